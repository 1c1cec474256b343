"""Which channel serves a touchpoint in which phase: the edits of the table of channels and phases."""

from __future__ import annotations

from dataclasses import replace

from app.model.document import Document
from app.model.edits.base import Edit, Ids, moving_into, new_id
from app.model.edits.fields import set_fields
from app.model.edits.touchpoints import add_touchpoint, move_touchpoint
from app.model.records import Id, Phase, Touchpoint


def add_touchpoint_at(
    document: Document, phase_id: Id, channel_id: Id | None, title: str = "", *, ids: Ids = new_id
) -> Edit:
    """Adds a touchpoint to a phase, last, with its channel, as one step."""
    adding = add_touchpoint(document, phase_id, title, ids=ids)
    naming = set_fields(document.after(adding.change), adding.created[0], channel_id=channel_id)
    return replace(adding, change=adding.change.then(naming.change))


def serve_by(document: Document, touchpoint_id: Id, phase_id: Id, channel_id: Id | None) -> Edit:
    """Gives a touchpoint another channel, and moves it to the end of another phase if it is in another, as one step."""
    touchpoint, phase = document.get(touchpoint_id, Touchpoint), document.get(phase_id, Phase)
    naming = set_fields(document, touchpoint_id, channel_id=channel_id)
    if touchpoint.phase_id == phase.id:
        return naming
    moving = move_touchpoint(document.after(naming.change), touchpoint_id, phase.id, None)
    return replace(moving, label=moving_into(touchpoint, phase), change=naming.change.then(moving.change))
