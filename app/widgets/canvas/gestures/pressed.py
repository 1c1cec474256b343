"""The beginning of every gesture: a contact that is down and has not said yet what it means."""

from __future__ import annotations

from collections.abc import Callable

from app.model.document import Document
from app.widgets.canvas.gestures.contact import LONG_PRESS, Button, Contact, Device
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage, Target

Tapped = Callable[[Contact, Target], None]
Begin = Callable[[Target, Contact, tuple[float, float]], Gesture]
"""Makes the drag that a press on a target becomes, for the contact as it was and where on the map that is."""


class Pressed(Gesture):
    """A tap, a long press or a drag: it shows when the contact goes up, rests or moves."""

    def __init__(self, stage: Stage, contact: Contact, target: Target, tapped: Tapped, begin: Begin) -> None:
        self._stage = stage
        self._tapped = tapped
        self._begin = begin
        self._first = contact
        self._start = stage.to_map(contact.x, contact.y)
        self.since = contact.time
        self.last = contact
        self.target = target

    def move(self, contact: Contact) -> Gesture:
        """Becomes a drag once the contact has moved far enough."""
        self.last = contact
        if not self.moved_enough(self._first, contact) or contact.button is Button.MENU:
            return self
        return self._begin(self.target, self._first, self._start).move(contact)

    def still_holds(self, document: Document) -> bool:
        """Whether what was pressed is still there."""
        return self.target.record_id is None or self.target.record_id in document.records

    def release(self, contact: Contact) -> None:
        """A tap; with the menu button, the menu."""
        if contact.button is Button.MENU:
            self._stage.open_menu(contact.x, contact.y, self.target)
        else:
            self._tapped(contact, self.target)

    def cancel(self) -> None:
        """Nothing was begun, so nothing is put back."""

    def rested(self, time: float) -> bool:
        """Whether a finger or pen has rested long enough for the menu."""
        return self._first.device is not Device.MOUSE and time - self.since >= LONG_PRESS

    def open_menu(self) -> None:
        """A long press: the menu of what lies there."""
        self._stage.open_menu(self.last.x, self.last.y, self.target)
