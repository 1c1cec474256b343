"""Drags of headers: to put phases and lanes in another order, and to resize them by their edges."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing import hit_test
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id, Lane, Phase
from app.widgets.canvas.gestures.contact import Contact
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.stage import Stage

MIN_COLUMN = 192
MIN_LANE = 64


class PhaseDrag(Drag):
    """A phase is taken by its header and put down elsewhere in time."""

    def __init__(self, stage: Stage, contact: Contact, phase: Phase) -> None:
        super().__init__(stage, contact)
        stage.select([phase.id])
        self._id = phase.id

    @property
    def held(self) -> Sequence[Id]:
        """The phase."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The place among the other phases."""
        return hit_test.phase_slot(self._stage.drawing, x, self._id)

    def make(self, document: Document) -> Edit | None:
        """Moves the phase."""
        return edits.move_phase(document, self._id, self._place) if isinstance(self._place, int) else None

    def follow(self, dx: float, dy: float) -> None:
        """The lifted header follows the contact sideways."""
        self._stage.lift(self, (self._id,), dx, 0)


class LaneDrag(Drag):
    """A lane is taken by its header and put down higher or lower."""

    def __init__(self, stage: Stage, contact: Contact, lane: Lane) -> None:
        super().__init__(stage, contact)
        stage.select([lane.id])
        self._id = lane.id

    @property
    def held(self) -> Sequence[Id]:
        """The lane."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The place among the other lanes, hidden ones counted."""
        return hit_test.lane_slot(self._stage.drawing, self._stage.document, y, self._id)

    def make(self, document: Document) -> Edit | None:
        """Moves the lane."""
        return edits.move_lane(document, self._id, self._place) if isinstance(self._place, int) else None

    def follow(self, dx: float, dy: float) -> None:
        """The lifted header follows the contact up and down."""
        self._stage.lift(self, (self._id,), 0, dy)


class ColumnResize(Drag):
    """The right edge of a phase header is dragged: the phase becomes wider or narrower."""

    def __init__(self, stage: Stage, contact: Contact, phase: Phase) -> None:
        super().__init__(stage, contact)
        self._id = phase.id
        self._width = next(column.w for column in stage.drawing.columns if column.phase_id == phase.id)

    @property
    def held(self) -> Sequence[Id]:
        """The phase."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The new width, on the 8-grid."""
        return max(MIN_COLUMN, round((self._width + x - self._start[0]) / 8) * 8)

    def make(self, document: Document) -> Edit | None:
        """Sets the width of the phase."""
        return _whole(edits.set_fields(document, self._id, width=self._place))


class LaneResize(Drag):
    """The lower edge of a lane header is dragged: the lane becomes higher or lower."""

    def __init__(self, stage: Stage, contact: Contact, lane: Lane) -> None:
        super().__init__(stage, contact)
        self._id = lane.id
        self._height = next(row.h for row in stage.drawing.rows if row.lane_id == lane.id)

    @property
    def held(self) -> Sequence[Id]:
        """The lane."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The new height, on the 8-grid."""
        return max(MIN_LANE, round((self._height + y - self._start[1]) / 8) * 8)

    def make(self, document: Document) -> Edit | None:
        """Sets the height of the lane, opening it when it was collapsed."""
        return _whole(edits.set_fields(document, self._id, height=self._place, collapsed=False))


def _whole(edit: Edit) -> Edit:
    """`edit` as a step of its own, which no later one merges into."""
    return Edit(edit.label, edit.change, edit.created, edit.focus)
