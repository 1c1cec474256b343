"""What is mended in a Mermaid journey, and that each repair is told with its line and its original text."""

from __future__ import annotations

import pytest

from app.exchange.foreign.repairs import Repairs
from app.exchange.mermaid import grammar, lenient
from app.exchange.mermaid.diagram import Section, Task
from app.exchange.mermaid.prepare import numbered, prepare
from tests.exchange.mermaid import landed, plan_of, rows, told

MENDED = [
    ("Leave at 10:30: 4: Me", ("Leave at 10:30", 10), "More colons"),
    ("Leave at 10:30: 4", ("Leave at 10:30", 10), "More colons"),
    ("Buy: the thing: 5: Me", ("Buy: the thing", 20), "More colons"),
    ("Issue #12 read: 4: Me", ("Issue #12 read", 10), "A # that"),
    ("Tea; cake: 4: Me", ("Tea; cake", 10), "a semicolon"),
    ("Tea: 4: Me;", ("Tea", 10), "a semicolon"),
    ("Tea: Me: 4", ("Tea", 10), "changed places"),
    ("Tea: 4/5: Me", ("Tea", 10), "more than a bare number"),
    ("Tea: 4,5: Me", ("Tea", 15), "more than a bare number"),
    ("Tea: 4 %% really: Me", ("Tea", 10), "more than a bare number"),
    ("Tea: good: Me", ("Tea", None), "not a number"),
    ("Tea: NaN", ("Tea", None), "not a number"),
    ("Tea: 1e999", ("Tea", None), "not a number"),
    ("Tea: : Me", ("Tea", None), "without a score"),
    ("Tea", ("Tea", None), "without a score"),
    ("Tea:", ("Tea", None), "without a score"),
    (": 4: Me", ("", 10), "without a name"),
    ("Tea: 4: Me, ", ("Tea", 10), "empty actor"),
    ("Tea: 4: Me # a note", ("Tea", 10), "a comment in Mermaid"),
    ("Tea\x00\x1b: 4", ("Tea", 10), "control characters"),
]


@pytest.mark.parametrize(("text", "becomes", "says"), MENDED)
def test_a_line_is_mended_and_told(text: str, becomes: tuple[str, int | None], says: str) -> None:
    plan = plan_of(f"journey\nsection A\n{text}", scale=(1, 5))
    [(_, [touchpoint])] = rows(landed(plan))
    assert touchpoint == becomes
    [repair] = plan.repairs
    assert says in repair.what.msgid
    assert repair.line == 3
    assert repair.original in (text.strip(), "Tea")


def test_what_follows_the_actors_is_kept() -> None:
    plan = plan_of("journey\n Tea: 4: Me: with: milk")
    assert [repair.original for repair in plan.repairs] == ["Tea: 4: Me: with: milk"]
    document = landed(plan)
    [touchpoint] = document.journey(document.maps()[0].id)
    assert (touchpoint.title, touchpoint.description) == ("Tea", "with: milk")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("section Step 1: Find", "Step 1: Find"),
        ("section: Find", "Find"),
        ("section Find:", "Find"),
        ("section A; B", "A; B"),
        ("section #1 of 3", "#1 of 3"),
        ("section", ""),
    ],
)
def test_a_section_that_mermaid_refuses_is_kept(line: str, name: str) -> None:
    plan = plan_of(f"journey\n{line}\n Tea: 4: Me")
    assert rows(landed(plan)) == [(name, [("Tea", 10)])]
    assert [repair.original for repair in plan.repairs] == [line]


def test_a_journey_with_its_columns_swapped_is_turned_round() -> None:
    text = "journey\nsection A\n" + "".join(f" Ann: {i}: Step {i}, more\n" for i in range(1, 6))
    document = landed(plan_of(text))
    assert rows(document) == [("A", [(f"Step {i}, more", 10 * i - 30) for i in range(1, 6)])]
    assert [persona.name for persona in document.personas()] == ["Ann"]


def test_steps_that_happen_to_share_a_name_are_left_alone() -> None:
    text = "journey\n" + "".join(f" Wait: {i}: Ann\n" for i in range(1, 6))
    assert [name for name, _ in rows(landed(plan_of(text)))[0][1]] == ["Wait"] * 5


def test_every_repair_is_told_at_its_line_in_the_file() -> None:
    page = "# Page\n\n```mermaid\n---\ntitle: T\n---\n%% note\njourney\n%% note\n\n  A: x: Me\n  B: 3\n```\n"
    assert [(line, original) for line, _, original in told(plan_of(page, "page.md"))] == [(11, "A: x: Me")]


def test_other_diagrams_on_the_page_are_named() -> None:
    plan = plan_of("```mermaid\nflowchart TD\n a-->b\n```\n```mermaid\njourney\n a: 3\n```", "page.md")
    assert [(repair.line, repair.what.values) for repair in plan.repairs] == [(2, {"type": "flowchart"})]


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    plan = plan_of(f"journey\n {'a' * 20_003}: 3")
    assert [repair.what.values for repair in plan.repairs] == [{"count": 3}]
    assert len(rows(landed(plan))[0][1][0][0]) == 20_000


def test_a_title_with_a_colon_is_the_title() -> None:
    plan = plan_of("journey\n title: Shop\n Tea: 4")
    assert (plan.titles, rows(landed(plan))) == (("Shop",), [("", [("Tea", 10)])])
    assert [repair.original for repair in plan.repairs] == ["title: Shop"]


def test_both_readings_agree_on_what_mermaid_accepts() -> None:
    prepared = prepare(
        numbered(
            "journey\n title T #35;1\n accDescr {\n one\n two }\n accTitle: A\n"
            "section S\n a: 1: b, c\n d : 2 # x\n%% e\nf: 3\n"
        )
    )
    strict, loose = grammar.parse(prepared, Repairs()), lenient.parse(prepared, Repairs())
    assert [strip(part) for part in strict.parts] == [strip(part) for part in loose.parts]
    assert (strict.title, strict.acc_title) == (loose.title, loose.acc_title)
    assert strict.description.split() == loose.description.split()


def strip(part: Section | Task) -> tuple[str, ...]:
    data = part.data or "" if isinstance(part, Task) else ""
    return (part.name.strip(), data.strip())
