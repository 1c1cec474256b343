"""The arrows' way through the map: along a lane, and up and down a column.

Left and right stay in the lane, and end at its header; up and down go to the next thing above or below that overlaps
in width. So the way is predictable, and there is a way to everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.drawing.drawing import Drawing, Placed
from app.drawing.primitives import Box, Group, Layer, cell_key
from app.model.records import Id

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ALWAYS = frozenset({"touchpoint", "note", "chip", "point", "phase", "lane"})
_TOO_LOW = 32.0
"""A cell that is no higher, in a collapsed lane, holds nothing that the keyboard could stand on."""


def stops(drawing: Drawing) -> list[Group]:
    """The groups that the keyboard can stand on: all items and headers, and the cells in which nothing stands."""
    return _stops_in(drawing, drawing.parts)


def neighbour(drawing: Drawing, key: str | None, direction: str) -> Group | None:
    """The next stop in a direction ("left", "right", "up", "down"); without a start, the first touchpoint.

    None when there is none that way.
    """
    start = drawing.find(key)
    if start is None:
        return next(iter(sorted(stops(drawing), key=lambda group: group.role != "touchpoint")), None)
    dx, dy = DIRECTIONS[direction]
    found = _along(drawing, start, dx) if dx else _across(drawing, start, dy)
    return found or _round_the_corner(drawing, start, direction)


def ends_of_lane(drawing: Drawing, key: str | None) -> tuple[Group, Group] | None:
    """The first and last stop in the lane of a group, headers left out."""
    holder = drawing.holder_of(key)
    if holder is None or holder.lane_id is None:
        return None
    in_row = [group for group in _stops_in(drawing, _lane_of(drawing, holder)) if group.role != "lane"]
    return (min(in_row, key=_reading), max(in_row, key=_reading)) if in_row else None


def _along(drawing: Drawing, start: Group, dx: int) -> Group | None:
    """The nearest in the same lane; of several in one stack, the one that stands most beside the start."""
    holder = drawing.holder_of(start.key)
    beside = _stops_in(drawing, _lane_of(drawing, holder)) if holder else []
    ahead = [g for g in beside if g.key != start.key and (_middle(g)[0] - _middle(start)[0]) * dx > 1]
    return min(ahead, key=lambda g: (abs(_middle(g)[0] - _middle(start)[0]), _away(start, g, 1)), default=None)


def _across(drawing: Drawing, start: Group, dy: int) -> Group | None:
    """The nearest above or below that overlaps the start in width; what lies on one height follows by name."""
    column = Box(start.x, 0.0, start.w, drawing.height)
    over = _stops_in(drawing, [placed for placed in drawing.parts if placed.meets(column)])
    others = (g for g in over if g.key != start.key and g.x < start.x + start.w and start.x < g.x + g.w)
    ahead = [g for g in others if (_height(g) > _height(start)) == (dy > 0)]
    return min(ahead, key=lambda g: (_away(start, g, 1), _away(start, g, 0), g.key), default=None)


def _stops_in(drawing: Drawing, parts: Iterable[Placed]) -> list[Group]:
    filled = _filled_cells(drawing)
    return [
        group
        for placed in parts
        for group in placed.groups
        if group.role in _ALWAYS or (group.role == "cell" and group.key not in filled and group.h > _TOO_LOW)
    ]


def _filled_cells(drawing: Drawing) -> set[str]:
    """The keys of the cells in which something stands."""
    return {
        cell_key(placed.lane_id, phase_id)
        for placed in drawing.parts
        if placed.layer is Layer.NOTES and placed.lane_id is not None
        for phase_id in ([placed.phase_id] if placed.phase_id is not None else _phases_under(drawing, placed))
    }


def _phases_under(drawing: Drawing, placed: Placed) -> set[Id]:
    """The phases in which something of a part stands that goes through a whole lane: the points of the curves."""
    middles = [_middle(group)[0] for group in placed.groups if group.role in _ALWAYS]
    return {column.phase_id for column in drawing.columns for x in middles if column.x <= x < column.x + column.w}


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
