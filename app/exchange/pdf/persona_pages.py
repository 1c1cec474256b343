"""The personas on paper: a card each, as the window shows it, and behind them what no card had room for.

A card is never cut. Where someone's words are too many for a page, the card shows the beginning of the long ones and
the table that follows has them in full, over as many pages as they take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.persona_card import CARD_WIDTH, persona_card
from app.exchange.pdf.cells import text_cell
from app.exchange.pdf.pages import A4, MARGIN, Page, Placed, Size
from app.exchange.pdf.table import FOOTER, Cell, Flow, Heading, Table, TableColumn
from app.exchange.scope import Scope
from app.exchange.typeset import Style, brief
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.domain import texts_of
from app.model.names import title_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS
from app.model.records import Persona, Segment

_HEAD = 49.0
_MEASURE = 0.95  # of the page is as wide as a line above a card
_MOST_LINES = 2  # of what is said of a segment stand above a card; a longer text is in the table of segments
_SMALLEST = 0.5
"""Points to a unit of the card: its smallest letters, of 14, are then 7 points."""

_WIDTHS = tuple(CARD_WIDTH + step for step in (-120, -60, 0, 120, 240, 360, 480))
"""The widths that are tried: a wider card is lower, so that more of its page is used."""

_LIMITS = (20_000, 900, 600, 400, 250, 150, 90)
"""To how many letters the texts of a card are cut until it fits, from the mildest on."""

_TITLES = {field.name: field.title for field in (*FACTS, *DRIVES, *COMPANY)}
_TITLES |= {"name": N_("Name"), "quote": N_("In their own words"), "about": N_("About")}


@dataclass(frozen=True)
class _Card:
    """A persona's card that fits a page, and the fields of which it shows only the beginning."""

    persona: Persona
    drawing: Drawing
    scale: float
    cut: tuple[str, ...]
    segment: tuple[str, ...]  # the lines above it that tell of the segment


def persona_pages(scope: Scope, look: Look) -> Sequence[Page]:
    """A page for each persona, unless only the name is known; then segments, and what was too long for a card."""
    cards = [_fitting(scope.document, persona, look) for persona in scope.portraits]
    pages = [_page(scope, card, look, is_first=place == 0) for place, card in enumerate(cards)]
    rest = Flow(A4, look.theme)
    told = {card.persona.segment_id for card in cards if card.segment}
    if any(segment.id not in told for segment in scope.segments):  # then all of them: a list of some would mislead
        _add_segments(rest, scope.segments, scope, look, not pages)
    _add_texts(rest, cards, look)
    return [*pages, *(page for page in rest.pages if page.content)]


def _page(scope: Scope, card: _Card, look: Look, is_first: bool) -> Page:
    flow, soft = Flow(A4, look.theme), Style(10, look.theme.ink_soft)
    if is_first:
        flow.bookmark(look.translate(N_("Personas")), 0)
    flow.bookmark(title_of(card.persona, look.translate), 1)
    title = Style(18, look.theme.ink, "semibold")
    maps = " · ".join(title_of(journey, look.translate) for journey in scope.maps_of(card.persona.id))
    flow.put(title.block([look.translate(N_("Persona"))], 0, 0), 27)
    flow.put(soft.block(soft.at_most(maps, flow.width, 1), 0, 0), _HEAD - 27)
    if card.segment:
        flow.put(_told(look).block(card.segment, 0, -4), _height(card.segment, look))
    [page] = flow.pages
    for group in card.drawing.groups:
        if not group.for_screen:
            x, y = MARGIN + group.x * card.scale, flow.y + group.y * card.scale
            page.content.append(Placed(group.marks, x, y, card.scale))
    return page


def _told(look: Look) -> Style:
    return Style(9, look.theme.ink)


def _height(lines: Sequence[str], look: Look) -> float:
    return len(lines) * _told(look).leading + 4 if lines else 0.0


def _segment_lines(document: Document, persona: Persona, look: Look) -> tuple[str, ...]:
    """What is said of the segment that a persona stands for, if that is short."""
    segment = document.find(persona.segment_id, Segment)
    if segment is None or not segment.about:
        return ()
    lines = _told(look).wrapped(f"{segment.name}: {segment.about}", (A4.w - 2 * MARGIN) * _MEASURE)
    return tuple(lines) if len(lines) <= _MOST_LINES else ()


