"""The gesture machine: which contact is in which state. One for mouse, pen and fingers alike.

Each contact has at most one gesture: it begins Pressed, and becomes a drag, a pan, a lasso or nothing. Any number of
people may drag at once, since a record that is held is left alone by all others. Which two fingers are one hand that
pinches is said in `_partner`. Losing a contact cancels its gesture, which puts everything back.
"""

from __future__ import annotations

from itertools import chain

from app.model.document import Document
from app.widgets.canvas.gestures.contact import (
    HAND_SPAN,
    HAND_TIME,
    HIT_SLOP,
    PINCH_REACH,
    PINCH_SPAN,
    PINCH_TIME,
    Button,
    Contact,
    ContactId,
    Device,
)
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.drags import begin_drag, holds_something
from app.widgets.canvas.gestures.gesture import Gesture, Nothing, Others
from app.widgets.canvas.gestures.pressed import Pressed
from app.widgets.canvas.gestures.stage import Stage, Target, Zone
from app.widgets.canvas.gestures.taps import Taps
from app.widgets.canvas.gestures.view import Lasso, Pan, Pinch, Turns


class Machine:
    """Takes contacts as they come and go, and drives the gestures that follow from them."""

    def __init__(self, stage: Stage, double_click: float = 0.4) -> None:
        self._stage = stage
        self._taps = Taps(double_click)
        self._turns = Turns(kept=lambda: self.somebody_drags)
        self._gestures: dict[ContactId, Gesture] = {}

    @property
    def idle(self) -> bool:
        """Whether nothing touches the canvas, and the view is free."""
        return not self._gestures and not self._turns.taken

    @property
    def dragging(self) -> bool:
        """Whether something is under way that Esc should call off."""
        return any(not isinstance(gesture, Pressed | Nothing) for gesture in self._gestures.values())

    @property
    def somebody_drags(self) -> bool:
        """Whether a thing is in somebody's hand: the map stays where it is under it."""
        return any(isinstance(gesture, Drag) for gesture in self._gestures.values())

    # --- contacts ------------------------------------------------------------------------------------------------

    def press(self, contact: Contact) -> None:
        """A contact comes down; if it was down already, its coming up was lost."""
        self.cancel(contact.id)
        caught = self._stage.hold_still() and contact.device is Device.FINGER
        if contact.button is Button.MIDDLE or contact.panning:
            self._gestures[contact.id] = Pan(self._stage, self._turns, contact)
            return
        target = self._stage.target_at(contact.x, contact.y, HIT_SLOP[contact.device])
        partner = self._partner(contact, target)
        if partner is not None:
            self._pinch(partner, contact)
        elif caught:
            self._gestures[contact.id] = Pan(self._stage, self._turns, contact)
        else:
            self._gestures[contact.id] = Pressed(self._stage, contact, target, self._tapped, self._begin)

    def double(self, contact: Contact) -> None:
        """The system itself calls it a double click."""
        self.cancel(contact.id)
        self._taps.forget(contact)
        target = self._stage.target_at(contact.x, contact.y, HIT_SLOP[contact.device])
        self._open(contact, target)

    def move(self, contact: Contact) -> None:
        """A contact moves, or reports again from where it is."""
        gesture = self._gestures.get(contact.id)
        if gesture is not None:
            self._replace(gesture, gesture.move(contact))

    def release(self, contact: Contact) -> None:
        """A contact goes up, perhaps further on than where it was last seen: its gesture comes to its end."""
        self.move(contact)
        gesture = self._gestures.pop(contact.id, None)
        if gesture is not None:
            self._replace(gesture, gesture.release(contact))

    def cancel(self, contact_id: ContactId | None = None) -> None:
        """A contact is lost, or with None all of them: whatever they were doing is put back."""
        if contact_id is None:
            self._stage.stop_linking()
        lost = list(self._gestures) if contact_id is None else [contact_id]
        for gesture in dict.fromkeys(self._gestures[i] for i in lost if i in self._gestures):
            self._replace(gesture, None)
            gesture.cancel()

    def call_off(self) -> None:
        """Esc: ends what whoever has the keyboard drags: the mouse or pen if one drags, else all fingers."""
        if not self.take_back_drag():
            for contact_id in [i for i, g in self._gestures.items() if g.last.device is Device.FINGER]:
                self.cancel(contact_id)

    def take_back_drag(self) -> bool:
        """Ends what the mouse or a pen drags; False if neither does. What fingers drag may be somebody else's."""
        hands = [i for i, g in self._gestures.items() if g.last.device is not Device.FINGER and self._drags(i)]
        for contact_id in hands:
            self.cancel(contact_id)
        return bool(hands)

    # --- the world changes ---------------------------------------------------------------------------------------

    def let_go_of_what_is_gone(self, document: Document) -> None:
        """The document has changed: gestures whose record is no longer there are called off."""
        for contact_id, gesture in list(self._gestures.items()):
            if not gesture.still_holds(document):
                self.cancel(contact_id)

    def edge_moved(self, by: int) -> None:
        """The left edge of the view has moved right by so many pixels: where hands were is that much further left."""
        self._taps.shift(by)

    def again(self) -> None:
        """The map moved under the contacts: each drag looks anew at where it is."""
        for gesture in dict.fromkeys(self._gestures.values()):
            gesture.again()

    def changed(self) -> None:
        """The map has changed under the contacts: what each drag aims at stays while its hand does."""
        for gesture in dict.fromkeys(self._gestures.values()):
            gesture.changed()

    def tick(self, time: float) -> None:
        """Time passes: a finger that has rested long enough opens the menu.

        A menu takes all touches to itself, so it waits while somebody else drags.
        """
        if self.dragging:
            return
        for contact_id, gesture in list(self._gestures.items()):
            if isinstance(gesture, Pressed) and gesture.rested(time):
                del self._gestures[contact_id]
                gesture.open_menu()
                return

    # --- what a press becomes ------------------------------------------------------------------------------------

    def _begin(self, target: Target, contact: Contact, start: tuple[float, float]) -> Gesture:
        return begin_drag(self._stage, self._turns, target, contact, start, self._others())

    def _others(self) -> Others:
        """What is under way. Whoever asks has only pressed so far, and counts for nothing."""
        gestures = self._gestures.values()
        held = frozenset(chain.from_iterable(gesture.held for gesture in gestures))
        return Others(held, any(isinstance(gesture, Drag | Lasso) for gesture in gestures))

    def _tapped(self, contact: Contact, target: Target) -> None:
        """A press ended where it began: one tap, or the second of two."""
        self._stage.attend()
        if self._stage.take_link(target):
            return
        if target.zone is Zone.LINK and target.record_id is not None:
            self._stage.begin_link(target.record_id)
        elif target.zone is Zone.COUNT and target.record_id is not None and not contact.adding:
            self._stage.show_actions(target.record_id)
        elif target.zone is Zone.PLUS or self._taps.is_second(contact, target):
            self._open(contact, target)
        elif target.role == "legend":
            self._stage.open_legend()
        elif target.record_id is not None:
            self._stage.select([target.record_id], contact.adding)
            self._offer_plus(contact)
        elif not contact.adding and not self._stage.begin_prompt(contact.x, contact.y):
            self._stage.focus_cell(contact.x, contact.y)
            self._offer_plus(contact)

    def _offer_plus(self, contact: Contact) -> None:
        """A finger cannot hover: what it taps shows the plus instead."""
        if contact.device is Device.FINGER and not contact.adding:
            self._stage.offer_plus(contact.x, contact.y)

    def _open(self, contact: Contact, target: Target) -> None:
        """Does what a double tap means, unless somebody holds what lies there."""
        if target.zone is Zone.PLUS:
            self._stage.add_here(target)
        elif target.zone is Zone.COUNT and target.record_id is not None:
            self._stage.show_actions(target.record_id)
        elif target.record_id not in self._others().held:
            self._stage.edit_or_create(contact.x, contact.y, target)

    # --- two fingers ---------------------------------------------------------------------------------------------

    def _partner(self, contact: Contact, target: Target) -> ContactId | None:
        """The finger that forms one hand with a new one, to pinch.

        Two on open ground do, if they are not as far apart as two people; that is how everybody zooms. On a crowded
        map one of them often lands on a note, or both on the same large one: then they are one hand if they come down
        together. Two that press different notes never pinch, since they may be two people's.
        """
        if contact.device is not Device.FINGER:
            return None
        near = sorted(self._gestures.items(), key=lambda item: contact.distance(item[1].last))
        return next((i for i, gesture in near if self._one_hand(gesture, contact, target)), None)

    def _one_hand(self, first: Gesture, contact: Contact, target: Target) -> bool:
        """Whether a new finger on `target` and the one that does `first` pinch together."""
        if not isinstance(first, Pressed | Pan) or first.last.device is not Device.FINGER:
            return False
        apart, later = contact.distance(first.last), contact.time - first.since
        known = first.target if isinstance(first, Pressed) else Target()
        on_ground = not holds_something(known), not holds_something(target)
        if all(on_ground):
            return self._may_pinch(apart, later)
        different = not any(on_ground) and known.record_id != target.record_id
        return not different and apart <= HAND_SPAN and later <= HAND_TIME

    def _may_pinch(self, apart: float, later: float) -> bool:
        """Whether two fingers on open ground, so many pixels and seconds apart, are one person's."""
        density = self._stage.pixels_per_mm
        if density is not None:
            return apart <= PINCH_REACH * density
        return apart <= HAND_SPAN or (apart <= PINCH_SPAN and later <= PINCH_TIME)

    def _pinch(self, partner: ContactId, contact: Contact) -> None:
        first = self._gestures[partner]
        pinch = Pinch(self._stage, self._turns, first.last, contact)
        self._turns.pass_on(first, pinch)
        self._gestures[partner] = self._gestures[contact.id] = pinch

    def _drags(self, contact_id: ContactId) -> bool:
        return not isinstance(self._gestures[contact_id], Pressed | Nothing)

    def _replace(self, gesture: Gesture, successor: Gesture | None) -> None:
        """Whoever had a part in `gesture` goes on with its successor, or with nothing."""
        for contact_id, each in list(self._gestures.items()):
            if each is gesture and successor is None:
                del self._gestures[contact_id]
            elif each is gesture and successor is not None:
                self._gestures[contact_id] = successor
