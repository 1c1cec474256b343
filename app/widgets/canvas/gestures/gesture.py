"""What every gesture can: go on, end, or be called off."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from app.model.document import Document
from app.widgets.canvas.gestures.contact import DRAG_START, Contact


class Gesture(ABC):
    """Something a contact is doing. `last` is where the contact was last seen."""

    last: Contact

    @property
    def held(self) -> Sequence[str]:
        """What the contact has taken hold of, and no other may take: records, or groups by their key."""
        return ()

    @abstractmethod
    def move(self, contact: Contact) -> Gesture:
        """Goes on with the contact at a new place; gives itself, or the gesture that follows from it."""

    @abstractmethod
    def release(self, contact: Contact) -> Gesture | None:
        """Ends well. Where two contacts shared the gesture, gives what the other one goes on with."""

    @abstractmethod
    def cancel(self) -> None:
        """Ends badly: puts everything back."""

    def again(self) -> None:  # noqa: B027  # most gestures do not follow the map
        """The map moved under the contact: what follows it on the map looks anew at where it is."""

    def changed(self) -> None:
        """The map is another one under the contact, by an edit of somebody else's."""
        self.again()

    def still_holds(self, document: Document) -> bool:
        """Whether what the contact holds is still there, after the document has changed under it."""
        return True

    def moved_enough(self, first: Contact, now: Contact) -> bool:
        """Whether a press has moved far enough to be a drag."""
        return now.distance(first) >= DRAG_START[now.device]


class Nothing(Gesture):
    """A contact that does nothing until it goes up: what it pressed is in somebody else's hand."""

    def __init__(self, contact: Contact) -> None:
        self.last = contact

    def move(self, contact: Contact) -> Gesture:
        """Nothing moves."""
        self.last = contact
        return self

    def release(self, contact: Contact) -> None:
        """Nothing was begun."""

    def cancel(self) -> None:
        """Nothing was begun, so nothing is put back."""


@dataclass(frozen=True, slots=True)
class Others:
    """What the other contacts are doing, for one that begins something."""

    held: frozenset[str] = frozenset()
    dragging: bool = False  # one of them drags already: the selection is that one's
