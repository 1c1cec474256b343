"""Making things on the canvas: where a new note goes, and what comes after the one that was just finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.drawing import hit_test
from app.drawing.drawing import Drawing
from app.drawing.primitives import Group
from app.i18n import N_
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.lane_kinds import kind_of
from app.model.open_actions import open_actions
from app.model.records import Action, Id, Lane, LaneKind, Note, Phase, Record, Touchpoint
from app.model.whereabouts import touchpoint_of
from app.widgets.canvas.subjects import NewText


@dataclass(frozen=True, slots=True)
class NoteKey:
    """Hands out one id, so that the preview and the edit make the same record."""

    id: Id

    def __call__(self) -> Id:
        return self.id


def touchpoint(phase_id: Id, position: int | None) -> NewText:
    """A new touchpoint in a phase."""
    key = NoteKey(edits.new_id())

    def make(document: Document, text: str) -> Edit:
        return edits.add_touchpoint(document, phase_id, text, position, ids=key)

    return NewText(make, key.id, "title", N_("Add touchpoint"))


def note(lane_id: Id, phase_id: Id, position: int | None, touchpoint_id: Id | None) -> NewText:
    """A new note in a touchpoint's column of a cell."""
    key = NoteKey(edits.new_id())

    def make(document: Document, text: str) -> Edit:
        return edits.add_note(document, lane_id, phase_id, text, position, touchpoint_id=touchpoint_id, ids=key)

    return NewText(make, key.id, "text", N_("Add note"))


def note_with_lane(phase: Phase, kind: LaneKind, lane: Lane | None) -> NewText:
    """A new note for a whole phase, and with it its lane where the map does not show that: one step, there and back.

    `lane` is opened where it is hidden or folded; where there is none yet, one of this kind is added.
    """
    key, lane_key = NoteKey(edits.new_id()), NoteKey(lane.id if lane else edits.new_id())

    def opening(document: Document) -> Edit:
        if lane_key.id in document.records:
            return edits.set_fields(document, lane_key.id, hidden=False, collapsed=False)
        return edits.add_lane(document, phase.map_id, kind, ids=lane_key)

    def make(document: Document, text: str) -> Edit:
        opened = opening(document).change
        made = edits.add_note(document.after(opened), lane_key.id, phase.id, text, ids=key)
        return replace(made, change=opened.then(made.change))

    def unmake(document: Document) -> Edit:
        if lane is None:
            alone = [each.id for each in document.referrers(lane_key.id)] == [key.id]
            return edits.delete(document, key.id, *([lane_key.id] if alone else []))
        gone = edits.delete(document, key.id)
        closed = edits.set_fields(document.after(gone.change), lane.id, hidden=lane.hidden, collapsed=lane.collapsed)
        return replace(gone, change=gone.change.then(closed.change))

    return NewText(make, key.id, "text", N_("Add note"), unmake)


def phase(map_id: Id, position: int | None) -> NewText:
    """A new phase."""
    key = NoteKey(edits.new_id())

    def make(document: Document, text: str) -> Edit:
        return edits.add_phase(document, map_id, text, position, ids=key)

    return NewText(make, key.id, "title", N_("Add phase"))


def action(subject_id: Id) -> NewText:
    """A new action about a touchpoint, or about a note under one."""
    key = NoteKey(edits.new_id())

    def make(document: Document, text: str) -> Edit:
        return edits.add_action(document, text, subject_id, ids=key)

    return NewText(make, key.id, "title", N_("Add action"))


def place_at(drawing: Drawing, document: Document, x: float, y: float) -> Place | None:
    """Where something that is dropped at a point of the map goes; None beside its rows of notes and touchpoints."""
    lane = document.find(hit_test.lane_at(drawing, y), Lane)
    if lane is None or x < drawing.header_width:
        return None
    if kind_of(lane).holds_notes:
        slot = hit_test.note_slot(drawing, document, x, y)
        return Place(lane.map_id, slot.phase_id, slot.lane_id, slot.touchpoint_id, slot.position) if slot else None
    place = hit_test.touchpoint_slot(drawing, document, x, y)
    return Place(lane.map_id, place.phase_id, position=place.position) if place else None


def at_point(drawing: Drawing, document: Document, x: float, y: float) -> NewText | None:
    """What a double click on open ground makes: a touchpoint, a note or an action, where it was clicked."""
    lane = document.find(hit_test.lane_at(drawing, y), Lane)
    if lane is None or x < drawing.header_width:
        return None
    if kind_of(lane).holds_notes:
        slot = hit_test.note_slot(drawing, document, x, y)
        return note(slot.lane_id, slot.phase_id, slot.position, slot.touchpoint_id) if slot else None
    if kind_of(lane).holds_actions:
        owner = hit_test.touchpoint_at(drawing, document, x)
        return action(owner) if owner is not None else None
    place = hit_test.touchpoint_slot(drawing, document, x, y)
    return touchpoint(place.phase_id, place.position) if place and kind_of(lane).holds_touchpoints else None


def after(document: Document, record_id: Id) -> NewText | None:
    """What Tab makes behind the last of its kind: the next touchpoint, note, action or phase."""
    record = document.records.get(record_id)
    if isinstance(record, Action):
        moment = touchpoint_of(document, record)
        return action(moment.id) if moment is not None else None
    if not isinstance(record, Touchpoint | Note | Phase):
        return None
    position = document.siblings(record).index(record) + 1
    match record:
        case Touchpoint():
            return touchpoint(record.phase_id, position)
        case Note():
            return note(record.lane_id, record.phase_id, position, record.touchpoint_id)
        case Phase():
            return phase(record.map_id, position)


def place_of(document: Document, drawing: Drawing, map_id: Id, chosen: Id | None, focus: Group | None) -> Place:
    """Where something new or pasted goes: behind the chosen record, in the cell that has the focus, or at the end."""
    record = document.records.get(chosen) if chosen is not None else None
    if isinstance(record, Note):
        position = document.siblings(record).index(record) + 1
        return Place(map_id, record.phase_id, record.lane_id, record.touchpoint_id, position)
    if isinstance(record, Touchpoint):
        position = document.touchpoints(record.phase_id).index(record) + 1
        return Place(map_id, record.phase_id, None, record.id, position)
    if isinstance(record, Phase):
        return Place(map_id, record.id)
    if focus is not None and focus.role == "cell":
        slot = hit_test.note_slot(drawing, document, focus.x + 24, focus.y + focus.h - 4)
        if slot is not None:
            return Place(map_id, slot.phase_id, slot.lane_id, slot.touchpoint_id, slot.position)
    phases = document.phases(map_id)
    return Place(map_id, phases[-1].id if phases else None)


def next_of(document: Document, record_id: Id, forward: bool) -> Id | None:
    """The one after or before a record among its siblings: touchpoints of a phase, notes of a column, phases, lanes."""
    record = document.records.get(record_id)
    row: Sequence[Record] = document.siblings(record) if isinstance(record, Touchpoint | Note | Phase | Lane) else ()
    if isinstance(record, Action) and (moment := touchpoint_of(document, record)) is not None:
        row = open_actions(document, moment.id)
    shown = [each.id for each in row if not (isinstance(each, Lane) and each.hidden)]
    place = shown.index(record_id) + (1 if forward else -1) if record_id in shown else -1
    return shown[place] if 0 <= place < len(shown) else None
