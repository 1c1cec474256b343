"""The clipboard: our own items as themselves, and as plain lines for other programs; their lines as our notes."""

from __future__ import annotations

import atexit
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.model import edits
from app.model.clip import Clip, gather
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.edits.paste import pasted
from app.model.records import Id
from app.model.text import clean

MIME = "application/x-reiskaart-clip+json"
MOST_PASTED = 1_000_000
"""Characters of foreign text that are looked at; nobody means more than that."""


@cache
def _leave_words_behind() -> None:
    """At the end of the program keeps only the words on the clipboard: Qt would look after our items too late."""
    atexit.register(_keep_words_only)


def _keep_words_only() -> None:
    if QGuiApplication.instance() is not None and _held().hasFormat(MIME):
        QGuiApplication.clipboard().setText(_held().text())


def put(document: Document, ids: list[Id]) -> None:
    """Puts records on the clipboard."""
    clip = gather(document, ids)
    if not clip.roots:
        return
    data = QMimeData()
    data.setData(MIME, clip.to_json().encode())
    data.setText(clip.as_text())
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
    return _held().hasFormat(MIME) or bool(_held().text().strip())


def clip() -> Clip | None:
    """Our own items, if that is what the clipboard holds."""
    data = _held()
    return Clip.from_json(bytes(data.data(MIME).data()).decode("utf-8", "replace")) if data.hasFormat(MIME) else None


def lines() -> list[str]:
    """The lines of the text on the clipboard, such as a column of a spreadsheet, empty ones left out."""
    return lines_of(_held().text())


def lines_of(text: str) -> list[str]:
    """The lines of a text from elsewhere, empty ones left out."""
    return [line.strip() for line in clean(text, MOST_PASTED).text.split("\n") if line.strip()]


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
