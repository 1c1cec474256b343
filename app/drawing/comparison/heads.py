"""What stands over the curves: the phases as chevrons, and each touchpoint with what became of it.

What was left out is hollow and struck through, what is new has a plus: no colour is needed to tell them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.comparison import Kind, Step, Stretch
from app.analysis.told_changes import KIND_WORDS
from app.drawing import measures as m
from app.drawing.comparison.stage import KIND_SIGNS, Column, Spot, Stage
from app.drawing.drawing import Row
from app.drawing.fonts import width
from app.drawing.icons import Command, icon
from app.drawing.primitives import Box, Group, Layer, Mark, Path, Rect, TextLine
from app.drawing.text import first_lines
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.names import title_of

_GAP, _INSET, _SIGN = 4.0, 12.0, 16.0
_DASH = (5.0, 4.0)
_MOST_LINES = 4
_TOP, _PILL, _UNDER_PILL, _FOOT = 12.0, 22.0, 6.0, 12.0
_SIDE = 6.0
_WORD_TOP = _TOP + (_PILL - m.line_step(m.SMALL)) / 2


def height(stage: Stage) -> float:
    """How high the row of touchpoints is."""
    lines = max((len(_lines(stage, spot.step)) for spot in stage.spots), default=1)
    return _TOP + _PILL + _UNDER_PILL + lines * m.line_step(m.BODY) + _FOOT


def chevron(stage: Stage, column: Column) -> Group:
    """A phase, in its colour; one that was left out is an outline."""
    stretch, theme = column.stretch, stage.look.theme
    gone = stretch.after is None
    ink = theme.ink_soft if gone else theme.phase_ink
    shape = _arrow(column.w - _GAP, first=column.index == 0)
    if gone:
        ground = Path(shape, theme.canvas, theme.lines_strong, 1.5, _DASH)
    else:
        ground = Path(shape, theme.phase_color(column.index))
    words = tuple(_phase_words(stage, column, ink))
    lines_through = tuple(struck(words, ink)) if gone else ()
    key = f"phase:{stretch.phase.id}"
    size = (column.x, 0.0, column.w, m.HEADER_HEIGHT)
    return Group(key, "phase", Layer.PHASE_HEADERS, *size, (ground, *words, *lines_through), stretch.phase.id)


def head(stage: Stage, spot: Spot, row: Row) -> Group:
    """The title of a touchpoint, under what became of it."""
    step, theme, w = spot.step, stage.look.theme, stage.step
    gone = step.kind is Kind.REMOVED
    ink = theme.ink_soft if gone else theme.ink
    lines = _lines(stage, step)
    y = _TOP + _PILL + _UNDER_PILL
    words = tuple(
        mark
        for place, line in enumerate(lines)
        for mark in _centred(line, w / 2, y + place * m.line_step(m.BODY), m.BODY, ink, "semibold")
    )
    lines_through = tuple(struck(words, ink)) if gone else ()
    marks = (*_pill(stage, step), *words, *lines_through)
    key = f"head:{step.touchpoint.id}"
    return Group(key, "touchpoint", Layer.NOTES, spot.x - w / 2, row.y, w, row.h, marks, step.touchpoint.id)


def signs(step: Step | Stretch) -> tuple[Kind, ...]:
    """What to say of a touchpoint or phase, what weighs most first."""
    if step.before is None:
        return (Kind.ADDED,)
    if step.after is None:
        return (Kind.REMOVED,)
    changed = step.edited if isinstance(step, Step) else step.renamed
    return (*((Kind.MOVED,) if step.moved else ()), *((Kind.CHANGED,) if changed else ()))


def _lines(stage: Stage, step: Step) -> tuple[str, ...]:
    """The title of a touchpoint, broken."""
    title = title_of(step.touchpoint, stage.look.translate)
    return first_lines(title, stage.step - 2 * _SIDE, m.BODY, "semibold", _MOST_LINES)


def _phase_words(stage: Stage, column: Column, ink: str) -> Iterator[Mark]:
    kinds = signs(column.stretch)
    x = m.CHEVRON_POINT + _INSET
    middle = m.CHEVRON_TOP + m.CHEVRON_HEIGHT / 2
    for kind in kinds:
        yield from icon(KIND_SIGNS[kind], x, middle - _SIGN / 2, _SIGN, ink)
        x += _SIGN + 6
    title = title_of(column.stretch.phase, stage.look.translate)
    lines = first_lines(title, max(16.0, column.w - x - _INSET), m.TITLE, "semibold", 2)
    top = middle - len(lines) * m.line_step(m.TITLE) / 2
    yield from text_lines(lines, x, top, m.TITLE, ink, "semibold")


def _arrow(w: float, first: bool) -> tuple[Command, ...]:
    """From its own left edge: it points to the next phase, and takes in the point of the one before."""
    top, foot = m.CHEVRON_TOP, m.CHEVRON_TOP + m.CHEVRON_HEIGHT
    middle, right = (top + foot) / 2, w - m.CHEVRON_POINT + _GAP
    notch = () if first else (("L", m.CHEVRON_POINT, middle),)
    tip = (("L", right, top), ("L", right + m.CHEVRON_POINT, middle), ("L", right, foot))
    return (("M", 0.0, top), *tip, ("L", 0.0, foot), *notch, ("Z",))


def _pill(stage: Stage, step: Step) -> tuple[Mark, ...]:
    """What became of a touchpoint, as a sign and, where there is room, a word; nothing if it says what it said."""
    kinds = signs(step)
    if not kinds:
        return ()
    theme = stage.look.theme
    word, signs_width = stage.look.translate(KIND_WORDS[kinds[0]]), len(kinds) * _SIGN + 5
    if signs_width + width(word, m.SMALL, "semibold") + 8 > stage.step - 2:
        word = ""
    w = signs_width + (width(word, m.SMALL, "semibold") + 8 if word else 2)
    x = (stage.step - w) / 2
    return (
        Rect(Box(x, _TOP, w, _PILL), theme.surface, theme.lines_strong, 1.0, _PILL / 2),
        *_icons(kinds, x + 3, theme),
        *text_lines((word,), x + signs_width, _WORD_TOP, m.SMALL, theme.ink, "semibold"),
    )


def _icons(kinds: Sequence[Kind], x: float, theme: Theme) -> Iterator[Mark]:
    side = 12.0
    for place, kind in enumerate(kinds):
        yield from icon(KIND_SIGNS[kind], x + place * _SIGN + 2, _TOP + (_PILL - side) / 2, side, theme.ink, 1.5)


def _centred(text: str, x: float, y: float, size: float, color: str, font: str) -> tuple[TextLine, ...]:
    return text_lines((text,), x - width(text, size, font) / 2, y, size, color, font)


def struck(words: Sequence[Mark], ink: str) -> Iterator[Mark]:
    """A line through each line of text."""
    for word in words:
        if isinstance(word, TextLine):
            y = word.baseline - word.size * 0.34
            yield Path((("M", word.x - 1, y), ("L", word.x + word.width + 1, y)), stroke=ink, stroke_width=1.25)
