"""Putting copies down: pasting, duplicating, and dragging with Ctrl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from app.i18n import N_
from app.model.change import Change
from app.model.clip import Clip, gather
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Label, key_at, keys_at, label, new_id
from app.model.lane_kinds import LANE_KINDS, Cells
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    Lane,
    Note,
    Person,
    Phase,
    Record,
    Touchpoint,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where copies go: the map, and as far as they need it a phase, a lane, a touchpoint's column and a position."""

    map_id: Id
    phase_id: Id | None = None
    lane_id: Id | None = None
    touchpoint_id: Id | None = None
    position: int | None = None


def copy_to(
    document: Document,
    ids: Sequence[Id],
    *,
    phase_id: Id,
    lane_id: Id | None = None,
    touchpoint_id: Id | None = None,
    position: int | None = None,
    new: Ids = new_id,
) -> Edit:
    """Puts copies of touchpoints or notes at a place on the same map."""
    phase = document.get(phase_id, Phase)
    place = Place(phase.map_id, phase.id, lane_id, touchpoint_id, position)
    return paste(document, gather(document, ids), place, ids=new)


def duplicate(document: Document, chosen: Sequence[Id], *, ids: Ids = new_id) -> Edit:
    """Puts a copy of each chosen phase, touchpoint or note right after it."""
    clip = gather(document, chosen)
    change = Change()
    created: list[Id] = []
    for root in clip.roots:
        now = document.after(change)
        step = paste(now, gather(document, [root]), _right_after(now, root), ids=ids)
        change = change.then(step.change)
        created += step.created
    return Edit(_label(N_("Duplicate {count} items"), len(clip.roots)), change, tuple(created), _first(created))


def paste(document: Document, clip: Clip, place: Place, *, ids: Ids = new_id) -> Edit:
    """Puts a copy of `clip` at `place`, all with new ids; `created` lists the copies of what had been chosen.

    Notes look for a lane of the same kind on the other map and bring it along when there is none; channels and people
    are found by name, or brought along. Scores of actors whom the file does not know are left out.
    """
    put = _Put(document, clip, place, ids)
    records = list(put.records())
    created = tuple(put.new[root] for root in clip.roots if root in put.new)
    change = Change.creating(records)
    return Edit(_label(N_("Paste {count} items"), len(created)), change, created, _first(created))


