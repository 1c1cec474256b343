"""What a format has no place for: counted over the maps that are written, and said in a few sentences.

A format declares what it `Holds`; whatever else the maps have filled is told. A new field of a record is told by every
format until the format declares it. Knows no format; what things are called is in loss_words.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property

from app.exchange.base import Remark
from app.exchange.loss_words import (
    DETAILS,
    FREE_NOTES,
    MAPS,
    NOTES,
    NOTES_IN_LANE,
    UNUSED,
    WHOLE,
    Group,
    Words,
    is_untold,
)
from app.exchange.scope import Scope
from app.i18n import Translate
from app.model.document import Document
from app.model.names import title_of
from app.model.records import (
    TAGGED,
    Channel,
    Dependency,
    EmotionScore,
    Id,
    Lane,
    LaneKind,
    Note,
    Person,
    Persona,
    Record,
    Source,
    Tag,
    Tagging,
    nameless,
    refs,
)
from app.model.whereabouts import actions_about

_MOST_LANES = 3
"""Lanes that are named one by one; the notes of more are told as one number."""


@dataclass(frozen=True, slots=True)
class Holds:
    """What a format has a place for.

    `fields` are those of each kind of record that come back equal when the file is read again, and `lanes` the kinds of
    lane whose notes it holds; a format without `hidden_lanes` leaves out what nobody sees. Notes on a whole phase need
    `free_notes`, and tags sit only on records of the kinds in `tagged`.
    """

    fields: Mapping[type[Record], frozenset[str]]
    lanes: frozenset[LaneKind] = frozenset(LaneKind)
    hidden_lanes: bool = True
    free_notes: bool = True
    tagged: frozenset[str] = frozenset(TAGGED)
    several_maps: bool = True

    def field(self, kind: type[Record], name: str) -> bool:
        """Whether it has a place for a field, or nobody would miss that."""
        return name in self.fields.get(kind, frozenset()) or is_untold(kind, name)

    def kind(self, kind: type[Record]) -> bool:
        """Whether it has a place for records of a kind."""
        return kind not in WHOLE or self.field(kind, WHOLE[kind].field)

    def note_in(self, lane: Lane) -> bool:
        """Whether it has a place for the notes of a lane."""
        return self.kind(Note) and lane.kind in self.lanes and (self.hidden_lanes or not lane.hidden)


@dataclass(frozen=True, slots=True)
class Loss:
    """So many of one thing that have no place; `values` fill the other placeholders of `words`."""

    words: Words
    count: int = 1
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self) -> Remark:
        """What is lost, as a part of a sentence."""
        return Remark(self.words.one if self.count == 1 else self.words.many, {"count": self.count, **self.values})


def losses(scope: Scope, holds: Holds, translate: Translate, also: Iterable[Loss] = ()) -> tuple[Remark, ...]:
    """What of these maps a format has no place for, in a sentence for each group; empty when nothing is lost.

    `translate` speaks the language of the file, in which lanes without a name of their own go; `also` is what a
    format knows of itself, such as scores that it rounds.
    """
    return grouped([*_Counting(scope, holds, translate).losses(), *also])


def grouped(found: Iterable[Loss]) -> tuple[Remark, ...]:
    """A sentence for each group of which anything is lost."""
    by_group: dict[Group, list[Remark]] = {}
    for loss in found:
        if loss.count:
            by_group.setdefault(loss.words.group, []).append(loss.told())
    return tuple(Remark(group.value, {"things": tuple(by_group[group])}) for group in Group if group in by_group)


class _Counting:
    """The losses of some maps in one format."""

    def __init__(self, scope: Scope, holds: Holds, translate: Translate) -> None:
        self._scope, self._holds, self._translate = scope, holds, translate
        self._document = scope.document

    def losses(self) -> Iterator[Loss]:
        if len(self._scope.maps) > 1 and not self._holds.several_maps:
            yield Loss(MAPS, len(self._scope.maps) - 1)
        counted: Counter[Words] = Counter()
        for record in self._records:
            counted.update(self._lost_of(record))
        counted[UNUSED] += sum(self._is_unused(record) for record in self._records)
        yield from self._notes()
        yield from (Loss(words, count) for words, count in counted.items())

    def _lost_of(self, record: Record) -> Iterator[Words]:
        """What is lost of one record: all of it, or some details."""
        kind = type(record)
        if self._is_told_with_its_owner(record) or (isinstance(record, Note) and not self._has_place(record)):
            return
        misplaced = isinstance(record, Tagging) and self._kind_of(record.subject_id) not in self._holds.tagged
        if misplaced or not self._holds.kind(kind) or self._stays_behind(record):
            yield WHOLE[kind].words
        else:
            for detail in DETAILS.get(kind, ()):
                if any(self._misses(record, name) for name in detail.fields):
                    yield detail.words

    def _stays_behind(self, record: Record) -> bool:
        """Whether this is somebody whom the maps name only where a format has no place for names."""
        if not isinstance(record, Person | Persona):
            return False
        naming = [each for each in self._document.referrers(record.id) if each.id in self._ids]
        return bool(naming) and not any(self._holds_name(each, record.id) for each in naming)

    def _holds_name(self, record: Record, named: Id) -> bool:
        """Whether a record has a place, and so has the field by which it names another."""
        names = (name for name, _ in refs(type(record)) if getattr(record, name) == named)
        return self._holds.kind(type(record)) and any(self._holds.field(type(record), name) for name in names)

    def _misses(self, record: Record, name: str) -> bool:
        """Whether a field says something for which there is no place, and which is not told with what it names."""
        if self._holds.field(type(record), name) or not is_filled(record, name):
            return False
        target = self._document.records.get(getattr(record, name)) if name in dict(refs(type(record))) else None
        return target is None or isinstance(record, EmotionScore) or self._holds.kind(type(target))

    def _is_told_with_its_owner(self, record: Record) -> bool:
        owners = [getattr(record, name) for name, ref in refs(type(record)) if ref.owns]
        found = [self._document.records[i] for i in owners if i in self._document.records]
        if isinstance(record, EmotionScore):
            found = [each for each in found if each.id == record.touchpoint_id]
        return any(not self._holds.kind(type(each)) for each in found)

    def _has_place(self, note: Note) -> bool:
        lane = self._document.get(note.lane_id, Lane)
        return self._holds.note_in(lane) and (self._holds.free_notes or note.touchpoint_id is not None)

    def _notes(self) -> Iterator[Loss]:
        """Notes without a place, by lane where that is few lanes."""
        lost = [note for note in self._records if isinstance(note, Note) and not self._has_place(note)]
        lanes = {note.id: self._document.get(note.lane_id, Lane) for note in lost}
        whole = Counter(title_of(lane, self._translate) for lane in lanes.values() if not self._holds.note_in(lane))
        if len(whole) > _MOST_LANES or not self._holds.kind(Note):
            yield Loss(NOTES, whole.total())
        else:
            yield from (Loss(NOTES_IN_LANE, count, {"lane": title}) for title, count in whole.items())
        yield Loss(FREE_NOTES, len(lost) - whole.total())

    def _is_unused(self, record: Record) -> bool:
        """Whether nothing on the maps names what a format knows by the name it has there only."""
        if not isinstance(record, Person | Persona | Channel | Tag) or not self._holds.kind(type(record)):
            return False
        return not any(each.id in self._ids for each in self._document.referrers(record.id))

    def _kind_of(self, record_id: Id) -> str:
        return self._document.records[record_id].KIND

    @cached_property
    def _ids(self) -> frozenset[Id]:
        return frozenset(record.id for record in self._records)

    @cached_property
    def _records(self) -> Sequence[Record]:
        return tuple(_nameless(record) for record in records_of(self._scope))


def records_of(scope: Scope) -> Iterator[Record]:
    """All that some maps hold, and what goes with them: each record once, owners first."""
    document, maps = scope.document, [journey.id for journey in scope.maps]
    actions = actions_about(document, maps)
    yield document.project
    yield from _persons(scope, {action.owner_id for action in actions})
    yield from (*scope.segments, *scope.personas, *scope.maps, *scope.phases, *scope.channels)
    lanes = [lane for map_id in maps for lane in document.lanes(map_id)]
    yield from (*lanes, *scope.touchpoints)
    yield from (score for touchpoint in scope.touchpoints for score in document.scores(touchpoint.id))
    notes = (document.notes(phase.id, lane.id) for phase in scope.phases for lane in document.lanes(phase.map_id))
    yield from (note for row in notes for note in row)
    yield from (link for touchpoint in scope.touchpoints for link in document.links(touchpoint.id))
    yield from actions
    yield from _dependencies(document, {action.id for action in actions})
    said = scope.evidence
    yield from dict.fromkeys(source for source, _ in said)
    yield from (evidence for _, evidence in said if evidence is not None)
    yield from (tag for tag, _ in scope.tags)
    yield from (
        tagging
        for tag, carrying in scope.tags
        for each in carrying
        for tagging in document.taggings(each.id)
        if tagging.tag_id == tag.id
    )


def _persons(scope: Scope, busy: set[Id | None]) -> Iterator[Person]:
    """Who owns something here or has a curve, and everybody where all is written."""
    busy = busy | {touchpoint.owner_id for touchpoint in scope.touchpoints} | set(scope.actors)
    return (person for person in scope.document.persons() if scope.whole or person.id in busy)


def _dependencies(document: Document, actions: set[Id]) -> Iterator[Dependency]:
    found = (each for action_id in actions for each in document.dependencies(action_id))
    return (each for each in found if each.needs_id in actions)


def is_filled(record: Record, name: str) -> bool:
    """Whether a field says anything: more than what a new record says."""
    value, by_name = getattr(record, name), {each.name: each for each in fields(record)}
    default = by_name[name].default
    return bool(value not in (None, "", False) if default is MISSING else value != default)


def _nameless(record: Record) -> Record:
    return nameless(record) if isinstance(record, Source) else record
