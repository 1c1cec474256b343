"""How much a foreign file may hold: one count, in which every part of a journey counts, for every reader."""

from __future__ import annotations

from dataclasses import fields

import pytest

from app.errors import ImportFileError
from app.exchange.foreign.journey import Jot, Journey, Row, Step, Tie
from app.exchange.foreign.plan import MOST_MAPS, MOST_PARTS, refuse_the_endless, size_of
from app.model.records import LaneKind

BARE = Journey("", "", (), ())
STEP = Step(0, "A")
PARTS = {
    "phases": Journey("", "", ("A",), ()),
    "steps": Journey("", "", (), (STEP,)),
    "rows": Journey("", "", (), (), rows=(Row(LaneKind.PAINS),)),
    "notes": Journey("", "", (), (), notes=((0, 0, "a"),)),
    "jots": Journey("", "", (), (), jots=(Jot(0, 0, "a"),)),
    "ties": Journey("", "", (), (), ties=(Tie(0, 0),)),
}
AT_A_STEP = {"actors": ("a",), "scores": (("a", 1.0),), "tags": ("a",), "notes": ((0, "a"),)}


def test_every_list_of_a_journey_counts() -> None:
    lists = {each.name for each in fields(Journey) if str(each.type).startswith("tuple")}
    assert set(PARTS) == lists
    assert [size_of(journey) for journey in PARTS.values()] == [1] * len(PARTS)
    assert size_of(BARE) == 0


def test_every_list_at_a_step_or_a_note_counts() -> None:
    assert set(AT_A_STEP) == {each.name for each in fields(Step) if str(each.type).startswith("tuple")}
    for name, value in AT_A_STEP.items():
        step = Step(0, "A", **{name: value})  # type: ignore[arg-type]
        assert size_of(Journey("", "", (), (step,))) == 2
    assert size_of(Journey("", "", (), (), jots=(Jot(0, 0, "a", tags=("x", "y")),))) == 3


def test_what_is_too_much_is_refused_by_name() -> None:
    full = Journey("", "", (), (Step(0, "A", tags=("a",) * (MOST_PARTS - 1)),))
    refuse_the_endless([full], "x")
    with pytest.raises(ImportFileError, match="more than a journey can"):
        refuse_the_endless([full, PARTS["ties"]], "x")
    refuse_the_endless([BARE] * MOST_MAPS, "x")
    with pytest.raises(ImportFileError, match="more than 200 journeys"):
        refuse_the_endless([BARE] * (MOST_MAPS + 1), "x")
