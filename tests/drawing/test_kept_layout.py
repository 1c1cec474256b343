"""What is kept from one layout to the next is never shown where something has changed that it shows."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import Any

import pytest

from app.drawing.kept import Kept
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group
from app.drawing.theme import theme
from app.i18n import translator
from app.model.change import Change
from app.model.document import Document
from app.model.records import RECORD_TYPES, EmotionScore, Id, Note, Record, field_names, refs
from tests.drawing.test_slides import vera

LOOKS = {
    "as it is": Look(theme("light"), translator("en"), assumptions=True),
    "how proven": Look(theme("light"), translator("en"), heat=True),
}


def drawn(document: Document, map_id: Id, look: Look, anew: bool = False) -> tuple[Group, ...]:
    for _ in range(200 * anew):  # so many layouts that asked for nothing: all that was kept is let go
        Kept.next_layout()
    return layout(document, map_id, look).groups


def changed(record: Record) -> list[Record]:
    """The record with each of its plain fields in turn set to something else."""
    pointing = {name for name, _ in refs(type(record))}
    plain = [name for name in field_names(type(record)) if name != "id" and name not in pointing]
    return [replace(record, **{name: other}) for name in plain for other in _others(getattr(record, name))]


def _others(value: Any) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, Enum):
        return [next(other for other in type(value) if other is not value)]
    if isinstance(value, int):
        return [value - 1 if value > 0 else value + 1]
    return [value + "V"] if isinstance(value, str) else []


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.KIND)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_layout_after_a_change_is_the_one_made_anew(kind: type[Record], look: Look) -> None:
    document = vera()
    for record in document.all_of(kind)[:2]:
        for other in changed(record):
            after = document.after(Change(((record, other),)))
            for journey in document.maps():
                drawn(document, journey.id, look)
                assert drawn(after, journey.id, look) == drawn(after, journey.id, look, anew=True), other


def test_the_fields_that_are_seen_are_seen() -> None:
    """Else the test above would hold for a map on which nothing changes."""
    document, look = vera(), LOOKS["as it is"]
    journey = document.maps()[0].id
    for kind in (Note, EmotionScore):
        for record in document.all_of(kind)[:1]:
            others = [document.after(Change(((record, other),))) for other in changed(record)]
            assert any(drawn(other, journey, look) != drawn(document, journey, look) for other in others), kind


def test_the_same_map_in_another_language_is_laid_out_anew() -> None:
    document = vera()
    journey = document.maps()[0].id
    english = drawn(document, journey, Look(theme("light"), translator("en")))
    dutch = drawn(document, journey, Look(theme("light"), translator("nl")))
    assert dutch != english
    assert dutch == drawn(document, journey, Look(theme("light"), translator("nl")), anew=True)
