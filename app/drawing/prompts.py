"""Prompts that teach where to begin: which cells of a lane show one, and what lies under its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from app.drawing import measures as m
from app.drawing.icons import icon
from app.drawing.primitives import Box, Mark, Rect, TextLine
from app.drawing.sheet import Sheet, Stretch
from app.drawing.text import first_lines
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.lane_kinds import kind_of
from app.model.records import Lane

Holds = Callable[[Sheet, Lane, Stretch], bool]
"""Tells whether a cell holds what its lane shows."""

Under = Callable[[tuple[TextLine, ...], float, Theme], tuple[Mark, ...]]
"""Draws what lies under the words of a prompt, the first of which begins at a height."""


_LINES = 3
"""As many lines as a question needs; where they fit, all questions of a lane begin at the same height."""


@lru_cache(maxsize=512)
def prompt_marks(text: str, h: float, under: Under, theme: Theme) -> tuple[Mark, ...]:
    """The words of a prompt in a box `h` high, as many lines as there is room for, and what lies under them."""
    step = m.line_step(m.SMALL)
    top = max(0.0, min(m.NOTE_PADDING, (h - min(_LINES, h // step) * step) / 2))
    room = int((h - top) // step)
    if room < 1:
        return ()
    lines = first_lines(text, m.NOTE_WIDTH - 2 * m.NOTE_PADDING, m.SMALL, "regular", room)
    words = text_lines(lines, m.NOTE_PADDING, top, m.SMALL, theme.ink_faint)
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
    step = m.line_step(m.SMALL)
    width = max(line.width for line in words)
    return (Rect(Box(m.NOTE_PADDING - 4, top - 2, width + 8, len(words) * step + 4), theme.curve_ground),)


# --- which cells ask -------------------------------------------------------------------------------------------------


def asked(sheet: Sheet, lane: Lane, holds: Holds, waits: bool) -> Iterator[tuple[Stretch, str]]:
    """The empty cells of a lane that ask something, with its msgid: each what the map itself asks there.

    A lane of which the map asks nothing teaches what it is for while it holds nothing at all, in its first cell, or
    where it `waits` in the first with touchpoints.
    """
    empty = [stretch for stretch in sheet.stretches if not holds(sheet, lane, stretch)]
    own = [sheet.look.question(sheet.journey, stretch.phase, lane) for stretch in sheet.stretches]
    if any(own):
        yield from ((stretch, own[stretch.index]) for stretch in empty if own[stretch.index])
    elif len(empty) == len(sheet.stretches):
        ready = (stretch for stretch in empty if stretch.touchpoints or not waits)
        yield from ((stretch, kind_of(lane).prompt) for stretch in islice(ready, 1))


def touchpoints(_sheet: Sheet, _lane: Lane, stretch: Stretch) -> bool:
    """Whether a phase has touchpoints."""
    return bool(stretch.touchpoints)


def notes(sheet: Sheet, lane: Lane, stretch: Stretch) -> bool:
    """Whether a cell has notes."""
    return bool(sheet.document.notes(stretch.phase.id, lane.id))


def chips(_sheet: Sheet, lane: Lane, stretch: Stretch) -> bool:
    """Whether a touchpoint of the phase names what the lane shows."""
    field = kind_of(lane).chips_of
    return any(getattr(touchpoint, field) is not None for touchpoint in stretch.touchpoints)


def scores(sheet: Sheet, _lane: Lane, stretch: Stretch) -> bool:
    """Whether anybody feels something at a touchpoint of the phase."""
    return any(sheet.document.scores(touchpoint.id) for touchpoint in stretch.touchpoints)


def actions(sheet: Sheet, _lane: Lane, stretch: Stretch) -> bool:
    """Whether something is to be done about a touchpoint of the phase."""
    return any(sheet.open_actions.get(touchpoint.id) for touchpoint in stretch.touchpoints)
