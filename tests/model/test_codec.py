"""Plain values: every kind of record comes back from them as it was, and nothing else is taken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from app.model.change import Change
from app.model.codec import CodecError, pack, pack_change, unpack, unpack_change
from app.model.records import (
    RECORD_TYPES,
    Action,
    Channel,
    Dependency,
    EmotionScore,
    Evidence,
    Horizon,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Light,
    Link,
    MapState,
    Note,
    Person,
    Persona,
    Phase,
    Progress,
    Project,
    Record,
    Segment,
    Source,
    Tag,
    Tagging,
    Touchpoint,
)
from tests.files.make_sample import full

EXAMPLES: list[Record] = [
    Project(
        id=Id("p"),
        title="Vera",
        brand="Coach",
        product="x",
        unique_points="u",
        ambition="y",
        promise="z",
        language="en",
    ),
    Person(id=Id("q"), order="V", name="Sam", department="Sales"),
    Segment(id=Id("g"), order="V", name="Afvallers", about="a"),
    full(Persona),
    JourneyMap(
        id=Id("m"),
        order="V",
        title="Map",
        persona_id=Id("r"),
        scenario="s",
        state=MapState.FUTURE,
        review_date=date(2026, 12, 1),
        origin_id=Id("o"),
        template="five-phases",
        guide="canvas",
        guide_done="canvas/customer",
    ),
    full(Phase),
    Lane(id=Id("l"), map_id=Id("m"), order="V", kind=LaneKind.PAINS, title="x", height=80, collapsed=True, hidden=True),
    full(Channel),
    full(Touchpoint),
    EmotionScore(id=Id("s"), touchpoint_id=Id("t"), actor_id=Id("r"), score=-20),
    full(Note),
    full(Link),
    replace(full(Action), horizon=Horizon.LATER, light=Light.GREEN, progress=Progress.BUSY),  # type: ignore[call-arg]
    full(Dependency),
    full(Source),
    full(Evidence),
    full(Tag),
    full(Tagging),
]


def test_there_is_an_example_of_every_kind_with_no_field_at_its_default() -> None:
    assert [type(record) for record in EXAMPLES] == list(RECORD_TYPES)
    for record in EXAMPLES:
        assert len(pack(record)) == len(record.__slots__) + len(Record.__slots__) + 1, record.KIND


@pytest.mark.parametrize("record", EXAMPLES, ids=lambda record: record.KIND)
def test_a_record_comes_back_as_it_was(record: Record) -> None:
    assert unpack(json.loads(json.dumps(pack(record)))) == record


def test_a_change_comes_back_as_it_was() -> None:
    change = Change(((None, EXAMPLES[5]), (EXAMPLES[7], None), (EXAMPLES[9], EXAMPLES[9])))
    assert unpack_change(json.loads(json.dumps(pack_change(change)))) == change


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"record": "spell", "id": "x"},
        {"record": "channel", "id": "x"},
        {"record": "channel", "id": "x", "order": "V", "name": 5},
        {"record": "channel", "id": "x", "order": "V", "name": None},
        {"record": "channel", "id": "x", "order": "V", "name": "n", "colour": "red"},
        {"record": "lane", "id": "x", "map_id": "m", "order": "V", "kind": "shouting"},
        {"record": "journey_map", "id": "x", "order": "V", "title": "t", "review_date": "tomorrow"},
        {"record": "emotion_score", "id": "x", "touchpoint_id": "t", "score": True},
    ],
)
def test_values_that_make_no_record_are_refused(plain: dict[str, str | int | bool | None]) -> None:
    with pytest.raises(CodecError):
        unpack(plain)
