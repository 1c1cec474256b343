"""What we know it from, and how it is sorted: the evidence source by source, and the tags with what carries them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from openpyxl import Workbook

from app.analysis.reading_order import place_of
from app.analysis.respondents import respondent_of
from app.exchange.excel.cells import Sheet
from app.exchange.excel.listing import Column, Listing, add_listing
from app.exchange.excel.looks import Looks
from app.exchange.excel.words import Words
from app.exchange.scope import Scope
from app.i18n import N_
from app.model.document import Document
from app.model.names import KIND_NAMES, SOURCE_NAMES, TINT_NAMES, title_of
from app.model.records import EmotionScore, Evidence, Id, Record, Source, Tag, Touchpoint

_Said = tuple[Source, Evidence | None]
_Carried = tuple[Tag, tuple[Record, ...]]


def add_evidence_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds what each source says and of what, one a row. Anonymous respondents stay so."""
    listing = Listing(
        words(N_("Evidence")),
        words(N_("Evidence")),
        words(N_("What each source says, and of what. What no source speaks for is an assumption.")),
        [*_source_columns(scope.document, words), *_subject_columns(scope.document, words)],
        scope.evidence,
        looks.theme.phase_color(1),
        paper,
    )
    return add_listing(workbook, looks, listing)


def _source_columns(document: Document, words: Words) -> Iterator[Column[_Said]]:
    yield Column(words(N_("Source")), 30, lambda said: said[0].title)
    yield Column(words(N_("Kind")), 17, lambda said: words.say(SOURCE_NAMES[said[0].kind]))
    yield Column(words(N_("Date")), 14, lambda said: said[0].held, format=words.day)
    yield Column(words(N_("Respondent")), 20, lambda said: respondent_of(document, said[0], words.say))
    yield Column(words(N_("File or link")), 28, lambda said: said[0].link)


def _subject_columns(document: Document, words: Words) -> Iterator[Column[_Said]]:
    def subject(said: _Said) -> str:
        return about(document, said[1].subject_id, words) if said[1] else ""

    def kind(said: _Said) -> str:
        return words.say(KIND_NAMES[document.records[said[1].subject_id].KIND]) if said[1] else ""

    def journey(said: _Said) -> str:
        found = document.map_of(said[1].subject_id) if said[1] else None
        return found.title if found else ""

    yield Column(words(N_("Quote")), 46, lambda said: said[1].quote if said[1] else "")
    yield Column(words(N_("About")), 34, subject)
    yield Column(words(N_("Item")), 16, kind)
    yield Column(words(N_("Map")), 22, journey)


def about(document: Document, record_id: Id, words: Words) -> str:
    """What a record is called where it stands alone: a score by its touchpoint and who has it."""
    record = document.records[record_id]
    if not isinstance(record, EmotionScore):
        return title_of(record, words.say)
    touchpoint = document.get(record.touchpoint_id, Touchpoint).title
    actor = document.records.get(record.actor_id) if record.actor_id else None
    return " · ".join(
        filter(None, (touchpoint, words.score(record.score), title_of(actor, words.say) if actor else ""))
    )


def add_tags_sheet(workbook: Workbook, looks: Looks, scope: Scope, words: Words, paper: str) -> Sheet:
    """Adds the tags, each with its colour and what carries it."""

    def carried(tagged: _Carried) -> str:
        return "\n\n".join(_by_map(scope, tagged[1], words))

    columns = [
        Column[_Carried](words(N_("Tag")), 26, lambda tagged: tagged[0].name),
        Column[_Carried](words(N_("Colour")), 16, lambda tagged: words.say(TINT_NAMES[tagged[0].tint])),
        Column[_Carried](words(N_("Number")), 10, lambda tagged: len(tagged[1]), across="center"),
        Column[_Carried](words(N_("What carries it")), 70, carried),
    ]
    name = words(N_("Tags"))
    hint = words(N_("By what the notes, touchpoints, personas and actions are sorted."))
    listing = Listing(name, name, hint, columns, scope.tags, looks.theme.phase_color(1), paper)
    return add_listing(workbook, looks, listing)


def _by_map(scope: Scope, records: Sequence[Record], words: Words) -> Iterator[str]:
    """The titles in the order of reading, under the name of their map where there are several."""
    document = scope.document
    in_order = sorted(records, key=lambda record: place_of(document, record))
    for journey, group in groupby(in_order, key=lambda record: document.map_of(record.id)):
        titles = [f"• {title_of(record, words.say)}" for record in group]
        head = [title_of(journey, words.say)] if journey and len(scope.maps) > 1 else []
        yield "\n".join(head + titles)
