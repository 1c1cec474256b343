"""The parts of a persona's card: each a block of words with its sign, as high as what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.drawing import measures as m
from app.drawing.fonts import width as width_of
from app.drawing.icons import icon
from app.drawing.look import Look
from app.drawing.pictures import round_picture
from app.drawing.primitives import Box, Circle, Group, Layer, Mark, Rect, TextPlace
from app.drawing.text import broken, shortened, widest_word
from app.drawing.text_marks import text_lines
from app.i18n import N_
from app.model.names import title_of
from app.model.persona_fields import PersonaField, filled_lines
from app.model.records import Id, Persona

GAP = 16.0
PICTURE = 136.0
_NAME, _QUOTE, _TEXT, _SMALL = 28.0, 22.0, 14.0, 12.0
_LEAST_OF_NAME = 0.6
_INSET = 16.0
_ICON = 16.0
_INDENT = 24.0
_DOT, _DOT_INDENT = 2.0, 14.0

PROMPTS = {"quote": N_("One sentence in their own words"), "about": N_("Tell about them in a few words")}
"""What stands, msgids, where nothing is said yet."""

BUSINESS, PURCHASE = N_("As a business customer"), N_("Part in the purchase")
"""What stands, msgids, over what is only said of some."""


@dataclass(frozen=True)
class Block:
    """One part of a card from its own corner; `below` is what is left free under it, `prompt` says it is empty."""

    field: str
    w: float
    h: float
    marks: tuple[Mark, ...]
    of: Id
    below: float = 8.0
    prompt: bool = False
    text: TextPlace | None = None

    def at(self, x: float, y: float) -> Group:
        """The part as a group of the card."""
        key = f"card:{self.field}"
        role = "prompt" if self.prompt else "card"
        return Group(key, role, Layer.NOTES, x, y, self.w, self.h, self.marks, self.of, self.prompt, self.text)


@dataclass(frozen=True)
class Pen:
    """Writes the parts of one persona's card."""

    persona: Persona
    look: Look
    roomy: bool = False

    @property
    def gap(self) -> float:
        """What is left free under one line before the next."""
        return 26.0 if self.roomy else 8.0

    def said(self, field: str) -> str:
        """What the persona's record says in a field, without the empty lines around it."""
        return str(getattr(self.persona, field)).strip()

    def name(self, width: float) -> Block:
        """The name, as large as it is meant to be met, or smaller where a long word would else be torn."""
        name, color = title_of(self.persona, self.look.translate), self.look.theme.ink
        size = _NAME * max(_LEAST_OF_NAME, min(1.0, width / max(1.0, widest_word(name, _NAME, "semibold"))))
        lines = broken(name, width, size, "semibold")
        return self._block("name", width, text_lines(lines, 0, 0, size, color, "semibold"), size, len(lines))

    def pill(self, field: str, text: str, offered: bool, width: float) -> Block | None:
        """The segment that they stand for; while there is none it is asked for, if there are any."""
        if not text and not (offered and self.look.for_screen):
            return None
        theme = self.look.theme
        line = shortened(text or self.look.translate(N_("Segment")), width - 40, _SMALL, "semibold")
        w, color = 40 + width_of(line, _SMALL, "semibold"), theme.accent if text else theme.ink_faint
        dash = () if text else (3.0, 3.0)
        ground = Rect(Box(0.5, 0.5, w - 1, 25), theme.surface if text else None, color, 1.0, 12.5, dash)
        marks = (ground, *icon("users", 10, 6, 14, color), *text_lines((line,), 30, 5, _SMALL, color, "semibold"))
        return Block(field, w, 26, marks, self.persona.id, max(GAP, self.gap), not text)

    def fact(self, field: PersonaField, width: float) -> Block | None:
        """A sign, and what it stands for on as many lines as that takes."""
        return self._signed(field.name, self.said(field.name), field.icon, field.title, width)

    def role(self, field: str, title: str, width: float) -> Block | None:
        """A part in the purchase: ticked, or on the screen open."""
        has = bool(getattr(self.persona, field))
        words = self.look.translate(title)
        return self._signed(field, words if has else "", "check" if has else "circle", title, width)

    def words(self, field: str, width: float) -> Block | None:
        """Words without a heading."""
        said = self.said(field)
        if not said and not self.look.for_screen:
            return None
        color = self.look.theme.ink if said else self.look.theme.ink_faint
        lines = broken(said or self.look.translate(PROMPTS[field]), width, _TEXT)
        marks = text_lines(lines, 0, GAP / 2, _TEXT, color)
        place = TextPlace(field, Box(0, GAP / 2, width, len(lines) * m.line_step(_TEXT)), _TEXT, "regular", color)
        height = place.box.h + GAP / 2
        return Block(field, width, height, marks, self.persona.id, GAP, not said, place)

    def heading(self, field: str, title: str, width: float) -> Block:
        """A small heading over what follows."""
        text = self.look.translate(title)
        marks = text_lines((text,), 0, 8, _SMALL, self.look.theme.ink_soft, "semibold")
        return Block(field, width, m.line_step(_SMALL) + 8, marks, self.persona.id)

    def section(self, field: PersonaField, width: float) -> Block | None:
        """A field on paper of its own colour, its lines as a list where there are several."""
        said = self.said(field.name)
        if not said and not self.look.for_screen:
            return None
        theme, inner = self.look.theme, width - 2 * _INSET
        color = theme.note_ink if said else theme.ink_faint
        top = _INSET + m.line_step(_SMALL) + 8
        written, h = _listed(said or self.look.translate(field.prompt), _INSET, top, inner, color)
        height = top + h + _INSET
        marks = (
            self._paper(field, width, height, bool(said)),
            *self._section_head(field, inner, theme.note_ink_soft if said else theme.ink_faint),
            *written,
        )
        place = TextPlace(field.name, Box(_INSET, top, inner, h), _TEXT, "regular", color)
        return Block(field.name, width, height, marks, self.persona.id, GAP, not said, place)

    def _section_head(self, field: PersonaField, width: float, color: str) -> Iterator[Mark]:
        title = shortened(self.look.translate(field.title), width - _INDENT, _SMALL, "semibold")
        yield from icon(field.icon, _INSET, _INSET, _ICON, color)
        yield from text_lines((title,), _INSET + _INDENT, _INSET, _SMALL, color, "semibold")

    def _paper(self, field: PersonaField, width: float, height: float, said: bool) -> Rect:
        theme = self.look.theme
        if said:
            return Rect(Box(0, 0, width, height), theme.tints[field.tint], radius=8.0)
        return Rect(Box(0.5, 0.5, width - 1, height - 1), None, theme.lines_strong, 1.0, 8.0, (4.0, 4.0))

    def _signed(self, field: str, said: str, sign: str, title: str, width: float) -> Block | None:
        if not said and not self.look.for_screen:
            return None
        theme = self.look.theme
        color = theme.ink if said else theme.ink_faint
        lines = broken(said or self.look.translate(title), width - _INDENT, _TEXT)
        step = m.line_step(_TEXT)
        drawn = icon(sign, 0, (step - _ICON) / 2, _ICON, theme.ink_soft if said else theme.ink_faint)
        height = len(lines) * step
        place = TextPlace(field, Box(_INDENT, 0, width - _INDENT, height), _TEXT, "regular", color)
        marks = (*drawn, *text_lines(lines, _INDENT, 0, _TEXT, color))
        return Block(field, width, height, marks, self.persona.id, self.gap, not said, place)

    def _block(self, field: str, width: float, marks: tuple[Mark, ...], size: float, lines: int) -> Block:
        height = lines * m.line_step(size)
        place = TextPlace(field, Box(0, 0, width, height), size, "semibold", self.look.theme.ink)
        return Block(field, width, height, marks, self.persona.id, self.gap + 4, text=place)


