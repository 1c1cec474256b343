"""The gap at a touchpoint: what is expected of it against how the customer feels there, by the one rule for it."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.document import Document
from app.model.records import Id, Touchpoint


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


def gap_at(document: Document, touchpoint: Touchpoint) -> Gap | None:
    """The gap at a touchpoint; None where one of the two is not known, or nothing falls short."""
    score = document.score(touchpoint.id)
    if touchpoint.expected is None or score is None or score.score >= touchpoint.expected:
        return None
    return Gap(touchpoint.id, touchpoint.expected / 10, score.score / 10)


def gaps(document: Document, map_id: Id) -> list[Gap]:
    """The gaps on a map, in time order."""
    return [gap for touchpoint in document.journey(map_id) if (gap := gap_at(document, touchpoint)) is not None]
