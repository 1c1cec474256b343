"""The clipboard: our own items as themselves, and as lines or a table for other programs; theirs as our notes."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.exchange.picture_child import Source
from app.i18n import _
from app.model import edits
from app.model.blocks import Rows, read_html, read_tsv, unguarded, with_breaks, write_html, write_lines, write_tsv
from app.model.clip import Clip, gather
from app.model.clip_table import table_of, texts_of
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.edits.paste import pasted
from app.model.records import Id
from app.model.text import clean
from app.widgets.pictures.sources import has_pictures, pictures_in

MIME = "application/x-reiskaart-clip+json"
MOST_PASTED = 1_000_000
"""Characters of foreign text that are looked at; nobody means more than that."""


@cache
def _leave_words_behind() -> None:
    """At the end of the program keeps only the words on the clipboard, in data of Qt's own making.

    The clipboard outlives Python, and would ask data that Python made after there is nobody left to answer.
    """
    atexit.register(_keep_words_only)


def _keep_words_only() -> None:
    if QGuiApplication.instance() is not None and _held().hasFormat(MIME):
        QGuiApplication.clipboard().setText(_held().text())


def put(document: Document, ids: list[Id], picture: Callable[[str], bytes | None] = lambda _name: None) -> None:
    """Puts records on the clipboard, with those of their pictures that `picture` gives."""
    clip = gather(document, ids).with_pictures(picture)
    if not clip.roots:
        return
    rows = table_of(clip, _)
    data = _words(write_tsv(rows), write_html(rows)) if rows else _words(write_lines(texts_of(clip)))
    data.setData(MIME, clip.to_json().encode())
    QGuiApplication.clipboard().setMimeData(data)
    _leave_words_behind()


def has_something() -> bool:
    """Whether there is something on the clipboard that can be pasted; looked up when the clipboard has changed."""
    _follow_clipboard()
    return _has_something()


@cache
def _follow_clipboard() -> None:
    QGuiApplication.clipboard().dataChanged.connect(_has_something.cache_clear)


@cache
def _has_something() -> bool:
    held = _held()
    return held.hasFormat(MIME) or bool(held.text().strip()) or _has_table(held) or has_pictures(held)


def clip() -> Clip | None:
    """Our own items, if that is what the clipboard holds."""
    data = _held()
    return Clip.from_json(bytes(data.data(MIME).data()).decode("utf-8", "replace")) if data.hasFormat(MIME) else None


def pictures() -> list[Source]:
    """The pictures on the clipboard, of files or from a screenshot or a browser."""
    return pictures_in(_held())


def foreign() -> str:
    """The text, if it is a journey in some format that can be imported, rather than words for notes; else none.

    A table that comes without a text, or says more than the text, is one with tabs.
    """
    from app.exchange.incoming import from_text

    text = _held().text() if _held().hasText() else ""
    if _has_table(_held()) and (rows := _cells(text)) != read_tsv(text):
        text = write_tsv(rows)
    return text if text and from_text(text) else ""


def cells() -> Rows:
    """The cells on the clipboard: those of a table, or the lines of a text as one column, empty ones left out."""
    text = _text()
    is_table = "\t" in text or _has_table(_held())
    rows = _cells(text) if is_table else tuple((line,) for line in lines_of(text))
    return rows if rows and len(rows[0]) > 1 else tuple(row for row in rows if row[0])


def _cells(text: str) -> Rows:
    """The cells of a text with tabs, with the line breaks that only the table beside it may have in them."""
    html = _held().html()[:MOST_PASTED] if _has_table(_held()) else ""
    if not text.strip():
        return read_html(html)
    return with_breaks(read_tsv(text), read_html(html)) if "<br" in html.lower() else read_tsv(text)


def lines_of(text: str) -> list[str]:
    """The lines of a text from elsewhere, empty ones left out."""
    return [unguarded(line.strip()) for line in clean(text, MOST_PASTED).text.split("\n") if line.strip()]


def _text() -> str:
    return clean(_held().text(), MOST_PASTED).text if _held().hasText() else ""


def _has_table(held: QMimeData) -> bool:
    """Whether what is on the clipboard comes from a spreadsheet, which puts a table beside the text."""
    return held.hasHtml() and "<table" in held.html()[:MOST_PASTED].lower()


def _words(text: str, html: str = "") -> QMimeData:
    """What other programs get: a text, and with it a table where the text is one."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    return data


def texts_edit(document: Document, texts: Sequence[str], place: Place) -> Edit | None:
    """A note with each of `texts`, or a touchpoint where the place is no cell; None when there is nothing to place."""
    if not texts or place.phase_id is None:
        return None
    if place.lane_id is None:
        edit = edits.add_touchpoints(document, place.phase_id, texts, place.position)
    else:
        column = place.touchpoint_id
        edit = edits.add_notes(document, place.lane_id, place.phase_id, texts, place.position, touchpoint_id=column)
    return replace(edit, label=pasted(len(texts)))


def _held() -> QMimeData:
    """What is on the clipboard; some systems have none at all while it is empty."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()
