"""Moving with the keyboard: what Alt and an arrow do to a touchpoint, a note, a phase or a lane. Pure: edits out."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import N_
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.arrangement import Column, columns_of
from app.model.edits.base import label
from app.model.lane_kinds import takes_notes
from app.model.records import Id, Lane, Note, Phase, Touchpoint


def step_all(document: Document, ids: Sequence[Id], direction: str) -> Edit | None:
    """The edit that moves records, given in map order, one step together; None when the foremost cannot go that way."""
    change, edit = Change(), None
    for record_id in ids if direction in ("left", "up") else reversed(ids):
        edit = step(document.after(change), record_id, direction)
        if edit is None:
            return None
        change = change.then(edit.change)
    if edit is None or len(ids) == 1:
        return edit
    return Edit(label(N_("Move {count} items"), count=str(len(ids))), change, focus=ids[0])


def step(document: Document, record_id: Id, direction: str) -> Edit | None:
    """The edit that moves a record one step "left", "right", "up" or "down"; None when it cannot go that way."""
    record = document.records.get(record_id)
    by = -1 if direction in ("left", "up") else 1
    across = direction in ("left", "right")
    if isinstance(record, Touchpoint) and across:
        return _touchpoint_along(document, record, by)
    if isinstance(record, Note):
        return _note_along(document, record, by) if across else _note_down(document, record, by)
    if isinstance(record, Phase) and across:
        place = document.phases(record.map_id).index(record) + by
        return edits.move_phase(document, record.id, place) if place >= 0 else None
    if isinstance(record, Lane) and not across:
        return _lane_down(document, record, by)
    return None


def _touchpoint_along(document: Document, touchpoint: Touchpoint, by: int) -> Edit | None:
    siblings = document.touchpoints(touchpoint.phase_id)
    place = siblings.index(touchpoint) + by
    if 0 <= place < len(siblings):
        return edits.move_touchpoint(document, touchpoint.id, touchpoint.phase_id, place)
    phase = document.get(touchpoint.phase_id, Phase)
    phases = document.phases(phase.map_id)
    other = phases.index(phase) + by
    if not 0 <= other < len(phases):
        return None
    return edits.move_touchpoint(document, touchpoint.id, phases[other].id, 0 if by > 0 else None)


def _note_along(document: Document, note: Note, by: int) -> Edit | None:
    columns = columns_of(document, document.get(note.phase_id, Phase).map_id)
    here = (note.phase_id, note.touchpoint_id)
    place = (columns.index(here) if here in columns else _first_of(columns, note.phase_id)) + by
    if not 0 <= place < len(columns):
        return None
    phase_id, touchpoint_id = columns[place]
    return edits.move_note(document, note.id, note.lane_id, phase_id, None, touchpoint_id=touchpoint_id)


def _note_down(document: Document, note: Note, by: int) -> Edit | None:
    column = document.siblings(note)
    place = column.index(note) + by
    if 0 <= place < len(column):
        return edits.move_note(document, note.id, note.lane_id, note.phase_id, place, touchpoint_id=note.touchpoint_id)
    lanes = [lane for lane in document.lanes(document.get(note.lane_id, Lane).map_id) if takes_notes(lane)]
    other = next((i for i, lane in enumerate(lanes) if lane.id == note.lane_id), -1) + by
    if not 0 <= other < len(lanes):
        return None
    return edits.move_note(
        document,
        note.id,
        lanes[other].id,
        note.phase_id,
        0 if by > 0 else None,
        touchpoint_id=note.touchpoint_id,
    )


def _lane_down(document: Document, lane: Lane, by: int) -> Edit | None:
    lanes = document.lanes(lane.map_id)
    shown = [each for each in lanes if not each.hidden]
    place = shown.index(lane) + by if lane in shown else -1
    return edits.move_lane(document, lane.id, lanes.index(shown[place])) if 0 <= place < len(shown) else None


def _first_of(columns: Sequence[Column], phase_id: Id) -> int:
    return next(i for i, column in enumerate(columns) if column[0] == phase_id)
