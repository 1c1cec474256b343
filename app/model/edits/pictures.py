"""Pictures on notes, touchpoints and personas: giving one, taking it off, and making notes that begin with one.

The picture itself is in the file before the edit that names it (Session.add_picture), and stays there while any step of
history does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, label, label_counting, new_id
from app.model.edits.fields import set_fields
from app.model.edits.notes import add_notes
from app.model.edits.paste import Place
from app.model.edits.touchpoints import add_touchpoints
from app.model.records import Id, Note, Persona, Record, Touchpoint


def set_picture(document: Document, record_id: Id, name: str) -> Edit:
    """Shows the picture called `name` on a note, touchpoint or persona; an empty name takes it off."""
    record = document.get(record_id, Record)
    if not isinstance(record, Note | Touchpoint | Persona):
        raise DocumentError(N_("A picture goes on a note, a touchpoint or a persona, so nothing was changed."))
    edit = set_fields(document, record_id, picture_id=name)
    added = N_("Change picture") if record.picture_id else N_("Add picture")
    return replace(edit, label=label(added if name else N_("Remove picture")), merge_key=None)


def add_pictures(
    document: Document, place: Place, names: Sequence[str], titles: Sequence[str] = (), *, ids: Ids = new_id
) -> Edit:
    """Adds a note with each picture to a cell, in a row from the place on; where the place is no cell, touchpoints.

    `titles` are those of the touchpoints, as many as there are names. Raises DocumentError for a place without a phase.
    """
    if place.phase_id is None:
        raise DocumentError(N_("Pictures go into a phase, and this map has none yet."))
    if place.lane_id is None:
        shown = titles or [""] * len(names)
        made = add_touchpoints(document, place.phase_id, shown, place.position, ids=ids)
    else:
        texts, column = [""] * len(names), place.touchpoint_id
        made = add_notes(document, place.lane_id, place.phase_id, texts, place.position, touchpoint_id=column, ids=ids)
    pictured = [_with_picture(record, name) for record, name in zip(made.change.created, names, strict=True)]
    what = label_counting(len(names), N_("Add picture"), N_("Add {count} pictures"))
    return replace(made, label=what, change=Change.creating(pictured))


def _with_picture(record: Record, name: str) -> Record:
    pictured: dict[str, Any] = {"picture_id": name}
    return replace(record, **pictured)
