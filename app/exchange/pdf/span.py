"""Stretches of a map along one axis, of time or of lanes, in map units."""

from __future__ import annotations

from dataclasses import dataclass, replace

_EDGE = 0.01


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from `start` to `end`, in map units.

    `whole` are the keys of the notes that stand in it, where those beside them may go elsewhere; None is all.
    """

    start: float
    end: float
    whole: frozenset[str] | None = None

    @property
    def length(self) -> float:
        """How long the stretch is."""
        return self.end - self.start

    def joined(self, other: Span) -> Span:
        """Both stretches as one, for two that adjoin."""
        both = None if self.whole is None or other.whole is None else self.whole | other.whole
        return replace(self, end=other.end, whole=both)


def overlap(one: Span, other: Span) -> bool:
    """Whether two stretches have more than an edge in common."""
    return one.start < other.end - _EDGE and one.end > other.start + _EDGE


def within(inner: Span, outer: Span) -> bool:
    """Whether a stretch lies wholly inside another."""
    return inner.start >= outer.start - _EDGE and inner.end <= outer.end + _EDGE
