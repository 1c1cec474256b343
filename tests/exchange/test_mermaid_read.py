"""Reading Mermaid journeys: what becomes of a diagram, what is asked and what is refused."""

from __future__ import annotations

import pytest

from app.errors import ImportFileError
from app.exchange.foreign.plan import MOST_MAPS, MOST_PARTS
from app.guides.templates import build as build_template
from app.guides.templates import standard_lanes
from app.model.document import Document
from app.model.records import Id, JourneyMap, Persona, Record
from tests.exchange.mermaid import landed, one, plan_of, rows

# --- what becomes of it ----------------------------------------------------------------------------------------------


def test_sections_tasks_and_scores_become_phases_touchpoints_and_emotion() -> None:
    plan = plan_of("journey\n title Shop\n section Find\n  Go: 1: Ann\n  Look: 3: Ann\n section Buy\n  Pay: 5: Ann")
    document = landed(plan)
    assert plan.titles == ("Shop",)
    assert rows(document) == [("Find", [("Go", -20), ("Look", 0)]), ("Buy", [("Pay", 20)])]
    assert (plan.repairs, plan.questions) == ((), ())


def test_a_map_gets_the_usual_lanes() -> None:
    document = landed(plan_of("journey\n a: 3"))
    kinds = [lane.kind for lane in document.lanes(document.maps()[0].id)]
    assert kinds == [lane.kind for lane in standard_lanes(Id("map"))]


def test_one_actor_is_the_persona_and_has_no_curve_besides_the_customers() -> None:
    document = landed(plan_of("journey\n a: 3: Ann\n b: 4: Ann"))
    [ann] = document.personas()
    assert (ann.name, document.maps()[0].persona_id) == ("Ann", ann.id)
    assert [s.actor_id for t in document.journey(document.maps()[0].id) for s in document.scores(t.id)] == [None, None]


def test_others_have_curves_of_their_own_where_they_are_named() -> None:
    document = landed(plan_of("journey\n a: 1: Ann, Shop\n b: 4: Shop, shop\n c: 5"))
    ann, shop = document.personas()
    assert document.maps()[0].persona_id == ann.id
    curves = [{s.actor_id: s.score for s in document.scores(t.id)} for t in document.journey(document.maps()[0].id)]
    assert curves == [{None: -20, shop.id: -20}, {None: 10, shop.id: 10}, {None: 20}]


def test_no_actors_make_no_persona() -> None:
    document = landed(plan_of("journey\n a: 3"))
    assert document.maps()[0].persona_id is None
    assert document.personas() == ()


def test_tasks_before_any_section_stand_in_a_first_phase() -> None:
    document = landed(plan_of("journey\n a: 3\n section B\n b: 3"))
    first, second = document.phases(document.maps()[0].id)
    assert (first.title, first.stage, second.title, second.stage) == ("", "first", "B", "")


def test_a_section_that_comes_back_is_a_phase_of_its_own() -> None:
    text = "journey\nsection A\na: 3\nsection B\nb: 3\nsection A\nc: 3\nsection A\nd: 3\nsection Empty"
    assert [(name, len(steps)) for name, steps in rows(landed(plan_of(text)))] == [
        ("A", 1),
        ("B", 1),
        ("A", 2),
        ("Empty", 0),
    ]


def test_titles_come_from_the_diagram_then_front_matter_then_the_heading_then_the_file() -> None:
    front = "---\ntitle: 'Front'\n---\n"
    assert plan_of(f"{front}journey\n title Own\n a: 1").titles == ("Own",)
    assert plan_of(f"{front}journey\n a: 1").titles == ("Front",)
    assert plan_of("# The page #\n```mermaid\njourney\n a: 1\n```\n", "x.md").titles == ("The page",)
    assert plan_of("journey\n a: 1", "/tmp/a b/My shop.mmd").titles == ("My shop",)


def test_texts_are_decoded_and_put_on_one_line() -> None:
    assert one("Tea #35;1 #amp; cake<br/>at   #quot;four#quot; &lt;3: 3") == ('Tea #1 & cake at "four" <3', 0)


def test_a_description_becomes_the_scenario() -> None:
    document = landed(plan_of("journey\n accDescr {\n Ann buys\n shoes. }\n a: 3"))
    assert document.maps()[0].scenario == "Ann buys shoes."


def test_a_page_may_hold_several_journeys() -> None:
    page = (
        "# One\n```mermaid\njourney\n a: 1\n```\n## Two\n> ~~~mermaid\n> journey\n>   b: 2\n> ~~~\n"
        "::: mermaid\njourney\n title Three\n c: 3\n:::\n<div class='mermaid'>journey\n title Four\n d: 4</div>\n"
        "```{.mermaid width=100}\njourney\n title Five\n e: 5\n```\n```text\njourney\n f: 5\n```\n"
    )
    plan = plan_of(page, "page.md")
    assert plan.titles == ("One", "Two", "Three", "Four", "Five")
    document = landed(plan)
    assert [rows(document, m.id) for m in document.maps()] == [
        [("", [(name, score)])] for name, score in zip("abcde", (-20, -10, 0, 10, 20), strict=True)
    ]


