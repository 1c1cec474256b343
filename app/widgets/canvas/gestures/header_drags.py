"""Drags of headers: to put phases and lanes in another order, and to resize them by their edges."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing import hit_test
from app.drawing import measures as m
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Lane, Phase
from app.widgets.canvas.gestures.contact import Contact
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.gesture import Others
from app.widgets.canvas.gestures.stage import Guide, Stage

MIN_COLUMN = 192
MIN_LANE = 64
GRID = 8
"""Map units to which sizes are rounded."""

SNAP = 10.0
"""Map units within which a size becomes the one that the content just fills."""


class PhaseDrag(Drag):
    """A phase is taken by its header and put down elsewhere in time."""

    def __init__(
        self, stage: Stage, contact: Contact, start: tuple[float, float], phase: Phase, others: Others
    ) -> None:
        super().__init__(stage, contact, start)
        if not others.dragging:
            stage.select([phase.id])
        self._id = phase.id

    @property
    def held(self) -> Sequence[str]:
        """The phase."""
        return (self._id,)

    @property
    def lifts(self) -> bool:
        """Its header follows the contact."""
        return True

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

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float], lane: Lane, others: Others) -> None:
        super().__init__(stage, contact, start)
        if not others.dragging:
            stage.select([lane.id])
        self._id = lane.id

    @property
    def held(self) -> Sequence[str]:
        """The lane."""
        return (self._id,)

    @property
    def lifts(self) -> bool:
        """Its header follows the contact."""
        return True

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

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float], phase: Phase) -> None:
        super().__init__(stage, contact, start)
        self._id = phase.id
        self._column = next(column for column in stage.drawing.columns if column.phase_id == phase.id)
        self._needed = _width_of(len(self._column.slots))

    @property
    def held(self) -> Sequence[str]:
        """The phase."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The new width: one that a number of touchpoints just fills, if there is one near, or else on the grid."""
        wanted = self._column.w + x - self._start[0]
        full = _width_of(max(len(self._column.slots), _room_in(wanted + SNAP)))
        return full if abs(wanted - full) <= SNAP else max(MIN_COLUMN, _on_grid(wanted))

    def make(self, document: Document) -> Edit | None:
        """Sets the width of the phase; just as wide as it needs to be, it will go on growing with what is in it."""
        width = None if self._place == self._needed else self._place
        return _whole(edits.set_fields(document, self._id, width=width))

    def follow(self, dx: float, dy: float) -> None:
        """Shows a line at the edge, and how many touchpoints have room."""
        wanted = float(self._place) if isinstance(self._place, int | float) else self._needed
        width = max(wanted, self._needed)
        fits = width == self._needed
        guide = Guide(self._id, True, self._column.x + width, width, fits, max(1, _room_in(width)))
        self._stage.guide(self, guide)

    def put_down(self) -> None:
        """The line goes."""
        super().put_down()
        self._stage.guide(self, None)


class LaneResize(Drag):
    """The lower edge of a lane header is dragged: the lane becomes higher or lower."""

    def __init__(self, stage: Stage, contact: Contact, start: tuple[float, float], lane: Lane) -> None:
        super().__init__(stage, contact, start)
        self._id = lane.id
        self._row = next(row for row in stage.drawing.rows if row.lane_id == lane.id)
        self._needed = stage.needed_height(lane.id)

    @property
    def held(self) -> Sequence[str]:
        """The lane."""
        return (self._id,)

    def aim(self, x: float, y: float) -> object:
        """The new height: just what the lane needs, if that is near, or else on the grid."""
        wanted = self._row.h + y - self._start[1]
        return self._needed if abs(wanted - self._needed) <= SNAP else max(MIN_LANE, _on_grid(wanted))

    def make(self, document: Document) -> Edit | None:
        """Sets the height of the lane, and opens it; just as high as it needs to be, it will go on growing."""
        height = None if self._place == self._needed else self._place
        return _whole(edits.set_fields(document, self._id, height=height, collapsed=False))

    def follow(self, dx: float, dy: float) -> None:
        """Shows a line at the edge, and how high the lane becomes."""
        wanted = float(self._place) if isinstance(self._place, int | float) else self._needed
        height = max(wanted, self._needed)
        self._stage.guide(self, Guide(self._id, False, self._row.y + height, height, height == self._needed))

    def put_down(self) -> None:
        """The line goes."""
        super().put_down()
        self._stage.guide(self, None)


def _width_of(touchpoints: int) -> float:
    """How wide a phase is that so many touchpoints just fill."""
    return max(1, touchpoints) * m.STEP - m.GAP + 2 * m.CELL_PADDING


def _room_in(width: float) -> int:
    """How many touchpoints stand side by side in a phase of this width."""
    return int((width - 2 * m.CELL_PADDING + m.GAP) // m.STEP)


def _on_grid(size: float) -> int:
    return round(size / GRID) * GRID


def _whole(edit: Edit) -> Edit:
    """`edit` as a step of its own, which no later one merges into."""
    return Edit(edit.label, edit.change, edit.created, edit.focus)
