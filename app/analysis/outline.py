"""The outline: a map as a tree to read from top to bottom, for everyone who cannot or will not read it as a drawing.

Phases hold their touchpoints, a touchpoint the links that leave it and the notes of its column lane by lane, and behind
the touchpoints stand the notes of the phase as a whole. The last branch lists the lanes, hidden ones too. A cell
without notes is no node: there would be hundreds. Notes in a hidden lane are out of sight here as on the map.

A branch whose records did not change is the very same object as in the outline before, so that whoever shows it can
pass it over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from app.analysis.evidence import sources_for
from app.i18n import N_, Translate
from app.model.document import Document
from app.model.domain import leads_out
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import (
    Action,
    Channel,
    EmotionScore,
    Id,
    Lane,
    LaneKind,
    Link,
    Note,
    Person,
    Phase,
    Progress,
    Tint,
    Touchpoint,
)

LANES_KEY = "lanes"
"""The key of the branch that lists the lanes."""


class Kind(StrEnum):
    """What a node of the outline stands for."""

    PHASE = "phase"
    TOUCHPOINT = "touchpoint"
    CELL = "cell"
    NOTE = "note"
    LINK = "link"
    LANES = "lanes"
    LANE = "lane"


class Node(NamedTuple):
    """One line of the outline.

    `key` stays the same for as long as what it stands for is there. `title` is in the reader's words. `phase_id`,
    `lane_id` and `touchpoint_id` say where on the map it is, as far as that applies. `place` counts phases from 0,
    `holds` is how many notes are in it (of a phase: touchpoints), `score` is in tenths,
    `owner` a name, `actions` how many are still open and `sources` how many speak for it.
    """

    key: str
    kind: Kind
    title: str
    record_id: Id | None = None
    phase_id: Id | None = None
    lane_id: Id | None = None
    touchpoint_id: Id | None = None
    lane: str = ""
    lane_kind: LaneKind | None = None
    place: int = 0
    holds: int = 0
    score: int | None = None
    channel: str = ""
    moment_of_truth: bool = False
    tint: Tint | None = None
    hidden: bool = False
    collapsed: bool = False
    owner: str = ""
    actions: int = 0
    sources: int = 0
    children: tuple[Node, ...] = ()

    @property
    def words(self) -> tuple[object, ...]:
        """All but what hangs below it: while this is the same, the line reads the same."""
        return self[:-1]


class _Parts(NamedTuple):
    """All that a phase's branch is made of."""

    place: int
    phase: Phase
    lanes: tuple[Lane, ...]
    touchpoints: tuple[Touchpoint, ...]
    scores: tuple[EmotionScore | None, ...]
    channels: tuple[Channel | None, ...]
    owners: tuple[Person | None, ...]
    actions: tuple[int, ...]
    notes: tuple[tuple[Note, ...], ...]
    links: tuple[tuple[tuple[Link, Touchpoint], ...], ...]
    proven: dict[Id, int]


Columns = dict[Id | None, dict[Id, list[Note]]]
"""The notes of a phase by touchpoint and lane; None are those of the phase as a whole."""


