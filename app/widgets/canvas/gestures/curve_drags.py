"""The drags of what stands on the emotion lane: points of a curve, and the bars of what customers expect."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing import hit_test
from app.drawing.primitives import Group
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id
from app.widgets.canvas.gestures.contact import Contact
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.stage import Stage


class LevelDrag(Drag):
    """Something goes up and down the scale of the emotion lane."""

    def __init__(
        self, stage: Stage, contact: Contact, start: tuple[float, float], touchpoint_id: Id, group: Group
    ) -> None:
        super().__init__(stage, contact, start)
        self._touchpoint_id, self._key = touchpoint_id, group.key
        self._grip = group.y + group.h / 2 - self._start[1]
        self._lane_id = hit_test.lane_at(stage.drawing, group.y + group.h / 2)

    @property
    def held(self) -> Sequence[str]:
        """The point: another hand may drag the touchpoint's score of another persona, or the touchpoint itself."""
        return (self._key,)

    def still_holds(self, document: Document) -> bool:
        """Whether the touchpoint is still there."""
        return self._touchpoint_id in document.records

    def aim(self, x: float, y: float) -> object:
        """The score at the height of the contact, in steps of a tenth."""
        drawing = self._stage.drawing
        if self._lane_id is None or all(row.lane_id != self._lane_id for row in drawing.rows):
            return None
        return hit_test.score_at(drawing, self._lane_id, y + self._grip)


class PointDrag(LevelDrag):
    """A point of the curve; the curve follows."""

    def make(self, document: Document) -> Edit | None:
        """Sets the emotion; each drag is a step of its own."""
        if not isinstance(self._place, float):
            return None
        actor = self._key.split(":")[2]
        return edits.set_emotion(document, self._touchpoint_id, self._place, Id(actor) if actor else None)


class ExpectedDrag(LevelDrag):
    """The bar of what customers expect; the line and its gap follow."""

    def make(self, document: Document) -> Edit | None:
        """Sets the expectation; each drag is a step of its own."""
        if not isinstance(self._place, float):
            return None
        return edits.set_expected(document, self._touchpoint_id, self._place)
