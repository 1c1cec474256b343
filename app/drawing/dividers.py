"""Lines across the map, as service blueprints have them: slim rows that part those above and below."""

from __future__ import annotations

from functools import lru_cache

from app.drawing import measures as m
from app.drawing.kept import part_of_one
from app.drawing.primitives import Group, Layer, Mark, Path
from app.drawing.sheet import Band, Content, Sheet
from app.drawing.theme import Theme
from app.model.records import Lane

_WEIGHT = 2.5
_PERIOD, _DRAWN = 18.0, 0.6


def strong_line(sheet: Sheet, lane: Lane) -> Band:
    """A line without breaks: where the customer and we meet."""
    return _line(sheet, lane, dashed=False)


def dashed_line(sheet: Sheet, lane: Lane) -> Band:
    """A line that lets through some of what lies behind it: what the customer sees of us ends here."""
    return _line(sheet, lane, dashed=True)


def _line(sheet: Sheet, lane: Lane, dashed: bool) -> Band:
    """A piece of the line for each phase, so that a phase that moves takes its piece along."""
    band = Band(m.DIVIDER_HEIGHT)
    for stretch in sheet.stretches:
        w, key = stretch.column.w, f"divider:{lane.id}:{stretch.phase.id}"
        marks = _piece(w, dashed, sheet.look.theme)
        group = Group(key, "divider", Layer.NOTES, 0.0, 0.0, w, m.DIVIDER_HEIGHT, marks, lane.id)
        band.put("divider", lane, stretch, Content(part_of_one(group)), firm=True)
    return band


@lru_cache(maxsize=256)
def _piece(w: float, dashed: bool, theme: Theme) -> tuple[Mark, ...]:
    """One phase's piece. It holds whole dashes, so that those of the next one go on without a seam."""
    period = w / max(1, round(w / _PERIOD))
    dash = (period * _DRAWN, period * (1 - _DRAWN)) if dashed else ()
    middle = m.DIVIDER_HEIGHT / 2
    return (Path((("M", 0.0, middle), ("L", w, middle)), stroke=theme.lines_strong, stroke_width=_WEIGHT, dash=dash),)
