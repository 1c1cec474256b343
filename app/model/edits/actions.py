"""Actions: what someone will do about a touchpoint, or about the journey as a whole."""

from __future__ import annotations

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.records import Action, Id, Touchpoint


def add_action(document: Document, title: str, touchpoint_id: Id | None = None, *, ids: Ids = new_id) -> Edit:
    """Adds an action to the list, last; it may belong to the touchpoint that it mends."""
    if touchpoint_id is not None:
        document.get(touchpoint_id, Touchpoint)
    intake = Intake()
    order = key_at(document.actions(), None)
    action = Action(id=ids(), order=order, title=intake.line(title), touchpoint_id=touchpoint_id)
    return adding(N_("Add action “{title}”"), N_("Add action"), action, intake)
