"""Which columns stand on which slide of a phase: as many beside each other as can be read, each as wide as the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.exchange.powerpoint.column import BODY_SIZES, HEAD, Column, Paper, paged
from app.exchange.powerpoint.shapes import HEIGHT, MARGIN, WIDTH

MOST_SLOTS = 4
"""Columns beside each other: in narrower ones a line of large letters holds too few words."""

TOP, GAP = 78.0, 14.0
ROOM = HEIGHT - TOP - HEAD - 8 - 16
"""How high the columns are under the paper of their touchpoint."""

_WIDEST = 443.0


@dataclass(frozen=True, slots=True)
class Span:
    """A column, or what goes on of it, with its papers in so many slots beside each other."""

    column: Column
    papers: tuple[Paper, ...]
    slots: int
    is_first: bool = True

    def fits(self, w: float, size: float) -> bool:
        """Whether its slots hold its papers in letters of `size`."""
        return len(paged(self.papers, w, ROOM, size)) <= self.slots


def slot_width(slots: int) -> float:
    """How wide each of so many slots is."""
    return min(_WIDEST, (WIDTH - 2 * MARGIN - GAP * (slots - 1)) / slots)


def packed(columns: Sequence[Column]) -> Iterator[list[Span]]:
    """The columns slide by slide, in their order."""
    page: list[Span] = []
    for span in (span for column in columns for span in _spans(column)):
        if page and not _go_together([*page, span]):
            yield page
            page = []
        page.append(span)
    if page:
        yield page


def _go_together(spans: Sequence[Span]) -> bool:
    """Whether spans have room on one slide; one slot more than usual is well where all still fits in it."""
    slots = sum(span.slots for span in spans)
    if slots == MOST_SLOTS + 1:
        return all(span.fits(slot_width(slots), BODY_SIZES[-1]) for span in spans)
    return slots <= MOST_SLOTS


def _spans(column: Column) -> Iterator[Span]:
    """A column in as many slots as it needs, and over more slides where a whole one is too small for it."""
    slots = paged(column.papers, slot_width(MOST_SLOTS), ROOM, BODY_SIZES[-1])
    for first in range(0, len(slots), MOST_SLOTS):
        part = slots[first : first + MOST_SLOTS]
        yield Span(column, tuple(paper for slot in part for paper in slot), len(part), first == 0)
