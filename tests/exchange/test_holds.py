"""What each format says that it holds comes back equal when its file is read again: nothing is promised that is not so.

Each field of a kind that a format holds is filled in the one project that is written here; HOLDS says what is compared.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from app.exchange import EXPORTERS, IMPORTERS
from app.exchange.losses import Holds, is_filled
from app.model.document import Document
from app.model.records import (
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    MapState,
    Note,
    Phase,
    Record,
    Tag,
    Tagging,
    Touchpoint,
)
from tests.every_kind import whole_project
from tests.exchange.held import exported, held, read_back, with_touchpoints

MAP = Id("journey_map")
BOTH = {e.id: e.load() for e in EXPORTERS if hasattr(e.load(), "HOLDS") and hasattr(e.load(), "read")}
"""The formats that we write and read, and that say what they hold."""

COMPARED = {JourneyMap, Touchpoint}
"""Kinds of which `held` compares every field by itself."""

ELSEWHERE = {
    "name": "of people, channels and tags, with what names them",
    "subject_id": "with the tags of a record",
    "tag_id": "with the tags of a record",
}
"""Fields that are compared with something else, by their name."""


def full(holds: Holds) -> Document:
    """One map with every field filled, of which what a format cannot bring back from one file stays out."""
    records: dict[Id, Record] = dict(whole_project().records)
    for record in whole_project().records.values():
        if isinstance(record, Lane):
            kind = LaneKind.PAINS if LaneKind.PAINS in holds.lanes else LaneKind.FEELING
            records[record.id] = replace(record, kind=kind, hidden=False, title="Eigen")
        if isinstance(record, JourneyMap):
            records[record.id] = replace(record, state=MapState.CURRENT)
        if isinstance(record, Phase):
            records[record.id] = replace(record, title="Fase")
        if isinstance(record, Link):
            records[record.id] = replace(record, to_id=record.from_id, kind=LinkKind.DROP_OFF)
        if isinstance(record, EmotionScore):
            records[record.id] = replace(record, score=-10, actor_id=None)
        if isinstance(record, Tag):
            records[record.id] = replace(record, name="Went wrong")
        if isinstance(record, Tagging):
            records[record.id] = replace(record, subject_id=Id("touchpoint"))
    return with_touchpoints(Document(records.values()))


def test_all_formats_that_are_written_and_read_take_part() -> None:
    ends = {ending for importer in IMPORTERS for ending in importer.suffixes}
    declared = {e.id for e in EXPORTERS if hasattr(e.load(), "HOLDS") and e.suffix in ends}
    assert declared == set(BOTH) and len(BOTH) >= 6


@pytest.mark.parametrize("module", BOTH.values(), ids=list(BOTH))
def test_what_a_format_holds_is_what_comes_back(module: Any) -> None:
    document = full(module.HOLDS)
    title = document.get(MAP, JourneyMap).title  # which some formats have in the name of the file alone
    _plan, again = read_back(module, exported(module, document, MAP), title)
    before, after = held(document, MAP, module.HOLDS), held(again, again.maps()[0].id, module.HOLDS)
    assert after == before
    for kind in COMPARED:
        record = next(each for each in document.records.values() if type(each) is kind)
        for name in module.HOLDS.fields[kind]:
            assert name in ("title", "influence", "state") or is_filled(record, name)


@pytest.mark.parametrize("module", BOTH.values(), ids=list(BOTH))
def test_what_is_promised_is_compared(module: Any) -> None:
    """Every field that is promised is one that `held` looks at, so that no promise goes unseen."""
    seen = {
        Phase: {"title"},
        Lane: {"title", "kind"},
        EmotionScore: {"score", "actor_id"},
        Note: {"text", "touchpoint_id"},
        Link: {"from_id", "to_id", "kind", "title"},
    }
    for kind, names in module.HOLDS.fields.items():
        known = {f.name for f in fields(kind)} if kind in COMPARED else seen.get(kind, set()) | set(ELSEWHERE)
        assert names <= known
