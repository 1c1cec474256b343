"""The on-screen keyboard: it never covers the text that is being typed. The map makes room, and goes back after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF
from PySide6.QtGui import QGuiApplication

from app.widgets.canvas.detour import Detour

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

CLEAR = 16
"""Pixels kept free between the text and the keyboard."""


def shown_keyboard() -> QRectF:
    """Where the system's keyboard covers the window, in its pixels; empty when it does not."""
    return QGuiApplication.inputMethod().keyboardRectangle()


class ScreenKeyboard(QObject):
    """Keeps the editor of one canvas clear of the keyboard; `rectangle` tells where that is."""

    def __init__(self, canvas: Canvas, rectangle: Callable[[], QRectF] = shown_keyboard) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.rectangle = rectangle
        self._detour = Detour(canvas.camera)
        canvas.editor.opened.connect(self._open)
        canvas.editor.closed.connect(self._close)
        canvas.editor.textChanged.connect(self.make_room)
        QGuiApplication.inputMethod().keyboardRectangleChanged.connect(self.make_room)

    def make_room(self) -> None:
        """The keyboard came, went or changed its size, or the text grew: moves the map as far as needed."""
        covered = self._covered()
        if not self._canvas.editor.active or self.rectangle().isEmpty():
            self._detour.back()
        elif covered > 0:
            before = self._canvas.camera.place
            x, y, zoom = before
            self._canvas.camera.glide_to((x, y + covered / zoom, zoom))
            self._detour.went_from(before)

    def _open(self) -> None:
        QGuiApplication.inputMethod().show()
        self.make_room()

    def _close(self) -> None:
        QGuiApplication.inputMethod().hide()
        self._detour.back()

    def _covered(self) -> float:
        """How many pixels of the text lie under the keyboard; its first line is never pushed out at the top."""
        viewport, text = self._canvas.viewport(), self._canvas.editor.geometry()
        below = viewport.mapFrom(self._canvas.window(), QPoint(0, round(self.rectangle().top()))).y()
        header = self._canvas.drawing.header_height * self._canvas.zoom
        return min(text.bottom() + CLEAR - below, text.top() - header)
