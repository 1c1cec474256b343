"""What a journey teaches at a glance: its best and its worst moment, how it ends, and where it falls short the most."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.emotion import Moment, end, lowest, moments, peak
from app.model.document import Document
from app.model.records import Id


@dataclass(frozen=True, slots=True)
class Gap:
    """A touchpoint that is felt to be worse than was expected, both as scores from -2.0 to 2.0."""

    touchpoint_id: Id
    expected: float
    felt: float

    @property
    def size(self) -> float:
        """By how much it falls short."""
        return self.expected - self.felt


@dataclass(frozen=True, slots=True)
class Insights:
    """What stands out for the customer of a map; None where nothing is known."""

    peak: Moment | None
    lowest: Moment | None
    end: Moment | None
    gap: Gap | None


def insights_of(document: Document, map_id: Id) -> Insights:
    """What stands out on a map. Of equals it is the first; without an expectation that was missed there is no gap."""
    felt = moments(document, map_id)
    return Insights(peak(felt), lowest(felt), end(felt), _gap(document, map_id))


def _gap(document: Document, map_id: Id) -> Gap | None:
    gaps = []
    for touchpoint in document.journey(map_id):
        score = document.score(touchpoint.id)
        if touchpoint.expected is not None and score is not None and score.score < touchpoint.expected:
            gaps.append(Gap(touchpoint.id, touchpoint.expected / 10, score.score / 10))
    return max(gaps, key=lambda gap: gap.size, default=None)
