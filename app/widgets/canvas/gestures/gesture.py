"""What every gesture can: go on, end, or be called off."""

from __future__ import annotations

from abc import ABC, abstractmethod

from app.model.document import Document
from app.widgets.canvas.gestures.contact import DRAG_START, Contact


class Gesture(ABC):
    """Something a contact is doing. `last` is where the contact was last seen."""

    last: Contact

    @abstractmethod
    def move(self, contact: Contact) -> Gesture:
        """Goes on with the contact at a new place; gives itself, or the gesture that follows from it."""

    @abstractmethod
    def release(self, contact: Contact) -> Gesture | None:
        """Ends well. Where two contacts shared the gesture, gives what the other one goes on with."""

    @abstractmethod
    def cancel(self) -> None:
        """Ends badly: puts everything back."""

    def still_holds(self, document: Document) -> bool:
        """Whether what the contact holds is still there, after the document has changed under it."""
        return True

    def moved_enough(self, first: Contact, now: Contact) -> bool:
        """Whether a press has moved far enough to be a drag."""
        return now.distance(first) >= DRAG_START[now.device]
