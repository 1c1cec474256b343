"""The key to the curves: whole names where there is room for them, and never more than fits."""

from __future__ import annotations

import pytest

from app.analysis.plan.outlook import Lifts
from app.drawing.layout import Look, layout
from app.drawing.primitives import TextLine
from app.drawing.theme import theme
from app.model.document import Document
from app.model.edits import set_fields
from app.model.records import Id
from tests.drawing.maps import MAP, small

LONG = "Merel, kantoormanager"


def with_name(name: str, height: float | None = None) -> Document:
    document = small()
    document = document.after(set_fields(document, Id("merel"), name=name).change)
    return document.after(set_fields(document, Id("emotion"), height=height).change)


def said(document: Document, for_screen: bool = True, lifts: Lifts = frozenset()) -> list[str]:
    key = layout(document, MAP, Look(theme("light"), for_screen=for_screen, lifts=lifts)).find("legend:emotion")
    assert key is not None
    assert all(0 < mark.baseline < key.h for mark in key.marks if isinstance(mark, TextLine))
    return [mark.text for mark in key.marks if isinstance(mark, TextLine)]


@pytest.mark.parametrize("for_screen", [True, False])
def test_a_long_name_takes_two_lines(for_screen: bool) -> None:
    assert said(with_name(LONG), for_screen)[:3] == ["Vera", "Merel,", "kantoormanager"]


def test_a_name_is_shortened_where_two_lines_would_not_fit_or_a_word_would_be_torn() -> None:
    low = said(with_name(LONG, height=128.0))
    assert low[0] == "Vera" and low[1].startswith("Merel, k") and low[1].endswith("…")
    (torn,) = (words for words in said(with_name("Kantoormanagementassistente")) if words.startswith("Kantoor"))
    assert torn.endswith("…")


def test_the_curve_with_the_plan_is_named_right_below_the_one_that_it_lifts() -> None:
    assert "With the plan" not in said(small())
    assert said(small(), lifts=frozenset({(Id("t1"), 10)}))[:2] == ["Vera", "With the plan"]
    assert "With the plan" not in said(small(), lifts=frozenset({(Id("t3"), 10)})), "what is at the top already"
