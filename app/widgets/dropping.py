"""What is dropped on the window: files that can be opened or imported, anywhere; a text, where it falls on the map."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.widgets.drop_sign import DropSign
from app.widgets.dropped_files import Dropped

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Dropping(QObject):
    """Watches a window for what is dropped on it, and says over it what will become of a file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sign = DropSign(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self._sign.hide()
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            taking = self._taking(event)
            if taking is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self._sign.hide()
                    QTimer.singleShot(0, self, taking)  # the other program waits for the drop
                return True
        return super().eventFilter(watched, event)

    def _taking(self, event: QDropEvent) -> Callable[[], None] | None:
        """What is done with what is dragged, or None when nothing can be."""
        data, canvas = event.mimeData(), self._window.canvas
        files = Dropped.of(_local_files(data))
        if files is not None:
            self._sign.say(*files.sign(map_is_open=canvas is not None))
            return lambda: files.take(self._window)
        text = data.text()
        if canvas is None or data.hasUrls() or not text.strip():
            return None
        at = canvas.viewport().mapFrom(self._window, event.position().toPoint())
        return lambda: canvas.commands.drop_text(text, at.x(), at.y())


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
