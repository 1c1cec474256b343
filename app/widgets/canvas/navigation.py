"""The arrows' way through the map: along a lane, and up and down a column.

Left and right stay in the lane, and end at its header; up and down go to the next thing above or below that overlaps
in width. So the way is predictable, and there is a way to everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.drawing.primitives import Drawing, Group

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ALWAYS = frozenset({"touchpoint", "note", "chip", "point", "phase", "lane"})
_FILLING = frozenset({"touchpoint", "note", "chip", "point"})


def stops(drawing: Drawing) -> list[Group]:
    """The groups that the keyboard can stand on: all items and headers, and the cells in which nothing stands."""
    filled = {_cell_of(drawing, group) for group in drawing.groups if group.role in _FILLING}
    return [
        group
        for group in drawing.groups
        if group.role in _ALWAYS or (group.role == "cell" and group.key not in filled and _holds_notes(group))
    ]


def neighbour(drawing: Drawing, key: str | None, direction: str) -> Group | None:
    """The next stop in a direction ("left", "right", "up", "down"); without a start, the first touchpoint.

    None when there is none that way.
    """
    all_stops = stops(drawing)
    start = next((group for group in drawing.groups if group.key == key), None)
    if start is None:
        return next((group for group in all_stops if group.role == "touchpoint"), all_stops[0] if all_stops else None)
    dx, dy = DIRECTIONS[direction]
    others = [group for group in all_stops if group.key != start.key]
    found = _along(drawing, start, others, dx) if dx else _across(start, others, dy)
    return found or _round_the_corner(start, others, direction)


def _along(drawing: Drawing, start: Group, others: Iterable[Group], dx: int) -> Group | None:
    """The nearest in the same lane; of several in one stack, the one that stands most beside the start."""
    lane = _lane_of(drawing, start)
    ahead = [g for g in others if _lane_of(drawing, g) == lane and (_middle(g)[0] - _middle(start)[0]) * dx > 1]
    return min(ahead, key=lambda g: (abs(_middle(g)[0] - _middle(start)[0]), _away(start, g, 1)), default=None)


def _across(start: Group, others: Iterable[Group], dy: int) -> Group | None:
    """The nearest above or below that overlaps the start in width; what lies on one height follows by name."""
    over = (g for g in others if g.x < start.x + start.w and start.x < g.x + g.w)
    ahead = [g for g in over if (_height(g) > _height(start)) == (dy > 0)]
    return min(ahead, key=lambda g: (_away(start, g, 1), _away(start, g, 0), g.key), default=None)


def ends_of_lane(drawing: Drawing, key: str | None) -> tuple[Group, Group] | None:
    """The first and last stop in the lane of a group, headers left out."""
    start = next((group for group in drawing.groups if group.key == key), None)
    if start is None:
        return None
    row = next((r for r in drawing.rows if r.y <= start.y + start.h / 2 < r.y + r.h), None)
    if row is None:
        return None
    in_row = [g for g in stops(drawing) if row.y <= g.y + g.h / 2 < row.y + row.h and g.role != "lane"]
    return (min(in_row, key=_reading), max(in_row, key=_reading)) if in_row else None


def _reading(group: Group) -> tuple[float, float]:
    """From left to right and, in a column, from top to bottom."""
    return group.x, group.y


def _round_the_corner(start: Group, others: Iterable[Group], direction: str) -> Group | None:
    """From the topmost lane's header up to the first phase's, and from there left to that lane's."""
    wanted = {("lane", "up"): "phase", ("phase", "left"): "lane"}.get((start.role, direction))
    return next((group for group in others if group.role == wanted), None)


def _height(group: Group) -> tuple[float, str]:
    return _middle(group)[1], group.key


def _away(start: Group, group: Group, axis: int) -> float:
    return abs(_middle(group)[axis] - _middle(start)[axis])


def _middle(group: Group) -> tuple[float, float]:
    return group.x + group.w / 2, group.y + group.h / 2


def _lane_of(drawing: Drawing, group: Group) -> str:
    """The lane that a group stands in; the headers of the phases are a lane of their own."""
    y = _middle(group)[1]
    return next((row.lane_id for row in drawing.rows if row.y <= y < row.y + row.h), "")


def _cell_of(drawing: Drawing, group: Group) -> str:
    """The key of the cell that a group stands in."""
    x, y = _middle(group)
    column = next((c for c in drawing.columns if c.x <= x < c.x + c.w), None)
    row = next((r for r in drawing.rows if r.y <= y < r.y + r.h), None)
    return f"cell:{row.lane_id}:{column.phase_id}" if column and row else ""


def _holds_notes(group: Group) -> bool:
    return group.h > 32
