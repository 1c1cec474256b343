"""What customers expect as a line, and the gap between it and what they felt: striped where it falls short.

`y_of` says how far down a score from -2.0 to 2.0 stands, so both can be drawn at any size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.analysis.emotion import Segment
from app.drawing.colors import with_opacity
from app.drawing.curve import YOf, line
from app.drawing.icons import Command
from app.drawing.primitives import Box, Mark, Path, Rect
from app.drawing.theme import Theme

_FINE = 12
"""Into how many steps a gap is cut between two touchpoints."""

_TINT, _STRIPE = 0.16, 0.55
_OPEN_LINE = 1.5

Rung = tuple[float, float, float]
"""At an x, what was felt and what was expected."""


def expected_line(expected: Sequence[Segment], y_of: YOf, theme: Theme, width: float) -> tuple[Mark, ...]:
    """The line through what was expected."""
    if not expected:
        return ()
    commands = line(expected, y_of)
    ground = Path(commands, stroke=theme.curve_ground, stroke_width=width + 2)
    return (ground, Path(commands, stroke=theme.ink, stroke_width=width))


def tick(x: float, y: float, w: float, h: float, theme: Theme, is_open: bool = False) -> tuple[Mark, ...]:
    """The small bar at which an expectation stands, with (x, y) in its middle; an open one waits to be set."""
    bar, rim = Box(x - w / 2, y - h / 2, w, h), Box(x - w / 2 - 2, y - h / 2 - 2, w + 4, h + 4)
    ground = Rect(rim, theme.curve_ground, radius=h / 2 + 2)
    if is_open:
        open_bar = Box(bar.x, bar.y - _OPEN_LINE / 2, w, h + _OPEN_LINE)
        return (ground, Rect(open_bar, theme.curve_ground, theme.ink_soft, _OPEN_LINE, open_bar.h / 2))
    return (ground, Rect(bar, theme.ink, radius=h / 2))


def gap(
    expected: Sequence[Segment],
    felt: Sequence[Segment],
    y_of: YOf,
    theme: Theme,
    between: tuple[float, float] | None = None,
) -> tuple[Mark, ...]:
    """The areas between two curves where both are known, and where given only `between` two values of x."""
    if not expected or not felt:
        return ()
    left, right = max(expected[0].start[0], felt[0].start[0]), min(expected[-1].end[0], felt[-1].end[0])
    if between is not None:
        left, right = max(left, between[0]), min(right, between[1])
    if left >= right:
        return ()
    rungs = list(_rungs(_Curve(felt), _Curve(expected), left, right))
    parts = [(better, list(part)) for better, part in groupby(_split(rungs), lambda pair: _better(*pair))]
    return tuple(mark for better, part in parts for mark in _area(better, part, y_of, theme))


class _Curve:
    """A curve that can be asked for its score at any x."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._starts = [segment.start[0] for segment in segments]
        self.knots = [*self._starts, segments[-1].end[0]]

    def at(self, x: float) -> float:
        """The score there; along a segment x rises evenly, as they are Hermite pieces."""
        segment = self._segments[max(0, bisect_right(self._starts, x) - 1)]
        start, end = segment.start[0], segment.end[0]
        t = min(1.0, max(0.0, (x - start) / (end - start)))
        u = 1 - t
        a, b, c, d = (point[1] for point in (segment.start, segment.control1, segment.control2, segment.end))
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _rungs(felt: _Curve, expected: _Curve, left: float, right: float) -> Iterator[Rung]:
    knots = sorted({left, right, *(x for x in (*felt.knots, *expected.knots) if left < x < right)})
    for start, end in pairwise(knots):
        for step in range(_FINE):
            x = start + (end - start) * step / _FINE
            yield x, felt.at(x), expected.at(x)
    yield right, felt.at(right), expected.at(right)


def _split(rungs: Sequence[Rung]) -> Iterator[tuple[Rung, Rung]]:
    """Pairs of neighbours, cut where one curve crosses the other."""
    for one, other in pairwise(rungs):
        before, after = one[1] - one[2], other[1] - other[2]
        if before * after >= 0:
            yield one, other
            continue
        share = before / (before - after)
        x, score = one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        yield one, (x, score, score)
        yield (x, score, score), other


def _better(one: Rung, other: Rung) -> int:
    """1 where more was felt than expected, -1 where less, 0 where the curves lie on each other."""
    apart = one[1] - one[2] + other[1] - other[2]
    return (apart > 1e-9) - (apart < -1e-9)


def _area(better: int, pairs: Sequence[tuple[Rung, Rung]], y_of: YOf, theme: Theme) -> Iterator[Mark]:
    if not better:
        return
    rungs = [pairs[0][0], *(other for _, other in pairs)]
    over: list[Command] = [("L", x, y_of(felt)) for x, felt, _ in rungs]
    under: list[Command] = [("L", x, y_of(wanted)) for x, _, wanted in reversed(rungs)]
    color = theme.above if better > 0 else theme.below
    yield Path((("M", *over[0][1:]), *over[1:], *under, ("Z",)), fill=with_opacity(color, _TINT))
    if better < 0:
        # The last stripe is the first one of what follows.
        stripes = tuple(step for x, felt, wanted in rungs[:-1] for step in _stripe(x, y_of(felt), y_of(wanted)))
        if stripes:
            yield Path(stripes, stroke=with_opacity(color, _STRIPE), stroke_width=1.0, round_caps=False)


def _stripe(x: float, y: float, other: float) -> tuple[Command, ...]:
    return (("M", x, y), ("L", x, other)) if abs(y - other) > 2 else ()
