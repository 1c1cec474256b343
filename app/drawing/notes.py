"""How notes look: touchpoints, notes in lanes and channel chips, as blocks that can stand anywhere.

A block depends on what it shows only, so it is drawn once and kept; laying out a map again only places blocks. As many
are kept as two phases of a large map hold: whole cells are kept elsewhere, and each letter typed makes a block anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from app.drawing import heat, papers
from app.drawing import measures as m
from app.drawing.badges import FOOT, FOOT_MARGIN, NO_BADGES, Badges, foot, foot_middle
from app.drawing.fonts import lost_characters, width
from app.drawing.icons import icon
from app.drawing.pictures import CAPTION_PADDING, height_of, note_picture, strip, with_scrap, with_tab_ground
from app.drawing.primitives import Box, Mark, Rect, TextLine, TextPlace
from app.drawing.signs import PLAIN, Signs, sign_marks, tab_ground
from app.drawing.text import broken, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.records import Influence, Light, Tint
from app.model.text import has_direction_override

_CORNER = Box(m.NOTE_WIDTH - 16, 2, 14, 15)


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
class Moment:
    """What a touchpoint shows."""

    title: str
    time_frame: str = ""
    tint: Tint = Tint.SUN
    influence: Influence = Influence.OWN
    badges: Badges = NO_BADGES
    signs: Signs = PLAIN
    picture: str = ""


def note(text: str, tint: Tint, theme: Theme, more: str, signs: Signs = PLAIN, picture: str = "") -> Block:
    """A note in a lane, its picture above its text; `more` is the last line of a text that goes on beyond a note."""
    shown = note_picture(picture, theme.tints[tint], theme)
    top = height_of(shown) + (CAPTION_PADDING if shown else m.NOTE_PADDING)
    words = _Words.of(text, m.BODY, "regular", theme, more, top)
    written = max(words.height, m.line_step(m.BODY)) if shown else words.height
    height = max(m.NOTE_HEIGHT, top + written + (CAPTION_PADDING if shown else m.NOTE_PADDING))
    paper, sheet = _sheet(height, tint, signs, theme)
    beside = (*sign_marks(signs, paper, theme), *_warning(text, theme))
    marks = (*sheet, *_signed(shown, signs, text, paper), *words.marks, *beside)
    place = _place("text", top, words.height, m.BODY, "regular", theme)
    return Block(m.NOTE_WIDTH, height, marks, place, lost_characters(text))


@lru_cache(maxsize=2048)
def touchpoint(moment: Moment, theme: Theme, more: str) -> Block:
    """A touchpoint: its picture as a strip, its title, when it is, and its badges at the foot."""
    shown = strip(moment.picture, theme.tints[moment.tint], theme)
    top = height_of(shown) + m.NOTE_PADDING
    words = _Words.of(moment.title, m.TITLE, "semibold", theme, more, top)
    when = _when(moment.time_frame, top + words.height + 2, theme) if moment.time_frame else ()
    above = top + words.height + (m.line_step(m.SMALL) + 2 if when else 0)
    below = 6 + FOOT + FOOT_MARGIN if moment.badges else m.NOTE_PADDING
    height = max(m.TOUCHPOINT_HEIGHT, above + below)
    paper, sheet = _sheet(height, moment.tint, moment.signs, theme, moment.influence)
    foot_marks = foot(moment.badges, foot_middle(height), paper, theme)
    written = f"{moment.title}{moment.time_frame}"
    beside = (*foot_marks, *sign_marks(moment.signs, paper, theme), *_warning(written, theme))
    place = _place("title", top, words.height, m.TITLE, "semibold", theme)
    marks = (*sheet, *_signed(shown, moment.signs, written, paper), *words.marks, *when, *beside)
    return Block(m.NOTE_WIDTH, height, marks, place, lost_characters(f"{written}{moment.badges.initials}"))


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
    def of(text: str, size: float, font: str, theme: Theme, more: str, top: float) -> _Words:
        lines = broken(text, m.TEXT_WIDTH, size, font)
        shown, step = lines[: m.MAX_LINES], m.line_step(size)
        marks = text_lines(shown, m.NOTE_PADDING, top, size, theme.note_ink, font)
        height = len(shown) * step
        if len(lines) > m.MAX_LINES:
            marks += text_lines((more,), m.NOTE_PADDING, top + height, m.SMALL, theme.note_ink_soft)
            height += m.line_step(m.SMALL)
        return _Words(marks, height)


def _place(field: str, top: float, height: float, size: float, font: str, theme: Theme) -> TextPlace:
    box = Box(m.NOTE_PADDING, top, m.TEXT_WIDTH, max(height, m.line_step(size)))
    return TextPlace(field, box, size, font, theme.note_ink)


def _sheet(
    height: float, tint: Tint, signs: Signs, theme: Theme, influence: Influence = Influence.OWN
) -> tuple[str, tuple[Mark, ...]]:
    """What is written on: its colour, and its marks; in the heat view it tells of sources and of nothing else."""
    if signs.sources is not None:
        return heat.paper(signs.sources, theme), heat.sheet_of(m.NOTE_WIDTH, height, signs.sources, theme)
    color, box = theme.tints[tint], Box(0, 0, m.NOTE_WIDTH, height)
    marks = papers.paper(box, influence, color, theme)
    if signs.assumed and influence is Influence.PARTNER:
        marks = (*marks, Rect(_CORNER, color))  # the seam leaves room for the sign in the corner
    return papers.color_of(influence, color, theme), marks


def _warning(text: str, theme: Theme) -> tuple[Mark, ...]:
    """A small sign in the corner of a text that forces reading direction, and so may not be what it seems."""
    if not has_direction_override(text):
        return ()
    return icon("triangle-alert", m.NOTE_WIDTH - 14, 2, 12, theme.lights[Light.RED], 1.25)


def _signed(shown: tuple[Mark, ...], signs: Signs, text: str, paper: str) -> tuple[Mark, ...]:
    """A picture, ready for what lies on its upper edge and in its corner."""
    ground = tab_ground(signs)
    if shown and ground is not None:
        shown = with_tab_ground(shown, paper, ground)
    return with_scrap(shown, paper) if shown and (signs.assumed or has_direction_override(text)) else shown


def _when(time_frame: str, y: float, theme: Theme) -> tuple[Mark, ...]:
    line = shortened(time_frame, m.TEXT_WIDTH, m.SMALL)
    return text_lines((line,), m.NOTE_PADDING, y, m.SMALL, theme.note_ink_soft)
