"""The gesture machine: which contact is in which state. One for mouse, pen and fingers alike.

Each contact has at most one gesture: it begins Pressed, and becomes a drag, a pan, a lasso or nothing. Two fingers
pinch, unless each holds a note of its own. Losing a contact cancels its gesture, which puts everything back.
"""

from __future__ import annotations

from app.model.document import Document
from app.widgets.canvas.gestures.contact import (
    DOUBLE_TAP,
    DOUBLE_TAP_REACH,
    HIT_SLOP,
    LONG_PRESS,
    Button,
    Contact,
    Device,
)
from app.widgets.canvas.gestures.drags import begin_drag, holds_something
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage, Target, Zone
from app.widgets.canvas.gestures.view import Pan, Pinch


class Machine:
    """Takes contacts as they come and go, and drives the gestures that follow from them."""

    def __init__(self, stage: Stage, double_click: float = 0.4) -> None:
        self._stage = stage
        self._double = {Device.MOUSE: double_click, Device.PEN: DOUBLE_TAP, Device.FINGER: DOUBLE_TAP}
        self._gestures: dict[int, Gesture] = {}
        self._last_tap: tuple[Contact, Target] | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing touches the canvas."""
        return not self._gestures

    @property
    def dragging(self) -> bool:
        """Whether something is under way that Esc should call off."""
        return any(not isinstance(gesture, Pressed) for gesture in self._gestures.values())

    def press(self, contact: Contact) -> None:
        """A contact comes down; if it was down already, its coming up was lost."""
        self.cancel(contact.id)
        if contact.device is Device.FINGER and self._pinches(contact):
            return
        if contact.button is Button.MIDDLE or contact.panning:
            self._gestures[contact.id] = Pan(self._stage, contact)
            return
        target = self._stage.target_at(contact.x, contact.y, HIT_SLOP[contact.device])
        self._gestures[contact.id] = Pressed(self, self._stage, contact, target)

    def double(self, contact: Contact) -> None:
        """The system itself calls it a double click."""
        self.cancel(contact.id)
        self._last_tap = None
        target = self._stage.target_at(contact.x, contact.y, HIT_SLOP[contact.device])
        if target.zone is Zone.PLUS:
            self._stage.add_here(target)
        else:
            self._stage.edit_or_create(contact.x, contact.y, target)

    def move(self, contact: Contact) -> None:
        """A contact moves, or reports again from where it is."""
        gesture = self._gestures.get(contact.id)
        if gesture is None:
            return
        successor = gesture.move(contact)
        for contact_id, each in list(self._gestures.items()):
            if each is gesture and successor is not gesture:
                self._gestures[contact_id] = successor

    def release(self, contact: Contact) -> None:
        """A contact goes up, perhaps further on than where it was last seen: its gesture comes to its end."""
        self.move(contact)
        gesture = self._gestures.pop(contact.id, None)
        if gesture is None:
            return
        rest = gesture.release(contact)
        for contact_id in [i for i, each in self._gestures.items() if each is gesture]:
            if rest is None:
                del self._gestures[contact_id]
            else:
                self._gestures[contact_id] = rest

    def cancel(self, contact_id: int | None = None) -> None:
        """A contact is lost, or with None all of them: whatever they were doing is put back."""
        lost = list(self._gestures) if contact_id is None else [contact_id]
        gone = [self._gestures.pop(i) for i in lost if i in self._gestures]
        for gesture in dict.fromkeys(gone):
            gesture.cancel()
        for i in [i for i, each in self._gestures.items() if each in gone]:
            del self._gestures[i]

    def let_go_of_what_is_gone(self, document: Document) -> None:
        """The document has changed: gestures whose record is no longer there are called off."""
        for contact_id, gesture in list(self._gestures.items()):
            if not gesture.still_holds(document):
                self.cancel(contact_id)

    def again(self) -> None:
        """The map moved or changed under the contacts: each drag looks anew at where it is."""
        for gesture in dict.fromkeys(self._gestures.values()):
            if not isinstance(gesture, Pressed):
                gesture.move(gesture.last)

    def tick(self, time: float) -> None:
        """Time passes: a finger that has rested long enough opens the menu."""
        for contact_id, gesture in list(self._gestures.items()):
            if isinstance(gesture, Pressed) and gesture.held(time):
                del self._gestures[contact_id]
                gesture.hold()

    def tapped(self, contact: Contact, target: Target) -> None:
        """A press ended where it began: one tap, or the second of two."""
        if target.zone is Zone.PLUS:
            self._stage.add_here(target)
        elif self._is_second(contact, target):
            self._last_tap = None
            self._stage.edit_or_create(contact.x, contact.y, target)
        else:
            self._last_tap = (contact, target)
            if target.record_id is not None:
                self._stage.select([target.record_id], contact.adding)
            elif not contact.adding:
                self._stage.focus_cell(contact.x, contact.y)

    def _is_second(self, contact: Contact, target: Target) -> bool:
        if self._last_tap is None or contact.adding:
            return False
        first, known = self._last_tap
        in_time = contact.time - first.time <= self._double[contact.device]
        same_place = contact.distance(first) <= DOUBLE_TAP_REACH and known.record_id == target.record_id
        return in_time and same_place and first.device is contact.device

    def _pinches(self, contact: Contact) -> bool:
        """Joins a second finger to a first one that holds nothing, as a pinch."""
        fingers = [(i, g) for i, g in self._gestures.items() if i >= 0]
        if any(isinstance(gesture, Pinch) for _, gesture in fingers):
            return True
        free = [(i, g) for i, g in fingers if isinstance(g, Pressed | Pan)]
        if len(free) != 1 or len(fingers) != 1:
            return False
        first_id, first = free[0]
        target = self._stage.target_at(contact.x, contact.y, HIT_SLOP[contact.device])
        if isinstance(first, Pressed) and holds_something(first.target) and holds_something(target):
            return False
        pinch = Pinch(self._stage, first.last, contact)
        self._gestures[first_id] = self._gestures[contact.id] = pinch
        return True


class Pressed(Gesture):
    """A contact is down and has not said yet what it means: a tap, a long press or a drag."""

    def __init__(self, machine: Machine, stage: Stage, contact: Contact, target: Target) -> None:
        self._machine = machine
        self._stage = stage
        self._first = contact
        self.last = contact
        self.target = target

    def move(self, contact: Contact) -> Gesture:
        """Becomes a drag once the contact has moved far enough."""
        self.last = contact
        if not self.moved_enough(self._first, contact) or contact.button is Button.MENU:
            return self
        return begin_drag(self._stage, self.target, self._first).move(contact)

    def still_holds(self, document: Document) -> bool:
        """Whether what was pressed is still there."""
        return self.target.record_id is None or self.target.record_id in document.records

    def release(self, contact: Contact) -> None:
        """A tap; with the menu button, the menu."""
        if contact.button is Button.MENU:
            self._stage.open_menu(contact.x, contact.y, self.target)
        else:
            self._machine.tapped(contact, self.target)

    def cancel(self) -> None:
        """Nothing was begun, so nothing is put back."""

    def held(self, time: float) -> bool:
        """Whether a finger or pen has rested long enough for the menu."""
        return self._first.device is not Device.MOUSE and time - self._first.time >= LONG_PRESS

    def hold(self) -> None:
        """A long press: the menu of what lies there."""
        self._stage.open_menu(self.last.x, self.last.y, self.target)
