"""A persona as a card: who they are at the left, how they think and choose in columns beside it. Knows no Qt.

The same drawing is seen in the window and printed in the PDF. Each field is a group of its own, called
`card:<field>`, whose text place names the field, so that a view can tell what is pressed. A picture belongs in the
group `card:picture_id`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.drawing.card_parts import BUSINESS, GAP, PURCHASE, Block, Pen, picture_block, quote_block
from app.drawing.drawing import Drawing, drawing_of
from app.drawing.fonts import lost_characters
from app.drawing.look import Look
from app.drawing.primitives import Box, Group, Layer, Rect
from app.model.document import Document
from app.model.domain import texts_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS, ROLES, has_role, is_business
from app.model.records import Id, Persona, Segment

CARD_WIDTH = 1040.0
"""The width at which a card has three columns beside who it is about."""

RADIUS = 16.0
_SIDE = 264.0
_PADDING = 24.0
_STACKED_BELOW = 640.0
_COLUMN = 216.0


def persona_card(
    document: Document,
    persona_id: Id,
    look: Look,
    width: float = CARD_WIDTH,
    roomy: bool = False,
    about_beside: bool = False,
) -> Drawing:
    """The card of a persona, `width` map units wide and as high as its words need.

    With `look.for_screen`, what is empty shows a prompt; `roomy` leaves room between the lines for fingers. What is
    told about them stands under their name or, `about_beside`, under the quote. Raises DocumentError when there is no
    such persona.
    """
    persona = document.get(persona_id, Persona)
    pen = Pen(persona, look, roomy)
    stacked = width < _STACKED_BELOW
    side = width if stacked else _SIDE
    who, who_end = _stacked(_who(document, pen, side - 2 * _PADDING, not about_beside), _PADDING, _PADDING)
    who_height = who_end + _PADDING - GAP
    left, top = (_PADDING, who_height + _PADDING) if stacked else (side + _PADDING, _PADDING)
    how, how_height = _how(pen, left, top, width - left - _PADDING, about_beside)
    height = max(who_height, how_height)
    ground = _ground(pen, width, height, side, who_height if stacked else height)
    words = "".join(str(getattr(persona, name)) for name in texts_of(Persona))
    return drawing_of(width, height, (ground, *who, *how), lost_characters(words))


def _ground(pen: Pen, width: float, height: float, side: float, side_height: float) -> Group:
    theme = pen.look.theme
    whole = Rect(Box(0.5, 0.5, width - 1, height - 1), theme.surface, theme.border, 1.0, RADIUS)
    who = Rect(Box(0.5, 0.5, side - 1, side_height - 1), theme.sunken, theme.border, 1.0, RADIUS)
    return Group("card:ground", "ground", Layer.GROUND, 0.0, 0.0, width, height, (whole, who), pen.persona.id)


def _who(document: Document, pen: Pen, width: float, with_about: bool) -> Iterator[Block | None]:
    """Who it is, from the picture down to their part in a company."""
    yield picture_block(pen, width)
    yield pen.name(width)
    segment = document.find(pen.persona.segment_id, Segment)
    yield pen.pill("segment_id", segment.name if segment else "", bool(document.segments()), width)
    for fact in FACTS:
        yield pen.fact(fact, width)
    if with_about:
        yield pen.words("about", width)
    if is_business(pen.persona):
        yield pen.heading("business", BUSINESS, width)
        for fact in COMPANY:
            yield pen.fact(fact, width)
    if has_role(pen.persona):
        yield pen.heading("roles", PURCHASE, width)
        for role, title in ROLES.items():
            yield pen.role(role, title, width)


def _how(pen: Pen, left: float, top: float, width: float, with_about: bool) -> tuple[list[Group], float]:
    """The quote, and under it the columns; with where they end."""
    about = pen.words("about", width) if with_about else None
    quoted, y = _stacked([quote_block(pen, width), about], left, top)
    columns = max(1, int((width + GAP) // (_COLUMN + GAP)))
    each = (width - (columns - 1) * GAP) / columns
    ends = [y] * columns
    groups = list(quoted)
    for field in DRIVES:
        block = pen.section(field, each)
        if block is not None:
            place = ends.index(min(ends))
            groups.append(block.at(left + place * (each + GAP), ends[place]))
            ends[place] += block.h + GAP
    return groups, max(ends) - GAP + _PADDING


def _stacked(blocks: Iterable[Block | None], x: float, y: float) -> tuple[list[Group], float]:
    """The blocks under each other, and where what follows begins."""
    groups = []
    for block in blocks:
        if block is not None:
            groups.append(block.at(x, y))
            y += block.h + block.below
    return groups, y
