"""The second press of a double click belongs to the map that had the first, whatever has come up there in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QTouchEvent, QWindow
from shiboken6 import isValid

from app.widgets.canvas.gestures.contact import DOUBLE_TAP_REACH

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

_LISTENS_MS = 2000
"""How long after a press it is listened for: longer than any double click, since the window may have been busy."""

_BEGINS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)
_ENDS = (QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class SecondPress(QObject):
    """Listens to a canvas's window after each press on the map, and gives the map what is the second one of a double.

    It gives on all that follows, until the mouse or the finger goes up.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._first = QPointF()  # where the last press on the map was, on the screen
        self._taking = False
        self._window: QWindow | None = None
        self._listening = QTimer(self)
        self._listening.setSingleShot(True)
        self._listening.setInterval(_LISTENS_MS)
        self._listening.timeout.connect(self._stop)

    def after(self, press: QEvent) -> None:
        """The map was pressed."""
        point = _point(press)
        if point is None or self._taking:
            return
        self._first = point.globalPosition()
        self._stop()
        self._window = self._canvas.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)
            self._listening.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the second press, and what follows it, off the window."""
        if not isinstance(event, QMouseEvent | QTouchEvent):
            return False
        if not self._taking and event.type() in _BEGINS:
            self._taking = self._is_second(event)
        taken = self._taking
        if taken:
            self._give_on(event)
            self._taking = event.type() not in _ENDS
        return taken

    def _is_second(self, event: QMouseEvent | QTouchEvent) -> bool:
        point = _point(event)
        if point is None or not self._is_covered():
            return False
        mouse = isinstance(event, QMouseEvent)
        reach = QGuiApplication.styleHints().mouseDoubleClickDistance() if mouse else DOUBLE_TAP_REACH
        in_time = event.type() == QEvent.Type.MouseButtonDblClick or self._canvas.pointers.doubling > 0
        return in_time and (point.globalPosition() - self._first).manhattanLength() <= reach

    def _is_covered(self) -> bool:
        """Whether something else than the map lies now where the map was pressed."""
        top, viewport = self._canvas.window(), self._canvas.viewport()
        under = top.childAt(top.mapFromGlobal(self._first.toPoint()))
        return under is not None and under is not viewport and not viewport.isAncestorOf(under)

    def _give_on(self, event: QMouseEvent | QTouchEvent) -> None:
        event.accept()
        self._canvas.viewportEvent(self._as_mouse(event) if isinstance(event, QMouseEvent) else self._as_touch(event))

    def _as_mouse(self, event: QMouseEvent) -> QMouseEvent:
        place = event.globalPosition()
        return QMouseEvent(
            event.type(),
            self._canvas.viewport().mapFromGlobal(place),
            event.scenePosition(),
            place,
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )

    def _as_touch(self, event: QTouchEvent) -> QTouchEvent:
        ground = self._canvas.viewport()
        points = [
            QEventPoint(point.id(), point.state(), ground.mapFromGlobal(point.globalPosition()), point.globalPosition())
            for point in event.points()
        ]
        return QTouchEvent(event.type(), event.pointingDevice(), event.modifiers(), points)

    def _stop(self) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window, self._taking = None, False


def _point(event: QEvent) -> QEventPoint | None:
    """The one point of a press; several fingers that come down together are no second press."""
    if not isinstance(event, QMouseEvent | QTouchEvent) or len(event.points()) != 1:
        return None
    return event.points()[0]