class _Put:
    """One paste under way: which new id each copied record has, and what has to come along."""

    def __init__(self, document: Document, clip: Clip, place: Place, ids: Ids) -> None:
        self._document = document
        self._clip = clip
        self._place = place
        self._ids = ids
        self._brought: dict[Id, Record] = {}
        self._context = {record.id: record for record in clip.context}
        self.new: dict[Id, Id] = {record.id: ids() for record in clip.records}

    def records(self) -> Iterator[Record]:
        """All records to make, owners and what they point at included."""
        keys = self._root_keys()
        copies = [copy for record in self._clip.records if (copy := self._copy(record, keys.get(record.id)))]
        yield from self._brought.values()
        yield from copies

    def _root_keys(self) -> dict[Id, str]:
        chosen = [record for record in self._clip.records if record.id in self._clip.roots]
        keys: dict[Id, str] = {}
        for kind in (Phase, Touchpoint, Note):
            of_kind = [record.id for record in chosen if isinstance(record, kind)]
            keys |= zip(of_kind, keys_at(self._siblings(kind), self._position(kind), len(of_kind)), strict=True)
        return keys

    def _position(self, kind: type[Record]) -> int | None:
        """The place's position where it counts for this kind; phases go behind the phase that is named."""
        place = self._place
        if kind is Phase and place.phase_id is not None:
            return [phase.id for phase in self._document.phases(place.map_id)].index(place.phase_id) + 1
        return place.position if kind is not Touchpoint or place.lane_id is None else None

    def _siblings(self, kind: type[Record]) -> Sequence[Record]:
        place = self._place
        if kind is Phase:
            return self._document.phases(place.map_id)
        if place.phase_id is None:
            return ()
        if kind is Touchpoint:
            return self._document.touchpoints(place.phase_id)
        if place.lane_id is None:
            return ()
        notes = self._document.notes(place.phase_id, place.lane_id)
        return [note for note in notes if note.touchpoint_id == place.touchpoint_id]

    def _copy(self, record: Record, key: str | None) -> Record | None:
        if isinstance(record, Phase):
            return replace(record, id=self.new[record.id], map_id=self._place.map_id, order=key or record.order)
        if isinstance(record, Touchpoint):
            return self._touchpoint(record, key)
        if isinstance(record, Note):
            return self._note(record, key)
        return self._score(record) if isinstance(record, EmotionScore) else None

    def _touchpoint(self, touchpoint: Touchpoint, key: str | None) -> Touchpoint | None:
        phase_id = self.new.get(touchpoint.phase_id) or self._place.phase_id
        if phase_id is None:
            return None
        return replace(
            touchpoint,
            id=self.new[touchpoint.id],
            phase_id=phase_id,
            order=key or touchpoint.order,
            channel_id=self._named(touchpoint.channel_id, Channel),
            owner_id=self._named(touchpoint.owner_id, Person),
        )

    def _note(self, note: Note, key: str | None) -> Note | None:
        root = note.id in self._clip.roots
        phase_id = self.new.get(note.phase_id) or self._place.phase_id
        lane_id = self._lane(self._place.lane_id if root and self._place.lane_id else note.lane_id)
        if phase_id is None or lane_id is None:
            return None
        touchpoint_id = self._place.touchpoint_id if root else self.new.get(note.touchpoint_id or Id(""))
        return replace(
            note,
            id=self.new[note.id],
            phase_id=phase_id,
            lane_id=lane_id,
            touchpoint_id=touchpoint_id,
            order=key or note.order,
        )

    def _score(self, score: EmotionScore) -> EmotionScore | None:
        if score.actor_id is not None and score.actor_id not in self._document.records:
            return None
        return replace(score, id=self.new[score.id], touchpoint_id=self.new[score.touchpoint_id])

    def _lane(self, lane_id: Id) -> Id | None:
        """This lane if it is on the map we paste on, else one of its kind and name there, else a new one like it."""
        lane = self._document.find(lane_id, Lane) or self._context.get(lane_id)
        if not isinstance(lane, Lane) or LANE_KINDS[lane.kind].cells is not Cells.NOTES:
            return None
        if lane.map_id == self._place.map_id and lane.id in self._document.records:
            return lane.id
        there = [*self._document.lanes(self._place.map_id), *_lanes(self._brought.values())]
        like = next((each for each in there if (each.kind, each.title) == (lane.kind, lane.title)), None)
        if like is not None:
            return like.id
        return self._bring(replace(lane, id=self._ids(), map_id=self._place.map_id, order=key_at(there, None)))

    def _named(self, wanted: Id | None, kind: type[Channel] | type[Person]) -> Id | None:
        """The channel or person that `wanted` names here, by id or by name; brought along when there is none."""
        if wanted is None or wanted in self._document.records:
            return wanted
        source = self._context.get(wanted)
        if not isinstance(source, kind):
            return None
        known = [*self._document.records.values(), *self._brought.values()]
        there = [each for each in known if isinstance(each, kind)]
        like = next((each.id for each in there if each.name == source.name), None)
        return like or self._bring(
            replace(source, id=self._ids(), order=key_at(sorted(there, key=attrgetter("order")), None))
        )

    def _bring(self, record: Record) -> Id:
        self._brought[record.id] = record
        return record.id


def _lanes(records: Iterable[Record]) -> list[Lane]:
    return [record for record in records if isinstance(record, Lane)]


def _right_after(document: Document, record_id: Id) -> Place:
    record = document.records[record_id]
    owner = document.map_of(record_id)
    map_id = owner.id if owner else Id("")
    if isinstance(record, Touchpoint):
        ids = [each.id for each in document.touchpoints(record.phase_id)]
        return Place(map_id, record.phase_id, position=ids.index(record_id) + 1)
    if isinstance(record, Note):
        column = document.notes(record.phase_id, record.lane_id)
        ids = [each.id for each in column if each.touchpoint_id == record.touchpoint_id]
        return Place(map_id, record.phase_id, record.lane_id, record.touchpoint_id, ids.index(record_id) + 1)
    return Place(map_id, position=[each.id for each in document.phases(map_id)].index(record_id) + 1)


def _first(ids: Sequence[Id]) -> Id | None:
    return ids[0] if ids else None


def _label(msgid: str, count: int) -> Label:
    return label(msgid, count=str(count))
