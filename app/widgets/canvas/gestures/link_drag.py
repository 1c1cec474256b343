"""The drag that draws a link: from the handle of a touchpoint to another touchpoint, or out of the journey."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from app.drawing import hit_test
from app.drawing import measures as m
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id
from app.widgets.canvas.gestures.contact import Contact
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.stage import Stage

_INSIDE = m.NOTE_WIDTH / 2
"""How far from its handle a touchpoint is its own aim: a link to itself is meant, and not just begun."""

_FAR = 48.0
"""How many pixels from where it was taken a contact on open ground means a way out, and not just a beginning."""

_OUT = object()
"""The place of a drop on open ground."""


class LinkDrag(Drag):
    """A line follows the contact; over a touchpoint it becomes the link that would be made.

    Over open ground the end of the line says that customers leave there. The way out itself is not shown before the
    drop: hands pass over open ground on their way to a touchpoint, and the map would make room for it each time.
    """

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float], touchpoint_id: Id) -> None:
        super().__init__(stage, contact, start)
        self._first = contact
        self._from = touchpoint_id
        self._made = edits.new_id()

    @property
    def held(self) -> Sequence[str]:
        """Nothing: others may move both ends meanwhile."""
        return ()

    def still_holds(self, document: Document) -> bool:
        """Whether the touchpoint is still there."""
        return self._from in document.records

    def aim(self, x: float, y: float) -> object:
        """The touchpoint under the contact, or the way out."""
        if self._is_far() and self._stage.is_open(self.last.x, self.last.y):
            return _OUT
        group = hit_test.hit(self._stage.drawing, x, y)
        if group is None or group.role != "touchpoint":
            return None
        if group.record_id == self._from and x > group.x + group.w - _INSIDE:
            return None
        return group.record_id

    def make(self, document: Document) -> Edit | None:
        """Links both."""
        if not isinstance(self._place, str):
            return None
        return edits.add_link(document, self._from, Id(self._place), ids=lambda: self._made)

    def follow(self, dx: float, dy: float) -> None:
        """A line leads from the handle to the contact while it is over nothing that it could link to."""
        x, y = self._start
        is_there = isinstance(self._place, str)
        self._stage.rubber(self, None if is_there else (x, y, x + dx, y + dy), leaves=self._place is _OUT)

    def release(self, contact: Contact) -> None:
        """Makes the link, or the way out; one that is there already is selected."""
        if self._place is not _OUT:
            super().release(contact)
            return
        self.put_down()
        made = self._leave(self._stage.document)
        self._stage.commit(self, self._leave)
        if not made.change and made.focus is not None:
            self._stage.select([made.focus])

    def put_down(self) -> None:
        """Takes the line away."""
        super().put_down()
        self._stage.rubber(self, None)

    def _leave(self, document: Document) -> Edit:
        return edits.add_exit(document, self._from, ids=lambda: self._made)

    def _is_far(self) -> bool:
        return hypot(self.last.x - self._first.x, self.last.y - self._first.y) >= _FAR
