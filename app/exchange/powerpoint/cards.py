"""The papers of a map on its slide: one shape for each touchpoint, note, chip and action, with its words inside.

All papers of a kind have letters of one size, as large as most of them have room for; those with more to say have
smaller ones to a limit, and say the rest beside the slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.look import Look
from app.drawing.primitives import Box, Circle, Group, Mark, Picture, Rect, TextLine
from app.exchange.picture_cutting import Cutter
from app.exchange.powerpoint.fitting import Fitted, fitted, largest
from app.exchange.powerpoint.ground import Ground
from app.exchange.powerpoint.shapes import Figure, Image, Line, Paint, Shape, Words
from app.exchange.powerpoint.signs import sign_figures
from app.i18n import N_, fill

SIZES = tuple(size / 4 for size in range(48, 15, -1))
"""Letters on the map, in points: from 12 down to 4, which is still read on a large screen."""

_MOST = 0.8
"""The share of papers whose letters have the common size."""

_ROUND = 6_000
_DENSITY = 3.0


@dataclass(frozen=True)
class Card:
    """A paper: what is drawn of it, what it is called, its words, what smaller words follow, and what it is."""

    group: Group
    name: str
    text: str
    below: str = ""
    alt: str = ""
    bold: bool = False

    @property
    def words(self) -> str:
        """All its words."""
        return f"{self.text}\n{self.below}" if self.below else self.text


class Cards:
    """The cards of one map, set all at once."""

    def __init__(self, cards: Sequence[Card], ground: Ground, look: Look, cutter: Cutter) -> None:
        self._cards, self._ground, self._cutter = cards, ground, cutter
        self._theme, self._t = look.theme, look.translate
        self._sizes = {role: self._common(role) for role in {card.group.role for card in cards}}

    def set(self, card: Card) -> tuple[list[Shape], bool]:
        """The shapes of a card, and whether all its words are on it."""
        group, room = card.group, self._room(card)
        sizes = [size for size in SIZES if size <= self._sizes[group.role]] or list(SIZES[-1:])
        found = fitted(card.words, room.w, room.h, sizes, "semibold" if card.bold else "regular")
        box = self._ground.box(group.box)
        inset = (room.x - box.x, room.y - box.y, box.right - room.right, box.bottom - room.bottom)
        alt = card.alt if found.whole or not card.words else f"{card.alt}: {card.words}"
        anchor = "ctr" if group.role == "chip" else "t"
        words = Words(self._lines(card, found), anchor, inset)
        form, bent = ("roundRect", 50_000) if group.role == "chip" else ("roundRect", _ROUND)
        paper = Figure(card.name, box, self._paper(group), form, bent, words=words, alt=alt, key=group.key)
        return [paper, *self._images(card), *self._signs(card)], found.whole

    def _common(self, role: str) -> float:
        """The size of letters that most papers of a kind have room for."""
        own = sorted(self._largest(card) for card in self._cards if card.group.role == role and card.words.strip())
        return own[int(len(own) * (1 - _MOST))] if own else SIZES[-1]

    def _largest(self, card: Card) -> float:
        room = self._room(card)
        return largest(card.words, room.w, room.h, SIZES, "semibold" if card.bold else "regular") or SIZES[-1]

    def _room(self, card: Card) -> Box:
        """Where the words of a card may stand."""
        group, scale = card.group, self._ground.scale
        box, side = self._ground.box(group.box), max(1.5, 7 * scale)
        left = side if group.text is None or group.role != "action" else group.text.box.x * self._ground.across.factor
        shown = [mark.box.bottom for mark in group.marks if isinstance(mark, Picture)]
        top = self._ground.down.at(group.y + max(shown)) - box.y + 1.0 if shown else max(1.0, 5 * scale)
        lowest = group.text.box.bottom if group.text else group.h
        feet = [place for mark in _signs_of(group) if (place := _top(mark)) > lowest]
        foot = box.bottom - self._ground.down.at(group.y + min(feet)) if feet else max(0.5, 3 * scale)
        if group.role == "chip":
            top = foot = 0.0
        return Box(box.x + left, box.y + top, max(1.0, box.w - left - side), max(1.0, box.h - top - foot))

    def _lines(self, card: Card, found: Fitted) -> tuple[Line, ...]:
        ink, soft = self._theme.note_ink, self._theme.note_ink_soft
        align = "ctr" if card.group.role == "chip" else "l"
        if not card.below or not found.whole:
            return (Line(found.text, found.size, ink, card.bold, align),)
        return (Line(card.text, found.size, ink, card.bold, align), Line(card.below, found.size, soft, False, align))

    def _paper(self, group: Group) -> Paint:
        """The colour of the paper, with an edge that is its darker tone; one outside our control is mostly edge."""
        sheets = [mark for mark in group.marks if isinstance(mark, Rect) and _covers(mark, group)]
        if not sheets:
            return Paint(self._theme.surface, self._theme.border, 0.5)
        seams = [mark for mark in sheets if not mark.fill and mark.dash]
        filled = [mark for mark in sheets if mark.fill]
        last, under = filled[-1], filled[-2] if len(filled) > 1 else filled[-1]
        if seams:
            return Paint(last.fill, seams[-1].stroke, 0.75, (2.5, 2.0))
        if last.fill == self._theme.surface and under is not last:
            return Paint(last.fill, under.fill, 1.75)
        return Paint(last.fill, last.stroke or under.fill, 0.5)

    def _images(self, card: Card) -> Iterator[Shape]:
        """The pictures on a card, or a pale box where one is missing."""
        name = fill(N_("Picture: {title}"), self._t, title=card.name)
        for mark in card.group.marks:
            if isinstance(mark, Picture):
                seen = Box(card.group.x + mark.box.x, card.group.y + mark.box.y, mark.box.w, mark.box.h)
                box = self._ground.box(seen)
                cut = self._cutter.cut(Picture(Box(0, 0, box.w, box.h), mark.name, mark.pale), _DENSITY)
                yield Image(name, box, cut, name) if cut is not None else Figure(name, box, Paint(mark.pale))

    def _signs(self, card: Card) -> Iterator[Figure]:
        group, name = card.group, fill(N_("Sign: {title}"), self._t, title=card.name)
        return sign_figures(
            _signs_of(group), lambda x, y: self._ground.point(group.x + x, group.y + y), self._ground.scale, name
        )


def _signs_of(group: Group) -> list[Mark]:
    """What is drawn beside the paper, the picture and the words."""
    left = group.text.box.x if group.text else None
    return [
        mark
        for mark in group.marks
        if not (
            isinstance(mark, Picture)
            or (isinstance(mark, Rect) and _covers(mark, group))
            or (isinstance(mark, TextLine) and (left is None or abs(mark.x - left) < 0.01))
        )
    ]


def _covers(mark: Rect, group: Group) -> bool:
    return mark.box.w > 0.85 * group.w and mark.box.h > 0.75 * group.h


def _top(mark: Mark) -> float:
    match mark:
        case TextLine():
            return mark.baseline - mark.size
        case Rect() | Picture():
            return mark.box.y
        case Circle():
            return mark.cy - mark.r
        case _:
            return min(float(step[i]) for step in mark.commands for i in range(2, len(step), 2))
