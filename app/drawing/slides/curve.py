"""The emotion curve on a slide: the same line as on the map, large, cut off where its panel ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.analysis import emotion
from app.analysis.emotion import Moment, Point, Segment
from app.drawing import faces
from app.drawing.actors import guessed, side_color, styles_on
from app.drawing.curve import customer_curve, line, other_curve
from app.drawing.gap import gap, tick
from app.drawing.primitives import Box, Mark, Path, Rect
from app.drawing.slides.slide import RADIUS, Stage
from app.drawing.theme import ActorStyle, Theme
from app.model.records import Id

_LINE, _OTHER_LINE, _NEED, _TICK = 8.0, 6.0, 4.0, 63.0
_LEVELS = (-2, -1, 1, 2)


@dataclass(frozen=True)
class Panel:
    """Where curves are drawn: `x_of` says where the touchpoint at a place in the journey stands."""

    box: Box
    x_of: Callable[[float], float]
    room: float  # left free over and under the scale

    def y(self, score: float) -> float:
        """Where a score from -2.0 to 2.0 stands."""
        return self.box.y + self.room + (2.0 - score) / 4.0 * (self.box.h - 2 * self.room)


def panel(stage: Stage, on: Panel) -> tuple[Mark, ...]:
    """The ground of a panel with its levels, and everyone's curve."""
    theme = stage.look.theme
    ground = Rect(on.box, theme.curve_ground, theme.lines, 2.0, RADIUS)
    wanted = _expected(stage)
    compared = len(wanted) > 1
    drawn = [
        mark
        for actor_id, style in reversed(_actors(stage))
        for mark in _curve(stage, on, actor_id, style, not compared)
    ]
    return (ground, *_levels(on, theme), *(_need(stage, on, wanted) if compared else ()), *drawn)


def face(on: Panel, moment: Moment, radius: float, theme: Theme) -> tuple[Mark, ...]:
    """The face of a moment on the curve."""
    x, y = on.x_of(moment.x), on.y(moment.score)
    color = side_color(theme, moment.score)
    return faces.filled(x, y, radius, moment.score, color, theme.face_ink, theme.curve_ground)


def _actors(stage: Stage) -> list[tuple[Id | None, ActorStyle | None]]:
    """Those who felt something and are shown, each in the style of the map."""
    styles, wanted = styles_on(stage.document, stage.map_id, stage.look.theme), stage.look.actors
    order = emotion.actors(stage.document, stage.map_id)
    return [(actor_id, styles[actor_id]) for actor_id in order if wanted is None or actor_id in wanted]


def _levels(on: Panel, theme: Theme) -> Iterator[Mark]:
    left, right = on.box.x + 2, on.box.right - 2
    for level in (*_LEVELS, 0):
        y = on.y(level)
        across = (("M", left, y), ("L", right, y))
        dash = (2.0, 10.0) if level else ()
        yield Path(across, stroke=theme.lines_strong if not level else theme.lines, stroke_width=2.0, dash=dash)


def _expected(stage: Stage) -> tuple[Moment, ...]:
    """What customers expect, by the places of the journey."""
    journey = enumerate(stage.document.journey(stage.map_id)) if stage.look.expected else ()
    return tuple(Moment(t.id, float(place), t.expected / 10) for place, t in journey if t.expected is not None)


def _need(stage: Stage, on: Panel, wanted: Sequence[Moment]) -> tuple[Mark, ...]:
    """The line of what was expected, over its gap to what the customer felt."""
    theme, left, right = stage.look.theme, on.box.x + 1, on.box.right - 1
    shown = stage.look.actors is None or None in stage.look.actors
    felt = emotion.moments(stage.document, stage.map_id) if shown else ()
    points = [(on.x_of(moment.x), moment.score) for moment in wanted]
    whole = emotion.bezier(points)
    seen = tuple(within(whole, left, right))
    others = emotion.bezier([(on.x_of(moment.x), moment.score) for moment in felt])
    line_of_all = (Path(line(seen, on.y), stroke=theme.ink, stroke_width=_NEED),) if seen else ()
    roomy = on.x_of(1) - on.x_of(0) > 2 * _TICK
    bars = [(x, on.y(score)) for x, score in points if roomy and left < x < right]
    ticks = [mark for x, y in bars for mark in tick(x, y, _TICK, _TICK / 7, theme)]
    return (*gap(whole, others, on.y, theme, (left, right)), *line_of_all, *ticks)


def _curve(stage: Stage, on: Panel, actor_id: Id | None, style: ActorStyle | None, areas: bool) -> tuple[Mark, ...]:
    felt = emotion.moments(stage.document, stage.map_id, actor_id)
    segments = emotion.bezier([(on.x_of(moment.x), moment.score) for moment in felt]) if len(felt) > 1 else ()
    guesses = guessed(stage.document, stage.look, felt, actor_id)
    seen = [
        (piece, thin)
        for segment, thin in zip(segments, guesses, strict=True)
        for piece in within((segment,), on.box.x + 1, on.box.right - 1)
    ]
    pieces, thin = tuple(piece for piece, _ in seen), tuple(thin for _, thin in seen)
    if style is None:
        return customer_curve(pieces, on.y, stage.look.theme, _LINE, thin, areas or actor_id is not None)
    wide = replace(style, dash=tuple(2 * length for length in style.dash))
    return other_curve(pieces, on.y, wide, _OTHER_LINE, thin)


def within(segments: Sequence[Segment], left: float, right: float) -> Iterator[Segment]:
    """The pieces of a curve between two values of x. Along its segments x rises evenly, as they are Hermite pieces."""
    for segment in segments:
        start, length = segment.start[0], segment.end[0] - segment.start[0]
        first, last = max(0.0, (left - start) / length), min(1.0, (right - start) / length)
        if first < last:
            yield _cut(segment, first, last)


def _cut(segment: Segment, first: float, last: float) -> Segment:
    """The piece of a cubic between two parameters, by its blossom (L. Ramshaw, "Blossoms are polar forms", 1989)."""
    return Segment(
        _blossom(segment, first, first, first),
        _blossom(segment, first, first, last),
        _blossom(segment, first, last, last),
        _blossom(segment, last, last, last),
    )


def _blossom(segment: Segment, u: float, v: float, w: float) -> Point:
    a, b, c, d = segment.start, segment.control1, segment.control2, segment.end
    ab, bc, cd = _between(a, b, u), _between(b, c, u), _between(c, d, u)
    return _between(_between(ab, bc, v), _between(bc, cd, v), w)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
