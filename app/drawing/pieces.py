"""Curves cut where a phase begins, each piece from the left edge of its own phase.

A phase that only moves, since another became wider, so takes along the very same piece, and a score that changes has
only the pieces next to it drawn anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.analysis import emotion
from app.analysis.emotion import Moment, Point, Segment
from app.drawing.kept import Kept
from app.drawing.primitives import Group, Layer, Mark
from app.drawing.sheet import Sheet, Stretch

_GROUPS: Kept[Group] = Kept(1024)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some points of a curve that follow each other, x from the left edge of a phase, with the slopes there."""

    points: tuple[Point, ...]
    slopes: tuple[float, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The piece as it is drawn."""
        return emotion.through(self.points, self.slopes)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.points[0][0]

    @property
    def w(self) -> float:
        """How far it reaches from there."""
        return self.points[-1][0] - self.left


@dataclass(frozen=True, slots=True)
class Run:
    """The part of a journey that is drawn with a phase: from its first moment to the first one after it."""

    stretch: Stretch
    start: float
    end: float


def runs(sheet: Sheet, xs: Iterable[float]) -> Iterator[Run]:
    """The phases in which moments stand, at `xs` of the map, and up to where each of them is drawn."""
    standing = sorted(set(xs))
    firsts = []
    for stretch in sheet.stretches:
        place = bisect_left(standing, stretch.column.x)
        if place < len(standing) and standing[place] < stretch.column.x + stretch.column.w:
            firsts.append((stretch, standing[place]))
    ends = [*(x for _, x in firsts[1:]), standing[-1]] if firsts else []
    for (stretch, start), end in zip(firsts, ends, strict=True):
        if start < end:
            yield Run(stretch, start, end)


class Curve:
    """A whole curve through moments in time order, which can be cut."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self._moments = moments
        self._xs = [moment.x for moment in moments]
        self._slopes = emotion.slopes([(moment.x, moment.score) for moment in moments])

    @property
    def xs(self) -> Sequence[float]:
        """Where its moments stand."""
        return self._xs

    def on(self, run: Run) -> Piece | None:
        """The least of it that covers a run, as far as it reaches; None where it has none of it."""
        first = max(0, bisect_right(self._xs, run.start) - 1)
        last = min(len(self._xs) - 1, bisect_left(self._xs, run.end))
        if first >= last or self._xs[first] >= run.end or self._xs[last] <= run.start:
            return None
        left = run.stretch.column.x
        points = tuple((moment.x - left, moment.score) for moment in self._moments[first : last + 1])
        return Piece(points, tuple(self._slopes[first : last + 1]))

    def flags_on(self, run: Run, flags: Sequence[bool]) -> tuple[bool, ...]:
        """Of `flags`, one for each stretch between two moments, those of the stretches that begin in a run."""
        return tuple(flags[bisect_left(self._xs, run.start) : bisect_left(self._xs, run.end)])


def drawn(whose: str, run: Run, piece: Piece, height: float, marks: tuple[Mark, ...]) -> Group:
    """A piece as it is drawn by `marks`, from the left edge of its phase; the very same group for the same marks."""
    key, w = f"curve:{whose}:{run.stretch.phase.id}", piece.left + piece.w
    return _GROUPS.of((marks,), (key, w), lambda: Group(key, "curve", Layer.CURVE, 0.0, 0.0, w, height, marks))
