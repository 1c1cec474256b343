"""The numbers under the curves: the lift of each touchpoint, of each phase and of the whole. Signs tell up and down."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.comparison import Kind, lift
from app.analysis.told_changes import KIND_WORDS
from app.drawing import measures as m
from app.drawing.comparison.heads import struck
from app.drawing.comparison.stage import LIFT, STRONG, Column, Spot, Stage
from app.drawing.fonts import width
from app.drawing.primitives import Box, Group, Layer, Mark, Path, Rect
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.i18n import N_

LIFT_HEIGHT, PHASE_HEIGHT = 72.0, 64.0
_TILE, _TILE_HEIGHT, _PAD, _GAP = 160.0, 88.0, 16.0, 8.0
_ARROW = " → "
_LINKS = N_("Links that differ")


def lift_of(stage: Stage, spot: Spot, top: float) -> Group:
    """What a touchpoint gains, over from what to what."""
    step, w = spot.step, stage.step
    marks = tuple(_change(stage, step.before_score, step.after_score, w / 2, 12.0, LIFT))
    key = f"lift:{step.touchpoint.id}"
    return Group(key, "mark", Layer.CURVE, spot.x - w / 2, top, w, LIFT_HEIGHT, marks, step.touchpoint.id)


def average_of(stage: Stage, column: Column, top: float) -> Group:
    """What a phase gains on average, on a field of its own."""
    theme, stretch = stage.look.theme, column.stretch
    field = Rect(Box(4, 4, column.w - 8, PHASE_HEIGHT - 8), theme.sunken, radius=m.NOTE_RADIUS)
    change = _change(stage, stretch.before_average, stretch.after_average, column.w / 2, 10.0, STRONG)
    key = f"average:{stretch.phase.id}"
    return Group(key, "cell", Layer.GROUND, column.x, top, column.w, PHASE_HEIGHT, (field, *change), stretch.phase.id)


def totals(stage: Stage, room: float) -> tuple[tuple[Mark, ...], float]:
    """How the whole journey feels, and what became of how many touchpoints, from (0, 0) in `room`; and how high."""
    before, after, say = stage.comparison.before, stage.comparison.after, stage.look.translate
    tiles = [
        (say(N_("On average")), before.average, after.average),
        (say(N_("Peak")), before.peak, after.peak),
        (say(N_("Lowest")), before.lowest, after.lowest),
        (say(N_("End")), before.end, after.end),
    ]
    across = max(1, int((room + _GAP) // (_TILE + _GAP)))
    marks: list[Mark] = []
    for place, (title, old, new) in enumerate(tiles):
        x, y = place % across * (_TILE + _GAP), place // across * (_TILE_HEIGHT + _GAP)
        marks += _tile(stage, x, y, title, old, new)
    rows = -(-len(tiles) // across)
    left = across - len(tiles) % across if rows > 1 else across - len(tiles)
    beside = left >= 2
    x = (len(tiles) % across if rows > 1 else len(tiles)) * (_TILE + _GAP) + _GAP if beside else 0.0
    y = (rows - 1 if beside else rows) * (_TILE_HEIGHT + _GAP)
    counts, high = _counts(stage, x, y + 4, room - x)
    return (*marks, *counts), max(rows * (_TILE_HEIGHT + _GAP) - _GAP, y + high)


def arrow(x: float, y: float, r: float, change: int, theme: Theme) -> tuple[Mark, ...]:
    """A triangle that points up or down, or two lines for what stays; (x, y) is its middle."""
    if change == 0:
        lines = ((("M", x - r, y + dy), ("L", x + r, y + dy)) for dy in (-r / 2, r / 2))
        return tuple(Path(line, stroke=theme.ink_soft, stroke_width=1.75) for line in lines)
    tip, foot = (y - r, y + r * 0.8) if change > 0 else (y + r, y - r * 0.8)
    corners = (("M", x - r, foot), ("L", x + r, foot), ("L", x, tip), ("Z",))
    return (Path(corners, fill=theme.above if change > 0 else theme.below),)


def _tile(stage: Stage, x: float, y: float, title: str, old: int | None, new: int | None) -> Iterator[Mark]:
    theme = stage.look.theme
    yield Rect(Box(x, y, _TILE, _TILE_HEIGHT), theme.surface, theme.border, 1.0, m.NOTE_RADIUS)
    yield from text_lines((title,), x + _PAD, y + 8, m.SMALL, theme.ink_soft, "semibold")
    yield from _change(stage, old, new, x + _PAD, y + 28, LIFT, from_left=True)


def _counts(stage: Stage, x: float, y: float, room: float) -> tuple[tuple[Mark, ...], float]:
    """How many touchpoints are new, left out, and so on, and links besides, in as many columns as there is room for."""
    theme, say, step = stage.look.theme, stage.look.translate, 24.0
    every = [(KIND_WORDS[kind], stage.comparison.count(kind)) for kind in Kind]
    if stage.comparison.links:
        every.append((_LINKS, len(stage.comparison.links)))
    rows = -(-len(every) // 2) if room >= 272 else len(every)
    marks: list[Mark] = []
    for place, (words, count) in enumerate(every):
        left, top = x + place // rows * 128, y + place % rows * (step + 2)
        number = str(count)
        marks += text_lines(
            (number,), left + 24 - width(number, STRONG, "semibold"), top, STRONG, theme.ink, "semibold"
        )
        marks += text_lines((say(words),), left + 34, top + 1, m.BODY, theme.ink_soft)
    return tuple(marks), 4 + rows * (step + 2)


def _change(
    stage: Stage, old: int | None, new: int | None, x: float, y: float, size: float, from_left: bool = False
) -> Iterator[Mark]:
    """The lift in large figures over "from → to" in small ones, around `x` or from it on; what is not known is left."""
    theme, say = stage.look.theme, stage.score_text
    gain = lift(old, new)
    high = m.line_step(size)
    if gain is not None:
        r, text, font = size * 0.3, say(gain), "semibold" if gain else "regular"
        w = 2 * r + 6 + width(text, size, font)
        left = x if from_left else x - w / 2
        yield from arrow(left + r, y + high / 2, r, gain, theme)
        yield from text_lines((text,), left + 2 * r + 6, y, size, theme.ink if gain else theme.ink_soft, font)
    small = _ARROW.join(say(score) for score in (old, new) if score is not None)
    left = x if from_left else x - width(small, m.SMALL) / 2
    lines = text_lines((small,), left, y + high + 2, m.SMALL, theme.ink_soft)
    yield from lines
    if new is None:
        yield from struck(lines, theme.ink_soft)
