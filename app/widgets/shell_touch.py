"""Fingers on everything around the map, at any time and any number of them.

Qt makes a mouse of one finger, and of none while any finger is on the map. So each window is listened to: a finger that
comes down on something which takes no touches of its own is a `Finger`, and Qt makes no mouse of it beside that. What
takes touches itself (the map, the minimap, the outline) gets them as ever, and so does a menu, which Qt knows to serve.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEventPoint, QPointingDevice, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QGraphicsView, QMenu, QWidget
from shiboken6 import isValid

from app.widgets.canvas.gestures.contact import DOUBLE_TAP, DOUBLE_TAP_REACH
from app.widgets.finger import Finger

_NAME = "shellTouch"
_OWN = "takesTouches"
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})
_Key = tuple[int, int]
"""A touch screen by its id, and one of its points."""


def takes_touches(widget: QWidget) -> None:
    """Has a widget get touch events, and keeps the mouse that is made of fingers off it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    widget.setProperty(_OWN, True)


def install() -> ShellTouch | None:
    """Begins to listen, unless it does already; what listens, if there is a program."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return None
    return application.findChild(ShellTouch, _NAME) or ShellTouch(application)


class ShellTouch(QObject):
    """Listens to the touches of each window that has had the keyboard, for as long as the program runs.

    `touched` tells of each finger that comes down anywhere, `lifted` that the last of a window has gone up.
    """

    touched = Signal()
    lifted = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._fingers: dict[_Key, Finger] = {}
        self._tapped: tuple[QWidget | None, QPointF, float] = (None, QPointF(), 0.0)
        application.focusWindowChanged.connect(self._listen_to)
        application.focusChanged.connect(self._listen_around)
        self._listen_to(application.focusWindow())

    def _listen_around(self, _old: QWidget | None, new: QWidget | None) -> None:
        top = new.window() if new is not None else None  # kept: its handle is only known as long as it is
        self._listen_to(top.windowHandle() if top is not None else None)

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None and isValid(window):
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the touch events of a window that are all ours."""
        if event.type() == QEvent.Type.TouchCancel:
            self._lose_all()
        elif event.type() in _TOUCHES and isinstance(event, QTouchEvent) and isinstance(watched, QWindow):
            return self._take(watched, event)
        return False

    def _take(self, window: QWindow, event: QTouchEvent) -> bool:
        device = event.pointingDevice()
        if device.type() != QPointingDevice.DeviceType.TouchScreen:
            return False
        if event.type() == QEvent.Type.TouchEnd:
            self.lifted.emit()
        elif any(point.state() == QEventPoint.State.Pressed for point in event.points()):
            self.touched.emit()
        points = [(point.id(), point.state(), point.globalPosition()) for point in event.points()]
        mine = [self._follow(window, device, *point) for point in points]
        others = [state for (_id, state, _at), ours in zip(points, mine, strict=True) if not ours]
        if not any(mine) or any(state != QEventPoint.State.Stationary for state in others):
            return False
        event.accept()
        return True

    def _follow(
        self, window: QWindow, device: QPointingDevice, number: int, state: QEventPoint.State, place: QPointF
    ) -> bool:
        """Goes on with one point; whether it is one of ours."""
        key = device.systemId(), number
        if state == QEventPoint.State.Pressed:
            self._lose(key)
            return self._begin(window, device, key, place)
        if key not in self._fingers:
            return False
        if state == QEventPoint.State.Updated:
            self._fingers[key].move(place, monotonic())
        elif state == QEventPoint.State.Released:
            self._end(self._fingers.pop(key), place)
        return True

    def _begin(self, window: QWindow, device: QPointingDevice, key: _Key, place: QPointF) -> bool:
        widget = _widget_at(window, place)
        if widget is None or _is_for_touches(widget):
            return False
        if any(finger.widget is widget for finger in self._fingers.values()):
            return True  # one finger for each widget: the second does nothing there
        finger = Finger(self, widget, device, place, self._is_second_tap(widget, place))
        self._fingers[key] = finger
        finger.press()
        return True

    def _end(self, finger: Finger, place: QPointF) -> None:
        widget = finger.widget
        finger.deleteLater()
        tapped = finger.release(place, monotonic())
        self._tapped = (widget, place, monotonic()) if tapped else (None, place, 0.0)

    def _is_second_tap(self, widget: QWidget, place: QPointF) -> bool:
        tapped, there, moment = self._tapped
        near = (place - there).manhattanLength() <= DOUBLE_TAP_REACH
        self._tapped = (None, place, 0.0)
        return tapped is widget and near and monotonic() - moment <= DOUBLE_TAP

    def _lose_all(self) -> None:
        for key in list(self._fingers):
            self._lose(key)

    def _lose(self, key: _Key) -> None:
        finger = self._fingers.pop(key, None)
        if finger is not None:
            finger.lose()
            finger.deleteLater()


def _widget_at(window: QWindow, place: QPointF) -> QWidget | None:
    """The widget under a finger, unless a menu or the like has all hands to itself."""
    top = next((w for w in QApplication.topLevelWidgets() if isValid(w) and w.windowHandle() is window), None)
    popup = QApplication.activePopupWidget()
    if top is None or isinstance(top, QMenu) or popup not in (None, top):
        return None
    inside = top.mapFromGlobal(place.toPoint())
    return top.childAt(inside) or (top if top.rect().contains(inside) else None)


def _is_for_touches(widget: QWidget) -> bool:
    """Whether a widget, or the ground of the map that it lies on, takes touches by itself."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        view = around.parentWidget()
        if isinstance(view, QGraphicsView) and view.viewport() is around:
            return True
        around = view
    return bool(widget.property(_OWN))
