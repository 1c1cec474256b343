"""Actions: what someone will do about a touchpoint, or about the journey as a whole."""

from __future__ import annotations

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, label, new_id
from app.model.names import title_of
from app.model.records import Action, Id, Touchpoint
from app.model.text import one_line


def add_action(document: Document, title: str, touchpoint_id: Id | None = None, *, ids: Ids = new_id) -> Edit:
    """Adds an action to the list, last; it may belong to the touchpoint that it mends."""
    if touchpoint_id is not None:
        document.get(touchpoint_id, Touchpoint)
    action = Action(
        id=ids(), order=key_at(document.actions(), None), title=one_line(title), touchpoint_id=touchpoint_id
    )
    return Edit(
        label=label(N_("Add action “{title}”"), title=title_of(action)),
        change=Change.creating([action]),
        created=(action.id,),
        focus=action.id,
    )
