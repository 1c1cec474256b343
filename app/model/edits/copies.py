"""Copies of records under new ids, each fitted to where it comes to stand.

Whatever a copy points at is another copy, or something of the right kind that stands in the document; a record for
which there is neither is left out, so that no clip, however it was made, leaves a loose end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar, cast

from app.model.clip import Clip
from app.model.document import Document
from app.model.edits.base import Ids, key_at
from app.model.hierarchy import lies_within
from app.model.lane_kinds import kind_of
from app.model.records import (
    RECORD_TYPES,
    Channel,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Source,
    Tag,
    Tagging,
    Touchpoint,
)

R = TypeVar("R", bound=Record)
L = TypeVar("L", Lane, Channel, Person, Tag)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the copy of a chosen record comes to stand, as far as its kind needs it, and its order key there."""

    map_id: Id
    order: str
    phase_id: Id | None = None
    lane_id: Id | None = None
    touchpoint_id: Id | None = None


class Company:
    """What copies point at: a lane, a channel, a person, found by id or by name, or else brought along."""

    def __init__(self, document: Document, context: Sequence[Record], ids: Ids) -> None:
        self._document = document
        self._ids = ids
        self._context = {record.id: record for record in context}
        self.brought: list[Record] = []

    def lane(self, lane_id: Id, map_id: Id) -> Id | None:
        """This lane if it is on the map, else one of its kind and name there, else a new one like it.

        None when it holds no notes, or nobody knows it.
        """
        known = self._document.find(lane_id, Lane)
        lane = known or self._context.get(lane_id)
        if not isinstance(lane, Lane) or not kind_of(lane).holds_notes:
            return None
        if known is not None and known.map_id == map_id:
            return known.id
        there = self._document.lanes(map_id)
        return self._like(replace(lane, map_id=map_id), there, attrgetter("map_id", "kind", "title"))

    def channel(self, wanted: Id | None) -> Id | None:
        """The channel that `wanted` names here."""
        source = self._known(wanted, Channel)
        return self._like(source, self._document.channels(), attrgetter("name")) if source else None

    def person(self, wanted: Id | None) -> Id | None:
        """The person on our side whom `wanted` names here."""
        source = self._known(wanted, Person)
        return self._like(source, self._document.persons(), attrgetter("name")) if source else None

    def source(self, wanted: Id | None) -> Id | None:
        """The source of evidence that `wanted` names here: itself, or one of which every word is the same.

        It comes along under its own id, so that it is known again. Anonymous ones are never taken for each other, as
        nobody else can tell who they are.
        """
        source = self._known(wanted, Source)
        if source is None:
            return None
        known = [*self._document.sources(), *(each for each in self.brought if isinstance(each, Source))]
        same = [each for each in known if each.id == source.id or _say_the_same(each, source)]
        if same:
            return min(same, key=lambda each: each.id != source.id).id
        own_id = source.id if source.id not in self._document.records else self._ids()
        self.brought.append(replace(source, id=own_id, order=key_at(known, None)))
        return own_id

    def tag(self, wanted: Id | None) -> Id | None:
        """The tag that `wanted` names here."""
        source = self._known(wanted, Tag)
        return self._like(source, self._document.tags(), attrgetter("name")) if source else None

    def detail(self, wanted: Id | None, map_id: Id) -> Id | None:
        """This map if the file holds it and it may work out something of `map_id`: maps are never brought along."""
        found = self._document.find(wanted, JourneyMap)
        return found.id if found and not lies_within(self._document, map_id, found.id) else None

    def actor(self, wanted: Id | None) -> bool:
        """Whether the file knows whose feelings these are; None is the customer whom a map is about."""
        return wanted is None or isinstance(self._document.records.get(wanted), Persona | Person)

    def _known(self, wanted: Id | None, kind: type[R]) -> R | None:
        source = self._document.find(wanted, kind) or self._context.get(wanted or Id(""))
        return source if isinstance(source, kind) else None

    def _like(self, source: L, there: Sequence[L], what: Callable[[Any], object]) -> Id:
        known = [*there, *(cast(L, each) for each in self.brought if type(each) is type(source))]
        alike = [each.id for each in known if what(each) == what(source)]
        if source.id in alike:
            return source.id
        if alike:
            return alike[0]
        newcomer = replace(source, id=self._ids(), order=key_at(known, None))
        self.brought.append(newcomer)
        return newcomer.id


def _say_the_same(one: Source, other: Source) -> bool:
    """Whether two sources agree in every word; anonymous ones never do, as nobody here knows who they are."""
    return not other.anonymous and replace(one, id=other.id, order=other.order) == other


