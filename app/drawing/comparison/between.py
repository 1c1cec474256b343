"""Where one curve lies over the other, and the areas between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from app.analysis.emotion import Segment
from app.drawing.curve import YOf, line
from app.drawing.icons import Command
from app.drawing.slides.curve import within

_LOOKS = 16
"""Places between two points of the curves at which it is looked which of them is over the other."""

_NEAR = 1e-9


def areas(below: Sequence[Segment], above: Sequence[Segment], y_of: YOf) -> Iterator[tuple[int, tuple[Command, ...]]]:
    """The areas between two curves, where both are: 1 where `above` is over `below`, -1 where it is under it.

    Between two points the curves only lead from one to the next: what they do there that no score says has no area.
    """
    for side, group in groupby(_stretches(below, above), lambda stretch: stretch[2]):
        stretches = list(group)
        left, right = stretches[0][0], stretches[-1][1]
        upper, lower = tuple(within(above, left, right)), tuple(within(below, left, right))
        if side and upper and lower:
            yield side, (*line(upper, y_of), *_back(lower, y_of), ("Z",))


def _stretches(one: Sequence[Segment], other: Sequence[Segment]) -> Iterator[tuple[float, float, int]]:
    """From where to where the other curve lies over the one (1), under it (-1) or on it (0)."""
    if not one or not other:
        return
    left, right = max(one[0].start[0], other[0].start[0]), min(one[-1].end[0], other[-1].end[0])
    knots = {x for curve in (one, other) for segment in curve for x in (segment.start[0], segment.end[0])}
    edges = sorted({left, right, *(x for x in knots if left < x < right)}) if left < right else []
    for first, last in pairwise(edges):
        said = {_side(_height(other, x) - _height(one, x)) for x in (first, last)}
        for start, end, side in _looked_at(one, other, first, last):
            yield start, end, side if side in said else 0


def _looked_at(
    one: Sequence[Segment], other: Sequence[Segment], left: float, right: float
) -> Iterator[tuple[float, float, int]]:
    """The same between two points, looked at in many places."""
    looks = [left + (right - left) * n / _LOOKS for n in range(_LOOKS + 1)]
    for start, end in pairwise(looks):
        before, after = (_height(other, x) - _height(one, x) for x in (start, end))
        if before * after < -_NEAR * _NEAR:
            cross = _crossing(one, other, start, end)
            yield start, cross, _side(before)
            yield cross, end, _side(after)
        else:
            yield start, end, _side(before + after)


def _crossing(one: Sequence[Segment], other: Sequence[Segment], left: float, right: float) -> float:
    """Where two curves meet that change sides between two places, found by halving."""
    rising = _height(other, right) > _height(one, right)
    for _ in range(40):
        middle = (left + right) / 2
        over = _height(other, middle) > _height(one, middle)
        left, right = (left, middle) if over == rising else (middle, right)
    return (left + right) / 2


def _side(difference: float) -> int:
    return (difference > _NEAR) - (difference < -_NEAR)


def _height(curve: Sequence[Segment], x: float) -> float:
    """The value of a curve at `x`; along its segments x rises evenly."""
    segment = curve[min(bisect_left(curve, x, key=_ending), len(curve) - 1)]
    length = segment.end[0] - segment.start[0]
    t = max(0.0, min(1.0, (x - segment.start[0]) / length))
    a, b, c, d = segment.start[1], segment.control1[1], segment.control2[1], segment.end[1]
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _ending(segment: Segment) -> float:
    return segment.end[0]


def _back(curve: Sequence[Segment], y_of: YOf) -> Iterator[Command]:
    """Along a curve from its end to its start."""
    x, score = curve[-1].end
    yield ("L", x, y_of(score))
    for segment in reversed(curve):
        corners = (segment.control2, segment.control1, segment.start)
        yield ("C", *(value for x, score in corners for value in (x, y_of(score))))
