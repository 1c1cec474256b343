"""A view that is only looked at: it pans and zooms under mouse, fingers and keys, and takes no edit."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from app.widgets import style
from app.widgets.canvas import still_hands
from app.widgets.canvas.camera import ZOOM_STEP
from app.widgets.canvas.map_view import MapView

STEP = 96
"""Pixels that an arrow key pans."""

_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class StillView(MapView):
    """Shows a drawing that is not to be edited, on a ground that is a little darker than that of the map of now."""

    def __init__(self, theme_name: str, parent: QWidget) -> None:
        super().__init__(theme_name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.map_scene.set_ground(style.look().sunken)
        self._held: QPointF | None = None

    # --- events --------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Takes fingers and the trackpad; the rest goes its usual way."""
        if event.type() in still_hands.KINDS:
            still_hands.move(self.camera, cast(QTouchEvent, event))
            event.accept()
            return True
        if event.type() == QEvent.Type.NativeGesture:
            return self.trackpad.gesture(cast(QNativeGestureEvent, event))
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the map."""
        self.camera.stop()
        self._held = event.position()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the map along."""
        if self._held is not None:
            moved, self._held = event.position() - self._held, event.position()
            self.camera.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go of the map."""
        self._held = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Is two presses: there is nothing to open."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, plus and minus zoom, Home shows the start; Esc is for whoever shows this."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = _ARROWS[key]
            self.camera.pan(across * STEP, down * STEP)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.camera.glide_zoom(self.camera.place[2] * (1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP))
        elif key == Qt.Key.Key_Home:
            self.show_start()
        else:
            event.setAccepted(key != Qt.Key.Key_Escape)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lets go of the map."""
        super().focusOutEvent(event)
        self._held = None
