"""Gestures that end in an edit: dragging notes, points of the curve, headers and their edges.

While a drag lasts, the map shows how it would look if the drag ended now. Nothing is edited before the end, so that
calling it off only means showing the map as it is.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from app.drawing import hit_test
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.edits.paste import copy_to
from app.model.records import Id, Lane, Note, Phase, Touchpoint
from app.widgets.canvas.gestures.contact import Contact, Device
from app.widgets.canvas.gestures.gesture import Gesture
from app.widgets.canvas.gestures.stage import Stage, Target, Zone
from app.widgets.canvas.gestures.view import Lasso, Pan

MIN_COLUMN = 192
MIN_LANE = 64


def holds_something(target: Target) -> bool:
    """Whether a finger that presses here takes hold of something that can be dragged."""
    return target.role in ("touchpoint", "note", "point", "chip", "phase", "lane")


def begin_drag(stage: Stage, target: Target, contact: Contact) -> Gesture:
    """The drag that a press on `target` becomes."""
    record_id = target.record_id
    if record_id is None or not holds_something(target):
        return Pan(stage, contact) if contact.device is Device.FINGER else Lasso(stage, contact)
    record = stage.document.records.get(record_id)
    if isinstance(record, Phase):
        return ColumnResize(stage, contact, record) if target.zone is Zone.EDGE else PhaseDrag(stage, contact, record)
    if isinstance(record, Lane):
        return LaneResize(stage, contact, record) if target.zone is Zone.EDGE else LaneDrag(stage, contact, record)
    if target.role == "point" and target.group:
        return PointDrag(stage, contact, record_id, target.group.key)
    return NotesDrag(stage, contact, record_id)


class Drag(Gesture):
    """A drag that would, if it ended now, make an edit."""

    def __init__(self, stage: Stage, contact: Contact) -> None:
        self._stage = stage
        self._start = stage.to_map(contact.x, contact.y)
        self._place: object = None
        self.last = contact

    @abstractmethod
    def aim(self, x: float, y: float) -> object:
        """Where the drag would end, for a contact at (x, y) of the map; equal places need no new preview."""

    @abstractmethod
    def make(self, document: Document) -> Edit | None:
        """The edit that the drag would make of a document if it ended at the place aimed at."""

    def follow(self, dx: float, dy: float) -> None:
        """Shows what is dragged at its new place, (dx, dy) map units from where it was taken."""

    def move(self, contact: Contact) -> Gesture:
        """Aims anew, and shows the map as it would be."""
        self.last = contact
        x, y = self._stage.to_map(contact.x, contact.y)
        place = self.aim(x, y)
        if place != self._place:
            self._place = place
            self._stage.preview(self, self.make)
        self.follow(x - self._start[0], y - self._start[1])
        self._stage.edge_scroll(contact.x, contact.y)
        return self

    def release(self, contact: Contact) -> None:
        """Makes the edit."""
        self._end()
        self._stage.commit(self.make)

    def cancel(self) -> None:
        """Shows the map as it is."""
        self._end()

    def _end(self) -> None:
        self._stage.edge_scroll(None)
        self._stage.lift(self, (), 0, 0)
        self._stage.preview(self, None)


class NotesDrag(Drag):
    """Notes or touchpoints are taken along and put down in another place; with Ctrl, copies of them."""

    def __init__(self, stage: Stage, contact: Contact, record_id: Id) -> None:
        super().__init__(stage, contact)
        if record_id not in stage.selected:
            stage.select([record_id])
        self._ids = _alike(stage.document, record_id, stage.selected)
        self._touchpoints = isinstance(stage.document.records[record_id], Touchpoint)
        self._copying = contact.copying

    def aim(self, x: float, y: float) -> object:
        """The slot under the contact."""
        ignoring = frozenset() if self._copying else frozenset(self._ids)
        slot = hit_test.touchpoint_slot if self._touchpoints else hit_test.note_slot
        return slot(self._stage.drawing, self._stage.document, x, y, ignoring)

    def make(self, document: Document) -> Edit | None:
        """Moves or copies the notes to the slot."""
        slot = self._place
        if isinstance(slot, hit_test.TouchpointSlot):
            if self._copying:
                return copy_to(document, self._ids, phase_id=slot.phase_id, position=slot.position)
            return edits.move_touchpoints(document, self._ids, slot.phase_id, slot.position)
        if isinstance(slot, hit_test.NoteSlot):
            if self._copying:
                return copy_to(
                    document,
                    self._ids,
                    phase_id=slot.phase_id,
                    lane_id=slot.lane_id,
                    touchpoint_id=slot.touchpoint_id,
                    position=slot.position,
                )
            return edits.move_notes(
                document, self._ids, slot.lane_id, slot.phase_id, slot.position, touchpoint_id=slot.touchpoint_id
            )
        return None

    def follow(self, dx: float, dy: float) -> None:
        """The lifted notes follow the contact."""
        self._stage.lift(self, self._ids, dx, dy)


class PointDrag(Drag):
    """A point of the curve goes up and down; the curve follows."""

    def __init__(self, stage: Stage, contact: Contact, touchpoint_id: Id, key: str) -> None:
        super().__init__(stage, contact)
        stage.select([touchpoint_id])
        self._touchpoint_id = touchpoint_id
        self._actor_id = Id(key.split(":")[2]) if key.count(":") >= 2 and key.split(":")[2] else None
        group = next(g for g in stage.drawing.groups if g.key == key)
        self._grip = group.y + group.h / 2 - self._start[1]
        self._lane_id = hit_test.lane_at(stage.drawing, group.y + group.h / 2)

    def aim(self, x: float, y: float) -> object:
        """The score at the height of the contact, in steps of a tenth."""
        return hit_test.score_at(self._stage.drawing, self._lane_id, y + self._grip) if self._lane_id else None

    def make(self, document: Document) -> Edit | None:
        """Sets the emotion; each drag is a step of its own."""
        if not isinstance(self._place, float):
            return None
        edit = edits.set_emotion(document, self._touchpoint_id, self._place, self._actor_id)
        return Edit(edit.label, edit.change, edit.created, edit.focus)


class PhaseDrag(Drag):
    """A phase is taken by its header and put down elsewhere in time."""

    def __init__(self, stage: Stage, contact: Contact, phase: Phase) -> None:
        super().__init__(stage, contact)
        stage.select([phase.id])
        self._id = phase.id

    def aim(self, x: float, y: float) -> object:
        """The place among the other phases."""
        return hit_test.phase_slot(self._stage.drawing, x, self._id)

    def make(self, document: Document) -> Edit | None:
        """Moves the phase."""
        return edits.move_phase(document, self._id, self._place) if isinstance(self._place, int) else None

    def follow(self, dx: float, dy: float) -> None:
        """The lifted header follows the contact sideways."""
        self._stage.lift(self, (self._id,), dx, 0)


class LaneDrag(Drag):
    """A lane is taken by its header and put down higher or lower."""

    def __init__(self, stage: Stage, contact: Contact, lane: Lane) -> None:
        super().__init__(stage, contact)
        stage.select([lane.id])
        self._id = lane.id

    def aim(self, x: float, y: float) -> object:
        """The place among the other lanes, hidden ones counted."""
        return hit_test.lane_slot(self._stage.drawing, self._stage.document, y, self._id)

    def make(self, document: Document) -> Edit | None:
        """Moves the lane."""
        return edits.move_lane(document, self._id, self._place) if isinstance(self._place, int) else None

    def follow(self, dx: float, dy: float) -> None:
        """The lifted header follows the contact up and down."""
        self._stage.lift(self, (self._id,), 0, dy)


class ColumnResize(Drag):
    """The right edge of a phase header is dragged: the phase becomes wider or narrower."""

    def __init__(self, stage: Stage, contact: Contact, phase: Phase) -> None:
        super().__init__(stage, contact)
        self._id = phase.id
        self._width = next(column.w for column in stage.drawing.columns if column.phase_id == phase.id)

    def aim(self, x: float, y: float) -> object:
        """The new width, on the 8-grid."""
        return max(MIN_COLUMN, round((self._width + x - self._start[0]) / 8) * 8)

    def make(self, document: Document) -> Edit | None:
        """Sets the width of the phase."""
        return _whole(edits.set_fields(document, self._id, width=self._place))


class LaneResize(Drag):
    """The lower edge of a lane header is dragged: the lane becomes higher or lower."""

    def __init__(self, stage: Stage, contact: Contact, lane: Lane) -> None:
        super().__init__(stage, contact)
        self._id = lane.id
        self._height = next(row.h for row in stage.drawing.rows if row.lane_id == lane.id)

    def aim(self, x: float, y: float) -> object:
        """The new height, on the 8-grid."""
        return max(MIN_LANE, round((self._height + y - self._start[1]) / 8) * 8)

    def make(self, document: Document) -> Edit | None:
        """Sets the height of the lane, opening it when it was collapsed."""
        return _whole(edits.set_fields(document, self._id, height=self._place, collapsed=False))


def _whole(edit: Edit) -> Edit:
    """`edit` as a step of its own, which no later one merges into."""
    return Edit(edit.label, edit.change, edit.created, edit.focus)


def _alike(document: Document, record_id: Id, selected: Sequence[Id]) -> list[Id]:
    """The selected records of the same kind as the one that is held, in the order in which they stand on the map."""
    kind = type(document.records[record_id])
    if kind not in (Touchpoint, Note):
        return [record_id]
    alike = [i for i in selected if isinstance(document.records.get(i), kind)]
    return sorted(alike, key=lambda i: _standing(document, i))


def _standing(document: Document, record_id: Id) -> tuple[str, str, str]:
    record = document.records[record_id]
    if isinstance(record, Touchpoint | Note):
        phase = document.find(record.phase_id, Phase)
        lane = document.find(record.lane_id, Lane) if isinstance(record, Note) else None
        return (phase.order if phase else "", lane.order if lane else "", record.order)
    return ("", "", "")
