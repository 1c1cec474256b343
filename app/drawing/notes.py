"""How notes look: touchpoints, notes in lanes and channel chips, as blocks that can stand anywhere.

A block depends on what it shows only, so it is drawn once and kept; laying out a map again only places blocks. As many
are kept as two phases of a large map hold: whole cells are kept elsewhere, and each letter typed makes a block anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.drawing import measures as m
from app.drawing.colors import mix, with_opacity
from app.drawing.fonts import ascent, descent, lost_characters, width
from app.drawing.icons import icon
from app.drawing.primitives import Box, Circle, Mark, Path, Rect, TextLine, TextPlace
from app.drawing.text import broken, shortened
from app.drawing.theme import Theme
from app.model.records import Light, Tint
from app.model.text import has_direction_override

_FOOT = 20.0
_FOOT_MARGIN = 8.0


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Something drawn, with its own coordinates: how big it is, and where its text is edited.

    `lost` are the characters of its text that no bundled font has.
    """

    w: float
    h: float
    marks: tuple[Mark, ...]
    text: TextPlace | None = None
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Badges:
    """What stands at the foot of a touchpoint: moment of truth, the owner's initials, and its open actions."""

    moment_of_truth: bool = False
    initials: str = ""
    actions: int = 0
    light: Light | None = None

    def __bool__(self) -> bool:
        return self.moment_of_truth or bool(self.initials) or self.actions > 0


NO_BADGES = Badges()


def text_lines(
    lines: tuple[str, ...], x: float, y: float, size: float, color: str, font: str = "regular"
) -> tuple[TextLine, ...]:
    """`lines` under each other, the first line's box beginning at (x, y)."""
    step, first = m.line_step(size), y + baseline(size, font)
    return tuple(
        TextLine(x, first + place * step, line, size, color, font, width(line, size, font))
        for place, line in enumerate(lines)
        if line.strip()
    )


def baseline(size: float, font: str = "regular") -> float:
    """How far the baseline stands under the top of a line's box."""
    up, down = ascent(font, size), descent(font, size)
    return round((m.line_step(size) - up - down) / 2 + up, 2)


@lru_cache(maxsize=2048)
def note(text: str, tint: Tint, theme: Theme, more: str) -> Block:
    """A note in a lane; `more` is its last line when the text goes on beyond what a note shows."""
    words = _Words.of(text, m.BODY, "regular", theme, more)
    height = max(m.NOTE_HEIGHT, words.height + 2 * m.NOTE_PADDING)
    place = _place("text", words.height, m.BODY, "regular", theme)
    marks = (*_paper(height, theme.tints[tint], theme), *words.marks, *_warning(text, theme))
    return Block(m.NOTE_WIDTH, height, marks, place, lost_characters(text))


@lru_cache(maxsize=1536)
def touchpoint(title: str, time_frame: str, badges: Badges, tint: Tint, theme: Theme, more: str) -> Block:
    """A touchpoint: its title, when it is, and its badges at the foot."""
    words = _Words.of(title, m.TITLE, "semibold", theme, more)
    when = _when(time_frame, m.NOTE_PADDING + words.height + 2, theme) if time_frame else ()
    above = m.NOTE_PADDING + words.height + (m.line_step(m.SMALL) + 2 if when else 0)
    below = 6 + _FOOT + _FOOT_MARGIN if badges else m.NOTE_PADDING
    height = max(m.TOUCHPOINT_HEIGHT, above + below)
    paper = theme.tints[tint]
    foot = _foot(badges, height - _FOOT_MARGIN - _FOOT / 2, paper, theme)
    place = _place("title", words.height, m.TITLE, "semibold", theme)
    marks = (*_paper(height, paper, theme), *words.marks, *when, *foot, *_warning(f"{title}{time_frame}", theme))
    return Block(m.NOTE_WIDTH, height, marks, place, lost_characters(f"{title}{time_frame}{badges.initials}"))


@lru_cache(maxsize=2048)
def chip(name: str, theme: Theme) -> Block:
    """A channel as a rounded label, as wide as its name but never wider than a note."""
    label = shortened(name, m.TEXT_WIDTH, m.SMALL)
    w = width(label, m.SMALL) + 2 * m.NOTE_PADDING
    pill = Rect(Box(0, 0, w, m.CHIP_HEIGHT), theme.surface, theme.border, 1.0, m.CHIP_HEIGHT / 2)
    top = (m.CHIP_HEIGHT - m.line_step(m.SMALL)) / 2
    marks: tuple[Mark, ...] = (pill, *text_lines((label,), m.NOTE_PADDING, top, m.SMALL, theme.ink))
    return Block(w, m.CHIP_HEIGHT, marks, lost=lost_characters(name))


