"""The map as a tree for whoever hears it: phase by phase, touchpoint by touchpoint, with what stands under each.

Pure: it reads a document, and makes each branch when it is asked for. Nodes go by the keys of the drawing's groups, so
that what has the keyboard on the map is found here; it knows nothing of Qt, nor of how anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from app.analysis import emotion
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.open_actions import open_actions
from app.model.records import Action, Id, JourneyMap, Lane, Link, Note, Phase, Touchpoint
from app.model.whereabouts import touchpoint_of

_DRAWN = (Phase, Lane, Touchpoint, Note, Action, Link)

ROOT = ""
"""The key of the map itself."""


class Shown(Protocol):
    """What says which map is shown, and of which document."""

    map_id: Id

    @property
    def document(self) -> Document:
        """The document as it is stored."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something that stands on the map, and its place among those of its kind in `parent`, counted from 1.

    `role` is that of its group in the drawing. `record_id` is what a click on it selects; an empty cell has none.
    """

    key: str
    role: str
    parent: str
    record_id: Id | None = None
    phase_id: Id | None = None
    lane_id: Id | None = None
    actor_id: Id | None = None
    place: int = 0
    count: int = 0


class Outline:
    """The tree of one map, kept until the document changes."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._branches: dict[str, tuple[Node, ...]] = {}
        self._nodes: dict[str, Node] = {}
        self._actors: tuple[Id | None, ...] | None = None
        self._expected: bool | None = None

    def forget(self) -> None:
        """Reads the document anew from now on."""
        self._branches.clear()
        self._nodes.clear()
        self._actors = None
        self._expected = None

    def children(self, key: str = ROOT) -> tuple[Node, ...]:
        """What stands in the node `key`, in reading order; nothing for a node that is not there."""
        if key not in self._branches:
            self._branches[key] = _numbered(self._grow(key))
            self._nodes.update((node.key, node) for node in self._branches[key])
        return self._branches[key]

    def find(self, key: str) -> Node | None:
        """The node `key`, if it is on the map and not hidden."""
        if key not in self._nodes:
            parent = self._parent_of(key)
            if parent is not None:
                self.children(parent)
        return self._nodes.get(key)

    def keys_of(self, record_id: Id) -> tuple[str, ...]:
        """The keys under which a record may stand on the map as a whole."""
        record = self._document.records.get(record_id)
        return (f"{record.KIND}:{record_id}",) if isinstance(record, _DRAWN) else ()

    # --- growing -------------------------------------------------------------------------------------------------

    @property
    def _document(self) -> Document:
        return self._shown.document

    def _grow(self, key: str) -> Iterator[Node]:
        kind, _, record_id = key.partition(":")
        grow: dict[str, Callable[[Id], Iterator[Node]]] = {
            ROOT: lambda _id: self._of_map(),
            "phase": self._of_phase,
            "touchpoint": self._of_touchpoint,
        }
        return grow[kind](Id(record_id)) if kind in grow else iter(())

    def _of_map(self) -> Iterator[Node]:
        for phase in self._document.phases(self._shown.map_id):
            yield Node(f"phase:{phase.id}", "phase", ROOT, phase.id, phase.id)
        for lane in self._lanes(folded=True):
            yield Node(f"lane:{lane.id}", "lane", ROOT, lane.id, None, lane.id)

    def _of_phase(self, phase_id: Id) -> Iterator[Node]:
        if self._document.find(phase_id, Phase) is None:
            return
        parent, touchpoints = f"phase:{phase_id}", self._document.touchpoints(phase_id)
        row = next((lane.id for lane in self._lanes() if kind_of(lane).holds_touchpoints), None)
        for touchpoint in touchpoints:
            yield Node(f"touchpoint:{touchpoint.id}", "touchpoint", parent, touchpoint.id, phase_id, row)
        ids = {touchpoint.id for touchpoint in touchpoints}
        for lane in filter(_holds_notes, self._lanes()):
            for note in self._document.notes(phase_id, lane.id):
                if note.touchpoint_id not in ids:
                    yield _of_note(note, parent)
        for lane in self._lanes():
            if self._is_empty(phase_id, lane):
                yield Node(f"cell:{lane.id}:{phase_id}", "cell", parent, None, phase_id, lane.id)

    def _of_touchpoint(self, touchpoint_id: Id) -> Iterator[Node]:
        touchpoint = self._document.find(touchpoint_id, Touchpoint)
        if touchpoint is None:
            return
        parent = f"touchpoint:{touchpoint_id}"
        for lane in self._lanes():
            kind = kind_of(lane)
            if kind.holds_scores:
                yield from self._points(touchpoint, lane, parent)
            elif kind.chips_of and getattr(touchpoint, kind.chips_of) is not None:
                key = f"chip:{lane.id}:{touchpoint_id}"
                yield Node(key, "chip", parent, touchpoint_id, touchpoint.phase_id, lane.id)
            elif kind.holds_touchpoints:
                yield from self._links(touchpoint, lane, parent)
            elif kind.holds_actions:
                yield from self._actions(touchpoint, lane, parent)
            elif kind.holds_notes:
                notes = self._document.column(touchpoint.phase_id, lane.id, touchpoint_id)
                yield from (_of_note(note, parent) for note in notes)

    def _links(self, touchpoint: Touchpoint, lane: Lane, parent: str) -> Iterator[Node]:
        """The links that leave it; those that arrive are said of the touchpoints where they begin."""
        for link in self._document.links(touchpoint.id):
            yield Node(f"link:{link.id}", "link", parent, link.id, touchpoint.phase_id, lane.id)

    def _actions(self, touchpoint: Touchpoint, lane: Lane, parent: str) -> Iterator[Node]:
        for action in open_actions(self._document, touchpoint.id):
            yield Node(f"action:{action.id}", "action", parent, action.id, touchpoint.phase_id, lane.id)

    def _points(self, touchpoint: Touchpoint, lane: Lane, parent: str) -> Iterator[Node]:
        """The customer's point, scored or not, and those of whoever else feels something here."""
        scored = {score.actor_id for score in self._document.scores(touchpoint.id)}
        for actor_id in (None, *(each for each in self._everyone() if each in scored and each is not None)):
            key = f"point:{touchpoint.id}:{actor_id or ''}"
            yield Node(key, "point", parent, touchpoint.id, touchpoint.phase_id, lane.id, actor_id)
        if self._has_expectations():
            yield Node(f"expected:{touchpoint.id}", "expected", parent, touchpoint.id, touchpoint.phase_id, lane.id)

    def _has_expectations(self) -> bool:
        if self._expected is None:
            journey = self._document.journey(self._shown.map_id)
            self._expected = any(touchpoint.expected is not None for touchpoint in journey)
        return self._expected

    def _everyone(self) -> tuple[Id | None, ...]:
        if self._actors is None:
            self._actors = emotion.actors(self._document, self._shown.map_id)
        return self._actors

    def _lanes(self, folded: bool = False) -> Iterator[Lane]:
        """The lanes that are shown from top to bottom; those that are folded to their name only when wanted."""
        for lane in self._document.lanes(self._shown.map_id):
            if not lane.hidden and (folded or not lane.collapsed):
                yield lane

    def _is_empty(self, phase_id: Id, lane: Lane) -> bool:
        kind = kind_of(lane)
        if kind.holds_notes:
            return not self._document.notes(phase_id, lane.id)
        touchpoints = self._document.touchpoints(phase_id)
        if kind.chips_of:
            return all(getattr(touchpoint, kind.chips_of) is None for touchpoint in touchpoints)
        if kind.holds_actions:
            return not any(open_actions(self._document, touchpoint.id) for touchpoint in touchpoints)
        if kind.divides:
            return False
        return not touchpoints

    # --- finding -------------------------------------------------------------------------------------------------

    def _parent_of(self, key: str) -> str | None:
        """Where the node `key` would stand; None for what no map has."""
        kind, *ids = key.split(":")
        if kind in ("phase", "lane"):
            return ROOT if self._is_here(ids[0]) else None
        if kind == "cell":
            return f"phase:{ids[1]}" if self._is_here(ids[1]) else None
        if kind in ("point", "expected", "chip"):
            return f"touchpoint:{ids[1 if kind == 'chip' else 0]}"
        record = self._document.records.get(Id(ids[0])) if ids else None
        if isinstance(record, Link):
            return f"touchpoint:{record.from_id}" if self._is_here(record.from_id) else None
        if isinstance(record, Action) and (moment := touchpoint_of(self._document, record)) is not None:
            return f"touchpoint:{moment.id}" if self._is_here(moment.id) else None
        if not isinstance(record, Touchpoint | Note) or not self._is_here(record.id):
            return None
        return self._holder_of(record)

    def _holder_of(self, record: Touchpoint | Note) -> str:
        holder = self._document.find(record.touchpoint_id, Touchpoint) if isinstance(record, Note) else None
        if holder is not None and holder.phase_id == record.phase_id:
            return f"touchpoint:{holder.id}"
        return f"phase:{record.phase_id}"

    def _is_here(self, record_id: str) -> bool:
        journey: JourneyMap | None = self._document.map_of(Id(record_id))
        return journey is not None and journey.id == self._shown.map_id


def _holds_notes(lane: Lane) -> bool:
    return kind_of(lane).holds_notes


def _of_note(note: Note, parent: str) -> Node:
    return Node(f"note:{note.id}", "note", parent, note.id, note.phase_id, note.lane_id)


def _numbered(nodes: Iterator[Node]) -> tuple[Node, ...]:
    """Each node with its place among those that stand in one row with it: the notes of a lane, the phases."""
    grown = tuple(nodes)
    rows: dict[tuple[str, Id | None], int] = {}
    places = []
    for node in grown:
        row = _row_of(node)
        rows[row] = rows.get(row, 0) + 1
        places.append(rows[row])
    return tuple(
        replace(node, place=place, count=rows[_row_of(node)]) for node, place in zip(grown, places, strict=True)
    )


def _row_of(node: Node) -> tuple[str, Id | None]:
    return node.role, node.lane_id if node.role in ("note", "action", "link") else None