class Outliner:
    """Makes outlines that speak one language, and keeps the branches of the last one to use them again."""

    def __init__(self, say: Translate = str) -> None:
        self._say = say
        self._known: dict[Id, tuple[_Parts, Node]] = {}

    def outline(self, document: Document, map_id: Id) -> tuple[Node, ...]:
        """The phases of a map in time order, and behind them the branch of its lanes."""
        lanes = document.lanes(map_id)
        shown = tuple(lane for lane in lanes if not lane.hidden and kind_of(lane).holds_notes)
        known, self._known = self._known, {}
        for place, phase in enumerate(document.phases(map_id)):
            parts = _parts_of(document, phase, place, shown)
            before = known.get(phase.id)
            kept = before is not None and before[0] == parts
            self._known[phase.id] = before if before is not None and kept else (parts, self._phase(parts))
        return (*(node for _, node in self._known.values()), self._lanes(lanes))

    def _phase(self, parts: _Parts) -> Node:
        phase, columns = parts.phase, _columns(parts)
        touchpoints = [self._touchpoint(parts, place, columns) for place in range(len(parts.touchpoints))]
        return Node(
            phase.id,
            Kind.PHASE,
            title_of(phase, self._say),
            phase.id,
            phase_id=phase.id,
            place=parts.place,
            holds=len(touchpoints),
            children=(*touchpoints, *self._cells(parts, None, columns)),
        )

    def _touchpoint(self, parts: _Parts, place: int, columns: Columns) -> Node:
        touchpoint, score, channel = parts.touchpoints[place], parts.scores[place], parts.channels[place]
        owner = parts.owners[place]
        cells = tuple(self._cells(parts, touchpoint.id, columns))
        return Node(
            touchpoint.id,
            Kind.TOUCHPOINT,
            title_of(touchpoint, self._say),
            touchpoint.id,
            phase_id=parts.phase.id,
            touchpoint_id=touchpoint.id,
            holds=sum(cell.holds for cell in cells),
            score=score.score if score else None,
            channel=channel.name if channel else "",
            moment_of_truth=touchpoint.moment_of_truth,
            tint=touchpoint.tint,
            owner=owner.name if owner else "",
            actions=parts.actions[place],
            sources=parts.proven.get(touchpoint.id, 0),
            children=(*(self._link(link, end, parts.phase) for link, end in parts.links[place]), *cells),
        )

    def _link(self, link: Link, end: Touchpoint, phase: Phase) -> Node:
        kind, place = title_of(link, self._say), title_of(end, self._say)
        sentence = N_("{kind}: leaves the journey") if leads_out(link) else N_("{kind} to {title}")
        leads = self._say(sentence).format(kind=kind, title=place)
        return Node(link.id, Kind.LINK, leads, link.id, phase_id=phase.id, touchpoint_id=link.from_id)

    def _cells(self, parts: _Parts, touchpoint_id: Id | None, columns: Columns) -> Iterator[Node]:
        by_lane = columns.get(touchpoint_id, {})
        for lane in parts.lanes:
            notes = by_lane.get(lane.id)
            if notes:
                yield self._cell(parts, lane, touchpoint_id, notes)

    def _cell(self, parts: _Parts, lane: Lane, touchpoint_id: Id | None, notes: Sequence[Note]) -> Node:
        title, phase = title_of(lane, self._say), parts.phase
        whole = "" if touchpoint_id else self._say(N_("{lane}, whole phase")).format(lane=title)
        return Node(
            f"cell:{lane.id}:{touchpoint_id or phase.id}",
            Kind.CELL,
            whole or title,
            phase_id=phase.id,
            lane_id=lane.id,
            touchpoint_id=touchpoint_id,
            lane=title,
            lane_kind=lane.kind,
            holds=len(notes),
            children=tuple(self._note(parts, note, lane, touchpoint_id) for note in notes),
        )

    def _note(self, parts: _Parts, note: Note, lane: Lane, touchpoint_id: Id | None) -> Node:
        return Node(
            note.id,
            Kind.NOTE,
            title_of(note, self._say),
            note.id,
            phase_id=note.phase_id,
            lane_id=lane.id,
            touchpoint_id=touchpoint_id,
            lane=title_of(lane, self._say),
            lane_kind=lane.kind,
            tint=note.tint or kind_of(lane).tint,
            sources=parts.proven.get(note.id, 0),
        )

    def _lanes(self, lanes: Sequence[Lane]) -> Node:
        children = tuple(self._lane(lane) for lane in lanes)
        return Node(LANES_KEY, Kind.LANES, self._say(N_("Lanes")), holds=len(children), children=children)

    def _lane(self, lane: Lane) -> Node:
        title = title_of(lane, self._say)
        return Node(
            lane.id,
            Kind.LANE,
            title,
            lane.id,
            lane_id=lane.id,
            lane=title,
            lane_kind=lane.kind,
            hidden=lane.hidden,
            collapsed=lane.collapsed,
        )


def outline(document: Document, map_id: Id, say: Translate = str) -> tuple[Node, ...]:
    """The outline of a map, once, as `say` speaks."""
    return Outliner(say).outline(document, map_id)


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """All nodes from top to bottom, each before what hangs below it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def _parts_of(document: Document, phase: Phase, place: int, lanes: tuple[Lane, ...]) -> _Parts:
    touchpoints, notes = document.touchpoints(phase.id), tuple(document.notes(phase.id, lane.id) for lane in lanes)
    return _Parts(
        place,
        phase,
        lanes,
        touchpoints,
        tuple(document.score(touchpoint.id) for touchpoint in touchpoints),
        tuple(document.find(touchpoint.channel_id, Channel) for touchpoint in touchpoints),
        tuple(document.find(touchpoint.owner_id, Person) for touchpoint in touchpoints),
        tuple(sum(map(_is_open, document.actions(touchpoint.id))) for touchpoint in touchpoints),
        notes,
        tuple(tuple(_leading(document, touchpoint)) for touchpoint in touchpoints),
        {each.id: count for each in chain(touchpoints, *notes) if (count := sources_for(document, each.id))},
    )


def _leading(document: Document, touchpoint: Touchpoint) -> Iterator[tuple[Link, Touchpoint]]:
    """The links that leave a touchpoint, with where they lead."""
    for link in document.links(touchpoint.id):
        yield link, document.get(link.to_id, Touchpoint)


def _columns(parts: _Parts) -> Columns:
    here = {touchpoint.id for touchpoint in parts.touchpoints}
    columns: Columns = defaultdict(lambda: defaultdict(list))
    for lane, notes in zip(parts.lanes, parts.notes, strict=True):
        for note in notes:
            columns[note.touchpoint_id if note.touchpoint_id in here else None][lane.id].append(note)
    return columns


def _is_open(action: Action) -> bool:
    return action.progress not in (Progress.DONE, Progress.DROPPED)
