"""A curve as marks: one line, or for the customer a line in the colours above and below neutral with tinted areas.

`y_of` says how far down a score from -2.0 to 2.0 stands, so a curve can be drawn at any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from app.analysis import emotion
from app.analysis.emotion import Segment
from app.drawing.actors import side_color
from app.drawing.colors import with_opacity
from app.drawing.icons import Command
from app.drawing.primitives import Mark, Path
from app.drawing.theme import ActorStyle, Theme

YOf = Callable[[float], float]

GUESSED = 0.7
"""How much thinner a line is where it is only assumed. Dashes tell people apart, so this is told by its strength."""


def customer_curve(
    segments: Sequence[Segment],
    y_of: YOf,
    theme: Theme,
    width: float,
    guessed: Sequence[bool] = (),
    areas: bool = True,
) -> tuple[Mark, ...]:
    """The line, cut where it crosses neutral, over the areas between it and neutral, unless those are not wanted.

    `guessed` says of each segment whether it is only assumed: then the line is thin, and broken.
    """
    pieces = tuple(_pieces(segments, guessed))
    sides = [(side, [piece for _, piece in part]) for side, part in groupby(pieces, lambda p: p[1].side)]
    tints: list[Mark] = [
        Path(_area(part, y_of), fill=with_opacity(side_color(theme, side), theme.band_opacity))
        for side, part in sides
        if side and areas
    ]
    parts = [(key, [piece for _, piece in part]) for key, part in groupby(pieces, lambda p: (p[1].side, p[0]))]
    lines = [
        Path(
            line(part, y_of),
            stroke=side_color(theme, side),
            stroke_width=width * (GUESSED if thin else 1.0),
            dash=(1.5 * width, 1.5 * width) if thin else (),
        )
        for (side, thin), part in parts
    ]
    return (*tints, *lines)


def other_curve(
    segments: Sequence[Segment], y_of: YOf, style: ActorStyle, width: float, guessed: Sequence[bool] = ()
) -> tuple[Path, ...]:
    """A line in the colour and dash of one of several people; thin, in the same dash, where it is only assumed."""
    parts = [(thin, [s for _, s in part]) for thin, part in groupby(_flagged(segments, guessed), lambda p: p[0])]
    return tuple(
        Path(line(part, y_of), stroke=style.color, stroke_width=width * (GUESSED if thin else 1.0), dash=style.dash)
        for thin, part in parts
    )


def _pieces(segments: Sequence[Segment], guessed: Sequence[bool]) -> Iterator[tuple[bool, Segment]]:
    for thin, segment in _flagged(segments, guessed):
        yield from ((thin, piece) for piece in emotion.split_at_neutral((segment,)))


def _flagged(segments: Sequence[Segment], guessed: Sequence[bool]) -> Iterator[tuple[bool, Segment]]:
    return zip(guessed or (False,) * len(segments), segments, strict=True)


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
