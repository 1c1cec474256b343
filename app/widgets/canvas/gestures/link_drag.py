"""The drag that draws a link: from the handle of a touchpoint to another touchpoint."""

from __future__ import annotations

from collections.abc import Sequence

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


class LinkDrag(Drag):
    """A line follows the contact; over a touchpoint it becomes the link that would be made."""

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float], touchpoint_id: Id) -> None:
        super().__init__(stage, contact, start)
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
        """The touchpoint under the contact."""
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
        self._stage.rubber(self, None if self._place is not None else (x, y, x + dx, y + dy))

    def put_down(self) -> None:
        """Takes the line away."""
        super().put_down()
        self._stage.rubber(self, None)
