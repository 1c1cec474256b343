"""Work after a picture, in turns: what a hand holds is seen to follow it before the rest is worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

T = TypeVar("T")

_UNPAINTED_MS = 40
"""How long after it was asked for the work begins when no picture is painted."""


class InTurns(Generic[T]):
    """Makes something in one turn of the event loop after the next picture, and shows it in a turn after that.

    To lay out a large map, to bring the scene in step with it and to paint it each take some milliseconds. One after
    the other they are longer than a picture may take; a turn apart, input and the pictures that follow from it come in
    between. What was made is given to `prepare` in turns of its own, for as long as that says that it did something.
    """

    def __init__(
        self,
        parent: QObject,
        make: Callable[[], T],
        show: Callable[[T], object],
        prepare: Callable[[T], bool] = lambda _made: False,
    ) -> None:
        self._make, self._show, self._prepare = make, show, prepare
        self._made: T | None = None
        self._next = QTimer(parent)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._take_turn)

    def ask(self) -> None:
        """Begins anew after the next picture: what was made and not shown yet no longer fits."""
        self._made = None
        self._next.start(_UNPAINTED_MS)

    def was_painted(self) -> None:
        """A picture has just been painted."""
        if self._next.isActive():
            self._next.start(0)

    @property
    def is_pending(self) -> bool:
        """Whether something was asked for that is not shown yet."""
        return self._next.isActive()

    def call_off(self) -> None:
        """Nothing is to be shown any more."""
        self._made = None
        self._next.stop()

    def _take_turn(self) -> None:
        if self._made is None:
            self._made = self._make()
            self._next.start(0)
        elif self._prepare(self._made):
            self._next.start(0)
        else:
            made, self._made = self._made, None
            self._show(made)