def test_a_file_may_hold_one_journey_after_the_other() -> None:
    plan = plan_of("journey\n title A\n a: 1\n\njourney\n title B\n b: 1")
    assert plan.titles == ("A", "B")


# --- into a file that holds something already ------------------------------------------------------------------------


def test_a_map_comes_after_the_others_and_shares_their_personas() -> None:
    records: list[Record] = build_template("five-phases", "en", "First")
    document = Document([*records, Persona(id=Id("ann"), order="V", name="ANN")])
    landed(plan_of("journey\n title Second\n a: 3: Ann, Bob"), document)
    assert [m.title for m in document.maps()] == ["First", "Second"]
    assert [p.name for p in document.personas()] == ["ANN", "Bob"]
    assert document.maps()[1].persona_id == "ann"


def test_the_same_plan_lands_twice() -> None:
    plan = plan_of("journey\n title T\n a: 3: Ann")
    document = landed(plan, landed(plan))
    assert len(document.maps()) == 2
    assert len(document.personas()) == 1
    assert all(isinstance(m, JourneyMap) and m.order for m in document.maps())


# --- what is asked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "guess"),
    [
        ([1, 9], "1..10"),
        ([0, 5], "0..5"),
        ([-2, 2], "-2..2"),
        ([0, 10], "0..10"),
        ([-5, 5], "-5..5"),
        ([7, 85], "1..100"),
        ([-300, 40.5], "-300..40.5"),
    ],
)
def test_a_scale_that_is_not_mermaids_is_asked_for(scores: list[float], guess: str) -> None:
    text = "journey\n" + "".join(f" a: {score}\n" for score in scores)
    [question] = plan_of(text).questions
    assert (question.name, question.proposed) == ("scale", guess)
    low, high = map(float, guess.split(".."))
    answered = plan_of(text, scale=(low, high))
    assert [question.proposed for question in answered.questions] == [guess]
    assert rows(landed(answered)) == rows(landed(plan_of(text)))


def test_the_scale_that_was_given_is_used() -> None:
    assert one("a: 5", scale=(0, 10)) == ("a", 0)
    assert one("a: 1", scale=(5, 1)) == ("a", 20)
    assert one("a: 5.5", scale=(1, 10)) == ("a", 0)


def test_a_score_beyond_the_scale_becomes_its_end() -> None:
    plan = plan_of("journey\n a: 9\n b: 0", scale=(1, 5))
    assert rows(landed(plan)) == [("", [("a", 20), ("b", -20)])]
    assert [(repair.line, repair.what.values) for repair in plan.repairs] == [
        (2, {"low": "1", "high": "5"}),
        (3, {"low": "1", "high": "5"}),
    ]


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["flowchart TD", "graph LR", "sequenceDiagram", "xychart-beta", "stateDiagram-v2"])
def test_another_diagram_is_refused_by_name(word: str) -> None:
    for text, name in ((f"{word}\n a --> b", "x.mmd"), (f"# Page\n```mermaid\n{word}\n a --> b\n```", "x.md")):
        with pytest.raises(ImportFileError) as refused:
            plan_of(text, name)
        assert refused.value.values == {"name": name, "type": word.split()[0]}


@pytest.mark.parametrize("text", ["", "  \n\n", "Hello", "# Only\n\nwords", "Journey\n a: 1", "journeys\n a: 1", "---"])
def test_what_is_no_journey_is_refused(text: str) -> None:
    with pytest.raises(ImportFileError, match="holds no Mermaid journey"):
        plan_of(text)


def test_binary_rubbish_is_refused() -> None:
    with pytest.raises(ImportFileError):
        plan_of(bytes(range(256)) * 20)


@pytest.mark.parametrize(
    "text",
    [
        " a: 1\n" * (MOST_PARTS + 1),
        f" a: 1: {','.join(map(str, range(MOST_PARTS + 1)))}",
        "section A\nsection B\n" * MOST_PARTS,
    ],
)
def test_too_long_a_journey_is_refused(text: str) -> None:
    with pytest.raises(ImportFileError, match="more than a journey can"):
        plan_of(f"journey\n{text}")


def test_too_many_journeys_are_refused() -> None:
    assert len(plan_of("journey\n" * MOST_MAPS).titles) == MOST_MAPS
    with pytest.raises(ImportFileError, match="more than 200 journeys"):
        plan_of("journey\n" * (MOST_MAPS + 1))


# --- how the file is written -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_or_without_its_mark(encoding: str) -> None:
    plan = plan_of("journey\r\n Café ☕: 3\r\n".encode(encoding))
    assert rows(landed(plan)) == [("", [("Café ☕", 0)])]
    assert plan.repairs == ()


def test_old_western_text_is_read_and_told() -> None:
    plan = plan_of("journey\n Café: 3".encode("cp1252"))
    assert rows(landed(plan)) == [("", [("Café", 0)])]
    assert "UTF-8" in plan.repairs[0].what.msgid
