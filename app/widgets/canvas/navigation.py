"""The arrows' way through the map: from each note, header or empty cell to the nearest one in a direction."""

from __future__ import annotations

from collections.abc import Iterable

from app.drawing.primitives import Drawing, Group

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ALWAYS = frozenset({"touchpoint", "note", "chip", "point", "phase", "lane"})
_ASIDE = 2.5
"""How much more a step aside counts than a step ahead."""


def stops(drawing: Drawing) -> list[Group]:
    """The groups that the keyboard can stand on: all items and headers, and the cells in which nothing stands."""
    filled = {_cell_of(drawing, group) for group in drawing.groups if group.role in ("note", "touchpoint")}
    return [
        group
        for group in drawing.groups
        if group.role in _ALWAYS or (group.role == "cell" and group.key not in filled and _holds_notes(group))
    ]


def neighbour(drawing: Drawing, key: str | None, direction: str) -> Group | None:
    """The nearest stop in a direction ("left", "right", "up", "down"); without a start, the first touchpoint.

    None when there is none that way. Steps aside count more than steps ahead, and what overlaps the row or column of
    the start comes before what does not.
    """
    all_stops = stops(drawing)
    start = next((group for group in drawing.groups if group.key == key), None)
    if start is None:
        return next((group for group in all_stops if group.role == "touchpoint"), all_stops[0] if all_stops else None)
    dx, dy = DIRECTIONS[direction]
    costs = ((_cost(start, group, dx, dy), group) for group in all_stops if group.key != start.key)
    ahead = [(cost, group) for cost, group in costs if cost is not None]
    return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


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


def in_reading_order(groups: Iterable[Group]) -> list[Group]:
    """Groups from left to right and, in a column, from top to bottom."""
    return sorted(groups, key=_reading)


def _reading(group: Group) -> tuple[float, float]:
    return group.x, group.y


def _cost(start: Group, group: Group, dx: int, dy: int) -> float | None:
    ahead = (_middle(group)[0] - _middle(start)[0]) * dx + (_middle(group)[1] - _middle(start)[1]) * dy
    if ahead <= 1:
        return None
    if dx:
        aside = _apart(start.y, start.y + start.h, group.y, group.y + group.h)
        off = abs(_middle(group)[1] - _middle(start)[1])
    else:
        aside = _apart(start.x, start.x + start.w, group.x, group.x + group.w)
        off = abs(_middle(group)[0] - _middle(start)[0])
    return ahead + _ASIDE * aside + 0.3 * off + (10_000.0 if aside > ahead else 0.0)


def _apart(low: float, high: float, other_low: float, other_high: float) -> float:
    """The gap between two stretches, 0 where they overlap."""
    return max(0.0, other_low - high, low - other_high)


def _middle(group: Group) -> tuple[float, float]:
    return group.x + group.w / 2, group.y + group.h / 2


def _cell_of(drawing: Drawing, group: Group) -> str:
    """The key of the cell that a group stands in."""
    x, y = _middle(group)
    column = next((c for c in drawing.columns if c.x <= x < c.x + c.w), None)
    row = next((r for r in drawing.rows if r.y <= y < r.y + r.h), None)
    return f"cell:{row.lane_id}:{column.phase_id}" if column and row else ""


def _holds_notes(group: Group) -> bool:
    return group.h > 32