@dataclass(frozen=True, slots=True)
class _Words:
    """The text of a note as lines, cut after the most that a note shows."""

    marks: tuple[TextLine, ...]
    height: float

    @staticmethod
    def of(text: str, size: float, font: str, theme: Theme, more: str) -> _Words:
        lines = broken(text, m.TEXT_WIDTH, size, font)
        shown, step = lines[: m.MAX_LINES], m.line_step(size)
        marks = text_lines(shown, m.NOTE_PADDING, m.NOTE_PADDING, size, theme.note_ink, font)
        height = len(shown) * step
        if len(lines) > m.MAX_LINES:
            marks += text_lines((more,), m.NOTE_PADDING, m.NOTE_PADDING + height, m.SMALL, theme.note_ink_soft)
            height += m.line_step(m.SMALL)
        return _Words(marks, height)


def _place(field: str, height: float, size: float, font: str, theme: Theme) -> TextPlace:
    box = Box(m.NOTE_PADDING, m.NOTE_PADDING, m.TEXT_WIDTH, max(height, m.line_step(size)))
    return TextPlace(field, box, size, font, theme.note_ink)


def _paper(height: float, color: str, theme: Theme) -> tuple[Mark, ...]:
    """A sheet of paper that lies on the canvas: a breath of shadow, and a darker lower edge."""
    box = Box(0, 0, m.NOTE_WIDTH, height)
    breath = with_opacity(theme.shadow, 0.35 if theme.dark else 0.06)
    edge = mix(color, theme.shadow, 0.35 if theme.dark else 0.16)
    return (
        Rect(Box(1, 2, box.w - 2, height), breath, radius=m.NOTE_RADIUS),
        Rect(box, edge, radius=m.NOTE_RADIUS),
        Rect(Box(0, 0, box.w, height - 1), color, radius=m.NOTE_RADIUS),
    )


def _warning(text: str, theme: Theme) -> tuple[Mark, ...]:
    """A small sign in the corner of a text that forces reading direction, and so may not be what it seems."""
    if not has_direction_override(text):
        return ()
    return icon("triangle-alert", m.NOTE_WIDTH - 14, 2, 12, theme.lights[Light.RED], 1.25)


def _when(time_frame: str, y: float, theme: Theme) -> tuple[Mark, ...]:
    line = shortened(time_frame, m.TEXT_WIDTH, m.SMALL)
    return text_lines((line,), m.NOTE_PADDING, y, m.SMALL, theme.note_ink_soft)


def _foot(badges: Badges, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The badges on a line with its middle at `y`: star and owner from the left, actions at the right."""
    marks: tuple[Mark, ...] = ()
    x = m.NOTE_PADDING
    if badges.moment_of_truth:
        marks += star(x + 8, y, 8, theme.star)
        x += 24
    if badges.initials:
        marks += _initials(badges.initials, x, y, paper, theme)
    if badges.light:
        marks += _actions(badges.actions, badges.light, y, paper, theme)
    return marks


def star(cx: float, cy: float, r: float, color: str) -> tuple[Mark, ...]:
    """A filled star, the sign of a moment of truth."""
    lines = icon("star", cx - r, cy - r, 2 * r, color, 1.5)
    return tuple(Path(mark.commands, color, color, 1.0) for mark in lines if isinstance(mark, Path))


def _initials(initials: str, x: float, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    w = width(initials, m.SMALL, "semibold")
    pill = Box(x, y - 10, max(20.0, w + 10), 20)
    ground = mix(paper, theme.note_ink, 0.1)
    top = y - m.line_step(m.SMALL) / 2
    letters = text_lines((initials,), pill.x + (pill.w - w) / 2, top, m.SMALL, theme.note_ink, "semibold")
    return (Rect(pill, ground, radius=10), *letters)


def _actions(count: int, status: Light, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    number = str(count)
    w = width(number, m.SMALL)
    x = m.NOTE_WIDTH - m.NOTE_PADDING - w
    top = y - m.line_step(m.SMALL) / 2
    return (
        *light(x - 12, y, 6, status, theme, paper),
        *text_lines((number,), x, top, m.SMALL, theme.note_ink_soft),
    )


def light(cx: float, cy: float, r: float, status: Light, theme: Theme, ground: str) -> tuple[Mark, ...]:
    """A status light that is told by shape as well: green a tick, amber a half circle, red an open circle."""
    color = theme.lights[status]
    if status is Light.GREEN:
        tick = (("M", cx - r * 0.45, cy), ("L", cx - r * 0.1, cy + r * 0.36), ("L", cx + r * 0.5, cy - r * 0.36))
        return (Circle(cx, cy, r, fill=color), Path(tick, stroke=ground, stroke_width=1.6))
    ring = Circle(cx, cy, r - 0.9, stroke=color, stroke_width=1.8)
    if status is Light.RED:
        return (ring,)
    return (ring, Path(_half_disc(cx, cy, r - 0.9), fill=color))


def _half_disc(cx: float, cy: float, r: float) -> tuple[tuple[str | float, ...], ...]:
    """The left half of a disc; 0.5523 makes a Bézier a quarter circle."""
    k = 0.5523 * r
    return (
        ("M", cx, cy - r),
        ("C", cx - k, cy - r, cx - r, cy - k, cx - r, cy),
        ("C", cx - r, cy + k, cx - k, cy + r, cx, cy + r),
        ("Z",),
    )
