"""What stands around a map on paper and in a picture: the title block above it and the legend below.

Lengths are points on paper; a picture enlarges the whole. Knows no page and no format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing import badges, faces, heat, papers
from app.drawing.lanes import initials
from app.drawing.look import Look
from app.drawing.primitives import Box, Mark, Rect
from app.drawing.signs import tag_color
from app.drawing.theme import Theme
from app.exchange.map_key import BRAND_MOMENT, EVIDENCE, MOMENT_OF_TRUTH, PLEASANT, UNPLEASANT, Key
from app.exchange.typeset import Style, brief, moved, scaled
from app.i18n import N_, Translate
from app.model.document import Document
from app.model.names import INFLUENCE_NAMES, LIGHT_NAMES, STATE_TITLES, title_of
from app.model.records import Influence, JourneyMap, Light, Person, Persona, Tag, Tint

_TITLE, _BODY, _SMALL = 18.0, 9.0, 8.0
_RIGHT_SHARE = 0.3


@dataclass(frozen=True)
class Block:
    """Marks that belong together, from (0, 0) on; `shortened` are the texts of which something was left out."""

    marks: tuple[Mark, ...]
    width: float
    height: float
    shortened: tuple[str, ...] = ()


# --- title block -----------------------------------------------------------------------------------------------------


class _TitleBlock:
    """Sets a title block; what does not fit is remembered, for it must be found elsewhere."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.width = width
        self.marks: list[Mark] = []
        self.shortened: list[str] = []
        self.title = Style(_TITLE, theme.ink, "semibold")
        self.smaller_title = Style(_TITLE * 0.66, theme.ink, "semibold")
        self.strong = Style(_BODY, theme.ink, "semibold")
        self.soft = Style(_BODY, theme.ink_soft)
        self.pill = Style(_SMALL, theme.accent, "semibold")

    def fit(self, text: str, style: Style, room: float, lines: int) -> list[str]:
        """`text` in at most so many lines, noting when that is not all of it."""
        kept = style.at_most(" ".join(text.split()), room, lines)
        if len(style.wrapped(" ".join(text.split()), room)) > lines:
            self.shortened.append(text)
        return kept

    def add_title(self, text: str, state: str) -> None:
        """The title, and behind it a pill that says which state of the journey this is."""
        pill_width = self.pill.width(state) + 14
        room = self.width * (1 - _RIGHT_SHARE) - pill_width - 20
        style, lines = self.title, 1
        if style.width(text) > room:
            style, lines = self.smaller_title, 2
        kept = self.fit(text, style, room, lines)
        self.marks.extend(style.block(kept, 0, 0 if lines == 1 else -7))
        x = max(map(style.width, kept)) + 10
        self.marks.append(Rect(Box(x, 4.5, pill_width, 15), stroke=self.pill.color, stroke_width=0.8, radius=7.5))
        self.marks.append(self.pill.line(state, x + 7, 15))

    def add_below(self, strong: str, text: str) -> None:
        """A second line: a name, and what it is about."""
        gap = 8 if strong and text else 0
        (name,) = self.fit(strong, self.strong, self.width * 0.25, 1) if strong else [""]
        indent = self.strong.width(name) + gap
        lines = self.fit(text, self.soft, self.width * (1 - _RIGHT_SHARE) - indent - 24, 2) if text else []
        self.marks.append(self.strong.line(name, 0, 34))
        self.marks.extend(self.soft.block(lines, indent, 25))

    def add_right(self, strong: str, text: str, last: str) -> None:
        """Lines that end at the right edge: a strong one, at most two of text, and one more."""
        styled = ((strong, self.strong, 1), (text, self.soft, 2), (last, self.soft, 1))
        baseline = 14.0
        for words, style, most in styled:
            for line in self.fit(words, style, self.width * _RIGHT_SHARE, most) if words else ():
                self.marks.append(style.line_ending_at(line, self.width, baseline))
                baseline += style.leading

    def block(self) -> Block:
        """All that was added."""
        return Block(tuple(self.marks), self.width, TITLE_BLOCK_HEIGHT, tuple(self.shortened))


TITLE_BLOCK_HEIGHT = 54.0


def title_block(
    document: Document, journey_map: JourneyMap, theme: Theme, t: Translate, width: float, part: str = ""
) -> Block:
    """Title, state, persona and scenario of a map at the left; brand, product and `part` of the map at the right."""
    block = _TitleBlock(theme, width)
    persona = document.find(journey_map.persona_id, Persona)
    block.add_title(title_of(journey_map, t), t(STATE_TITLES[journey_map.state]))
    block.add_below(title_of(persona, t) if persona else "", journey_map.scenario)
    block.add_right(document.project.brand, document.project.product, part)
    return block.block()


# --- legend ----------------------------------------------------------------------------------------------------------

_MOST_OWN, _LONGEST_OWN = 16, 40
_PILL = 0.6
_SIGN_WIDTH, _SIGN_GAP, _ITEM_GAP, _PART_GAP, _LINE = 10.0, 4.0, 12.0, 24.0, 15.0


@dataclass(frozen=True, slots=True)
class _Item:
    """A sign around (0, 0) and what it means, in words of ours or, as `own`, the user's.

    Without a sign, the name of the items that follow. `wide` is how wide the sign is.
    """

    msgid: str
    sign: Sequence[Mark] = ()
    own: bool = False
    wide: float = _SIGN_WIDTH


