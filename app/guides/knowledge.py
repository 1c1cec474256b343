"""What a sample knows beside its map: sources and what they prove, tags, and links between touchpoints.

Takes checked data in one language, and the records that were made of the rest of the sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.guides.data_files import Data
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import (
    Action,
    EmotionScore,
    Evidence,
    Id,
    Lane,
    Link,
    LinkKind,
    Note,
    Record,
    Source,
    SourceKind,
    Tag,
    Tagging,
    Tint,
    Touchpoint,
)

SCORE = "score"
"""Under this name a touchpoint's `proof` lists who speaks for the customer's score; its other names are lanes."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to know something of; actions in the order of the sample."""

    touchpoints: Mapping[str, Touchpoint]
    lanes: Mapping[str, Lane]
    scores: Sequence[EmotionScore]
    notes: Sequence[Note]
    actions: Sequence[Action]


def knowledge(sample: Data, known: Known, ids: Ids, today: date) -> list[Record]:
    """The sources, tags and links of `sample`, and what they are attached to."""
    sources, tags = dict(_sources(sample, ids, today)), dict(_tags(sample, ids))
    return [
        *(_link(data, known, ids) for data in sample.get("links", ())),
        *sources.values(),
        *_evidence(sample, known, sources, ids),
        *tags.values(),
        *_taggings(sample, known, tags, ids),
    ]


def _sources(sample: Data, ids: Ids, today: date) -> Iterator[tuple[str, Source]]:
    rows = sample.get("sources", {})
    for (name, data), key in zip(rows.items(), spread(len(rows)), strict=True):
        told = data | {"kind": SourceKind(data["kind"]), "held": today + timedelta(days=data["held"])}
        yield name, Source(id=ids(), order=key, **told)


def _tags(sample: Data, ids: Ids) -> Iterator[tuple[str, Tag]]:
    rows = sample.get("tags", {})
    for (name, data), key in zip(rows.items(), spread(len(rows)), strict=True):
        yield name, Tag(id=ids(), order=key, name=data["name"], tint=Tint(data["tint"]))


def _link(data: Data, known: Known, ids: Ids) -> Link:
    start, end = known.touchpoints[data["from"]], known.touchpoints[data["to"]]
    return Link(id=ids(), from_id=start.id, to_id=end.id, kind=LinkKind(data["kind"]), title=data.get("title", ""))


def _evidence(sample: Data, known: Known, sources: Mapping[str, Source], ids: Ids) -> Iterator[Evidence]:
    """First what sources say of a touchpoint in words, then which of its notes and scores they speak for."""
    for name, touchpoint in known.touchpoints.items():
        data = sample["touchpoints"][name]
        for source, quote in data.get("quotes", {}).items():
            yield Evidence(id=ids(), source_id=sources[source].id, subject_id=touchpoint.id, quote=quote)
        for place, named in data.get("proof", {}).items():
            for subject_id in _standing_at(known, touchpoint, place):
                yield from (Evidence(id=ids(), source_id=sources[n].id, subject_id=subject_id) for n in named)


def _standing_at(known: Known, touchpoint: Touchpoint, place: str) -> Iterator[Id]:
    """The customer's score at a touchpoint, or its notes in a lane."""
    if place == SCORE:
        yield from (s.id for s in known.scores if s.touchpoint_id == touchpoint.id and s.actor_id is None)
        return
    lane = known.lanes[place]
    yield from (note.id for note in known.notes if note.touchpoint_id == touchpoint.id and note.lane_id == lane.id)


def _taggings(sample: Data, known: Known, tags: Mapping[str, Tag], ids: Ids) -> Iterator[Tagging]:
    tagged: list[tuple[Id, Data]] = [(t.id, sample["touchpoints"][name]) for name, t in known.touchpoints.items()]
    tagged += [(action.id, data) for action, data in zip(known.actions, sample["actions"], strict=True)]
    for subject_id, data in tagged:
        yield from (Tagging(id=ids(), tag_id=tags[name].id, subject_id=subject_id) for name in data.get("tags", ()))
