"""Where things go that are dropped in the outline, and what Alt and an arrow mean there. Pure: edits out."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.outline import Kind, Node
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, Note, Phase, Touchpoint

_ALONG = {"up": "left", "down": "right"}


def direction_for(kinds: set[type], direction: str) -> str:
    """The direction on the map that an arrow means: touchpoints and phases lie below each other here, not beside."""
    return _ALONG.get(direction, direction) if kinds and kinds <= {Touchpoint, Phase} else direction


def edit_for(
    document: Document, nodes: Sequence[Node], ids: Sequence[Id], parent: Node | None, place: int
) -> Edit | None:
    """The edit that a drop of records means; None when they cannot go there.

    `nodes` is the outline, `parent` what they are dropped on or below (None is the outline itself), and `place` the
    row below `parent` before which they go, or -1 when they are dropped on `parent` itself.
    """
    kinds = {type(document.records.get(i)) for i in ids}
    if len(kinds) != 1:
        return None
    match kinds.pop().__name__:
        case "Touchpoint":
            return _touchpoints(document, ids, parent, place)
        case "Note":
            return _notes(document, ids, parent, place)
        case "Phase" if len(ids) == 1:
            return _phase(document, nodes, ids[0], parent, place)
        case "Lane" if len(ids) == 1:
            return _lane(document, ids[0], parent, place)
    return None


def _touchpoints(document: Document, ids: Sequence[Id], parent: Node | None, place: int) -> Edit | None:
    if parent is None or parent.phase_id is None:
        return None
    if parent.kind is Kind.PHASE:
        position = _before(parent.children, place, ids, Kind.TOUCHPOINT) if place >= 0 else None
        return edits.move_touchpoints(document, ids, parent.phase_id, position)
    if parent.kind is Kind.TOUCHPOINT and place < 0:
        others = [t.id for t in document.touchpoints(parent.phase_id) if t.id not in ids]
        position = others.index(parent.touchpoint_id) + 1 if parent.touchpoint_id in others else None
        return edits.move_touchpoints(document, ids, parent.phase_id, position) if position else None
    return None


def _notes(document: Document, ids: Sequence[Id], parent: Node | None, place: int) -> Edit | None:
    first = document.get(ids[0], Note)
    if parent is None or parent.kind is Kind.LANES:
        return None
    if parent.kind is Kind.LANE and parent.lane_id is not None:
        lane = document.get(parent.lane_id, Lane)
        if not kind_of(lane).holds_notes or lane.hidden or place >= 0:
            return None
        return edits.move_notes(document, ids, lane.id, first.phase_id, None, touchpoint_id=first.touchpoint_id)
    if parent.phase_id is None:
        return None
    position = None
    if parent.kind is Kind.CELL and place >= 0:
        position = _before(parent.children, place, ids, Kind.NOTE)
    elif parent.kind is Kind.NOTE and parent.lane_id is not None:
        column = document.column(parent.phase_id, parent.lane_id, parent.touchpoint_id)
        others = [note.id for note in column if note.id not in ids]
        if parent.record_id not in others:
            return None
        position = others.index(parent.record_id) + 1
    lane_id = parent.lane_id or first.lane_id
    return edits.move_notes(document, ids, lane_id, parent.phase_id, position, touchpoint_id=parent.touchpoint_id)


def _phase(document: Document, nodes: Sequence[Node], phase_id: Id, parent: Node | None, place: int) -> Edit | None:
    if parent is None and place >= 0:
        return edits.move_phase(document, phase_id, _before(nodes, place, [phase_id], Kind.PHASE))
    return None


def _lane(document: Document, lane_id: Id, parent: Node | None, place: int) -> Edit | None:
    if parent is None or parent.kind is not Kind.LANES or place < 0:
        return None
    return edits.move_lane(document, lane_id, _before(parent.children, place, [lane_id], Kind.LANE))


def _before(rows: Sequence[Node], place: int, moving: Sequence[Id], kind: Kind) -> int:
    """How many others of a kind stand before the row at `place`."""
    return sum(row.kind is kind and row.record_id not in moving for row in rows[:place])
