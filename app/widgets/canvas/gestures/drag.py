"""What all drags that end in an edit share.

While a drag lasts, the map shows how it would look if the drag ended now. Nothing is edited before the end, so that
calling it off only means showing the map as it is.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from app.errors import DocumentError
from app.model.document import Document
from app.model.edits import Edit
from app.widgets.canvas.gestures.contact import HIT_SLOP, Contact
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage


class Drag(Gesture):
    """A drag that would, if it ended now, make an edit."""

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float]) -> None:
        """Begins with a contact that took hold at the point `start` of the map."""
        self._stage = stage
        self._start = start
        self._place: object = None
        self._steady: Contact | None = None  # where the hand was when the map last changed under it
        self.last = contact

    @property
    def lifts(self) -> bool:
        """Whether what is dragged is lifted off the map and follows by itself, so that the map may come after it."""
        return False

    @property
    def under_headers(self) -> bool:
        """Whether what is dragged belongs under the headers, so that for it they are the edge of the view."""
        return False

    @property
    @abstractmethod
    def held(self) -> Sequence[str]:
        """The records that are dragged, which no other contact may take."""

    @abstractmethod
    def aim(self, x: float, y: float) -> object:
        """Where the drag would end, for a contact at (x, y) of the map; equal places need no new preview."""

    @abstractmethod
    def make(self, document: Document) -> Edit | None:
        """The edit that the drag would make of a document if it ended at the place aimed at."""

    def follow(self, dx: float, dy: float) -> None:
        """Shows what is dragged at its new place, (dx, dy) map units from where it was taken."""

    def move(self, contact: Contact) -> Gesture:
        """Aims anew, and shows the map as it would be."""
        self.last = contact
        if self._steady is not None and contact.distance(self._steady) <= HIT_SLOP[contact.device]:
            self._follow()
        else:
            self.again()
        self._stage.edge_scroll(self, contact.x, contact.y, self.under_headers)
        return self

    def again(self) -> None:
        """Aims from where the contact is on the map now."""
        self._steady = None
        place = self.aim(*self._stage.to_map(self.last.x, self.last.y))
        if place != self._place:
            self._place = place
            self._stage.preview(self, self.make, soon=self.lifts)
        self._follow()

    def changed(self) -> None:
        """What was aimed at stays, until the hand goes on: rows may have come to lie elsewhere, and nobody who lets
        go where a place was shown to him means the row that has slid under his finger.
        """
        if self._place is not None and self._still_fits():
            self._steady = self.last
            self._follow()
        else:
            self.again()

    def _still_fits(self) -> bool:
        try:
            return self.make(self._stage.document) is not None
        except DocumentError:
            return False

    def _follow(self) -> None:
        x, y = self._stage.to_map(self.last.x, self.last.y)
        self.follow(x - self._start[0], y - self._start[1])

    def still_holds(self, document: Document) -> bool:
        """Whether all that is dragged is still there."""
        return all(i in document.records for i in self.held)

    def release(self, contact: Contact) -> None:
        """Makes the edit."""
        self.put_down()
        self._stage.commit(self, self.make)

    def cancel(self) -> None:
        """Shows the map as it is."""
        self.put_down()
        self._stage.preview(self, None)

    def put_down(self) -> None:
        """Takes away what was only shown while the drag lasted."""
        self._stage.edge_scroll(self, None)
        self._stage.lift(self, (), 0, 0)
