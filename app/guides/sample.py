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
from app.guides.images import image
from app.guides.knowledge import Known, knowledge
from app.guides.skeleton import Skeleton, channels
from app.model.domain import heuristics_text
from app.model.edits.base import Ids
from app.model.edits.emotion import to_tenths
from app.model.order import spread
from app.model.records import (
    Channel,
    EmotionScore,
    Heuristic,
    Id,
    Influence,
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

_PLAIN = ("description", "time_frame", "moment_of_truth", "brand_moment", "intended_value")
_FACTORS = ("motivation", "ability", "prompt")


def filled(bones: Skeleton, sample: Data, ids: Ids, today: date) -> tuple[list[Record], dict[str, Touchpoint]]:
    """All records of `sample`, on the map `bones`, and its touchpoints by the sample's names for them.

    The dates in it count from `today`.
    """
    filling = _Filling(bones, sample, ids, today)
    return filling.records(), filling.touchpoints


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
        self.touchpoints = self._make_touchpoints()
        told = sample["touchpoints"]
        self._shown: dict[Id | None, str] = {t.id: _picture(told[name]) for name, t in self.touchpoints.items()}

    def records(self) -> list[Record]:
        """All of them, owners before what they own."""
        scores, notes, rows = list(self._scores()), list(self._notes()), self._sample["actions"]
        actions = planned(rows, self._around(notes), self._ids, self._today)
        known = Known(self.touchpoints, self._bones.lanes, scores, notes, actions)
        return [
            *self._bones.records(),
            *self._segments.values(),
            *self._people.values(),
            *self._personas.values(),
            *self.touchpoints.values(),
            *scores,
            *notes,
            *actions,
            *waiting(rows, actions, self._ids),
            *knowledge(self._sample, known, self._ids, self._today),
        ]

    def _around(self, notes: list[Note]) -> Around:
        bones = self._bones
        return Around(self.touchpoints, bones.phases, self._channels, self._people, bones.lanes, notes)

    def _ordered(self, table: str, make: Make[R]) -> dict[str, R]:
        """The records of one of the sample's tables, by their names there."""
        rows = self._sample.get(table, {})
        return {name: make(data, key) for (name, data), key in zip(rows.items(), spread(len(rows)), strict=True)}

    def _persona(self, data: Data, key: str) -> Persona:
        own = {name: value for name, value in data.items() if name not in ("segment", "picture")}
        segment_id = _id(self._segments, data.get("segment"))
        return Persona(id=self._ids(), order=key, segment_id=segment_id, picture_id=_picture(data), **own)

    def _make_channels(self) -> dict[str, Channel]:
        rows = self._sample["channels"]
        made = dict(zip(rows, channels(rows.values(), self._ids), strict=True))
        for name, facts in self._sample.get("channel_facts", {}).items():
            chosen = {"setting": Setting(facts["setting"]), "reach": Reach(facts["reach"])}
            made[name] = replace(made[name], **facts | chosen)
        return made

    def _dress(self, bones: Skeleton) -> Skeleton:
        about = self._sample["map"]
        return replace(
            bones,
            project=replace(bones.project, **self._sample["project"]),
            map=replace(
                bones.map,
                persona_id=next(iter(self._personas.values())).id,
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
        expected = data.get("expected")
        return Touchpoint(
            id=self._ids(),
            phase_id=phase.id,
            order=key,
            title=data["title"],
            channel_id=_id(self._channels, data.get("channel")),
            owner_id=_id(self._people, data.get("owner")),
            influence=Influence(data.get("influence", Influence.OWN)),
            expected=to_tenths(expected) if expected is not None else None,
            heuristics=heuristics_text(map(Heuristic, data.get("heuristics", ()))),
            **{name: data[name] for name in (*_PLAIN, *_FACTORS) if name in data},
        )

    def _scores(self) -> Iterator[EmotionScore]:
        for name, touchpoint in self.touchpoints.items():
            data = self._sample["touchpoints"][name]
            yield self._score(touchpoint, None, data["emotion"])
            for person, score in data.get("staff_emotion", {}).items():
                yield self._score(touchpoint, self._people[person].id, score)
            for persona, score in data.get("persona_emotion", {}).items():
                yield self._score(touchpoint, self._personas[persona].id, score)

    def _score(self, touchpoint: Touchpoint, actor_id: Id | None, score: float) -> EmotionScore:
        return EmotionScore(id=self._ids(), touchpoint_id=touchpoint.id, actor_id=actor_id, score=to_tenths(score))

    def _notes(self) -> Iterator[Note]:
        cells: dict[tuple[str, str], list[tuple[str, Id | None, str]]] = defaultdict(list)
        for stage, kind, text, owner, whys in self._note_texts():
            cells[stage, kind].append((text, owner, whys))
        for (stage, kind), texts in cells.items():
            yield from self._cell(self._bones.phases[stage], self._bones.lanes[kind], texts)

    def _note_texts(self) -> Iterator[tuple[str, str, str, Id | None, str]]:
        """Every note as phase, lane, text, touchpoint and whys, in the order in which they stand in their cells."""
        for name, touchpoint in self.touchpoints.items():
            data = self._sample["touchpoints"][name]
            for kind, texts in data.get("notes", {}).items():
                for place, text in enumerate(texts):
                    whys = data.get("whys", "") if kind == LaneKind.PAINS and place == 0 else ""
                    yield data["phase"], kind, text, touchpoint.id, whys
        for stage, lanes in self._sample.get("notes", {}).items():
            for kind, texts in lanes.items():
                yield from ((stage, kind, text, None, "") for text in texts)

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


def _picture(data: Data) -> str:
    """The id of the picture that the data names; empty for none."""
    return image(data["picture"]).id if "picture" in data else ""


def _id(records: Mapping[str, Record], name: str | None) -> Id | None:
    return records[name].id if name is not None else None
