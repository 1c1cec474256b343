"""Work that can wait until a picture has been seen: it has a turn of the event loop of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class OwnTurn:
    """Makes a call once, however often it was asked for meanwhile, in a turn after that of the next picture.

    A timer that is due runs in the turn of that picture, right behind it, so the input that follows waits for both.
    The one that is started by another timer waits for the turn after it.
    """

    def __init__(self, parent: QObject, call: Callable[[], object]) -> None:
        self._picture, self._own = QTimer(parent), QTimer(parent)
        for timer in (self._picture, self._own):
            timer.setSingleShot(True)
            timer.setInterval(0)
        self._picture.timeout.connect(self._own.start)
        self._own.timeout.connect(call)

    def ask(self) -> None:
        """Soon it is called; who goes on asking does not put it off, or it might never come."""
        if not self.is_pending:
            self._picture.start()

    def call_off(self) -> None:
        """It is not called after all."""
        self._picture.stop()
        self._own.stop()

    @property
    def is_pending(self) -> bool:
        """Whether it was asked for, and not called yet."""
        return self._picture.isActive() or self._own.isActive()
