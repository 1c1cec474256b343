"""Pages as a PDF file: fonts, title, language, bookmarks, and the same bytes for the same pages.

The only file that makes a document with the PDF library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from app.exchange.base import Progress
from app.exchange.pdf.operators import Content
from app.exchange.pdf.pages import Page
from app.exchange.pdf.typeface import typeface
from app.exchange.picture_cutting import Cutter
from app.exchange.pictures import Pictures, no_pictures


@dataclass(frozen=True, slots=True)
class About:
    """What a reader's properties window says of the file; `language` is "nl" or "en"."""

    title: str
    language: str
    made: date


def write_pages(
    pages: Sequence[Page], about: About, target: BinaryIO, progress: Progress, pictures: Pictures = no_pictures
) -> None:
    """Writes `pages` to `target`; progress runs from 0 to 1 over them."""
    canvas, cutter = _canvas(about, target), Cutter(pictures)
    for number, page in enumerate(pages):
        _write_page(canvas, page, number, cutter)
        progress((number + 1) / len(pages))
    canvas.save()


def _canvas(about: About, target: BinaryIO) -> Canvas:
    canvas = Canvas(
        target, pageCompression=1, invariant=1, initialFontName=typeface("regular").fontName, lang=about.language
    )
    canvas.setTitle(about.title)
    canvas.setAuthor("")
    canvas.setSubject("")
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
    canvas.showPage()
