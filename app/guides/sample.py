"""The records that a sample gives: a template's map with personas, people, touchpoints, curves, notes and actions.

Takes sample data that has already been checked and put in one language; reads no files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.guides.data_files import Data
from app.guides.skeleton import Skeleton, channels
from app.model.edits.base import Ids
from app.model.edits.emotion import to_tenths
from app.model.order import spread
from app.model.records import (
    Action,
    Channel,
    EmotionScore,
    Horizon,
    Id,
    Lane,
    LaneKind,
    Light,
    Note,
    Person,
    Persona,
    Phase,
    Progress,
    Record,
    Touchpoint,
)


def filled(bones: Skeleton, sample: Data, ids: Ids, today: date) -> list[Record]:
    """All records of `sample`, on the map `bones`; due and review dates count from `today`."""
    return _Filling(bones, sample, ids, today).records()


class _Filling:
    """Turns one sample into records; remembers which record each of the sample's own names became."""

    def __init__(self, bones: Skeleton, sample: Data, ids: Ids, today: date) -> None:
        self._ids = ids
        self._today = today
        self._sample = sample
        self._persona = Persona(id=ids(), order=spread(1)[0], **sample["persona"])
        self._people = dict(zip(sample["people"], self._make_people(), strict=True))
        made = channels(sample["channels"].values(), ids)
        self._channels: dict[str, Channel] = dict(zip(sample["channels"], made, strict=True))
        self._bones = self._dress(bones)
        self._touchpoints = self._make_touchpoints()

    def records(self) -> list[Record]:
        """All of them, owners before what they own."""
        return [
            *self._bones.records(),
            *self._people.values(),
            self._persona,
            *self._touchpoints.values(),
            *self._scores(),
            *self._notes(),
            *self._actions(),
        ]

    def _dress(self, bones: Skeleton) -> Skeleton:
        about = self._sample["map"]
        return replace(
            bones,
            project=replace(bones.project, **self._sample["project"]),
            map=replace(
                bones.map,
                persona_id=self._persona.id,
                scenario=about["scenario"],
                review_date=self._day(about["review"]),
            ),
            channels=list(self._channels.values()),
        )

    def _make_people(self) -> list[Person]:
        people = self._sample["people"].values()
        return [
            Person(id=self._ids(), order=key, **person) for person, key in zip(people, spread(len(people)), strict=True)
        ]

    def _make_touchpoints(self) -> dict[str, Touchpoint]:
        made = {}
        for stage, phase in self._bones.phases.items():
            here = {name: t for name, t in self._sample["touchpoints"].items() if t["phase"] == stage}
            for (name, touchpoint), key in zip(here.items(), spread(len(here)), strict=True):
                made[name] = self._touchpoint(touchpoint, phase, key)
        return made

    def _touchpoint(self, data: Data, phase: Phase, key: str) -> Touchpoint:
        return Touchpoint(
            id=self._ids(),
            phase_id=phase.id,
            order=key,
            title=data["title"],
            description=data.get("description", ""),
            time_frame=data.get("time_frame", ""),
            channel_id=_id(self._channels, data.get("channel")),
            owner_id=_id(self._people, data.get("owner")),
            moment_of_truth=data.get("moment_of_truth", False),
        )

    def _scores(self) -> Iterator[EmotionScore]:
        for name, touchpoint in self._touchpoints.items():
            data = self._sample["touchpoints"][name]
            yield self._score(touchpoint, None, data["emotion"])
            for person, score in data.get("staff_emotion", {}).items():
                yield self._score(touchpoint, self._people[person].id, score)

    def _score(self, touchpoint: Touchpoint, actor_id: Id | None, score: float) -> EmotionScore:
        return EmotionScore(id=self._ids(), touchpoint_id=touchpoint.id, actor_id=actor_id, score=to_tenths(score))

    def _notes(self) -> Iterator[Note]:
        cells: dict[tuple[str, str], list[tuple[str, Id | None]]] = defaultdict(list)
        for stage, kind, text, touchpoint_id in self._note_texts():
            cells[stage, kind].append((text, touchpoint_id))
        for (stage, kind), texts in cells.items():
            yield from self._cell(self._bones.phases[stage], self._bones.lanes[LaneKind(kind)], texts)

    def _note_texts(self) -> Iterator[tuple[str, str, str, Id | None]]:
        """Every note as phase, lane, text and touchpoint, in the order in which they stand in their cells."""
        for name, touchpoint in self._touchpoints.items():
            data = self._sample["touchpoints"][name]
            for kind, texts in data.get("notes", {}).items():
                yield from ((data["phase"], kind, text, touchpoint.id) for text in texts)
        for stage, lanes in self._sample.get("notes", {}).items():
            for kind, texts in lanes.items():
                yield from ((stage, kind, text, None) for text in texts)

    def _cell(self, phase: Phase, lane: Lane, texts: list[tuple[str, Id | None]]) -> Iterable[Note]:
        for (text, touchpoint_id), key in zip(texts, spread(len(texts)), strict=True):
            yield Note(
                id=self._ids(), phase_id=phase.id, lane_id=lane.id, order=key, text=text, touchpoint_id=touchpoint_id
            )

    def _actions(self) -> Iterator[Action]:
        actions = self._sample["actions"]
        for action, key in zip(actions, spread(len(actions)), strict=True):
            yield self._action(action, key)

    def _action(self, data: Data, key: str) -> Action:
        return Action(
            id=self._ids(),
            order=key,
            title=data["title"],
            description=data.get("description", ""),
            touchpoint_id=_id(self._touchpoints, data.get("touchpoint")),
            owner_id=_id(self._people, data.get("owner")),
            light=Light(data["light"]),
            progress=Progress(data["progress"]),
            impact=data.get("impact"),
            effort=data.get("effort"),
            horizon=Horizon(data["horizon"]),
            due=self._day(data["due"]) if "due" in data else None,
            measure=data.get("measure", ""),
        )

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)


def _id(records: dict[str, Person] | dict[str, Channel] | dict[str, Touchpoint], name: str | None) -> Id | None:
    return records[name].id if name is not None else None
