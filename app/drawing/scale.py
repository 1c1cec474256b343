"""The scale of the emotion lane, in its header: a face at each level."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.drawing import faces
from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.drawing import Placed
from app.drawing.kept import part_of_one
from app.drawing.primitives import Group, Layer, Mark
from app.drawing.sheet import Sheet
from app.drawing.theme import Theme
from app.model.records import Lane

LEVELS = (2, 1, 0, -1, -2)
ROOM = 40.0

_RADIUS = 10.0


def scale(sheet: Sheet, lane: Lane, height: float) -> Placed:
    """The faces beside their levels, at the right of the lane's header."""
    marks = _marks(height, sheet.look.theme)
    key = f"scale:{lane.id}"
    group = Group(key, "scale", Layer.LANE_HEADERS, 0.0, 0.0, m.HEADER_WIDTH, height, marks, lane.id)
    return Placed(key, group.layer, 0.0, 0.0, part_of_one(group), lane_id=lane.id)


@lru_cache(maxsize=64)
def _marks(height: float, theme: Theme) -> tuple[Mark, ...]:
    return tuple(_faces(height, theme))


def _faces(height: float, theme: Theme) -> Iterator[Mark]:
    cx = m.HEADER_WIDTH - 8 - ROOM / 2 + 4
    r = min(_RADIUS, (m.score_y(height, 1) - m.score_y(height, 2)) * 0.45)
    for level in LEVELS:
        yield from faces.outlined(cx, m.score_y(height, level), r, level, side_color(theme, level), theme.canvas)
