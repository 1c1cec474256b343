"""Which drag a press becomes, and the drag of what stands on the map: notes and touchpoints."""

from __future__ import annotations

from collections.abc import Sequence

from app.drawing import hit_test
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit, Ids
from app.model.edits.paste import copy_to
from app.model.records import Id, Lane, Note, Phase, Touchpoint
from app.widgets.canvas.gestures.contact import Contact, Device
from app.widgets.canvas.gestures.curve_drags import ExpectedDrag, PointDrag
from app.widgets.canvas.gestures.drag import Drag
from app.widgets.canvas.gestures.gesture import Gesture, Nothing, Others
from app.widgets.canvas.gestures.header_drags import ColumnResize, LaneDrag, LaneResize, PhaseDrag
from app.widgets.canvas.gestures.link_drag import LinkDrag
from app.widgets.canvas.gestures.stage import Stage, Target, Zone
from app.widgets.canvas.gestures.view import Lasso, Pan, Turns

_HELD = frozenset({"touchpoint", "note", "point", "expected", "chip", "phase", "lane"})


def holds_something(target: Target) -> bool:
    """Whether a finger that presses here takes hold of something that can be dragged."""
    return target.role in _HELD


def begin_drag(
    stage: Stage, turns: Turns, target: Target, contact: Contact, start: tuple[float, float], others: Others
) -> Gesture:
    """The drag that a press on `target` becomes; `start` is where on the map the contact took hold.

    What somebody else holds is left alone, and the selection is of whoever drags first.
    """
    record_id = target.record_id
    record = stage.document.records.get(record_id) if record_id is not None else None
    if record is None or record_id is None or not holds_something(target) or not _is_drawn(stage, target):
        return _on_open_ground(stage, turns, contact, start, others)
    if target.zone is Zone.LINK:
        return LinkDrag(stage, contact, start, record_id)
    if others.held & {record_id, _key(target)}:
        return Nothing(contact)
    if isinstance(record, Phase):
        if target.zone is Zone.EDGE:
            return ColumnResize(stage, contact, start, record)
        return PhaseDrag(stage, contact, start, record, others)
    if isinstance(record, Lane):
        if target.zone is Zone.EDGE:
            return LaneResize(stage, contact, start, record)
        return LaneDrag(stage, contact, start, record, others)
    if target.role == "point" and target.group:
        return PointDrag(stage, contact, start, record_id, target.group)
    if target.role == "expected" and target.group:
        return ExpectedDrag(stage, contact, start, record_id, target.group)
    return NotesDrag(stage, contact, start, record_id, others)


def _on_open_ground(
    stage: Stage, turns: Turns, contact: Contact, start: tuple[float, float], others: Others
) -> Gesture:
    """A lasso for mouse and pen, and for a finger while the multi-select button is on; else a finger pans."""
    if contact.device is Device.FINGER and (not contact.adding or others.dragging):
        return Pan(stage, turns, contact)
    return Lasso(stage, contact, start)


class NotesDrag(Drag):
    """Notes or touchpoints are taken along and put down in another place; with Ctrl, copies of them.

    Notes of several cells keep their arrangement around the one that is pressed.

    The first one to drag takes all that is selected; who joins in takes just what is pressed.
    """

    def __init__(
        self, stage: Stage, contact: Contact, start: tuple[float, float], record_id: Id, others: Others
    ) -> None:
        super().__init__(stage, contact, start)
        if not others.dragging and record_id not in stage.selected:
            stage.select([record_id])
        selected = [record_id] if others.dragging else stage.selected
        self._ids = _alike(stage.document, record_id, [i for i in selected if i not in others.held])
        self._pressed = record_id
        self._touchpoints = isinstance(stage.document.records[record_id], Touchpoint)
        self._copying = contact.copying
        self._copies: tuple[Id, ...] = ()
        self._new_ids: list[Id] = []

    @property
    def held(self) -> Sequence[str]:
        """The notes, unless only copies of them are taken."""
        return () if self._copying else self._ids

    @property
    def under_headers(self) -> bool:
        """Notes and touchpoints are."""
        return True

    @property
    def lifts(self) -> bool:
        """Whether the notes themselves are taken: where copies land is known only once they are laid out."""
        return not self._copying

    def still_holds(self, document: Document) -> bool:
        """Whether all notes are still there, copied or taken along."""
        return all(i in document.records for i in self._ids)

    def aim(self, x: float, y: float) -> object:
        """The slot under the contact."""
        ignoring = frozenset() if self._copying else frozenset(self._ids)
        slot = hit_test.touchpoint_slot if self._touchpoints else hit_test.note_slot
        return slot(self._stage.drawing, self._stage.document, x, y, ignoring)

    def make(self, document: Document) -> Edit | None:
        """Moves or copies the notes to the slot."""
        slot = self._place
        if not isinstance(slot, hit_test.TouchpointSlot | hit_test.NoteSlot):
            return None
        if self._copying:
            return self._copy(document, slot)
        if isinstance(slot, hit_test.TouchpointSlot):
            return edits.move_touchpoints(document, self._ids, slot.phase_id, slot.position)
        place = slot.lane_id, slot.phase_id, slot.position
        return edits.move_arranged(document, self._ids, self._pressed, *place, touchpoint_id=slot.touchpoint_id)

    def follow(self, dx: float, dy: float) -> None:
        """The lifted notes follow the contact."""
        self._stage.lift(self, self._ids, dx, dy, self._copies if self._copying else None)

    def _copy(self, document: Document, slot: hit_test.TouchpointSlot | hit_test.NoteSlot) -> Edit:
        column = slot if isinstance(slot, hit_test.NoteSlot) else None
        edit = copy_to(
            document,
            self._ids,
            phase_id=slot.phase_id,
            lane_id=column.lane_id if column else None,
            touchpoint_id=column.touchpoint_id if column else None,
            position=slot.position,
            new=self._known_ids(),
        )
        self._copies = edit.created
        return edit

    def _known_ids(self) -> Ids:
        """The same ids each time, so that the copies that are shown are the copies that will be made."""
        known = iter(tuple(self._new_ids))

        def next_id() -> Id:
            found = next(known, None)
            if found is None:
                found = edits.new_id()
                self._new_ids.append(found)
            return found

        return next_id


def _is_drawn(stage: Stage, target: Target) -> bool:
    """Whether what was pressed is still on the map: it may have gone while a finger rested on it."""
    return stage.drawing.find(_key(target)) is not None


def _key(target: Target) -> str:
    return target.group.key if target.group else ""


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
