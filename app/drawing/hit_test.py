"""What lies under a point of a laid-out map, and where something dropped there would go.

Works on a drawing and the document it was laid out from, in map units. Slots count positions among the others, that
is without the records in `ignoring`, which are those being moved; so they are what the edits of app.model ask for, and
dropping something where it stands is an edit that changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from app.drawing import links
from app.drawing import measures as m
from app.drawing.drawing import Column, Drawing, Row
from app.drawing.primitives import Box, Group
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, Note

_NOTHING: frozenset[Id] = frozenset()

LINK_REACH = 4.0
"""How near the line of a link is exactly on it, in map units."""


@dataclass(frozen=True, slots=True)
class TouchpointSlot:
    """A place for a touchpoint: `position` counts from 0 among the others of the phase."""

    phase_id: Id
    position: int


@dataclass(frozen=True, slots=True)
class NoteSlot:
    """A place for a note: `position` counts from 0 among the others in the same touchpoint's stack of the cell."""

    lane_id: Id
    phase_id: Id
    touchpoint_id: Id | None
    position: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the map and where it is."""

    lane_id: Id
    phase_id: Id
    box: Box


# --- what is there ---------------------------------------------------------------------------------------------------


def hit(drawing: Drawing, x: float, y: float, slop: float = 0.0) -> Group | None:
    """The topmost group of a record at a point; if none is, the nearest within `slop`."""
    exact = next(_standing_at(drawing, x, y, 0.0), None)
    if exact is not None or slop <= 0:
        return exact
    return min(_standing_at(drawing, x, y, slop), key=lambda group: _distance(group.box, x, y), default=None)


def link_near(drawing: Drawing, x: float, y: float, slop: float) -> Group | None:
    """The link whose line is nearest to a point, within `slop`."""
    around = Box(x - slop, y - slop, 2 * slop, 2 * slop)
    near = [group for group in drawing.within(around) if group.role == "link" and links.is_near(group, x, y, slop)]
    return min(near, key=lambda group: links.distance(group, x, y), default=None)


def inside(drawing: Drawing, box: Box) -> list[Group]:
    """The touchpoints and notes that a lasso touches, in painting order."""
    return [group for group in drawing.within(box) if group.role in ("touchpoint", "note")][::-1]


def cell_at(drawing: Drawing, x: float, y: float) -> Cell | None:
    """The cell at a point, or None over headers and beside the map."""
    column = next((c for c in drawing.columns if c.x <= x < c.x + c.w), None)
    row = _row_at(drawing, y)
    if column is None or row is None:
        return None
    return Cell(row.lane_id, column.phase_id, Box(column.x, row.y, column.w, row.h))


def lane_at(drawing: Drawing, y: float) -> Id | None:
    """The lane at a height, or None above the first and below the last."""
    row = _row_at(drawing, y)
    return row.lane_id if row else None


# --- where a drop goes -----------------------------------------------------------------------------------------------


def touchpoint_slot(
    drawing: Drawing, document: Document, x: float, y: float, ignoring: Collection[Id] = _NOTHING
) -> TouchpointSlot | None:
    """Where a touchpoint dropped at a point goes: before the first one whose middle lies to the right of it.

    Beside the map the first or last phase takes it; the height does not matter. None on a map without phases.
    """
    column = _column_near(drawing, x)
    if column is None:
        return None
    standing = zip(document.touchpoints(column.phase_id), column.slots, strict=False)
    middles = [slot + m.NOTE_WIDTH / 2 for touchpoint, slot in standing if touchpoint.id not in ignoring]
    return TouchpointSlot(column.phase_id, sum(middle < x for middle in middles))


def note_slot(
    drawing: Drawing, document: Document, x: float, y: float, ignoring: Collection[Id] = _NOTHING
) -> NoteSlot | None:
    """Where a note dropped at a point goes: into the stack there, before the first note whose middle is lower.

    A stack belongs to the touchpoint it stands under. A note that is let go over the place it came from stays what it
    was. None where no notes can be: above the lanes, in a lane of another kind, on a map without phases.
    """
    own = _own_place(drawing, document, x, y, ignoring)
    if own is not None:
        return own
    row, column = _row_near(drawing, y), _column_near(drawing, x)
    lane = document.find(row.lane_id, Lane) if row else None
    if row is None or column is None or lane is None or not kind_of(lane).holds_notes:
        return None
    touchpoint_id = _touchpoint_of_stack(document, column, x)
    others = _stack(document, lane.id, column.phase_id, touchpoint_id, ignoring)
    position = len(others) if lane.collapsed else _position(drawing, others, y)
    return NoteSlot(lane.id, column.phase_id, touchpoint_id, position)


def phase_slot(drawing: Drawing, x: float, moving: Id | None = None) -> int:
    """The position among the other phases at `x`: behind those whose middle lies to the left."""
    return sum(column.x + column.w / 2 < x for column in drawing.columns if column.phase_id != moving)


def lane_slot(drawing: Drawing, document: Document, y: float, moving: Id | None = None) -> int:
    """The position among all other lanes of the map, hidden ones counted, at the height `y`.

    A lane goes behind those whose middle is higher; hidden lanes stay with the one before them.
    """
    if not drawing.rows:
        return 0
    lanes = document.lanes(document.get(drawing.rows[0].lane_id, Lane).map_id)
    middles = {row.lane_id: row.y + row.h / 2 for row in drawing.rows}
    others = [lane.id for lane in lanes if lane.id != moving]
    higher = [place for place, i in enumerate(others) if i in middles and middles[i] < y]
    after = higher[-1] + 1 if higher else 0
    return _behind_hidden(others, middles, after, [lane.id for lane in lanes].index(moving) if moving else None)


def touchpoint_at(drawing: Drawing, document: Document, x: float) -> Id | None:
    """The touchpoint in whose column `x` lies; None in a phase without touchpoints, and beside the map."""
    column = next((column for column in drawing.columns if column.x <= x < column.x + column.w), None)
    touchpoints = document.touchpoints(column.phase_id) if column is not None else ()
    if column is None or not touchpoints:
        return None
    return min(zip(column.slots, touchpoints, strict=True), key=lambda pair: abs(pair[0] + m.NOTE_WIDTH / 2 - x))[1].id


# --- the emotion scale -----------------------------------------------------------------------------------------------


def score_at(drawing: Drawing, lane_id: Id, y: float) -> float:
    """The score at a height of the emotion lane, in steps of a tenth; beyond the scale its nearest end.

    Raises KeyError when the lane is not on the drawing.
    """
    row = _row(drawing, lane_id)
    return round(m.score_of_y(row.h, y - row.y), 1) + 0.0


def _standing_at(drawing: Drawing, x: float, y: float, slop: float) -> Iterator[Group]:
    """The groups of records at a point, topmost first."""
    around = Box(x - slop, y - slop, 2 * slop, 2 * slop)
    found = (group for group in drawing.within(around) if group.record_id is not None)
    return (group for group in found if group.role != "link" or links.is_near(group, x, y, max(slop, LINK_REACH)))


# --- finding ---------------------------------------------------------------------------------------------------------


def _row(drawing: Drawing, lane_id: Id) -> Row:
    row = next((row for row in drawing.rows if row.lane_id == lane_id), None)
    if row is None:
        raise KeyError(lane_id)
    return row


def _row_at(drawing: Drawing, y: float) -> Row | None:
    return next((row for row in drawing.rows if row.y <= y < row.y + row.h), None)


def _row_near(drawing: Drawing, y: float) -> Row | None:
    """The lane at a height; below the map, the last one."""
    return drawing.rows[-1] if drawing.rows and y >= drawing.height else _row_at(drawing, y)


def _column_near(drawing: Drawing, x: float) -> Column | None:
    """The phase at `x`; beside the map, the first or the last."""
    if not drawing.columns:
        return None
    return next((column for column in drawing.columns if x < column.x + column.w), drawing.columns[-1])


def _touchpoint_of_stack(document: Document, column: Column, x: float) -> Id | None:
    """Whose stack stands at `x`; past the last one, there may be room for notes of the phase as a whole."""
    touchpoints = document.touchpoints(column.phase_id)
    stacks = len(column.slots)
    room = int((column.w - 2 * m.CELL_PADDING + m.GAP) // m.STEP)
    place = int((x - column.x - m.CELL_PADDING + m.GAP / 2) // m.STEP)
    if not touchpoints or (place >= stacks and room > stacks):
        return None
    return touchpoints[max(0, min(place, len(touchpoints) - 1))].id


def _own_place(drawing: Drawing, document: Document, x: float, y: float, ignoring: Collection[Id]) -> NoteSlot | None:
    """The place of the moving note that stands at a point, if one does."""
    if not ignoring:
        return None
    groups = (group for group in drawing.within(Box(x, y, 0, 0)) if group.role == "note")
    under = next((group for group in groups if group.record_id in ignoring), None)
    note = document.find(under.record_id, Note) if under else None
    if note is None:
        return None
    stack = _stack(document, note.lane_id, note.phase_id, note.touchpoint_id, _NOTHING)
    before = [other for other in stack[: stack.index(note)] if other.id not in ignoring]
    return NoteSlot(note.lane_id, note.phase_id, note.touchpoint_id, len(before))


def _stack(
    document: Document, lane_id: Id, phase_id: Id, touchpoint_id: Id | None, ignoring: Collection[Id]
) -> list[Note]:
    return [note for note in document.column(phase_id, lane_id, touchpoint_id) if note.id not in ignoring]


def _position(drawing: Drawing, others: Iterable[Note], y: float) -> int:
    standing = (drawing.of_record(note.id) for note in others)
    return sum(group.y + group.h / 2 < y for group in standing if group is not None)


def _behind_hidden(others: list[Id], shown: Collection[Id], after: int, now: int | None) -> int:
    """`after`, or the lane's own place `now` when only hidden lanes lie between, so that staying is no edit."""
    end = after
    while end < len(others) and others[end] not in shown:
        end += 1
    return now if now is not None and after <= now <= end else after


def _distance(box: Box, x: float, y: float) -> float:
    dx, dy = max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom)
    return float(dx * dx + dy * dy)
