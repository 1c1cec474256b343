"""Pages of tables that end together: where the last would hold a row or two, those before it end earlier."""

from __future__ import annotations

from collections.abc import Callable

from app.drawing.theme import Theme
from app.exchange.pdf.pages import A4, MARGIN, Page
from app.exchange.pdf.table import Flow

_NEARLY_EMPTY = 0.4
"""The part of a page below which the last is filled from those before it."""

_MOST = 0.5
"""The part of each page that is left free for that at most."""

_MANY = 20
"""Pages of which nobody minds the last, and that would take long to fill again and again."""

_SEARCH_STEPS = 7


def evenly(theme: Theme, fill: Callable[[Flow], None]) -> list[Page]:
    """The pages of A4 that `fill` makes; it may be called several times."""
    found = _filled(theme, fill, 0.0)
    height = A4.h - 2 * MARGIN
    if len(found.pages) == 1 or len(found.pages) > _MANY or found.y - MARGIN > height * _NEARLY_EMPTY:
        return found.pages
    low, high = 0.0, height * _MOST
    for _ in range(_SEARCH_STEPS):
        spare = (low + high) / 2
        tried = _filled(theme, fill, spare)
        if len(tried.pages) == len(found.pages):
            low, found = spare, tried
        else:
            high = spare
    return found.pages


def _filled(theme: Theme, fill: Callable[[Flow], None], spare: float) -> Flow:
    flow = Flow(A4, theme, spare)
    fill(flow)
    return flow
