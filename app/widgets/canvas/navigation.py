"""The arrows' way through the map: along a lane, and up and down a column.

Left and right stay in the lane, and end at its header; up and down go to the next thing above or below that overlaps
in width. So the way is predictable, and there is a way to everything. Where nothing stands under a touchpoint, its free
place in the cell is a stop too: the cell's group, as narrow as that column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.drawing import measures as m
from app.drawing.drawing import Column, Drawing, Placed
from app.drawing.primitives import Box, Group, Layer
from app.model.records import Id

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ALWAYS = frozenset({"touchpoint", "note", "action", "chip", "point", "expected", "phase", "lane"})
_STACKED = frozenset({"note", "action", "chip"})
_TOO_LOW = 32.0
"""A cell that is no higher, in a collapsed lane, holds nothing that the keyboard could stand on."""

_BESIDE = 1.0
"""How far a free place reaches beyond the notes of its column."""


def stops(drawing: Drawing) -> list[Group]:
    """The groups that the keyboard can stand on: all items and headers, and the free places of the cells."""
    return _stops_in(drawing, drawing.parts)


def narrowed(drawing: Drawing, cell: Group, across: float | None) -> Group:
    """The part of a cell that belongs to one touchpoint: the column nearest to `across`, the first without.

    A cell of a phase without touchpoints stays whole.
    """
    column = next((column for column in drawing.columns if column.x == cell.x), None)
    if column is None or not column.slots:
        return cell
    wanted = cell.x if across is None else across
    return _place(cell, min(column.slots, key=lambda slot: abs(slot + m.NOTE_WIDTH / 2 - wanted)))


def neighbour(drawing: Drawing, key: str | None, direction: str, across: float | None = None) -> Group | None:
    """The next stop in a direction ("left", "right", "up", "down"); without a start, the first touchpoint.

    `across` tells which column of a cell is the start. None when there is none that way.
    """
    start = drawing.find(key)
    if start is None:
        return next(iter(sorted(stops(drawing), key=lambda group: group.role != "touchpoint")), None)
    if start.role == "cell":
        start = narrowed(drawing, start, across)
    dx, dy = DIRECTIONS[direction]
    found = _along(drawing, start, dx) if dx else _across(drawing, start, dy)
    return found or _round_the_corner(drawing, start, direction)


def ends_of_lane(drawing: Drawing, key: str | None) -> tuple[Group, Group] | None:
    """The first and last stop in the lane of a group, its header left out, or among the phases."""
    holder = drawing.holder_of(key)
    if holder is None:
        return None
    in_row = [group for group in _stops_in(drawing, _lane_of(drawing, holder)) if group.role != "lane"]
    return (min(in_row, key=_reading), max(in_row, key=_reading)) if in_row else None


def heirs(drawing: Drawing, key: str) -> list[Group]:
    """Who has the keyboard when this group goes, best first: the next one, the one before, the place that it leaves.

    Next to a note or chip are those of its own column; next to a touchpoint, those of its phase.
    """
    holder, gone = drawing.holder_of(key), drawing.find(key)
    if holder is None or gone is None:
        return []
    row = _lane_of(drawing, holder)
    alike = [group for placed in row for group in placed.groups if group.role == gone.role]
    if gone.role in _STACKED:
        alike = [group for group in alike if group.x == gone.x]
    elif gone.role == "touchpoint":
        alike = list(holder.groups)
    after = sorted((group for group in alike if _reading(group) > _reading(gone)), key=_reading)
    before = sorted((group for group in alike if _reading(group) < _reading(gone)), key=_reading, reverse=True)
    cells = (group for placed in row for group in placed.groups if group.role == "cell")
    return [*after, *before, *(cell for cell in cells if cell.x <= _middle(gone)[0] < cell.x + cell.w)]


def _along(drawing: Drawing, start: Group, dx: int) -> Group | None:
    """The nearest in the same lane; of several in one stack, the one that stands most beside the start."""
    holder = drawing.holder_of(start.key)
    beside = _stops_in(drawing, _lane_of(drawing, holder)) if holder else []
    ahead = [g for g in beside if not _same(g, start) and (_middle(g)[0] - _middle(start)[0]) * dx > 1]
    return min(ahead, key=lambda g: (abs(_middle(g)[0] - _middle(start)[0]), _away(start, g, 1)), default=None)


def _across(drawing: Drawing, start: Group, dy: int) -> Group | None:
    """The nearest above or below that overlaps the start in width; what lies on one height follows by name."""
    column = Box(start.x, 0.0, start.w, drawing.height)
    over = _stops_in(drawing, [placed for placed in drawing.parts if placed.meets(column)])
    others = (g for g in over if not _same(g, start) and g.x < start.x + start.w and start.x < g.x + g.w)
    ahead = [g for g in others if (_height(g) > _height(start)) == (dy > 0)]
    return min(ahead, key=lambda g: (_away(start, g, 1), _away(start, g, 0), g.key), default=None)


def _stops_in(drawing: Drawing, parts: Iterable[Placed]) -> list[Group]:
    parts = tuple(parts)
    standing = _standing(parts)
    found: list[Group] = []
    for placed in parts:
        for group in placed.groups:
            if group.role in _ALWAYS:
                found.append(group)
            elif group.role == "cell" and group.h > _TOO_LOW and placed.lane_id is not None:
                found += _free_places(drawing, group, standing[placed.lane_id])
    return found


def _standing(parts: Iterable[Placed]) -> dict[Id, list[tuple[float, float]]]:
    """From where to where something stands in each lane, from left to right."""
    found: dict[Id, list[tuple[float, float]]] = defaultdict(list)
    for placed in parts:
        if placed.layer is Layer.NOTES and placed.lane_id is not None:
            groups = (group for group in placed.part.groups if group.role in _ALWAYS)
            found[placed.lane_id] += ((placed.x + group.x, placed.x + group.x + group.w) for group in groups)
    return found


def _free_places(drawing: Drawing, cell: Group, standing: list[tuple[float, float]]) -> Iterator[Group]:
    """The columns of a cell in which nothing stands; of a phase without touchpoints, the cell as a whole."""
    column = next((column for column in drawing.columns if column.x == cell.x), Column(Id(""), cell.x, cell.w))
    here = [(left, right) for left, right in standing if left < cell.x + cell.w and cell.x < right]
    if not column.slots and not here:
        yield cell
    for slot in column.slots:
        if not any(left < slot + m.NOTE_WIDTH and slot < right for left, right in here):
            yield _place(cell, slot)


def _place(cell: Group, slot: float) -> Group:
    return replace(cell, x=slot - _BESIDE, w=m.NOTE_WIDTH + 2 * _BESIDE)


def _same(group: Group, other: Group) -> bool:
    return group.key == other.key and group.x == other.x


def _lane_of(drawing: Drawing, holder: Placed) -> list[Placed]:
    """The parts that stand in the same lane; the headers of the phases are a lane of their own."""
    return [p for p in drawing.parts if p.lane_id == holder.lane_id and (p.lane_id or p.phase_id)]


def _reading(group: Group) -> tuple[float, float]:
    """From left to right and, in a column, from top to bottom."""
    return group.x, group.y


def _round_the_corner(drawing: Drawing, start: Group, direction: str) -> Group | None:
    """From the topmost lane's header up to the first phase's, and from there left to that lane's."""
    wanted = {("lane", "up"): "phase", ("phase", "left"): "lane"}.get((start.role, direction))
    headers = (group for placed in drawing.parts if placed.layer is not Layer.NOTES for group in placed.groups)
    return next((group for group in headers if group.role == wanted), None)


def _height(group: Group) -> tuple[float, str]:
    return _middle(group)[1], group.key


def _away(start: Group, group: Group, axis: int) -> float:
    return abs(_middle(group)[axis] - _middle(start)[axis])


def _middle(group: Group) -> tuple[float, float]:
    return group.x + group.w / 2, group.y + group.h / 2
