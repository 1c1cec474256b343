"""Prompts that teach where to begin: which cell of a lane shows one, and what lies under its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from app.drawing import measures as m
from app.drawing.icons import icon
from app.drawing.primitives import Box, Mark, Rect, TextLine
from app.drawing.sheet import Sheet, Stretch
from app.drawing.text import first_lines
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.lane_kinds import kind_of
from app.model.records import Lane, Touchpoint

Under = Callable[[tuple[TextLine, ...], float, Theme], tuple[Mark, ...]]
"""Draws what lies under the words of a prompt, the first of which begins at a height."""


@lru_cache(maxsize=64)
def prompt_marks(text: str, h: float, under: Under, theme: Theme) -> tuple[Mark, ...]:
    """The words of a prompt in a box `h` high, and what lies under them."""
    step = m.line_step(m.BODY)
    top = min(m.NOTE_PADDING, (h - step) / 2)
    lines = first_lines(text, m.NOTE_WIDTH - m.NOTE_PADDING, m.BODY, "regular", max(1, int((h - top) // step)))
    words = text_lines(lines, m.NOTE_PADDING, top, m.BODY, theme.ink_faint)
    return (*under(words, top, theme), *words)


def bare(_words: tuple[TextLine, ...], _top: float, _theme: Theme) -> tuple[Mark, ...]:
    """Nothing: the words stand on the ground of the cell."""
    return ()


def ghost_note(_words: tuple[TextLine, ...], _top: float, theme: Theme) -> tuple[Mark, ...]:
    """The outline of a touchpoint that is not there yet, with a plus."""
    size, box = 20.0, Box(0.5, 0.5, m.NOTE_WIDTH - 1, m.TOUCHPOINT_HEIGHT - 1)
    plus = icon("plus", m.NOTE_PADDING - 3, m.TOUCHPOINT_HEIGHT - m.NOTE_PADDING - size + 3, size, theme.ink_faint)
    return (Rect(box, stroke=theme.lines_strong, radius=m.NOTE_RADIUS, dash=(4.0, 4.0)), *plus)


def over_levels(words: tuple[TextLine, ...], top: float, theme: Theme) -> tuple[Mark, ...]:
    """A patch that keeps the lines of the scale off the words."""
    step = m.line_step(m.BODY)
    width = max(line.width for line in words)
    return (Rect(Box(m.NOTE_PADDING - 4, top - 2, width + 8, len(words) * step + 4), theme.curve_ground),)


# --- where a lane teaches --------------------------------------------------------------------------------------------


def nowhere(_sheet: Sheet, _lane: Lane) -> Stretch | None:
    """A lane that holds nothing needs no help."""
    return None


def without_touchpoints(sheet: Sheet, _lane: Lane) -> Stretch | None:
    """The first phase, while the map has no touchpoint."""
    return _first_unless(sheet, any(stretch.touchpoints for stretch in sheet.stretches))


def without_notes(sheet: Sheet, lane: Lane) -> Stretch | None:
    """The first phase, while the lane has no note."""
    return _first_unless(sheet, any(sheet.document.notes(stretch.phase.id, lane.id) for stretch in sheet.stretches))


def without_chips(sheet: Sheet, lane: Lane) -> Stretch | None:
    """The first phase with touchpoints, while none of them names what the lane shows."""
    field = kind_of(lane).chips_of
    return _first_if_none(sheet, lambda touchpoint: getattr(touchpoint, field) is not None)


def without_scores(sheet: Sheet, _lane: Lane) -> Stretch | None:
    """The first phase with touchpoints, while nobody feels anything."""
    return _first_if_none(sheet, lambda touchpoint: bool(sheet.document.scores(touchpoint.id)))


def without_actions(sheet: Sheet, _lane: Lane) -> Stretch | None:
    """The first phase with touchpoints, while nothing is to be done about any."""
    return _first_if_none(sheet, lambda touchpoint: bool(sheet.open_actions.get(touchpoint.id)))


def _first_unless(sheet: Sheet, used: bool) -> Stretch | None:
    return None if used or not sheet.stretches else sheet.stretches[0]


def _first_if_none(sheet: Sheet, has: Callable[[Touchpoint], bool]) -> Stretch | None:
    """The first phase with touchpoints, when no touchpoint of the map has what is asked for."""
    if any(has(touchpoint) for stretch in sheet.stretches for touchpoint in stretch.touchpoints):
        return None
    return next((stretch for stretch in sheet.stretches if stretch.touchpoints), None)
