"""Following a method on a map: which one it is, and the steps that somebody ticked by hand."""

from __future__ import annotations

from dataclasses import replace

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, label
from app.model.records import Id, JourneyMap


def follow_guide(document: Document, map_id: Id, guide: str) -> Edit:
    """Has a map follow a guide, or none for ""; what was ticked by hand stays ticked."""
    journey = document.get(map_id, JourneyMap)
    called = label(N_("Follow a guide") if guide else N_("Leave the guide"))
    return Edit(called, Change.of([(journey, replace(journey, guide=guide))]))


def tick_step(document: Document, map_id: Id, guide: str, step: str, done: bool) -> Edit:
    """Ticks a step of a guide by hand on a map, or takes the tick away; steps stay in the order of their ticking."""
    journey = document.get(map_id, JourneyMap)
    name = f"{guide}/{step}"
    others = [known for known in journey.guide_done.split() if known != name]
    ticked = " ".join([*others, name] if done else others)
    called = label(N_("Tick a step of the guide") if done else N_("Untick a step of the guide"))
    return Edit(called, Change.of([(journey, replace(journey, guide_done=ticked))]))