class Copies:
    """The copies of a clip: `made` gives them by the ids of what they were copied from."""

    def __init__(self, document: Document, clip: Clip, homes: Mapping[Id, Home], company: Company, ids: Ids) -> None:
        self._document = document
        self._homes = homes
        self._company = company
        self._ids = ids
        self._map_of: dict[Id, Id] = {}
        self.made: dict[Id, Record] = {}
        for record in sorted(clip.records, key=lambda each: RECORD_TYPES.index(type(each))):
            copy = self._copy(record)
            if copy is not None:
                self.made[record.id] = copy

    def _copy(self, record: Record) -> Record | None:
        home = self._homes.get(record.id)
        match record:
            case Phase():
                return self._phase(record, home) if home else None
            case Touchpoint():
                return self._touchpoint(record, home)
            case Note():
                return self._chosen_note(record, home) if home else self._note(record)
            case EmotionScore():
                return self._score(record)
            case Link():
                return self._link(record)
            case Evidence():
                return self._evidence(record)
            case Tagging():
                return self._tagging(record)
        return None

    def _phase(self, phase: Phase, home: Home) -> Phase:
        detail_id = self._company.detail(phase.detail_id, home.map_id)
        copy = replace(phase, id=self._ids(), map_id=home.map_id, order=home.order, detail_id=detail_id, origin_id=None)
        self._map_of[copy.id] = copy.map_id
        return copy

    def _touchpoint(self, touchpoint: Touchpoint, home: Home | None) -> Touchpoint | None:
        phase = self._made(touchpoint.phase_id, Phase)
        phase_id = home.phase_id if home else phase.id if phase else None
        if phase_id is None:
            return None
        map_id = home.map_id if home else self._map_of[phase_id]
        return replace(
            touchpoint,
            id=self._ids(),
            phase_id=phase_id,
            order=home.order if home else touchpoint.order,
            channel_id=self._company.channel(touchpoint.channel_id),
            owner_id=self._company.person(touchpoint.owner_id),
            detail_id=self._company.detail(touchpoint.detail_id, map_id),
            origin_id=None,
        )

    def _chosen_note(self, note: Note, home: Home) -> Note | None:
        if home.phase_id is None or home.lane_id is None:
            return None
        return replace(
            note,
            id=self._ids(),
            phase_id=home.phase_id,
            lane_id=home.lane_id,
            touchpoint_id=home.touchpoint_id,
            order=home.order,
        )

    def _note(self, note: Note) -> Note | None:
        """A note that comes with its touchpoint, or with its phase."""
        touchpoint = self._made(note.touchpoint_id, Touchpoint)
        phase = self._made(note.phase_id, Phase)
        phase_id = touchpoint.phase_id if touchpoint else phase.id if phase else None
        if phase_id is None:
            return None
        map_id = self._map_of.get(phase_id) or self._document.get(phase_id, Phase).map_id
        lane_id = self._company.lane(note.lane_id, map_id)
        if lane_id is None:
            return None
        touchpoint_id = touchpoint.id if touchpoint else None
        return replace(note, id=self._ids(), phase_id=phase_id, lane_id=lane_id, touchpoint_id=touchpoint_id)

    def _score(self, score: EmotionScore) -> EmotionScore | None:
        touchpoint = self._made(score.touchpoint_id, Touchpoint)
        if touchpoint is None or not self._company.actor(score.actor_id):
            return None
        return replace(score, id=self._ids(), touchpoint_id=touchpoint.id)

    def _link(self, link: Link) -> Link | None:
        start, end = self.made.get(link.from_id), self.made.get(link.to_id)
        return replace(link, id=self._ids(), from_id=start.id, to_id=end.id) if start and end else None

    def _evidence(self, evidence: Evidence) -> Evidence | None:
        subject, source_id = self.made.get(evidence.subject_id), self._company.source(evidence.source_id)
        if subject is None or source_id is None:
            return None
        return replace(evidence, id=self._ids(), subject_id=subject.id, source_id=source_id)

    def _tagging(self, tagging: Tagging) -> Tagging | None:
        subject, tag_id = self.made.get(tagging.subject_id), self._company.tag(tagging.tag_id)
        if subject is None or tag_id is None:
            return None
        return replace(tagging, id=self._ids(), subject_id=subject.id, tag_id=tag_id)

    def _made(self, record_id: Id | None, kind: type[R]) -> R | None:
        """The copy of a record, if one was made and it is of this kind."""
        copy = self.made.get(record_id) if record_id is not None else None
        return copy if isinstance(copy, kind) else None
