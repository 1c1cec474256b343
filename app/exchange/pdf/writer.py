"""Pages as a PDF file: fonts, title, language, bookmarks, and the same bytes for the same pages.

The only file that makes a document with the PDF library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reportlab import rl_config  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from app.exchange.base import Progress
from app.exchange.pdf.operators import Content
from app.exchange.pdf.pages import Page
from app.exchange.pdf.typeface import typeface
from app.exchange.picture_cutting import Cutter
from app.exchange.pictures import Pictures, no_pictures

_ON_PAGES = 0.7
"""How far the work is when all is on its page and nothing is packed."""

rl_config.useA85 = 0  # pages as bytes: as letters they take a quarter more room, and an eighth of all the time


@dataclass(frozen=True, slots=True)
class About:
    """What a reader's properties window says of the file; `language` is "nl" or "en"."""

    title: str
    language: str
    made: date
    author: str = ""
    subject: str = ""


def write_pages(
    pages: Sequence[Page], about: About, target: BinaryIO, progress: Progress, pictures: Pictures = no_pictures
) -> None:
    """Writes `pages` to `target`; progress runs from 0 to 1 over them."""
    canvas, cutter = _canvas(about, target), Cutter(pictures)
    known = {anchor.name for page in pages for anchor in page.anchors}
    placed: set[str] = set()
    for number, page in enumerate(pages):
        _write_page(canvas, page, number, cutter)
        _write_anchors(canvas, page, placed)
        _write_links(canvas, page, known)
        canvas.showPage()
        progress((number + 1) / len(pages) * _ON_PAGES)
    canvas.save()
    progress(1.0)


def _canvas(about: About, target: BinaryIO) -> Canvas:
    canvas = Canvas(
        target, pageCompression=1, invariant=1, initialFontName=typeface("regular").fontName, lang=about.language
    )
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("Reiskaart")
    canvas.setDateFormatter(lambda *_: f"D:{about.made:%Y%m%d}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _write_page(canvas: Canvas, page: Page, number: int, cutter: Cutter) -> None:
    canvas.setPageSize((page.size.w, page.size.h))
    content = Content(canvas, page.size.h, cutter)
    for placed in page.content:
        content.add(placed)
    for place, bookmark in enumerate(page.bookmarks):
        key = f"page{number}-{place}"
        canvas.bookmarkHorizontal(key, 0, page.size.h - bookmark.y)
        canvas.addOutlineEntry(bookmark.title, key, bookmark.level, closed=False)
    if page.bookmarks:
        canvas.showOutline()


def _write_anchors(canvas: Canvas, page: Page, placed: set[str]) -> None:
    """The places on a page that links lead to; `placed` are those on the pages before it."""
    for anchor in page.anchors:
        if anchor.name not in placed:
            placed.add(anchor.name)
            canvas.bookmarkHorizontal(anchor.name, 0, page.size.h - anchor.y)


def _write_links(canvas: Canvas, page: Page, known: set[str]) -> None:
    """The links of a page; one that leads nowhere is left out."""
    for link in page.links:
        if link.to in known:
            box = link.box
            place = (box.x, page.size.h - box.bottom, box.right, page.size.h - box.y)
            canvas.linkRect("", link.to, place, relative=0, thickness=0)
