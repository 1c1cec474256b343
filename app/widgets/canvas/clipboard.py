"""The clipboard: our own items as themselves, and as plain lines for other programs; their lines as our notes."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.i18n import N_
from app.model import edits
from app.model.change import Change
from app.model.clip import Clip, gather
from app.model.document import Document
from app.model.edits import Edit, Label, Place
from app.model.records import Id
from app.model.text import clean

MIME = "application/x-reiskaart-clip+json"


def put(document: Document, ids: list[Id]) -> None:
    """Puts records on the clipboard."""
    clip = gather(document, ids)
    if not clip.roots:
        return
    data = QMimeData()
    data.setData(MIME, clip.to_json().encode())
    data.setText(clip.as_text())
    QGuiApplication.clipboard().setMimeData(data)


def has_something() -> bool:
    """Whether there is something on the clipboard that can be pasted."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and (data.hasFormat(MIME) or bool(data.text().strip()))


def paste_edit(document: Document, map_id: Id, place: Place) -> Edit | None:
    """The edit that puts the clipboard down at `place`, or None when nothing fits there."""
    data = QGuiApplication.clipboard().mimeData()
    clip = Clip.from_json(bytes(data.data(MIME).data()).decode("utf-8", "replace")) if data.hasFormat(MIME) else None
    if clip is not None:
        return edits.paste(document, clip, place)
    return lines_edit(document, data.text(), place)


def lines_edit(document: Document, text: str, place: Place) -> Edit | None:
    """One note for each line of `text`, or one touchpoint each where the place is no cell."""
    lines = [line.strip() for line in clean(text).text.split("\n") if line.strip()]
    if not lines or place.phase_id is None:
        return None
    change = Change()
    created: list[Id] = []
    for offset, line in enumerate(lines):
        now = document.after(change)
        position = None if place.position is None else place.position + offset
        if place.lane_id is None:
            step = edits.add_touchpoint(now, place.phase_id, line, position)
        else:
            step = edits.add_note(now, place.lane_id, place.phase_id, line, position, touchpoint_id=place.touchpoint_id)
        change = change.then(step.change)
        created += step.created
    return Edit(Label(N_("Paste {count} items"), {"count": str(len(lines))}), change, tuple(created), created[0])
