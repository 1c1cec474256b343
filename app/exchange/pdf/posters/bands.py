"""A long map under itself: stretches of time in ever more bands, for a poster that is not as long as its map."""

from __future__ import annotations

from collections.abc import Iterator

from app.exchange.pdf.plan import stretches
from app.exchange.pdf.posters.composed import Subject
from app.exchange.pdf.span import Span

WORTH_A_BAND = 1.15
"""How much larger a map has to become by one more band."""

_MOST = 6
_STEPS = 24


def banded(subject: Subject) -> Iterator[list[Span]]:
    """The whole time in one stretch, and then in ever more of about the same length, broken between phases."""
    yield [subject.strip.across]
    columns = subject.drawing.columns
    total, widest = sum(column.w for column in columns), max((column.w for column in columns), default=0.0)
    for count in range(2, min(len(columns), _MOST) + 1):
        rooms = (max(widest, total / count * (1 + step / _STEPS)) for step in range(_STEPS * count))
        spans = (stretches(subject.drawing, room) for room in rooms)
        found = next((span for span in spans if span and len(span) <= count), None)
        if found:
            yield found
