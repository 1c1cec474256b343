"""Qt's mouse, pen and touch events as contacts for the gesture machine.

Raw touch only, no Qt gestures beside it: the second finger would be lost. Each finger of each screen is a contact of
its own, and so is each pen. Hands that rest on the screen are ignored; palms.py says which those are.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QGuiApplication, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

from app.widgets.canvas.gestures.contact import DOUBLE_TAP, Button, Contact, ContactId, Device
from app.widgets.canvas.gestures.machine import Machine
from app.widgets.canvas.palms import Palms

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

OnText = Callable[[ContactId, QEventPoint], bool]

MOUSE: ContactId = "mouse"
"""The one mouse: several of them share one cursor."""

_BUTTONS = {
    Qt.MouseButton.LeftButton: Button.MAIN,
    Qt.MouseButton.MiddleButton: Button.MIDDLE,
    Qt.MouseButton.RightButton: Button.MENU,
}


class Pointers(QObject):
    """Feeds the gesture machine from the events of a viewport; `handle` says whether an event was a pointer's.

    `on_text` is asked first whether a finger means the text that is being typed, and then keeps it.
    """

    used = Signal(object)
    """Which device touched the canvas last, when it is another one than before."""

    def __init__(self, canvas: Canvas, machine: Machine, on_text: OnText) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._machine = machine
        self._on_text = on_text
        self._down: dict[ContactId, Button] = {}  # mouse and pens that are pressed, and which button
        self._touches: dict[int, set[ContactId]] = {}  # the fingers that are down, by their screen
        self._resting: set[ContactId] = set()
        self._palms = Palms()
        self._last_used: Device | None = None
        self._pressed_at = float("-inf")
        self.meant_by_finger = False
        """Whether what is selected was chosen by a finger, and no key since has said what is meant by it."""
        self._clock = QTimer(self)
        self._clock.setInterval(25)
        self._clock.timeout.connect(self._tick)
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Once the canvas is hidden or another window comes forward, the end of what is under way is not seen."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate):
            self.lost()
        return False

    def handle(self, event: QEvent) -> bool:
        """Takes an event of the viewport; True when it was a pointer's and is done with."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
        elif isinstance(event, QTabletEvent):
            self._pen(event)
        elif isinstance(event, QMouseEvent):
            self._mouse(event)
        else:
            return False
        event.accept()
        self._keep_time()
        return True

    def lost(self) -> None:
        """The pointers were taken away: everything under way is put back."""
        self._down.clear()
        self._machine.cancel()

    def call_off(self) -> None:
        """Esc: the drag of whoever has the keyboard is put back."""
        self._machine.call_off()

    # --- mouse ---------------------------------------------------------------------------------------------------

    def _mouse(self, event: QMouseEvent) -> None:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return  # made up from a touch, which we have seen already
        kind = event.type()
        if MOUSE in self._down and self._was_let_go_elsewhere(event):
            self._lose(MOUSE)
        if kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            self._down.pop(MOUSE, None)
            self._use(Device.MOUSE)
            self._machine.double(self._mouse_contact(event))
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if MOUSE not in self._down and event.button() in _BUTTONS:
                self._down[MOUSE] = _BUTTONS[event.button()]
                self._use(Device.MOUSE)
                self._machine.press(self._mouse_contact(event))
        elif kind == QEvent.Type.MouseMove and MOUSE in self._down:
            self._machine.move(self._mouse_contact(event))
        elif kind == QEvent.Type.MouseButtonRelease and self._is_held(event):
            contact = self._mouse_contact(event)
            del self._down[MOUSE]
            self._machine.release(contact)

    def _is_held(self, event: QMouseEvent) -> bool:
        return MOUSE in self._down and _BUTTONS.get(event.button()) is self._down[MOUSE]

    def _was_let_go_elsewhere(self, event: QMouseEvent) -> bool:
        """Whether the button we hold came up where we could not see it, such as in another window."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._is_held(event):
            return False
        held = next(qt for qt, button in _BUTTONS.items() if button is self._down[MOUSE])
        pressed_anew = event.type() != QEvent.Type.MouseMove and event.button() == held
        return pressed_anew or not event.buttons() & held

    def _mouse_contact(self, event: QMouseEvent) -> Contact:
        return self._contact(MOUSE, Device.MOUSE, event.position(), event.modifiers())

    # --- pen -----------------------------------------------------------------------------------------------------

    def _pen(self, event: QTabletEvent) -> None:
        device = event.pointingDevice()
        pen = ("pen", device.systemId(), device.uniqueId().numericId())
        self._palms.saw_pen(pen, event.position(), monotonic())
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._down[pen] = _BUTTONS.get(event.button(), Button.MAIN)
            self._use(Device.PEN)
        elif kind == QEvent.Type.TabletMove and event.buttons() == Qt.MouseButton.NoButton:
            self._lose(pen)  # it only hovers; if it was down, its going up was lost
        contact = self._contact(pen, Device.PEN, event.position(), event.modifiers())
        if kind == QEvent.Type.TabletPress:
            self._machine.press(contact)
        elif kind == QEvent.Type.TabletMove:
            self._machine.move(contact)
        elif kind == QEvent.Type.TabletRelease:
            self._down.pop(pen, None)
            self._machine.release(contact)

    # --- fingers -------------------------------------------------------------------------------------------------

    def _touch(self, event: QTouchEvent) -> None:
        device = event.pointingDevice()
        screen = device.systemId()
        if event.type() == QEvent.Type.TouchCancel:
            for contact_id in self._touches.pop(screen, set()):
                self._lose(contact_id)
            return
        if device.type() == QPointingDevice.DeviceType.TouchScreen:
            for point in event.points():
                self._finger(screen, point, event.modifiers())
        if event.type() == QEvent.Type.TouchEnd and any(self._touches.values()):
            QTimer.singleShot(0, self, self._stay_touched)

    def _stay_touched(self) -> None:
        """Qt takes the last finger of one screen for the last of all, and would give us no more of the others."""
        self._canvas.viewport().setAttribute(Qt.WidgetAttribute.WA_WState_AcceptedTouchBeginEvent)

    def _finger(self, screen: int, point: QEventPoint, keys: Qt.KeyboardModifier) -> None:
        contact_id = (screen, point.id())
        state = point.state()
        if state == QEventPoint.State.Pressed:
            self._touches.setdefault(screen, set()).add(contact_id)
        elif state == QEventPoint.State.Released:
            self._touches.get(screen, set()).discard(contact_id)
        if not self._is_ignored(contact_id, point) and not self._on_text(contact_id, point):
            self._feed(self._contact(contact_id, Device.FINGER, point.position(), keys), state)

    def _feed(self, contact: Contact, state: QEventPoint.State) -> None:
        if state == QEventPoint.State.Pressed:
            self._use(Device.FINGER)
            self._machine.press(contact)
        elif state == QEventPoint.State.Released:
            self._machine.release(contact)
        elif state == QEventPoint.State.Updated:
            self._machine.move(contact)

    def _is_ignored(self, contact_id: ContactId, point: QEventPoint) -> bool:
        """Whether a contact is a hand that rests on the screen, from its first touch to its last."""
        if point.state() == QEventPoint.State.Pressed:
            width = self._canvas.screen().physicalSize().width()
            resting = self._palms.is_resting(point.position(), point.ellipseDiameters(), monotonic(), width)
            (self._resting.add if resting else self._resting.discard)(contact_id)
        ignored = contact_id in self._resting
        if point.state() == QEventPoint.State.Released:
            self._resting.discard(contact_id)
        return ignored

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _contact(self, contact_id: ContactId, device: Device, place: QPointF, keys: Qt.KeyboardModifier) -> Contact:
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        return Contact(
            id=contact_id,
            device=device,
            x=place.x(),
            y=place.y(),
            time=monotonic(),
            button=self._down.get(contact_id, Button.MAIN),
            adding=shift or control or self._canvas.adding_mode,
            copying=control,
            panning=self._canvas.space_held and device is not Device.FINGER,
        )

    def _lose(self, contact_id: ContactId) -> None:
        self._down.pop(contact_id, None)
        self._resting.discard(contact_id)
        self._machine.cancel(contact_id)

    @property
    def by_finger(self) -> bool:
        """Whether a finger touched the canvas last."""
        return self._last_used is Device.FINGER

    @property
    def doubling(self) -> float:
        """For how many seconds another press may still make a double click of the last one."""
        system = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        within = system if self._last_used is Device.MOUSE else DOUBLE_TAP
        return max(0.0, self._pressed_at + within - monotonic())

    def _use(self, device: Device) -> None:
        self._pressed_at = monotonic()
        self.meant_by_finger = device is Device.FINGER
        if device is not self._last_used:
            self._last_used = device
            self.used.emit(device)

    def _keep_time(self) -> None:
        if self._machine.idle:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    def _tick(self) -> None:
        if QApplication.activePopupWidget() is not None:
            self.lost()  # a menu or list takes all pointers to itself: the end of what is under way will not be seen
        self._machine.tick(monotonic())
        self._keep_time()
