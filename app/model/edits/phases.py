"""Phases: adding them and changing their order in time."""

from __future__ import annotations

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding, moving
from app.model.records import Id, JourneyMap, Phase


def add_phase(document: Document, map_id: Id, name: str, position: int | None = None, *, ids: Ids = new_id) -> Edit:
    """Adds a phase to a map, at `position` counted from 0, or last."""
    owner, intake = document.get(map_id, JourneyMap), Intake()
    order = key_at(document.phases(owner.id), position)
    phase = Phase(id=ids(), map_id=owner.id, order=order, title=intake.line(name))
    return adding(N_("Add phase “{title}”"), N_("Add phase"), phase, intake)


def move_phase(document: Document, phase_id: Id, position: int) -> Edit:
    """Moves a phase, with all that is in it, to `position` among the others of its map."""
    return moving(document, document.get(phase_id, Phase), position, N_("Move phase “{title}”"))
