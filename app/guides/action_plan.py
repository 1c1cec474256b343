"""The actions of a sample, what they mend and which of them need which.

Takes checked data in one language; makes records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.guides.data_files import Data
from app.model.codec import from_plain
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import Action, Channel, Dependency, Id, Lane, Note, Person, Phase, Record, Touchpoint

_SAME = (
    *("title", "description", "why", "of_gap", "department", "measure", "target"),
    *("light", "progress", "impact", "effort", "horizon", "percent", "cost_once", "cost_monthly"),
)
"""The fields that a sample gives as the file will hold them."""


@dataclass(frozen=True, slots=True)
class Around:
    """What actions can mend and who can own them, by the sample's names; notes as they stand on the map."""

    touchpoints: Mapping[str, Touchpoint]
    phases: Mapping[str, Phase]
    channels: Mapping[str, Channel]
    people: Mapping[str, Person]
    lanes: Mapping[str, Lane]
    notes: Sequence[Note]


def planned(rows: Sequence[Data], around: Around, ids: Ids, today: date) -> list[Action]:
    """The actions, in the order of the sample; days in it count from `today`."""
    keys = spread(len(rows))
    return [_action(data, key, around, ids, today) for data, key in zip(rows, keys, strict=True)]


def waiting(rows: Sequence[Data], actions: Sequence[Action], ids: Ids) -> Iterator[Dependency]:
    """Which of the `actions` made of `rows` need which."""
    named = {data["name"]: action for data, action in zip(rows, actions, strict=True) if "name" in data}
    for data, action in zip(rows, actions, strict=True):
        for name in data.get("needs", ()):
            yield Dependency(id=ids(), action_id=action.id, needs_id=named[name].id)


def _action(data: Data, key: str, around: Around, ids: Ids, today: date) -> Action:
    told: dict[str, Any] = {name: from_plain(Action, name, data[name]) for name in _SAME if name in data}
    days: dict[str, Any] = {name: today + timedelta(days=data[name]) for name in ("start", "due") if name in data}
    lift = round(data["lift"] * 10) if "lift" in data else None
    owner_id = around.people[data["owner"]].id if "owner" in data else None
    return Action(id=ids(), order=key, subject_id=_subject(data, around), owner_id=owner_id, lift=lift, **told, **days)


def _subject(data: Data, around: Around) -> Id | None:
    named: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("touchpoint", around.touchpoints),
        ("phase", around.phases),
        ("channel", around.channels),
    )
    found = next((records[data[name]] for name, records in named if name in data), None)
    if found is not None and "lane" in data:
        return _note_under(found.id, around.lanes[data["lane"]], around.notes)
    return found.id if found is not None else None


def _note_under(touchpoint_id: Id, lane: Lane, notes: Sequence[Note]) -> Id:
    """The first note of a touchpoint in a lane, or the touchpoint where there is none."""
    stack = (note.id for note in notes if (note.touchpoint_id, note.lane_id) == (touchpoint_id, lane.id))
    return next(stack, touchpoint_id)
