"""What became of a field is told with what it said and what it says, and two long texts where they part."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.analysis.told_changes import FIELD_NAMES
from app.analysis.told_fields import brief, told_field
from app.i18n import translator
from app.model.document import Document
from app.model.records import Channel, Id, Influence, Tint, Touchpoint

CHANNEL = Channel(id=Id("channel"), order="a", name="Website")
BEFORE = Touchpoint(id=Id("touchpoint"), phase_id=Id("phase"), order="a", title="Pays")


def told(name: str, old: Any, new: Any, language: str = "en") -> str:
    pair = (replace(BEFORE, **{name: old}), replace(BEFORE, **{name: new}))
    return told_field(name, FIELD_NAMES[name], pair, Document([CHANNEL]), translator(language), lambda n: f"{n / 10:+}")


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        ("description", "By card", "By phone", "Description: “By card” → “By phone”"),
        ("description", "", "By phone", "Description added: “By phone”"),
        ("description", "By card", "", "Description left out: “By card”"),
        ("channel_id", None, CHANNEL.id, "Channel added: “Website”"),
        ("influence", Influence.OWN, Influence.PARTNER, "Influence: “Our own” → “A partner’s”"),
        ("moment_of_truth", False, True, "Moment of truth: “No” → “Yes”"),
        ("expected", 5, 12, "What customers expect: “+0.5” → “+1.2”"),
        ("motivation", 0, 3, "Motivation: “0” → “3”"),
        ("tint", Tint.SUN, Tint.MINT, "Colour: “Sun yellow” → “Mint green”"),
        ("heuristics", "scarcity", "scarcity unity", "Heuristics: “Scarcity” → “Scarcity, Unity”"),
        ("picture_id", "", "a-1x1", "Changed: Picture"),
    ],
)
def test_a_field_is_told_with_its_old_and_its_new_words(name: str, old: Any, new: Any, sentence: str) -> None:
    assert told(name, old, new) == sentence


def test_every_field_that_is_named_can_be_told() -> None:
    for name in FIELD_NAMES:
        value = getattr(BEFORE, name)
        assert told(name, value, value, "nl")


def test_two_long_texts_are_shown_where_they_part() -> None:
    same = "The customer looks around, compares what is there, reads what others say of it, and then "
    sentence = told("description", same + "leaves.", same + "buys at once.")
    assert sentence.startswith("Description: “…")
    assert "leaves.”" in sentence
    assert "buys at once.”" in sentence


def test_what_is_cut_ends_with_a_whole_word() -> None:
    assert brief("word " * 30) == "word " * 15 + "word…"
    assert brief("x" * 100) == "x" * 79 + "…"
