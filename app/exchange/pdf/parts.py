"""The parts of a PDF, in their order: which there are, what each is called, and the pages that it makes.

A new part is one line in PARTS. The maps themselves are made in __init__.py, since what they leave out decides what the
texts in full have to tell, and so is the cover, which tells what comes behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.exchange.base import ExportOptions
from app.exchange.pdf.action_list import add_action_list
from app.exchange.pdf.appendix import add_appendix, chapters
from app.exchange.pdf.channel_pages import channel_pages
from app.exchange.pdf.comparison_pages import comparison_pages
from app.exchange.pdf.evenly import evenly
from app.exchange.pdf.evidence_list import add_evidence_list
from app.exchange.pdf.pages import Page
from app.exchange.pdf.persona_pages import persona_pages
from app.exchange.pdf.story import story_pages
from app.exchange.pdf.table import Flow
from app.exchange.pdf.timeline import add_timeline
from app.exchange.scope import Scope
from app.model.names import title_of
from app.model.records import JourneyMap
from app.model.whereabouts import actions_about


@dataclass(frozen=True)
class DrawnMap:
    """One map on its way to paper, and the texts that its title block cut."""

    record: JourneyMap
    drawing: Drawing
    shortened: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """What every part is made from."""

    scope: Scope
    maps: Sequence[DrawnMap]
    look: Look
    options: ExportOptions

    @property
    def language(self) -> str:
        """The language to write in."""
        return self.options.language_for(self.scope.document)


Make = Callable[[Book], Sequence[Page]]


def _comparison(book: Book) -> Sequence[Page]:
    return comparison_pages(book.scope, book.look, book.options.paper, book.language)


def _personas(book: Book) -> Sequence[Page]:
    return persona_pages(book.scope, book.look)


def _story(book: Book) -> Sequence[Page]:
    return story_pages(book.scope, book.look, book.language)


def _channels(book: Book) -> Sequence[Page]:
    return channel_pages(book.scope, book.look, book.language)


def _actions(book: Book) -> Sequence[Page]:
    actions = actions_about(book.scope.document, [journey.id for journey in book.scope.maps])
    if not actions:
        return ()
    document, look, language = book.scope.document, book.look, book.language

    def fill(flow: Flow) -> None:
        add_action_list(flow, document, actions, language, look.translate)
        add_timeline(flow, actions, look, language, book.options.today)

    return evenly(look.theme, fill)


def _evidence(book: Book) -> Sequence[Page]:
    if not book.scope.evidence:
        return ()
    t = book.look.translate
    return evenly(book.look.theme, lambda flow: add_evidence_list(flow, book.scope, book.language, t))


def _texts(book: Book) -> Sequence[Page]:
    return [page for place, one in enumerate(book.maps) for page in _texts_of(book, one, is_first=place == 0)]


def _texts_of(book: Book, one: DrawnMap, is_first: bool) -> Sequence[Page]:
    t, with_persona = book.look.translate, not book.options.takes("personas")
    parts = chapters(
        book.scope.document,
        one.record.id,
        one.drawing,
        one.shortened,
        book.language,
        t,
        with_ambition=is_first,
        with_persona=with_persona,
    )
    if not parts:
        return ()
    return evenly(book.look.theme, lambda flow: add_appendix(flow, title_of(one.record, t), parts, t))


PARTS: tuple[tuple[str, Make], ...] = (
    ("comparison", _comparison),
    ("personas", _personas),
    ("story", _story),
    ("channels", _channels),
    ("actions", _actions),
    ("evidence", _evidence),
    ("texts", _texts),
)
"""What comes behind the maps, each by its name in base.PARTS; on A4 whatever the maps are on: it is read, not hung."""


def part_pages(book: Book) -> list[Page]:
    """The pages of every part that is wanted and has something to show."""
    return [page for name, make in PARTS if book.options.takes(name) for page in make(book)]
