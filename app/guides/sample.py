"""The records that a sample gives: a template's map with personas, people, touchpoints, curves, notes and actions.

Takes sample data that has already been checked and put in one language; reads no files. What the sample knows beside
its map (sources, tags, links) is in knowledge.py, what it wants to become in future.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from app.guides.action_plan import Around, planned, waiting
from app.guides.data_files import Data
from app.guides.knowledge import Known, knowledge
from app.guides.moments import Named, felt, fields_of, picture_of
from app.guides.skeleton import Skeleton, channels
from app.model.edits.base import Ids
from app.model.edits.emotion import to_tenths
from app.model.order import spread
from app.model.records import (
    Channel,
    EmotionScore,
    Id,
    Lane,
    LaneKind,
    Note,
    Person,
    Persona,
    Phase,
    Reach,
    Record,
    Segment,
    Setting,
    Touchpoint,
)

R = TypeVar("R", bound=Record)
Make = Callable[[Data, str], R]


def filled(bones: Skeleton, sample: Data, ids: Ids, today: date) -> tuple[list[Record], Named]:
    """All records of `sample`, on the map `bones`, and those of them that the sample has names for.

    The dates in it count from `today`.
    """
    filling = _Filling(bones, sample, ids, today)
    return filling.records(), filling.named()


class _Filling:
    """Turns one sample into records; remembers which record each of the sample's own names became."""

    def __init__(self, bones: Skeleton, sample: Data, ids: Ids, today: date) -> None:
        self._ids = ids
        self._today = today
        self._sample = sample
        self._segments = self._ordered("segments", lambda data, key: Segment(id=ids(), order=key, **data))
        self._personas = self._ordered("personas", self._persona)
        self._people = self._ordered("people", lambda data, key: Person(id=ids(), order=key, **data))
        self._channels = self._make_channels()
        self._bones = self._dress(bones)
        self._touchpoints = self._make_touchpoints()
        told = sample["touchpoints"]
        self._shown: dict[Id | None, str] = {t.id: picture_of(told[name]) for name, t in self._touchpoints.items()}

    def records(self) -> list[Record]:
        """All of them, owners before what they own."""
        scores, notes, rows = list(self._scores()), list(self._notes()), self._sample["actions"]
        actions = planned(rows, self._around(notes), self._ids, self._today)
        known = Known(self._touchpoints, self._bones.lanes, scores, notes, actions)
        return [
            *self._bones.records(),
            *self._segments.values(),
            *self._people.values(),
            *self._personas.values(),
            *self._touchpoints.values(),
            *scores,
            *notes,
            *actions,
            *waiting(rows, actions, self._ids),
            *knowledge(self._sample, known, self._ids, self._today),
        ]

    def named(self) -> Named:
        """What the sample has names for."""
        bones = self._bones
        return Named(bones.phases, bones.lanes, self._touchpoints, self._channels, self._people, self._personas)

    def _around(self, notes: list[Note]) -> Around:
        bones = self._bones
        return Around(self._touchpoints, bones.phases, self._channels, self._people, bones.lanes, notes)

    def _ordered(self, table: str, make: Make[R]) -> dict[str, R]:
        """The records of one of the sample's tables, by their names there."""
        rows = self._sample.get(table, {})
        return {name: make(data, key) for (name, data), key in zip(rows.items(), spread(len(rows)), strict=True)}

    def _persona(self, data: Data, key: str) -> Persona:
        own = {name: value for name, value in data.items() if name not in ("segment", "picture")}
        segment_id = _id(self._segments, data.get("segment"))
        return Persona(id=self._ids(), order=key, segment_id=segment_id, picture_id=picture_of(data), **own)

    def _make_channels(self) -> dict[str, Channel]:
        rows = self._sample["channels"]
        made = dict(zip(rows, channels(rows.values(), self._ids), strict=True))
        for name, facts in self._sample.get("channel_facts", {}).items():
            chosen = {"setting": Setting(facts["setting"]), "reach": Reach(facts["reach"])}
            made[name] = replace(made[name], **facts | chosen)
        return made

    def _dress(self, bones: Skeleton) -> Skeleton:
        about = self._sample["map"]
        first = next(iter(self._personas))
        return replace(
            bones,
            project=replace(bones.project, **self._sample["project"]),
            map=replace(
                bones.map,
                persona_id=self._personas[about.get("persona", first)].id,
                scenario=about["scenario"],
                review_date=self._day(about["review"]),
            ),
            channels=list(self._channels.values()),
        )

    def _make_touchpoints(self) -> dict[str, Touchpoint]:
        made = {}
        for stage, phase in self._bones.phases.items():
            here = {name: t for name, t in self._sample["touchpoints"].items() if t["phase"] == stage}
            for (name, touchpoint), key in zip(here.items(), spread(len(here)), strict=True):
                made[name] = self._touchpoint(touchpoint, phase, key)
        return made

    def _touchpoint(self, data: Data, phase: Phase, key: str) -> Touchpoint:
        told = fields_of(data, self._channels, self._people)
        return Touchpoint(id=self._ids(), phase_id=phase.id, order=key, **told)

    def _scores(self) -> Iterator[EmotionScore]:
        for name, touchpoint in self._touchpoints.items():
            for actor_id, score in felt(self._sample["touchpoints"][name], self._people, self._personas):
                yield self._score(touchpoint, actor_id, score)

    def _score(self, touchpoint: Touchpoint, actor_id: Id | None, score: float) -> EmotionScore:
        return EmotionScore(id=self._ids(), touchpoint_id=touchpoint.id, actor_id=actor_id, score=to_tenths(score))

    def _notes(self) -> Iterator[Note]:
        cells: dict[tuple[str, str], list[tuple[str, Id | None, str]]] = defaultdict(list)
        for stage, lane, text, owner, whys in self._note_texts():
            cells[stage, lane].append((text, owner, whys))
        for (stage, lane), texts in cells.items():
            yield from self._cell(self._bones.phases[stage], self._bones.lanes[lane], texts)

    def _note_texts(self) -> Iterator[tuple[str, str, str, Id | None, str]]:
        """Every note as phase, lane, text, touchpoint and whys, in the order in which they stand in their cells."""
        for name, touchpoint in self._touchpoints.items():
            data = self._sample["touchpoints"][name]
            for lane, texts in data.get("notes", {}).items():
                hurts = self._bones.lanes[lane].kind is LaneKind.PAINS
                for place, text in enumerate(texts):
                    whys = data.get("whys", "") if hurts and place == 0 else ""
                    yield data["phase"], lane, text, touchpoint.id, whys
        for stage, lanes in self._sample.get("notes", {}).items():
            for lane, texts in lanes.items():
                yield from ((stage, lane, text, None, "") for text in texts)

    def _cell(self, phase: Phase, lane: Lane, texts: list[tuple[str, Id | None, str]]) -> Iterable[Note]:
        for (text, owner, whys), key in zip(texts, spread(len(texts)), strict=True):
            yield Note(
                id=self._ids(),
                phase_id=phase.id,
                lane_id=lane.id,
                order=key,
                text=text,
                touchpoint_id=owner,
                whys=whys,
                picture_id=self._shown.get(owner, "") if lane.kind is LaneKind.PICTURES else "",
            )

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)


def _id(records: Mapping[str, Record], name: str | None) -> Id | None:
    return records[name].id if name is not None else None
