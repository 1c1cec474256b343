"""The document: all records of a map file, and who belongs to whom, in order.

It changes in one way only, by `apply(change)`, and can show cheaply what it would be after a change (`after`). It
holds no file, no history and no view state.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar, cast

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.places import Group, Moves, group_of, holder_of, order_in_row, targets_of
from app.model.records import (
    PROJECT_ID,
    Action,
    Channel,
    Dependency,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Record,
    Segment,
    Source,
    Tag,
    Tagging,
    Touchpoint,
    refs,
)
from app.model.stamps import Stamp, new_stamps, stamps_after

R = TypeVar("R", bound=Record)
GONE = N_("This item is no longer in the map, so nothing was changed.")


@dataclass(frozen=True, slots=True)
class Loose:
    """A reference that points at nothing, or at the wrong kind of record."""

    record_id: Id
    field: str
    target: Id


class Document:
    """All records of one file by id, with their order and their references kept up to date."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[Id, Record] = {}
        self._siblings: dict[Group, tuple[Record, ...]] = {}
        self._referrers: dict[Id, frozenset[Id]] = {}
        self._stamps: Mapping[str, Stamp] = {}
        self._load(records)

    # --- reading -------------------------------------------------------------------------------------------------

    @property
    def records(self) -> Mapping[Id, Record]:
        """All records by id; a view that cannot be written to."""
        return MappingProxyType(self._records)

    @property
    def project(self) -> Project:
        """The file's own record."""
        return self.get(PROJECT_ID, Project)

    def get(self, record_id: Id, kind: type[R]) -> R:
        """The record with this id; raises DocumentError when there is none of that kind."""
        record = self._records.get(record_id)
        if not isinstance(record, kind):
            raise DocumentError(GONE)
        return record

    def find(self, record_id: Id | None, kind: type[R]) -> R | None:
        """The record with this id, or None when there is none of that kind."""
        record = self._records.get(record_id) if record_id is not None else None
        return record if isinstance(record, kind) else None

    def maps(self) -> tuple[JourneyMap, ...]:
        """The journey maps, in order."""
        return self._group(JourneyMap, JourneyMap.KIND)

    def phases(self, map_id: Id) -> tuple[Phase, ...]:
        """The phases of a map, in time order."""
        return self._group(Phase, Phase.KIND, map_id)

    def lanes(self, map_id: Id) -> tuple[Lane, ...]:
        """The lanes of a map from top to bottom, hidden ones too."""
        return self._group(Lane, Lane.KIND, map_id)

    def lane(self, map_id: Id, kind: LaneKind) -> Lane | None:
        """The first lane of this kind on a map, if there is one."""
        return next((lane for lane in self.lanes(map_id) if lane.kind is kind), None)

    def touchpoints(self, phase_id: Id) -> tuple[Touchpoint, ...]:
        """The touchpoints of a phase, in time order."""
        return self._group(Touchpoint, Touchpoint.KIND, phase_id)

    def journey(self, map_id: Id) -> tuple[Touchpoint, ...]:
        """All touchpoints of a map, in time order."""
        return tuple(t for phase in self.phases(map_id) for t in self.touchpoints(phase.id))

    def notes(self, phase_id: Id, lane_id: Id) -> tuple[Note, ...]:
        """The notes in a cell, from top to bottom."""
        return self._group(Note, Note.KIND, lane_id, phase_id)

    def column(self, phase_id: Id, lane_id: Id, touchpoint_id: Id | None) -> tuple[Note, ...]:
        """The notes of a cell that stand under one touchpoint, or under none, from top to bottom."""
        return tuple(note for note in self.notes(phase_id, lane_id) if note.touchpoint_id == touchpoint_id)

    def scores(self, touchpoint_id: Id) -> tuple[EmotionScore, ...]:
        """The emotion scores at a touchpoint, one for each actor that has any."""
        return self._group(EmotionScore, EmotionScore.KIND, touchpoint_id)

    def score(self, touchpoint_id: Id, actor_id: Id | None = None) -> EmotionScore | None:
        """How an actor feels at a touchpoint; None as actor is the customer whom the map is about."""
        return next((s for s in self.scores(touchpoint_id) if s.actor_id == actor_id), None)

    def personas(self) -> tuple[Persona, ...]:
        """The personas of the file, in order."""
        return self._group(Persona, Persona.KIND)

    def segments(self) -> tuple[Segment, ...]:
        """The segments of customers, in order."""
        return self._group(Segment, Segment.KIND)

    def sources(self) -> tuple[Source, ...]:
        """The sources of evidence, in order."""
        return self._group(Source, Source.KIND)

    def tags(self) -> tuple[Tag, ...]:
        """The tags, in order."""
        return self._group(Tag, Tag.KIND)

    def evidence(self, subject_id: Id) -> tuple[Evidence, ...]:
        """What sources say for a record."""
        return self._group(Evidence, Evidence.KIND, subject_id)

    def taggings(self, subject_id: Id) -> tuple[Tagging, ...]:
        """The tags that a record carries."""
        return self._group(Tagging, Tagging.KIND, subject_id)

    def links(self, touchpoint_id: Id) -> tuple[Link, ...]:
        """The links that leave a touchpoint."""
        return self._group(Link, Link.KIND, touchpoint_id)

    def persons(self) -> tuple[Person, ...]:
        """The people on our side, in order."""
        return self._group(Person, Person.KIND)

    def channels(self) -> tuple[Channel, ...]:
        """The channels, in order."""
        return self._group(Channel, Channel.KIND)

    def actions(self, touchpoint_id: Id | None = None) -> tuple[Action, ...]:
        """All actions in order, or those at one touchpoint: what mends it or a note under it."""
        actions = self._group(Action, Action.KIND)
        if touchpoint_id is None or not actions:
            return actions
        near = self.referrers(touchpoint_id)
        about = (touchpoint_id, *(r.id for r in near if isinstance(r, Note) and r.touchpoint_id == touchpoint_id))
        found = (a for i in about for a in self.referrers(i) if isinstance(a, Action) and a.subject_id == i)
        return tuple(sorted(found, key=order_in_row))

    def dependencies(self, action_id: Id) -> tuple[Dependency, ...]:
        """What an action needs to be done first."""
        return self._group(Dependency, Dependency.KIND, action_id)

    def siblings(self, record: R) -> tuple[R, ...]:
        """Those that `record` stands in one row with, itself too, in order; of notes, those of its column."""
        if isinstance(record, Note):
            return cast(tuple[R, ...], self.column(record.phase_id, record.lane_id, record.touchpoint_id))
        return cast(tuple[R, ...], self._siblings.get(group_of(record), ()))

    def referrers(self, record_id: Id) -> tuple[Record, ...]:
        """The records that point at this one, by whatever field."""
        return tuple(self._records[i] for i in sorted(self._referrers.get(record_id, ())))

    def map_of(self, record_id: Id) -> JourneyMap | None:
        """The map that a record is drawn on, if it is on one."""
        record = self._records.get(record_id)
        while record is not None and not isinstance(record, JourneyMap):
            record = self._records.get(holder_of(record) or Id(""))
        return record

    def stamp(self, *kinds: type[Record]) -> tuple[Stamp, ...]:
        """One thing for each kind of record, the very same for as long as no record of that kind changes.

        After undo it is the one from before again, unless that was long ago.

        For who keeps what was worked out from many small records, such as all evidence: to ask each of them whether it
        is the same would cost more than the work.
        """
        return tuple(self._stamps[kind.KIND] for kind in kinds)

    def all_of(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, in no order."""
        return tuple(record for record in self._records.values() if isinstance(record, kind))

    def loose_references(self) -> tuple[Loose, ...]:
        """References that point at nothing or at the wrong kind: none, in a sound document."""
        return tuple(loose for record in self._records.values() for loose in self._loose(record))

    # --- changing ------------------------------------------------------------------------------------------------

    def apply(self, change: Change) -> None:
        """Makes `change`; raises ValueError, having done nothing, when a record is not as the change found it."""
        for before, after in change.pairs:
            known = self._records.get((before or cast(Record, after)).id)
            if known != before:
                raise ValueError("the change does not fit this document")
        if len(change.pairs) > 64 + len(self._records) // 8:
            self._rebuild(change)
        else:
            self._mend(change)

    def after(self, change: Change) -> Document:
        """A document as this one would be after `change`; this one stays as it is."""
        other = copy.copy(self)
        other._records = dict(self._records)
        other._siblings = dict(self._siblings)
        other._referrers = dict(self._referrers)
        other.apply(change)
        return other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]  # a document changes, so it is no key

    # --- upkeep --------------------------------------------------------------------------------------------------

    def _group(self, _kind: type[R], name: str, one: Id | None = None, other: Id | None = None) -> tuple[R, ...]:
        """A row of siblings; the very same tuple for as long as none of them changes."""
        return cast("tuple[R, ...]", self._siblings.get((name, one, other), ()))

    def _load(self, records: Iterable[Record]) -> None:
        groups: dict[Group, list[Record]] = defaultdict(list)
        referrers: dict[Id, set[Id]] = defaultdict(set)
        for record in records:
            self._records[record.id] = record
            groups[group_of(record)].append(record)
            for target in targets_of(record):
                referrers[target].add(record.id)
        self._siblings = {group: tuple(sorted(rs, key=order_in_row)) for group, rs in groups.items()}
        self._referrers = {target: frozenset(ids) for target, ids in referrers.items()}
        self._stamps = new_stamps()

    def _rebuild(self, change: Change) -> None:
        records = dict(self._records)
        for before, after in change.pairs:
            if before is not None:
                del records[before.id]
            if after is not None:
                records[after.id] = after
        self._records, stamps = {}, stamps_after(change, self._stamps)
        self._load(records.values())
        self._stamps = stamps

    def _mend(self, change: Change) -> None:
        """Makes a change that touches few records: each group that one left or joined is put in order once."""
        left, came = Moves(), Moves()
        for before, after in change.pairs:
            if before is not None:
                del self._records[before.id]
                left.note(before)
            if after is not None:
                self._records[after.id] = after
                came.note(after)
        for group in left.groups.keys() | came.groups.keys():
            stayed = (r for r in self._siblings.get(group, ()) if r.id not in left.groups[group])
            joined = (self._records[i] for i in came.groups[group])
            self._siblings[group] = tuple(sorted((*stayed, *joined), key=order_in_row))
        self._stamps = stamps_after(change, self._stamps)
        for target in left.targets.keys() | came.targets.keys():
            known = self._referrers.get(target, frozenset())
            self._referrers[target] = known - left.targets[target] | came.targets[target]

    def _loose(self, record: Record) -> Iterable[Loose]:
        for name, ref in refs(type(record)):
            target = getattr(record, name)
            found = self._records.get(target)
            if target is not None and (found is None or found.KIND not in ref.kinds):
                yield Loose(record.id, name, target)
