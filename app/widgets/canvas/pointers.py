"""Qt's mouse, pen and touch events as contacts for the gesture machine.

Raw touch only, no Qt gestures beside it: the second finger would be lost. While a pen is near, fresh fingers and large
contacts, which are a resting hand, are ignored.
"""

from __future__ import annotations

from time import monotonic
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QTabletEvent, QTouchEvent

from app.widgets.canvas.gestures.contact import MOUSE_ID, PEN_ID, Button, Contact, Device
from app.widgets.canvas.gestures.machine import Machine

PALM = 40.0
"""Pixels across from which a contact is a palm and no finger."""

PEN_NEAR = 1.0
"""Seconds after its last sign during which a pen counts as near."""

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.MAIN,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.MENU,
}


class Host(Protocol):
    """What decides about keys that change what a pointer does."""

    space_held: bool
    adding_mode: bool


class Pointers(QObject):
    """Feeds the gesture machine from the events of a viewport; `handle` says whether an event was a pointer's."""

    def __init__(self, parent: QObject, host: Host, machine: Machine) -> None:
        super().__init__(parent)
        self._host = host
        self._machine = machine
        self._button = Button.MAIN
        self._mouse_down = False
        self._pen_seen = -PEN_NEAR
        self._ignored: set[int] = set()
        self._clock = QTimer(self)
        self._clock.setInterval(50)
        self._clock.timeout.connect(self._tick)

    def handle(self, event: QEvent) -> bool:
        """Takes an event of the viewport; True when it was a pointer's and is done with."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
        elif isinstance(event, QTabletEvent):
            return self._pen(event)
        elif isinstance(event, QMouseEvent):
            return self._mouse(event)
        else:
            return False
        event.accept()
        return True

    def lost(self) -> None:
        """The pointers were taken away: everything under way is put back."""
        self._mouse_down = False
        self._machine.cancel()

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return True  # made up from a touch, which we have seen already
        kind = event.type()
        if self._mouse_down and self._was_let_go_elsewhere(event):
            self._mouse_down = False
            self._machine.cancel(MOUSE_ID)
        if kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            self._mouse_down = False
            self._machine.double(self._contact(MOUSE_ID, Device.MOUSE, event.position(), event.modifiers()))
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if not self._mouse_down and event.button() in _BUTTONS:
                self._button, self._mouse_down = _BUTTONS[event.button()], True
                self._machine.press(self._contact(MOUSE_ID, Device.MOUSE, event.position(), event.modifiers()))
        elif kind == QEvent.Type.MouseMove and self._mouse_down:
            self._machine.move(self._contact(MOUSE_ID, Device.MOUSE, event.position(), event.modifiers()))
        elif kind == QEvent.Type.MouseButtonRelease and _BUTTONS.get(event.button()) is self._button:
            self._mouse_down = False
            self._machine.release(self._contact(MOUSE_ID, Device.MOUSE, event.position(), event.modifiers()))
        return True

    def _was_let_go_elsewhere(self, event: QMouseEvent) -> bool:
        """Whether the button we hold came up where we could not see it, such as in another window."""
        if event.type() == QEvent.Type.MouseButtonRelease and _BUTTONS.get(event.button()) is self._button:
            return False
        held = next(qt for qt, button in _BUTTONS.items() if button is self._button)
        pressed_anew = event.type() != QEvent.Type.MouseMove and event.button() == held
        return pressed_anew or not event.buttons() & held

    def _pen(self, event: QTabletEvent) -> bool:
        self._pen_seen = monotonic()
        kind = event.type()
        contact = self._contact(PEN_ID, Device.PEN, event.position(), event.modifiers())
        if kind == QEvent.Type.TabletPress:
            self._button = _BUTTONS.get(event.button(), Button.MAIN)
            self._machine.press(self._contact(PEN_ID, Device.PEN, event.position(), event.modifiers()))
        elif kind == QEvent.Type.TabletMove:
            self._machine.move(contact)
        elif kind == QEvent.Type.TabletRelease:
            self._machine.release(contact)
        self._keep_time()
        event.accept()
        return True

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._ignored.clear()
            self._machine.cancel()
            return
        for point in event.points():
            self._finger(point, event.modifiers())
        self._keep_time()

    def _finger(self, point: QEventPoint, keys: Qt.KeyboardModifier) -> None:
        contact_id = point.id()
        contact = self._contact(contact_id, Device.FINGER, point.position(), keys)
        state = point.state()
        if state == QEventPoint.State.Pressed:
            if self._is_resting_hand(point):
                self._ignored.add(contact_id)
            else:
                self._machine.press(contact)
        elif contact_id in self._ignored:
            if state == QEventPoint.State.Released:
                self._ignored.discard(contact_id)
        elif state == QEventPoint.State.Released:
            self._machine.release(contact)
        elif state == QEventPoint.State.Updated:
            self._machine.move(contact)

    def _is_resting_hand(self, point: QEventPoint) -> bool:
        size = point.ellipseDiameters()
        return monotonic() - self._pen_seen < PEN_NEAR or max(size.width(), size.height()) > PALM

    def _contact(self, contact_id: int, device: Device, place: QPointF, keys: Qt.KeyboardModifier) -> Contact:
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        return Contact(
            id=contact_id,
            device=device,
            x=place.x(),
            y=place.y(),
            time=monotonic(),
            button=Button.MAIN if device is Device.FINGER else self._button,
            adding=shift or control or self._host.adding_mode,
            copying=control,
            panning=self._host.space_held,
        )

    def _keep_time(self) -> None:
        if self._machine.idle:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    def _tick(self) -> None:
        self._machine.tick(monotonic())
        self._keep_time()
