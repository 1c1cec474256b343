"""A curve as marks: one line, or for the customer a line in the colours above and below neutral with tinted areas.

`y_of` says how far down a score from -2.0 to 2.0 stands, so a curve can be drawn at any size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from app.analysis import emotion
from app.analysis.emotion import Segment
from app.drawing.actors import side_color
from app.drawing.colors import with_opacity
from app.drawing.icons import Command
from app.drawing.primitives import Mark, Path
from app.drawing.theme import Theme

YOf = Callable[[float], float]


def customer_curve(segments: Sequence[Segment], y_of: YOf, theme: Theme, width: float) -> tuple[Mark, ...]:
    """The line, cut where it crosses neutral, over the areas between it and neutral."""
    parts = [(side, list(part)) for side, part in groupby(emotion.split_at_neutral(segments), lambda s: s.side)]
    areas: list[Mark] = [
        Path(_area(part, y_of), fill=with_opacity(side_color(theme, side), theme.band_opacity))
        for side, part in parts
        if side
    ]
    lines = [Path(line(part, y_of), stroke=side_color(theme, side), stroke_width=width) for side, part in parts]
    return (*areas, *lines)


def line(segments: Sequence[Segment], y_of: YOf) -> tuple[Command, ...]:
    """The commands of a path along segments that join."""
    x, score = segments[0].start
    return (("M", x, y_of(score)), *(_cubic(segment, y_of) for segment in segments))


def _area(segments: Sequence[Segment], y_of: YOf) -> tuple[Command, ...]:
    """Between the curve and neutral."""
    neutral = y_of(emotion.NEUTRAL)
    return (*line(segments, y_of), ("L", segments[-1].end[0], neutral), ("L", segments[0].start[0], neutral), ("Z",))


def _cubic(segment: Segment, y_of: YOf) -> Command:
    corners = (segment.control1, segment.control2, segment.end)
    return ("C", *(value for x, score in corners for value in (x, y_of(score))))
