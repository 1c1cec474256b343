"""Lanes: adding them and changing their order from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, label_of, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding, moving
from app.model.lane_kinds import LANE_KINDS
from app.model.records import Id, JourneyMap, Lane, LaneKind


def add_lane(
    document: Document,
    map_id: Id,
    kind: LaneKind,
    title: str = "",
    position: int | None = None,
    *,
    ids: Ids = new_id,
) -> Edit:
    """Adds a lane at `position` counted from 0 over all lanes, or last.

    Of the kinds that a map has only once (touchpoints, emotion), a hidden one comes back into view instead.
    """
    owner = document.get(map_id, JourneyMap)
    known = document.lane(owner.id, kind)
    if known is not None and not LANE_KINDS[kind].removable:
        shown = replace(known, hidden=False)
        return Edit(
            label=label_of(known, N_("Show lane “{title}”")),
            change=Change.of([(known, shown)]),
            focus=known.id,
        )
    intake = Intake()
    order = key_at(document.lanes(owner.id), position)
    lane = Lane(id=ids(), map_id=owner.id, order=order, kind=kind, title=intake.line(title))
    return adding(N_("Add lane “{title}”"), N_("Add lane"), lane, intake)


def move_lane(document: Document, lane_id: Id, position: int) -> Edit:
    """Moves a lane, with all that is in it, to `position` among the others of its map."""
    return moving(document, document.get(lane_id, Lane), position, N_("Move lane “{title}”"))
