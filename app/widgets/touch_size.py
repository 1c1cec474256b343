"""Everything becomes as large as a finger once a finger has been used, and stays so: at the next start it begins so.

It does so when all fingers are up, so that nothing jumps under one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.widgets import shell_touch, style

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

QUIET_MS = 600
"""How long all fingers are up until things grow: a double tap is over by then."""


class TouchSize(QObject):
    """Makes the shell of a window larger when it is first touched."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(QUIET_MS)
        self._growing.timeout.connect(self._grow)
        style.suit_fingers(window.settings.touch)
        touch = shell_touch.install()
        if touch is not None and not window.settings.touch:
            touch.touched.connect(self._growing.stop)
            touch.lifted.connect(self._growing.start)

    def _grow(self) -> None:
        settings = self._window.settings
        if not settings.touch and self._window.isVisible():  # of a window that was closed meanwhile nothing is seen
            settings.touch = True
            style.suit_fingers(True)
            settings.save()
