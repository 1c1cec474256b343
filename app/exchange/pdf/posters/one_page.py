"""A poster on one page: as large as its paper allows, or a page as large as the poster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.exchange.pdf.pages import MARGIN, POSTERS, Size
from app.exchange.pdf.plan import MIN_SCALE, Sheet
from app.exchange.pdf.posters.bands import WORTH_A_BAND, banded
from app.exchange.pdf.posters.composed import ON_SCREEN, Composed, Subject, composed, size_of

LARGEST_PAGE = 14_000.0
"""Points that a side of a page has at most; readers stop at 14,400."""


def on_one_page(subject: Subject, paper: str) -> Composed:
    """The poster on `paper`, one of POSTER_PAPERS."""
    if paper == "map":
        return _own_size(subject)
    if paper != "auto":
        return _fitted(subject, POSTERS[paper])
    found = (_fitted(subject, size) for size in POSTERS.values())
    return next((poster for poster in found if poster.scale >= MIN_SCALE), None) or _own_size(subject)


def _own_size(subject: Subject) -> Composed:
    strips, largest = [subject.strip], Size(LARGEST_PAGE, LARGEST_PAGE)
    return composed(subject, strips, min(ON_SCREEN, _scale(subject, strips, largest)))


def _fitted(subject: Subject, paper: Size) -> Composed:
    """As large as fits the paper, lying or upright, and in bands where that makes a long map readable."""
    strips, scale, page = [subject.strip], 0.0, paper
    for spans in banded(subject):
        tried = [replace(subject.strip, across=span) for span in spans]
        for each in (paper, paper.turned):
            larger = _scale(subject, tried, each)
            if larger > scale * (WORTH_A_BAND if len(tried) > len(strips) else 1.0):
                strips, scale, page = tried, larger, each
    return composed(subject, strips, scale, page)


def _scale(subject: Subject, strips: Sequence[Sheet], page: Size) -> float:
    """The largest scale at which these strips fit a page."""
    units = size_of(subject, strips, 1.0)
    return min((page.w - 2 * MARGIN) / (units.w - 2 * MARGIN), (page.h - 2 * MARGIN) / (units.h - 2 * MARGIN))
