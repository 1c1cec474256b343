"""Phases: adding them and changing their order in time."""

from __future__ import annotations

from dataclasses import replace

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, label, new_id
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Phase
from app.model.text import one_line


def add_phase(document: Document, map_id: Id, name: str, position: int | None = None, *, ids: Ids = new_id) -> Edit:
    """Adds a phase to a map, at `position` counted from 0, or last."""
    owner = document.get(map_id, JourneyMap)
    phase = Phase(id=ids(), map_id=owner.id, order=key_at(document.phases(owner.id), position), title=one_line(name))
    return Edit(
        label=label(N_("Add phase “{title}”"), title=title_of(phase)),
        change=Change.creating([phase]),
        created=(phase.id,),
        focus=phase.id,
    )


def move_phase(document: Document, phase_id: Id, position: int) -> Edit:
    """Moves a phase, with all that is in it, to `position` among the others of its map."""
    phase = document.get(phase_id, Phase)
    siblings = document.phases(phase.map_id)
    others = [p for p in siblings if p.id != phase.id]
    stays = siblings.index(phase) == max(0, min(position, len(others)))
    moved = phase if stays else replace(phase, order=key_at(others, position))
    return Edit(
        label=label(N_("Move phase “{title}”"), title=title_of(phase)),
        change=Change.of([(phase, moved)]),
        focus=phase.id,
    )
