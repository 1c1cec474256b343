"""Working out a touchpoint or phase in a map of its own."""

from __future__ import annotations

from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import GONE, Document
from app.model.edits.base import Edit, Ids, label_of, new_id
from app.model.edits.maps import add_map
from app.model.hierarchy import lies_within
from app.model.records import Id, JourneyMap, Phase, Record, Touchpoint

IN_CIRCLES = N_("A journey map cannot be the detail of itself, so nothing was changed.")


def add_detail(document: Document, record_id: Id, title: str, *, ids: Ids = new_id) -> Edit:
    """Makes the map that works out a touchpoint or phase: called `title`, with the persona and the lanes of its map.

    Where there is one already, nothing changes; `focus` is the map either way. Raises DocumentError for another record.
    """
    whole, parent = _whole(document, record_id), document.map_of(record_id)
    called = label_of(whole, N_("Work out “{title}”"))
    if parent is None:
        raise DocumentError(GONE)
    if whole.detail_id is not None:
        return Edit(called, Change(), focus=whole.detail_id)
    made = add_map(document, title, like=parent.id, behind=parent.id, ids=ids)
    created = [_like(parent, record) for record in made.change.created]
    change = Change.creating(created).then(Change.of([(whole, replace(whole, detail_id=made.created[0]))]))
    return replace(made, label=called, change=change, focus=made.created[0])


def set_detail(document: Document, record_id: Id, map_id: Id | None) -> Edit:
    """Says that a map of the file works out a touchpoint or phase, or, with None, that none does.

    Raises DocumentError where that would make the map a detail of itself.
    """
    whole, parent = _whole(document, record_id), document.map_of(record_id)
    if map_id is not None:
        document.get(map_id, JourneyMap)
        if parent is not None and lies_within(document, parent.id, map_id):
            raise DocumentError(IN_CIRCLES)
    change = Change.of([(whole, replace(whole, detail_id=map_id))])
    return Edit(label_of(whole, N_("Change “{title}”")), change, focus=record_id)


def _whole(document: Document, record_id: Id) -> Phase | Touchpoint:
    record = document.get(record_id, Record)
    if not isinstance(record, Phase | Touchpoint):
        raise DocumentError(GONE)
    return record


def _like(parent: JourneyMap, record: Record) -> Record:
    if not isinstance(record, JourneyMap):
        return record
    return replace(record, persona_id=parent.persona_id, state=parent.state)