def picture_block(pen: Pen, width: float) -> Block:
    """The picture, cut round; without one, the first letter of the name."""
    theme, side = pen.look.theme, min(PICTURE, width)
    if pen.persona.picture_id:
        seen = round_picture(pen.persona.picture_id, 0, 0, side, theme.sunken, theme)
        return Block("picture_id", side, side, (seen,), pen.persona.id, GAP)
    ground = Rect(Box(0, 0, side, side), theme.selected, radius=side / 2)
    name = title_of(pen.persona, pen.look.translate)
    letter, size = name[:1].upper(), 56.0
    x, y = (side - width_of(letter, size, "semibold")) / 2, (side - m.line_step(size)) / 2
    first = text_lines((letter,), x, y, size, theme.accent, "semibold")
    return Block("picture_id", side, side, (ground, *first), pen.persona.id, GAP)


def quote_block(pen: Pen, width: float) -> Block | None:
    """The quote in large letters, behind a quotation mark of its own."""
    said, theme = pen.said("quote"), pen.look.theme
    if not said and not pen.look.for_screen:
        return None
    color = theme.ink if said else theme.ink_faint
    lines = broken(said or pen.look.translate(PROMPTS["quote"]), width - 40, _QUOTE)
    height = max(32.0, len(lines) * m.line_step(_QUOTE))
    marks = (*icon("quote", 0, 2, 28, theme.accent), *text_lines(lines, 40, 0, _QUOTE, color))
    place = TextPlace("quote", Box(40, 0, width - 40, height), _QUOTE, "regular", color)
    return Block("quote", width, height, marks, pen.persona.id, 24.0, not said, place)


def _listed(text: str, x: float, y: float, width: float, color: str) -> tuple[tuple[Mark, ...], float]:
    """The lines of a text, each behind a dot when there are several; with how high they are."""
    lines = filled_lines(text)
    if len(lines) < 2:
        one = broken(text, width, _TEXT)
        return text_lines(one, x, y, _TEXT, color), len(one) * m.line_step(_TEXT)
    step, top = m.line_step(_TEXT), y
    marks: list[Mark] = []
    for line in lines:
        parts = broken(line, width - _DOT_INDENT, _TEXT)
        marks.append(Circle(x + _DOT + 1, top + step / 2, _DOT, color))
        marks += text_lines(parts, x + _DOT_INDENT, top, _TEXT, color)
        top += len(parts) * step + 4
    return tuple(marks), top - 4 - y
