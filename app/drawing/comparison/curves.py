"""Both curves over each other: today's thin and dashed with hollow points, the future's strong with faces.

Colour says only what was gained: green where the future is better, vermilion where it is worse.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from app.analysis import emotion
from app.analysis.comparison import Step
from app.analysis.emotion import Segment
from app.drawing import faces
from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.colors import with_opacity
from app.drawing.comparison.between import areas
from app.drawing.comparison.stage import HEADER, Stage
from app.drawing.curve import line
from app.drawing.icons import Command
from app.drawing.primitives import Box, Circle, Group, Layer, Mark, Path, Rect
from app.drawing.scale import LEVELS
from app.drawing.theme import Theme

FACE, RING = 10.0, 6.0
DASH = (7.0, 6.0)
_STRONG, _THIN = 4.0, 2.0
_OPACITY = 0.2
_SCALE = 11.0


def ground(stage: Stage, top: float, width: float) -> Group:
    """The field behind the curves: its levels, and where one phase goes over into the next."""
    theme = stage.look.theme
    marks: list[Mark] = [Rect(Box(0, 0, width, stage.field), theme.curve_ground)]
    for level in LEVELS:
        across = (("M", 0.0, stage.y_of(level)), ("L", width, stage.y_of(level)))
        marks.append(
            Path(across, stroke=theme.lines if level else theme.lines_strong, dash=() if not level else (2, 6))
        )
    for column in stage.columns[1:]:
        down = (("M", column.x - HEADER, 0.0), ("L", column.x - HEADER, stage.field))
        marks.append(Path(down, stroke=theme.lines, stroke_width=theme.line_weight))
    return Group("field", "cell", Layer.GROUND, HEADER, top, width, stage.field, tuple(marks))


def curves(stage: Stage, top: float, width: float) -> Group:
    """The areas between the curves, and over them both lines."""
    theme = stage.look.theme
    today, tomorrow = _segments(stage, before=True), _segments(stage, before=False)
    marks: list[Mark] = [
        Path(area, fill=with_opacity(side_color(theme, side), _OPACITY))
        for side, area in _areas(today, tomorrow, stage.field)
    ]
    if today:
        marks.append(Path(line(today, stage.y_of), stroke=theme.ink_soft, stroke_width=_THIN, dash=DASH))
    if tomorrow:
        marks.append(Path(line(tomorrow, stage.y_of), stroke=theme.ink, stroke_width=_STRONG))
    return Group("curves", "curve", Layer.CURVE, 0.0, top, HEADER + width, stage.field, tuple(marks))


@lru_cache(maxsize=8)
def _areas(
    today: tuple[Segment, ...], tomorrow: tuple[Segment, ...], field: float
) -> tuple[tuple[int, tuple[Command, ...]], ...]:
    """Kept, since what is looked at changes more often than the curves."""
    return tuple(areas(today, tomorrow, partial(m.score_y, field)))


def points(stage: Stage, top: float) -> Iterator[Group]:
    """Where each touchpoint was felt to be, and where it will be; what is felt the same has one point."""
    for spot in stage.spots:
        marks = tuple(_point(stage, spot.step))
        if marks:
            touchpoint_id = spot.step.touchpoint.id
            place = (spot.x - stage.step / 2, top, stage.step, stage.field)
            yield Group(f"points:{touchpoint_id}", "point", Layer.CURVE, *place, marks, touchpoint_id)


def scale(stage: Stage, top: float) -> Group:
    """A face at each level."""
    theme = stage.look.theme
    marks = tuple(
        mark
        for level in LEVELS
        for mark in faces.outlined(HEADER - 24, stage.y_of(level), _SCALE, level, theme.ink_soft, theme.canvas)
    )
    return Group("scale", "scale", Layer.LANE_HEADERS, 0.0, top, HEADER, stage.field, marks)


def hollow(x: float, y: float, theme: Theme) -> Circle:
    """How it is felt today."""
    return Circle(x, y, RING, theme.curve_ground, theme.ink_soft, _THIN)


def face(x: float, y: float, score: float, theme: Theme) -> tuple[Mark, ...]:
    """How it will be felt."""
    return faces.filled(x, y, FACE, score, theme.ink, theme.curve_ground, theme.curve_ground)


def _segments(stage: Stage, before: bool) -> tuple[Segment, ...]:
    felt = [(spot.x, spot.step.before_score if before else spot.step.after_score) for spot in stage.spots]
    through = [(x, score / 10) for x, score in felt if score is not None]
    return emotion.bezier(through) if len(through) > 1 else ()


def _point(stage: Stage, step: Step) -> Iterator[Mark]:
    """The marks of a touchpoint, in the middle of its place."""
    x, theme = stage.step / 2, stage.look.theme
    if step.before_score is not None and step.before_score != step.after_score:
        y = stage.y_of(step.before_score / 10)
        yield hollow(x, y, theme)
        if step.after is None:
            yield _stroke(x, y, theme)
    if step.after_score is not None:
        y = stage.y_of(step.after_score / 10)
        yield from face(x, y, step.after_score / 10, theme)
        if step.before is None:
            yield from plus(x + FACE, y - FACE, theme)


def plus(x: float, y: float, theme: Theme) -> tuple[Mark, ...]:
    """A small plus on a disc: this is new."""
    arms = ((("M", x - 3, y), ("L", x + 3, y)), (("M", x, y - 3), ("L", x, y + 3)))
    disc = Circle(x, y, 6.5, theme.surface, theme.ink, 1.25)
    return (disc, *(Path(arm, stroke=theme.ink, stroke_width=1.75) for arm in arms))


def _stroke(x: float, y: float, theme: Theme) -> Mark:
    """Through a point that will be no more."""
    r = RING + 4
    return Path((("M", x - r, y + r), ("L", x + r, y - r)), stroke=theme.ink_soft, stroke_width=_THIN)
