"""What a journey teaches at a glance: its best and its worst moment, how it ends, and where it falls short the most."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.emotion import Moment, end, lowest, moments, peak
from app.analysis.gap import Gap, gaps
from app.model.document import Document
from app.model.records import Id


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
    worst = max(gaps(document, map_id), key=lambda gap: gap.size, default=None)
    return Insights(peak(felt), lowest(felt), end(felt), worst)
