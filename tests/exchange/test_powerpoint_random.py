"""Whatever a map holds, and whichever lanes are folded or hidden: it becomes slides, and all its words are in them."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pytest

from app.exchange import powerpoint
from app.exchange.base import ExportOptions, no_progress
from app.model.document import Document
from app.model.records import (
    Action,
    Channel,
    EmotionScore,
    Evidence,
    Lane,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Source,
    Touchpoint,
)
from tests.every_kind import whole_project
from tests.exchange import journeys

ODD = ("", "  ", "\n\n", "a\tb", "y" * 3000, "word " * 2000, *journeys.HOSTILE)
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Note: ("text",),
    Touchpoint: ("title", "time_frame", "description"),
    Phase: ("title",),
    Channel: ("name",),
    Person: ("name",),
    Persona: ("name", "quote"),
    Source: ("title",),
    Action: ("title", "why"),
    Link: ("title",),
    Evidence: ("quote",),
}


def disturbed(document: Document, chance: random.Random) -> Document:
    """The document with lanes folded and hidden, texts changed for odd ones, and scores gone."""
    records = [_changed(record, chance) for record in document.records.values() if _stays(record, chance)]
    while loose := {each.record_id for each in Document(records).loose_references()}:
        records = [record for record in records if record.id not in loose]
    return Document(records)


def _stays(record: Record, chance: random.Random) -> bool:
    return not isinstance(record, EmotionScore) or chance.random() > 0.3


def _changed(record: Record, chance: random.Random) -> Record:
    if isinstance(record, Lane):
        return replace(record, collapsed=chance.random() < 0.4, hidden=chance.random() < 0.25)
    odd = {name: chance.choice(ODD) for name in FIELDS.get(type(record), ()) if chance.random() < 0.3}
    return replace(record, **odd) if odd else record


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("make", [journeys.worked_example, whole_project], ids=["vera", "every-kind"])
def test_any_map_becomes_slides_with_all_its_words(make: object, seed: int) -> None:
    assert callable(make)
    document = disturbed(make(), random.Random(seed))
    options = ExportOptions("nl", heat=seed % 3 == 0)
    maps = [journey.id for journey in document.maps()]
    report = powerpoint.write(document, maps, io.BytesIO(), options, no_progress)
    assert report.notes[-1].text(str).startswith("Checked: all ")
