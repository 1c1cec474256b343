"""PDF: the map as vector on sheets of paper, then the people, channels, plans and evidence that belong to it, and in
full what the map could not show.

How a map is broken over sheets is plan.py and map_sheets.py; what comes behind the maps is the table in parts.py; and
the only files that know the PDF library are writer.py, operators.py and typeface.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.drawing.drawing import Drawing
from app.drawing.fonts import lost_characters, unseen
from app.drawing.layout import Look, layout
from app.drawing.measures import SMALL
from app.drawing.primitives import TextLine
from app.errors import ExportFileError
from app.exchange.base import INTERVIEW, ExportOptions, ExportReport, Progress, Remark
from app.exchange.map_key import key_of
from app.exchange.paper_look import paper_look
from app.exchange.pdf.check import checked, remarks
from app.exchange.pdf.cover import cover_page
from app.exchange.pdf.interview import interview_pages
from app.exchange.pdf.map_sheets import Layout, MapPages, lay_out, map_pages
from app.exchange.pdf.pages import A3, A4, MARGIN, Page
from app.exchange.pdf.parts import Book, DrawnMap, part_pages
from app.exchange.pdf.posters import posters
from app.exchange.pdf.promised import promised
from app.exchange.pdf.reading import count_pages, read
from app.exchange.pdf.writer import About, write_pages
from app.exchange.scope import Scope
from app.exchange.shown import is_blank, widened, without_empty_lanes
from app.exchange.typeset import Style, brief, day
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap

_PREPARED, _WRITTEN = 0.4, 0.9  # how far the work is when all pages are laid out, and when they are written


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes these maps, their action list and the appendix as one PDF; the same input gives the same bytes."""
    paged = pages_of(document, map_ids, options)
    progress(_PREPARED)
    about = About(paged.title, options.language_for(document), options.today, document.project.brand, paged.about)
    chosen = [page for number, page in enumerate(paged.pages, start=1) if not options.pages or number in options.pages]
    span = _WRITTEN - _PREPARED
    write_pages(chosen, about, target, lambda done: progress(_PREPARED + done * span), options.pictures)
    told = (*paged.remarks, *_checked(document, map_ids, options, paged, target))
    progress(1.0)
    return ExportReport(told)


def _checked(
    document: Document, map_ids: Sequence[Id], options: ExportOptions, paged: Paged, target: BinaryIO
) -> Iterable[Remark]:
    """Whether all that belongs in the file is in it; of some pages only, or of a sheet to write on, nothing is owed."""
    if options.pages or options.parts == INTERVIEW:
        return ()
    target.seek(0)
    owed = promised(Scope(document, map_ids), options)
    found = checked(paged.pages, read(target.read()), owed, paged.uncut)
    return remarks(found, options.form, paper_look(document, options).translate)


@dataclass(frozen=True)
class Paged:
    """All pages of some maps, finished, with what the whole is called and what there is to tell of it.

    `uncut` are posters as they were before they were cut into tiles.
    """

    pages: tuple[Page, ...]
    title: str
    about: str
    remarks: tuple[Remark, ...]
    uncut: tuple[Page, ...] = ()


def pages_of(document: Document, map_ids: Sequence[Id], options: ExportOptions) -> Paged:
    """The pages as they come in the PDF, and as they are printed."""
    look = paper_look(document, options)
    if options.form != "report":
        return _posters(document, map_ids, options, look)
    pages, remarks = _pages(document, map_ids, options, look)
    if not pages:
        raise ExportFileError(N_("Nothing of what was asked for is in these maps, so no PDF was made."))
    date = day(options.today, options.language_for(document))
    for number, page in enumerate(pages, start=1):
        if number > 1 or not options.takes("cover"):
            _add_footer(page, date, f"{number} / {len(pages)}", look)
    return Paged(tuple(pages), _title(document, map_ids, look), _about(document, map_ids), tuple(remarks))


def _posters(document: Document, map_ids: Sequence[Id], options: ExportOptions, look: Look) -> Paged:
    """A poster of each map, and nothing else."""
    hung = list(posters(document, map_ids, options, look))
    pages = tuple(page for one in hung for page in one.pages)
    told = (*(remark for one in hung for remark in one.remarks), *_lost(pages))
    uncut = tuple(page for one in hung for page in one.uncut)
    return Paged(pages, _title(document, map_ids, look), _about(document, map_ids), told, uncut)


def _pages(
    document: Document, map_ids: Sequence[Id], options: ExportOptions, look: Look
) -> tuple[list[Page], Iterable[Remark]]:
    """All that is asked for, in order, and what there is to tell of it."""
    if options.parts == INTERVIEW:
        return interview_pages(document, map_ids, look), ()
    maps = [_Map.of(document, document.get(map_id, JourneyMap), options.paper, look) for map_id in map_ids]
    on_paper = maps if options.takes("maps") else []
    sheets = [page for one in on_paper for page in one.pages.pages]
    drawn, scope = [DrawnMap(one.record, one.drawing, one.pages.shortened) for one in maps], Scope(document, map_ids)
    behind = part_pages(Book(scope, drawn, look, options))
    date = day(options.today, options.language_for(document))
    cover = [cover_page(scope, [*sheets, *behind], look, date)] if options.takes("cover") else []
    return [*cover, *sheets, *behind], tuple(_remarks(on_paper, sheets, [*cover, *behind]))


