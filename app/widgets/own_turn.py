"""Work that can wait until a picture has been seen: it has a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import perf_counter
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

_APART = 0.002
"""Seconds without work after which a turn of the loop is surely another one than that of the last work."""

_ON_ITS_WAY = 0.03
"""Seconds within which a picture comes of what was just shown; when nothing in sight is to be painted, none does."""

_LOOK_AGAIN_MS = 1
"""How long nothing is looked at while a picture is awaited."""

_MOST = 0.5
"""Seconds after which it no longer waits for a turn without a picture: while somebody draws there may be none.

Half as long was too short where a slow machine takes back several steps in a row: each with its picture took longer
than a hand needs for the next, so what waited came into the turn of the last of them, and that was late.
"""


class OwnTurn(QObject):
    """Makes a call once, however often it was asked for meanwhile, in a turn after that of the next picture.

    A timer that is due runs in the turn of that picture, right behind it, so the input that follows waits for both.
    The one that is started by another timer waits for the turn after it; if that has a picture too, or other work of
    this kind, for one more.
    """

    _due = Signal()
    _free: ClassVar[float] = -inf  # the moment from which on a turn is nobody else's
    _awaited: ClassVar[float] = -inf  # up to which moment a picture is awaited

    def __init__(self, parent: QObject, call: Callable[[], object], for_picture: bool = False) -> None:
        """One that is `for_picture` does what the next picture shows, and so never waits for that."""
        super().__init__(parent)
        self._for_picture = for_picture
        self._picture, self._own = QTimer(self), QTimer(self)
        self._latest = inf
        for timer in (self._picture, self._own):
            timer.setSingleShot(True)
            timer.setInterval(0)
        self._picture.timeout.connect(self._own.start)
        self._own.timeout.connect(self._begin)
        self._due.connect(call)  # and not kept: what is called may hold this

    @classmethod
    def expect_picture(cls) -> None:
        """Something was just shown, and its picture may come later in this turn: what can wait comes after it."""
        OwnTurn._awaited = perf_counter() + _ON_ITS_WAY

    @classmethod
    def note_picture(cls) -> None:
        """The picture came, which is enough for one turn."""
        OwnTurn._awaited = -inf
        OwnTurn._free = perf_counter() + _APART

    @classmethod
    def note_work(cls) -> None:
        """Something else that takes long was done in this turn."""
        OwnTurn._free = perf_counter() + _APART

    def ask(self) -> None:
        """Soon it is called; who goes on asking does not put it off, or it might never come."""
        if not self.is_pending:
            self._latest = perf_counter() + _MOST
            self._own.setInterval(0)
            self._picture.start()

    def call_off(self) -> None:
        """It is not called after all."""
        self._picture.stop()
        self._own.stop()

    @property
    def is_pending(self) -> bool:
        """Whether it was asked for, and not called yet."""
        return self._picture.isActive() or self._own.isActive()

    def _begin(self) -> None:
        now = perf_counter()
        awaited = now < OwnTurn._awaited and not self._for_picture
        if now < self._latest and (awaited or now < OwnTurn._free):
            self._own.start(_LOOK_AGAIN_MS if awaited else 0)
            return
        self._due.emit()
        self.note_work()
