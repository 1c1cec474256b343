"""Who the journeys are about: the personas beside each other, a column each, and the segments that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from openpyxl import Workbook

from app.exchange.excel.cells import Entry, Sheet
from app.exchange.excel.heights import height_of
from app.exchange.excel.listing import Column, Listing, add_listing
from app.exchange.excel.looks import Look, Looks
from app.exchange.excel.page import down_pages, landscape, over_pages, paper_for
from app.exchange.excel.words import Words
from app.exchange.scope import Scope
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.persona_fields import COMPANY, DRIVES, FACTS, ROLES, PersonaField, filled_lines
from app.model.records import Persona, Segment, Source, Tag

_NAMES_WIDTH, _WIDTH = 24.0, 42.0
_WIDER = {1: 130.0, 2: 70.0}
"""What one persona or two get of the page."""
_NAME_ROW = 3

Say = Callable[[Persona], str]


def add_personas_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds the personas of these maps, each with all of its fields from top to bottom."""
    sheet = Sheet(workbook, words(N_("Personas")), looks)
    personas = scope.personas
    width = _WIDER.get(len(personas), _WIDTH)
    widths = [_NAMES_WIDTH, *[width] * len(personas)]
    paper = paper_for(paper, widths)
    sheet.widths(widths)
    sheet.raw.freeze_panes = f"B{_NAME_ROW + 1}"
    sheet.raw.sheet_properties.tabColor = looks.theme.phase_color(2).removeprefix("#")
    landscape(sheet.raw, (_NAME_ROW, _NAME_ROW), paper)
    spread = over_pages(sheet.raw, _NAMES_WIDTH, [[width]] * len(personas), paper)
    _write_top(sheet, looks, words, personas, width)
    for group, rows in _groups(scope, words):
        _write_group(sheet, looks, group, len(personas))
        for name, say in rows:
            _write_field(sheet, looks, name, [say(persona) for persona in personas], width)
    down_pages(sheet.raw, sheet.heights, (_NAME_ROW, _NAME_ROW), spread.scale, paper)
    return sheet


def _write_top(sheet: Sheet, looks: Looks, words: Words, personas: tuple[Persona, ...], width: float) -> None:
    theme = looks.theme
    sheet.row([None, (words(N_("Personas")), Look(size=20, bold=True, down="center"))], 33)
    sheet.row([None], 8)
    names = [title_of(persona, words.say) for persona in personas]
    look = Look(15, bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", indent=1, left=theme.canvas)
    look = replace(look, wrap=True)
    height = max(34.0, *(height_of(name, width - 4, 15, True) for name in names))
    sheet.row([("", Look()), *((name, look) for name in names)], height)


def _groups(scope: Scope, words: Words) -> Iterator[tuple[str, list[tuple[str, Say]]]]:
    """The fields under their headings, in the order of the card."""
    document = scope.document
    yield (
        "",
        [
            (words(N_("Quote")), lambda persona: persona.quote),
            (words(N_("About")), lambda persona: persona.about),
            (words(N_("Segment")), partial(_segment, document)),
            *_said(FACTS, words),
        ],
    )
    yield words(N_("How they think and choose")), [*_said(DRIVES, words)]
    yield words(N_("As a business customer")), [*_said(COMPANY, words), *_roles(words)]
    yield (
        words(N_("How we know")),
        [
            (words(N_("Proven by")), partial(_sources, document, words)),
            (words(N_("Tags")), partial(_tags, document)),
            (words(N_("Maps")), partial(_maps, scope)),
        ],
    )


def _said(fields: tuple[PersonaField, ...], words: Words) -> Iterator[tuple[str, Say]]:
    for field in fields:
        yield words(field.title), partial(_listed, field.name)


def _roles(words: Words) -> Iterator[tuple[str, Say]]:
    for name, title in ROLES.items():
        yield words(title), partial(_role, words, name)


def _write_group(sheet: Sheet, looks: Looks, group: str, personas: int) -> None:
    if group:
        look = Look(bold=True, ink=looks.theme.accent, down="bottom", indent=1)
        sheet.row([(group, look), *[None] * personas], 28)


def _write_field(sheet: Sheet, looks: Looks, name: str, values: list[str], width: float) -> None:
    theme = looks.theme
    header = Look(bold=True, wrap=True, fill=theme.sunken, down="center", indent=1, under=theme.border)
    look = Look(wrap=True, down="center", indent=1, under=theme.border, left=theme.border)
    entries: list[Entry | None] = [(name, header), *((value or None, look) for value in values)]
    needed = [height_of(name, _NAMES_WIDTH - 2, 11, True), *(height_of(v, width - 2, 11) for v in values)]
    sheet.row(entries, max(22.0, *needed))


def _listed(name: str, persona: Persona) -> str:
    """A field's lines, as a list where there are several."""
    lines = filled_lines(str(getattr(persona, name)))
    return "\n".join(f"• {line}" for line in lines) if len(lines) > 1 else "".join(lines)


def _role(words: Words, name: str, persona: Persona) -> str:
    return words.if_so(bool(getattr(persona, name)))


def _segment(document: Document, persona: Persona) -> str:
    segment = document.find(persona.segment_id, Segment)
    return segment.name if segment else ""


def _sources(document: Document, words: Words, persona: Persona) -> str:
    ids = dict.fromkeys(evidence.source_id for evidence in document.evidence(persona.id))
    return "\n".join(title_of(document.get(i, Source), words.say) for i in ids) or words(N_("Assumption"))


def _tags(document: Document, persona: Persona) -> str:
    return ", ".join(document.get(each.tag_id, Tag).name for each in document.taggings(persona.id))


def _maps(scope: Scope, persona: Persona) -> str:
    return "\n".join(journey.title for journey in scope.maps_of(persona.id))


def add_segments_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds the segments, each with the personas that stand for it."""

    def personas(segment: Segment) -> str:
        return ", ".join(title_of(p, words.say) for p in scope.personas if p.segment_id == segment.id)

    columns = [
        Column[Segment](words(N_("Segment")), 30, lambda segment: segment.name),
        Column[Segment](words(N_("About")), 70, lambda segment: segment.about),
        Column[Segment](words(N_("Personas")), 34, personas),
    ]
    hint = words(N_("Groups of customers with shared needs and traits; more than five are hard to work with."))
    listing = Listing(
        words(N_("Segments")), words(N_("Segments")), hint, columns, scope.segments, looks.theme.phase_color(3), paper
    )
    return add_listing(workbook, looks, listing)