def check(path: Path) -> None:
    """Raises ValueError when `path` is not a whole PDF: each of its pages is unpacked."""
    if count_pages(path.read_bytes()) == 0:
        raise ValueError("a PDF without pages")


@dataclass(frozen=True)
class _Map:
    """One map on its way to paper."""

    record: JourneyMap
    drawing: Drawing
    layout: Layout
    pages: MapPages

    @staticmethod
    def of(document: Document, record: JourneyMap, paper: str, look: Look) -> _Map:
        key = key_of(document, record.id)
        shown = without_empty_lanes(document, record.id)
        drawing = layout(shown, record.id, look)
        sheets = lay_out(drawing, paper, look, key)
        if drawing.columns and is_blank(document, record.id) and sheets.room > drawing.width:
            drawing = layout(widened(shown, drawing, sheets.room - drawing.header_width), record.id, look)
            sheets = lay_out(drawing, paper, look, key)
        return _Map(record, drawing, sheets, map_pages(document, record, drawing, sheets, look))


def _add_footer(page: Page, date: str, number: str, look: Look) -> None:
    """Date and page number, at the lower right."""
    strong, soft = Style(8, look.theme.ink, "semibold"), Style(8, look.theme.ink_soft)
    right, baseline = page.size.w - MARGIN, page.size.h - MARGIN - 4.6
    page.put([strong.line_ending_at(number, right, baseline)])
    page.put([soft.line_ending_at(date, right - strong.width(number) - 10, baseline)])


def _title(document: Document, map_ids: Sequence[Id], look: Look) -> str:
    """What the file is called in a reader's window."""
    if len(map_ids) == 1:
        return title_of(document.get(map_ids[0], JourneyMap), look.translate)
    return title_of(document.project, look.translate)


def _about(document: Document, map_ids: Sequence[Id]) -> str:
    """What a reader's window says of the contents: the scenario, or the titles of several maps."""
    maps = [document.get(map_id, JourneyMap) for map_id in map_ids]
    return brief(maps[0].scenario if len(maps) == 1 else ", ".join(journey.title for journey in maps), 200)


# --- what there is to tell -------------------------------------------------------------------------------------------


def _remarks(maps: Sequence[_Map], sheets: Sequence[Page], behind: Sequence[Page]) -> Iterable[Remark]:
    """On which paper each map came, what else there is to read, what became too small, and what no font has."""
    for one in maps:
        yield _paper_remark(one)
        if one.layout.plan.small:
            yield _small_remark(one)
    listed = sum(page.size == A4 for page in behind)
    if listed == 1:
        yield Remark(N_("There is one page of A4 with what belongs to it."))
    elif listed:
        yield Remark(N_("There are {count} pages of A4 with all that belongs to it."), {"count": listed})
    yield from _lost([*sheets, *behind])


def _lost(pages: Iterable[Page]) -> Iterable[Remark]:
    """The characters that no font has."""
    characters = (c for c in _characters(pages) if not (c.isspace() or unseen(c)))
    lost = lost_characters("".join(sorted(characters)))
    if lost:
        yield Remark(
            N_("No font has these characters, so they are shown as boxes: {characters}"),
            {"characters": " ".join(sorted(lost))},
        )


def _small_remark(one: _Map) -> Remark:
    if len(one.layout.plan.pages) == 1 and one.layout.size == A3:
        sentence = N_(
            "Its smallest text is {points} points. It becomes larger, on more sheets, if you choose A3 as paper."
        )
        return Remark(sentence, {"points": round(SMALL * one.layout.plan.scale, 1)})
    sentence = N_("Part of “{title}” is too large for its paper, so its smallest text is under 7 points.")
    return Remark(sentence, {"title": brief(one.record.title)})


def _paper_remark(one: _Map) -> Remark:
    values = {"title": brief(one.record.title), "count": len(one.layout.plan.pages)}
    if one.layout.size not in (A3, A4):
        return Remark(N_("“{title}” is on one page of its own size."), values)
    values["paper"] = "A4" if one.layout.size == A4 else "A3"
    if values["count"] == 1:
        return Remark(N_("“{title}” is on one sheet of {paper}."), values)
    return Remark(N_("“{title}” is on {count} sheets of {paper}."), values)


def _characters(pages: Iterable[Page]) -> set[str]:
    lines = (m for page in pages for placed in page.content for m in placed.marks if isinstance(m, TextLine))
    return set("").union(*(line.text for line in lines))
