"""What is dropped on the window: a file that can be opened or imported, anywhere; a text, where it falls on the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.folders import MAP_SUFFIX

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Dropping(QObject):
    """Watches a window for what is dropped on it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            taking = self._taking(event)
            if taking is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    QTimer.singleShot(0, self, taking)  # the other program waits for the drop
                return True
        return super().eventFilter(watched, event)

    def _taking(self, event: QDropEvent) -> Callable[[], None] | None:
        """What is done with what is dragged, or None when nothing can be."""
        path = _file_in(event.mimeData())
        if path is not None:
            return lambda: self._take(path)
        canvas, text = self._window.canvas, event.mimeData().text()
        if canvas is None or event.mimeData().hasUrls() or not text.strip():
            return None
        at = canvas.viewport().mapFrom(self._window, event.position().toPoint())
        return lambda: canvas.commands.drop_text(text, at.x(), at.y())

    def _take(self, path: Path) -> None:
        self._window.attempt(lambda: self._window.commands.take(path))


def _file_in(data: QMimeData) -> Path | None:
    """The first file among what is dragged that can be opened or imported, if there is one."""
    from app.exchange import importer_for

    files = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in files if path.suffix.lower() == MAP_SUFFIX or importer_for(path.suffix)), None)