def _fitting(document: Document, persona: Persona, look: Look) -> _Card:
    """The mildest cut with which the card fits a page at a size that can be read."""
    segment = _segment_lines(document, persona, look)
    room = Size(A4.w - 2 * MARGIN, A4.h - 2 * MARGIN - FOOTER - _HEAD - _height(segment, look))
    for limit in _LIMITS:
        shown = _cut(persona, limit)
        changed = document.after(Change.of([(persona, shown)]))
        drawings = [_best(changed, persona, look, room, beside) for beside in (False, True)]
        scale, drawing = max(((_scale(each, room), each) for each in drawings), key=itemgetter(0))
        if scale >= _SMALLEST:
            break
    cut = tuple(name for name in texts_of(Persona) if getattr(shown, name) != getattr(persona, name))
    return _Card(persona, drawing, scale, cut, segment)


def _best(document: Document, persona: Persona, look: Look, room: Size, about_beside: bool) -> Drawing:
    """The card as large as a page allows, and then as wide as the page."""

    def card(width: float) -> Drawing:
        return persona_card(document, persona.id, look, width, about_beside=about_beside)

    return card(room.w / max(_scale(card(width), room) for width in _WIDTHS))


def _scale(drawing: Drawing, room: Size) -> float:
    """How large a card can be on its page."""
    return min(room.w / drawing.width, room.h / drawing.height)


def _cut(persona: Persona, limit: int) -> Persona:
    """The persona with the beginning of each text; lines count for as much as they take."""
    texts = {name: _beginning(getattr(persona, name), limit) for name in texts_of(Persona) if name != "order"}
    return replace(persona, **texts)  # type: ignore[arg-type]  # each of them is a text


def _beginning(text: str, limit: int) -> str:
    lines = "\n".join(text.split("\n")[: max(1, limit // 30)])
    if len(lines) <= limit:
        return lines if lines == text else f"{lines} …"
    return lines[: limit - 1].rstrip() + "…"


def _add_segments(flow: Flow, segments: Sequence[Segment], scope: Scope, look: Look, in_contents: bool) -> None:
    if not segments:
        return
    t, theme = look.translate, look.theme
    flow.bookmark(t(N_("Segments")), 0 if in_contents else 1)
    flow.put(Style(18, theme.ink, "semibold").block([t(N_("Segments"))], 0, 0), 36)
    columns = [TableColumn(t(N_("Segment")), 25), TableColumn(t(N_("About")), 50), TableColumn("", 25)]
    table = Table(flow, columns, t(N_("Segments")), t)
    strong, body = Style(9, theme.ink, "semibold"), Style(9, theme.ink)
    for segment in segments:
        names = "\n".join(_named(scope, segment, look))
        texts = ((segment.name, strong), (segment.about, body), (names, Style(9, theme.ink_soft)))
        table.row(tuple(_cell(table, place, text, style) for place, (text, style) in enumerate(texts)))
    table.close()
    flow.put((), 24)


def _named(scope: Scope, segment: Segment, look: Look) -> Iterator[str]:
    return (title_of(persona, look.translate) for persona in scope.personas if persona.segment_id == segment.id)


def _add_texts(flow: Flow, cards: Sequence[_Card], look: Look) -> None:
    cut = [card for card in cards if card.cut]
    if not cut:
        return
    t, theme = look.translate, look.theme
    flow.bookmark(t(N_("Personas in full")), 1)
    flow.put(Style(18, theme.ink, "semibold").block([t(N_("Personas in full"))], 0, 0), 36)
    columns = [TableColumn(t(N_("Belongs to")), 25), TableColumn(t(N_("Text")), 60), TableColumn("", 15)]
    table = Table(flow, columns, t(N_("Personas in full")), t)
    for card in cut:
        table.heading(Heading(brief(title_of(card.persona, t))))
        for name in card.cut:
            left = _cell(table, 0, t(_TITLES[name]), Style(9, theme.ink, "semibold"))
            table.row((left, _cell(table, 1, getattr(card.persona, name), Style(9, theme.ink)), ()))
    table.close()


def _cell(table: Table, column: int, text: str, style: Style) -> Cell:
    return text_cell(text, style, table.text_width(column))
