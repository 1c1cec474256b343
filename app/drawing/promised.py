"""The curve of the customer as it would be with the plan: a dashed line over that of today, rings where it is lifted.

It stands for a hope, so it is thin, has no faces and fills nothing. Only a screen asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from app.analysis.emotion import Moment, Point
from app.analysis.plan.outlook import lifted
from app.drawing import measures as m
from app.drawing.curve import line
from app.drawing.pieces import Curve, Piece, drawn, runs
from app.drawing.primitives import Circle, Group, Mark, Path
from app.drawing.sheet import Sheet, Stretch
from app.drawing.theme import Theme
from app.model.records import Lane

_LINE, _RING = 2.5, 5.0
_DASH = (7.0, 5.0)


def lines(sheet: Sheet, lane: Lane, felt: Sequence[Moment], height: float) -> Iterator[tuple[Stretch, Group]]:
    """The line, cut phase by phase; none where the plan lifts nothing."""
    if not is_drawn(sheet, felt):
        return
    promised = lifted(felt, sheet.look.lifts)
    curve = Curve(promised)
    risen = {then.x for now, then in zip(felt, promised, strict=True) if now.score != then.score}
    for run in runs(sheet, curve.xs):
        piece = curve.on(run)
        if piece is not None:
            left = run.stretch.column.x
            rings = tuple(point for point in piece.points if point[0] + left in risen)
            marks = _marks(piece, rings, height, sheet.look.theme)
            yield run.stretch, drawn(f"{lane.id}:promised", run, piece, height, marks)


def is_drawn(sheet: Sheet, felt: Sequence[Moment]) -> bool:
    """Whether the plan lifts something, so that there is a line."""
    return bool(sheet.look.lifts) and len(felt) > 1 and lifted(felt, sheet.look.lifts) != tuple(felt)


def sample(x: float, y: float, w: float, theme: Theme) -> tuple[Mark, ...]:
    """How it looks, `w` long from (x, y)."""
    path = Path((("M", x, y), ("L", x + w, y)), stroke=theme.accent, stroke_width=_LINE, dash=_DASH)
    return (path, Circle(x + w / 2, y, _RING, fill=theme.curve_ground, stroke=theme.accent, stroke_width=2))


@lru_cache(maxsize=256)
def _marks(piece: Piece, rings: tuple[Point, ...], height: float, theme: Theme) -> tuple[Mark, ...]:
    y_of = partial(m.score_y, height)
    path = line(piece.segments, y_of)
    ground = Path(path, stroke=theme.curve_ground, stroke_width=_LINE + 2)
    fill, edge = theme.curve_ground, theme.accent
    circles = (Circle(x, y_of(score), _RING, fill=fill, stroke=edge, stroke_width=2) for x, score in rings)
    return (ground, Path(path, stroke=theme.accent, stroke_width=_LINE, dash=_DASH), *circles)
