"""Keeps in the settings where the window, its panel and the map are, soon after they came to rest.

So a program that is killed comes back where it was, as one that is closed does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.widgets import frame

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

INTERVAL_MS = 1000


class Keeping(QObject):
    """Looks now and then; what was the same twice and is not kept yet, is written."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._seen = self._kept = self._places()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(INTERVAL_MS)

    def _look(self) -> None:
        now = self._places()
        if now == self._seen and now != self._kept:
            self._keep()
            self._kept = now
        self._seen = now

    def _keep(self) -> None:
        window = self._window
        window.settings.window = frame.place_of(window) or window.settings.window
        page = window.workspace
        if page is not None:
            window.settings.leave_at(page.session.path, page.canvas.map_id, page.canvas.place())
        window.settings.save()

    def _places(self) -> tuple[object, ...]:
        page = self._window.workspace
        on_map = () if page is None else (page.session.path, page.canvas.map_id, page.canvas.place())
        return (frame.place_of(self._window), self._window.settings.panel, *on_map)
