"""What is dropped on the window: files that can be opened or imported, anywhere; texts and pictures on the map.

While a picture is dragged over the map, what would get it is marked there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.drawing.primitives import Box
from app.i18n import _
from app.widgets import importing
from app.widgets.drop_sign import DropSign
from app.widgets.dropped_files import Dropped
from app.widgets.pictures.sources import has_pictures, is_only_named, picture_files, pictures_in

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
            self._mark(None)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.DragMove:
            self._follow(event)
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            taking = self._taking(event)
            if taking is not None:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent):
                    self._sign.hide()
                    self._mark(None)
                    QTimer.singleShot(0, self, taking)  # the other program waits for the drop
                return True
        return super().eventFilter(watched, event)

    def _taking(self, event: QDropEvent) -> Callable[[], object] | None:
        """What is done with what is dragged, or None when nothing can be."""
        data, canvas = event.mimeData(), self._window.canvas
        files = Dropped.of(_local_files(data))
        if files is not None:
            self._sign.say(*files.sign(map_is_open=canvas is not None))
            return lambda: files.take(self._window)
        if canvas is not None and has_pictures(data):
            entering = isinstance(event, QDragEnterEvent)
            if not entering and not self._is_over_map(event):
                return None
            pictures = [] if entering else pictures_in(data)
            at = self._on_map(event)
            return lambda: canvas.commands.drop_pictures(pictures, at.x(), at.y())
        if canvas is not None and is_only_named(data):
            return lambda: canvas.problem.emit(_("The browser gave no picture. Copy it there and paste it here."))
        return self._taking_text(event, data.text()) if not data.hasUrls() else None

    def _taking_text(self, event: QDropEvent, text: str) -> Callable[[], object] | None:
        """A journey in some format is imported, wherever it is dropped; other words become notes of the map."""
        from app.exchange.incoming import from_text

        canvas = self._window.canvas
        if from_text(text) is not None:
            return lambda: importing.begin_pasted(self._window, text)
        if canvas is None or not text.strip():
            return None
        at = self._on_map(event)
        return lambda: canvas.commands.drop_text(text, at.x(), at.y())

    def _on_map(self, event: QDropEvent) -> QPoint:
        """Where on the view of the map something is dragged."""
        canvas = self._window.canvas
        assert canvas is not None
        return canvas.viewport().mapFrom(self._window, event.position().toPoint())

    def _is_over_map(self, event: QDropEvent) -> bool:
        """Whether the map itself lies there, with nothing over it: what shows another moment takes no edit."""
        canvas = self._window.canvas
        return canvas is not None and self._window.childAt(event.position().toPoint()) is canvas.viewport()

    def _follow(self, event: QDropEvent) -> None:
        """Marks what would get a picture that is dragged there, and takes it over the map only."""
        canvas, data = self._window.canvas, event.mimeData()
        if canvas is None or Dropped.of(_local_files(data)) is not None or not has_pictures(data):
            return
        event.setAccepted(self._is_over_map(event))
        at, count = self._on_map(event), max(1, len(picture_files(_local_files(data))))
        self._mark(canvas.commands.picture_box(at.x(), at.y(), count) if event.isAccepted() else None)

    def _mark(self, box: Box | None) -> None:
        if self._window.canvas is not None:
            self._window.canvas.feedback.lasso(box)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