EVERYTHING = Key()


def legend(look: Look, width: float, key: Key = EVERYTHING) -> Block:
    """What the signs on a map mean, and which tags are on it, in as many lines as it takes."""
    theme = look.theme
    plain, strong = Style(_SMALL, theme.ink_soft), Style(_SMALL, theme.ink, "semibold")
    items = [*_items(key, theme), *_of_proof(key, look), *_of_owners(key.owners, theme), *_of_tags(key.tags, theme)]
    texts = [_words(item, look) for item in items]
    styles = [plain if item.sign else strong for item in items]
    leads = [item.wide + _SIGN_GAP if item.sign else 0.0 for item in items]
    widths = [lead + style.width(text) for lead, style, text in zip(leads, styles, texts, strict=True)]
    marks: list[Mark] = []
    x, line = 0.0, 0
    for place, item in enumerate(items):
        x += _PART_GAP - _ITEM_GAP if x and not item.sign else 0.0
        with_next = sum(widths[place : place + 2]) + _ITEM_GAP  # a name never ends a line
        if x + (widths[place] if item.sign else with_next) > width:
            x, line = 0.0, line + 1
        middle = line * _LINE + _LINE / 2
        marks.extend(moved(item.sign, x + item.wide / 2, middle))
        marks.append(styles[place].line(texts[place], x + leads[place], middle + _SMALL * 0.36))
        x += widths[place] + _ITEM_GAP
    return Block(tuple(marks), width, (line + 1) * _LINE)


def _words(item: _Item, look: Look) -> str:
    return brief(item.msgid, _LONGEST_OWN) if item.own else look.translate(item.msgid)


def _of_owners(owners: Sequence[Person], theme: Theme) -> Iterator[_Item]:
    """Whose initials touchpoints carry."""
    return _of_own(N_("Owners"), [_owner(person, theme) for person in owners])


def _owner(person: Person, theme: Theme) -> _Item:
    letters = initials(person.name)
    wide = badges.pill_width(letters)
    pill = badges.initials_pill(letters, -wide / 2, 0, theme.tints[Tint.SUN], theme)
    return _Item(person.name, scaled(pill, _PILL), own=True, wide=wide * _PILL)


def _of_tags(tags: Sequence[Tag], theme: Theme) -> Iterator[_Item]:
    stripe = Box(-5, -2, 10, 4)
    return _of_own(N_("Tags"), [_Item(tag.name, (Rect(stripe, tag_color(tag.tint, theme)),), own=True) for tag in tags])


def _of_own(msgid: str, items: Sequence[_Item]) -> Iterator[_Item]:
    """What users named themselves, as much of it as a legend has room for, under the name of what it is."""
    if items:
        yield _Item(msgid)
    yield from items[:_MOST_OWN]
    if len(items) > _MOST_OWN:
        yield _Item(f"+{len(items) - _MOST_OWN}", own=True)


def _items(key: Key, theme: Theme) -> Iterator[_Item]:
    """The signs of a map that have to be explained, each kind under its name."""
    for msgid, items in _kinds(theme):
        needed = [item for item in items if key.explains(item.msgid)]
        yield from (_Item(msgid), *needed) if needed else ()


def _kinds(theme: Theme) -> Iterator[tuple[str, list[_Item]]]:
    good, bad = _face(theme, 1.5, theme.above), _face(theme, -1.5, theme.below)
    yield N_("Emotion"), [_Item(PLEASANT, good), _Item(UNPLEASANT, bad)]
    star, heart = badges.star(0, 0, 5, theme.star), badges.heart(0, 0, 5, theme.star)
    papers_of = [_Item(INFLUENCE_NAMES[influence], _paper(influence, theme)) for influence in Influence]
    yield N_("Touchpoint"), [_Item(MOMENT_OF_TRUTH, star), _Item(BRAND_MOMENT, heart), *papers_of]
    lights = (Light.GREEN, Light.AMBER, Light.RED)
    yield N_("Open actions"), [_Item(LIGHT_NAMES[light], _light(light, theme)) for light in lights]


def _paper(influence: Influence, theme: Theme) -> Sequence[Mark]:
    return papers.paper(Box(-5.5, -4.5, 11, 9), influence, theme.tints[Tint.SUN], theme, radius=2)


def _light(light: Light, theme: Theme) -> Sequence[Mark]:
    return scaled(badges.light(0, 0, 6, light, theme, theme.canvas), 0.7)


def _of_proof(key: Key, look: Look) -> Iterator[_Item]:
    """What tells the proven from the guessed, where the map shows that."""
    if not key.explains(EVIDENCE):
        return
    if look.heat:
        yield _Item(EVIDENCE)
        for sources, msgid in heat.LEVELS:
            yield _Item(msgid, moved(heat.sheet_of(10, 10, sources, look.theme, radius=2), -5, -5))
    elif look.assumptions:
        yield _Item(EVIDENCE)
        mark = Style(_SMALL, look.theme.ink_soft, "semibold")
        yield _Item(N_("Assumption"), (mark.line("?", -mark.width("?") / 2, _SMALL * 0.36),))


def _face(theme: Theme, score: float, color: str) -> Sequence[Mark]:
    return scaled(faces.filled(0, 0, 7, score, color, theme.face_ink, theme.canvas), 0.66)
