"""Posters: a map for the wall, on one page of any size or in tiles that any printer has, with the page that tells how.

What a poster shows is composed.py, where it is cut seams.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.drawing.look import Look
from app.exchange.base import ExportOptions, Remark
from app.exchange.pdf.pages import A4, MM, POSTERS, Bookmark, Page
from app.exchange.pdf.plan import MIN_SCALE
from app.exchange.pdf.posters.assembly import assembly_page, paper_name
from app.exchange.pdf.posters.composed import Composed, subject_of
from app.exchange.pdf.posters.one_page import on_one_page
from app.exchange.pdf.posters.tiles import Tiled, tile_pages, tiled
from app.exchange.pdf.promised import notes_of
from app.exchange.typeset import brief, day
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Phase


@dataclass(frozen=True)
class Hung:
    """The pages of the poster of one map, what there is to tell of them, and the poster before it was cut."""

    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...]
    uncut: tuple[Page, ...] = ()


def posters(document: Document, map_ids: Sequence[Id], options: ExportOptions, look: Look) -> Iterator[Hung]:
    """A poster of each map, as `options` ask: on one page, or in tiles."""
    date = day(options.today, options.language_for(document))
    ratio = 0.0 if options.paper == "map" or options.form == "tiles" else A4.w / A4.h
    for map_id in map_ids:
        subject = subject_of(document, document.get(map_id, JourneyMap), look, date, ratio)
        if options.form == "tiles":
            hung = _in_tiles(tiled(subject, options.paper, options.sheet), look)
        else:
            hung = _on_one_page(document, on_one_page(subject, options.paper), look)
        yield replace(hung, remarks=(*hung.remarks, *_collapsed(document, document.get(map_id, JourneyMap))))


def _on_one_page(document: Document, poster: Composed, look: Look) -> Hung:
    page = Page(poster.size, list(poster.content))
    page.bookmarks.append(Bookmark(poster.subject.title, 0))
    for column in poster.subject.drawing.columns:
        page.bookmarks.append(Bookmark(title_of(document.get(column.phase_id, Phase), look.translate), 1))
    paper = next((name for name, size in POSTERS.items() if poster.size in (size, size.turned)), "")
    sentence = N_("“{title}” is a poster of {paper}.") if paper else N_("“{title}” is a poster of {wide} × {high} cm.")
    values = {"title": brief(poster.subject.title), "paper": paper.upper(), **_measured(poster)}
    return Hung((page,), (Remark(sentence, values), *_small(poster)))


def _in_tiles(made: Tiled, look: Look) -> Hung:
    values = {
        "title": brief(made.poster.subject.title),
        "count": len(made.grid.tiles),
        "paper": paper_name(made),
        **_measured(made.poster),
    }
    sentence = N_("“{title}” is a poster of {wide} × {high} cm in tiles: {count} × {paper}, and a page that tells how.")
    pages = (assembly_page(made, look.translate), *tile_pages(made))
    uncut = Page(made.poster.size, list(made.poster.content))
    return Hung(pages, (Remark(sentence, values), *_small(made.poster)), (uncut,))


def _measured(poster: Composed) -> dict[str, object]:
    return {"wide": round(poster.size.w / MM / 10), "high": round(poster.size.h / MM / 10)}


def _small(poster: Composed) -> Iterator[Remark]:
    """Whether any of it is hard to read."""
    if poster.scale < MIN_SCALE - 1e-9:
        sentence = N_("Its smallest text is {points} points high, which is hard to read: choose a larger paper.")
        yield Remark(sentence, {"points": round(poster.smallest, 1)})


def _collapsed(document: Document, journey: JourneyMap) -> Iterator[Remark]:
    """How many notes are not on it because their lanes are collapsed."""
    count = sum(1 for _ in notes_of(document, journey, collapsed=True))
    if count:
        yield Remark(N_("Notes in collapsed lanes, which a poster shows as dots: {count}."), {"count": count})
