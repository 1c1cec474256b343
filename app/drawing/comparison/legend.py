"""What the marks of the picture mean, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.analysis.comparison import Kind
from app.analysis.told_changes import KIND_WORDS
from app.drawing import measures as m
from app.drawing.actors import side_color
from app.drawing.colors import with_opacity
from app.drawing.comparison.curves import DASH, face, hollow
from app.drawing.comparison.figures import arrow
from app.drawing.comparison.stage import KIND_SIGNS, Stage
from app.drawing.fonts import width
from app.drawing.icons import icon
from app.drawing.primitives import Box, Mark, Path, Rect
from app.drawing.text import shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.i18n import N_

_LINE, _GAP, _AFTER_SIGN = 28.0, 24.0, 8.0
_LONGEST_TITLE = 320.0

Sign = Callable[[float, float, Theme], tuple[Mark, ...]]
"""Draws a sign from `x` on, its middle at `y`."""


def legend(stage: Stage, room: float) -> tuple[tuple[Mark, ...], float]:
    """Every sign with its word, from (0, 0) in `room`, on as many lines as it takes; and how high that is."""
    theme = stage.look.theme
    marks: list[Mark] = []
    x, y = 0.0, _LINE / 2
    for sign, w, words in _entries(stage):
        needed = w + _AFTER_SIGN + width(words, m.SMALL)
        if x > 0 and x + needed > room:
            x, y = 0.0, y + _LINE
        marks += sign(x, y, theme)
        marks += text_lines((words,), x + w + _AFTER_SIGN, y - m.line_step(m.SMALL) / 2, m.SMALL, theme.ink)
        x += needed + _GAP
    return tuple(marks), y + _LINE / 2


def today(x: float, y: float, theme: Theme) -> tuple[Mark, ...]:
    """A piece of today's curve."""
    line = Path((("M", x, y), ("L", x + 40, y)), stroke=theme.ink_soft, stroke_width=2.0, dash=DASH)
    return (line, hollow(x + 20, y, theme))


def tomorrow(x: float, y: float, theme: Theme) -> tuple[Mark, ...]:
    """A piece of the future's curve."""
    line = Path((("M", x, y), ("L", x + 40, y)), stroke=theme.ink, stroke_width=4.0)
    return (line, *face(x + 20, y, 1.0, theme))


def _entries(stage: Stage) -> Iterator[tuple[Sign, float, str]]:
    """Each sign, how wide it is, and what it means."""
    say = stage.look.translate
    for sign, title in zip((today, tomorrow), stage.titles, strict=True):
        yield sign, 40.0, shortened(title, _LONGEST_TITLE, m.SMALL)
    for side, words in ((1, N_("Will feel better")), (-1, N_("Will feel worse"))):
        yield _swatch(side), 32.0, say(words)
    for kind in (Kind.ADDED, Kind.REMOVED, Kind.MOVED, Kind.CHANGED):
        yield _sign(kind), 14.0, say(KIND_WORDS[kind])


def _swatch(side: int) -> Sign:
    def draw(x: float, y: float, theme: Theme) -> tuple[Mark, ...]:
        field = Rect(Box(x, y - 8, 32, 16), with_opacity(side_color(theme, side), 0.2), radius=3)
        return (field, *arrow(x + 16, y, 5, side, theme))

    return draw


def _sign(kind: Kind) -> Sign:
    return lambda x, y, theme: icon(KIND_SIGNS[kind], x, y - 7, 14, theme.ink)
