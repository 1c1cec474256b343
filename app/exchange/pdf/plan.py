"""How a map is broken over sheets: which stretch of time and which lanes each sheet shows, and how large.

Sheets break between phases and between lanes. Only where a single phase or lane is too large for a sheet does the
break fall inside it, and then between touchpoints or between notes: never through one. Text stays at seven points or
more unless there is no such break. Pure arithmetic on a drawing's columns, rows and group boxes, in map units; knows
nothing of what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import TypeVar

from app.drawing.drawing import Column, Drawing, Row
from app.drawing.measures import CELL_PADDING, GAP, SMALL, STEP
from app.drawing.primitives import Group, Layer
from app.exchange.pdf.pages import Size
from app.exchange.pdf.span import Span
from app.model.records import Id

SMALLEST_PRINT = 7.0  # points
MIN_SCALE = SMALLEST_PRINT / SMALL
MAX_SCALE = 0.9
_SEARCH_STEPS = 12
_MOST_REPEATED = 0.4  # of the height of a sheet
BAND_GAP = 40.0  # between stretches of time under each other
_NOTHING = 0.01
_AIR = 8.0  # left above and below notes where a lane is broken
STACKED_ROLES = frozenset({"touchpoint", "note", "action", "chip"})

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows of the map: a stretch of time by a stack of lanes.

    `repeated` are the touchpoints, drawn above lanes that came loose from them.
    """

    across: Span
    down: Span
    repeated: Span | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All sheets of a map in reading order (all lanes of a stretch of time, then the next), at one scale.

    `scale` is points to a map unit. `stacks` is how many sheets the lanes need under each other. Of a low map, `bands`
    stretches of time come under each other on one page.
    """

    scale: float
    sheets: tuple[Sheet, ...]
    stacks: int
    bands: int = 1

    @property
    def pages(self) -> tuple[tuple[Sheet, ...], ...]:
        """The sheets that come on each page."""
        return tuple(self.sheets[at : at + self.bands] for at in range(0, len(self.sheets), self.bands))

    @property
    def small(self) -> bool:
        """Whether text had to become smaller than seven points."""
        return self.scale < MIN_SCALE - 1e-9


def plan(drawing: Drawing, area: Size) -> Plan:
    """The fewest sheets whose map part is `area` points, on so many sheets the largest scale, and evenly filled."""
    fewest = _at(drawing, area, MIN_SCALE)
    if fewest is None:
        return _smaller(drawing, area)
    return _enlarged(drawing, area, fewest)


def on_one_page(drawing: Drawing, area: Size, least: float) -> Plan | None:
    """All of it on one page, as large as possible; None where that is less than `least` points to a map unit."""
    found = _at(drawing, area, least)
    return _enlarged(drawing, area, found) if found is not None and len(found.pages) == 1 else None


def _enlarged(drawing: Drawing, area: Size, fewest: Plan) -> Plan:
    """The largest scale at which a map comes on as many pages as in a plan."""
    low, high = fewest, MAX_SCALE
    for _ in range(_SEARCH_STEPS):
        scale = (low.scale + high) / 2
        tried = _at(drawing, area, scale)
        if tried is not None and len(tried.pages) == len(fewest.pages):
            low = tried
        else:
            high = scale
    return low


def _smaller(drawing: Drawing, area: Size) -> Plan:
    """The plan at the largest scale that has any, when not even one note or lane fits a sheet at the smallest text."""
    scale = MIN_SCALE
    while (found := _at(drawing, area, scale)) is None:
        scale *= 0.95
    return found


def _at(drawing: Drawing, area: Size, scale: float) -> Plan | None:
    """The plan at `scale`, or None when something that cannot be broken does not fit a sheet."""
    room = Size(area.w / scale - drawing.header_width, area.h / scale - drawing.header_height)
    notes = notes_by_lane(drawing)
    above = _repeatable(drawing, notes, room.h)
    repeated = above.length if above else 0.0
    across = stretches(drawing, room.w)
    down = stacks(drawing, drawing.rows, notes, room.h, repeated)
    if across is None or down is None:
        return None
    sheets = tuple(_sheet(a, d, above) for a in across or [Span(0, 0)] for d in down or [Span(0, 0)])
    bands = 1 if len(down) > 1 else _bands(drawing, area.h / scale)
    return Plan(scale, sheets, max(1, len(down)), bands)


def stretches(drawing: Drawing, room: float) -> list[Span] | None:
    """The stretches of time no longer than `room` map units that show whole phases, or touchpoints of a long one."""
    return _fill(drawing.columns, room, 0.0, _column_span, lambda column: _between_touchpoints(column, room))


def stacks(
    drawing: Drawing, rows: Sequence[Row], notes: dict[Id, list[Group]], room: float, repeated: float
) -> list[Span] | None:
    """The stacks of lanes that come under each other in `room` map units each; None when something fits none.

    All but the first have `repeated` less room, or more where that is below zero. `notes` is what notes_by_lane gives.
    """

    def held_by(row: Row) -> Span:
        return Span(row.y, row.y + row.h, frozenset(note.key for note in notes.get(row.lane_id, ())))

    left = min(room, room - repeated)
    return _fill(rows, room, repeated, held_by, lambda row: _broken_lane(drawing, row, notes, left))


def _bands(drawing: Drawing, room: float) -> int:
    """How often a map whose lanes fit a page fits it under itself."""
    return max(1, int((room + BAND_GAP) // (drawing.height + BAND_GAP)))


def _sheet(across: Span, down: Span, above: Span | None) -> Sheet:
    return Sheet(across, down, above if above and down.start >= above.end else None)


def _repeatable(drawing: Drawing, notes: dict[Id, list[Group]], room: float) -> Span | None:
    """The lane of touchpoints, if drawing it again above other lanes leaves most of the sheet for those."""
    for row in drawing.rows:
        if row.h <= room * _MOST_REPEATED and any(group.role == "touchpoint" for group in notes[row.lane_id]):
            return _row_span(row)
    return None


def whole(drawing: Drawing, scale: float) -> Plan:
    """Everything on one sheet, at `scale` points to a map unit."""
    across = Span(drawing.header_width, drawing.width)
    down = Span(drawing.header_height, drawing.height)
    return Plan(scale, (Sheet(across, down),), 1)


def _column_span(column: Column) -> Span:
    return Span(column.x, column.x + column.w)


def _row_span(row: Row) -> Span:
    return Span(row.y, row.y + row.h)


def _fill(
    items: Iterable[_T],
    room: float,
    repeated: float,
    span_of: Callable[[_T], Span],
    broken: Callable[[_T], list[Span] | None],
) -> list[Span] | None:
    """Whole items side by side as long as they fit; one that fits no sheet is broken into parts of its own.

    What is `repeated` takes room on every sheet but the first. The result is what each sheet shows.
    """
    sheets: list[list[Span]] = []
    for item in items:
        span = span_of(item)
        parts = [span] if span.length <= room - (repeated if sheets else 0.0) else broken(item)
        if parts is None:
            return None
        left = room - (repeated if len(sheets) > 1 else 0.0)
        if sheets and len(parts) == 1 and parts[0].end - sheets[-1][0].start <= left:
            sheets[-1].append(parts[0])
        else:
            sheets.extend([part] for part in parts)
    _even_out(sheets, repeated)
    return [reduce(Span.joined, sheet) for sheet in sheets]


def _even_out(sheets: list[list[Span]], repeated: float) -> None:
    """Moves what stands last on a sheet to the next one for as long as the fuller of the two gets less full by it."""
    is_settled = False
    while not is_settled:
        is_settled = True
        for place, (one, other) in enumerate(pairwise(sheets)):
            if len(one) > 1:
                on_first = repeated if place else 0.0
                now = max(_length(one) + on_first, _length(other) + repeated)
                then = max(_length(one[:-1]) + on_first, _length([one[-1], *other]) + repeated)
                if then < now - _NOTHING:
                    other.insert(0, one.pop())
                    is_settled = False


def _length(sheet: Sequence[Span]) -> float:
    return sheet[-1].end - sheet[0].start


def _between_touchpoints(column: Column, room: float) -> list[Span]:
    """A phase that is wider than a sheet, broken where no stack of notes stands."""
    places = int((column.w - 2 * CELL_PADDING + GAP) // STEP)
    inner = [column.x + CELL_PADDING + place * STEP - GAP / 2 for place in range(1, places)]
    edges = [column.x, *inner, column.x + column.w]
    spans = _joined(edges, room)
    while room > STEP and len(fewer := _joined(edges, room - STEP)) == len(spans):
        spans, room = fewer, room - STEP
    return spans


def _joined(edges: Sequence[float], room: float) -> list[Span]:
    """Stretches from edge to edge, as long as fits."""
    spans = [Span(edges[0], edges[0])]
    for start, end in pairwise(edges):
        if end - spans[-1].start <= room:
            spans[-1] = spans[-1].joined(Span(start, end))
        else:
            spans.append(Span(start, end))
    return [span for span in spans if span.length > 0]


def _broken_lane(drawing: Drawing, row: Row, notes: dict[Id, list[Group]], room: float) -> list[Span] | None:
    """A lane that is higher than a sheet in parts; None when it cannot be broken, as the emotion lane cannot.

    Of one that is high but holds nothing, a sheet shows as much as fits.
    """
    if notes.get(row.lane_id):
        return _between_notes(row, notes[row.lane_id], room)
    holds_something = any(
        g.layer in (Layer.CURVE, Layer.NOTES) and row.y <= g.y < row.y + row.h for g in drawing.groups
    )
    return None if holds_something else [Span(row.y, row.y + room)]


def _between_notes(row: Row, notes: list[Group], room: float) -> list[Span] | None:
    """A lane that is higher than a sheet, broken between notes; None when there are none, or one is too high itself.

    Stacks beside each other seldom end at the same height, so a note that would be cut goes whole to the next part,
    which begins at the highest of those.
    """
    spans: list[Span] = []
    start, left = row.y, notes
    while left:
        here = [note for note in left if note.box.bottom + _AIR - start <= room]
        if not here:
            return None
        end = max(note.box.bottom for note in here) + _AIR
        spans.append(Span(start, end, frozenset(note.key for note in here)))
        left = [note for note in left if note.box.bottom + _AIR - start > room]
        start = min((note.y for note in left), default=0.0) - _AIR
    return spans or None


def notes_by_lane(drawing: Drawing) -> dict[Id, list[Group]]:
    """The groups that stand under each other in each lane, and that no break may cut."""
    stacked = [group for group in drawing.groups if group.layer is Layer.NOTES and group.role in STACKED_ROLES]
    return {row.lane_id: [g for g in stacked if row.y <= g.y < row.y + row.h] for row in drawing.rows}
