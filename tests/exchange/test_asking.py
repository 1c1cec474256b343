"""The kinds of question: what is typed comes back as it is written, and what is no answer is told from one that is."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.asking import (
    AnyQuestion,
    ChoiceQuestion,
    Column,
    FeelingsQuestion,
    MeaningsQuestion,
    NoAnswerError,
    ScaleQuestion,
)
from app.model.edits.base import Remark

ASKED = Remark("What is it?")
SCALE = ScaleQuestion("scale", ASKED, (1, 10))
FEELINGS = FeelingsQuestion("feelings", ASKED, {"blij": 2, "boos; moe": -1.5, "gek": 0}, frozenset({"gek"}))
CHOICE = ChoiceQuestion("lying", ASKED, "rows", {"rows": Remark("A phase each row"), "columns": Remark("Across")})
MEANINGS = MeaningsQuestion(
    "columns",
    ASKED,
    {"A": "phase", "B": "nothing"},
    (Column("A", "Fase", ("Zoeken",)), Column("B", "Wat = er; gebeurt")),
    {"phase": Remark("Phase"), "touchpoint": Remark("Touchpoint"), "nothing": Remark("Leave out")},
)
EVERY: list[AnyQuestion] = [SCALE, FEELINGS, CHOICE, MEANINGS]

words = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\x85"), min_size=1)


@pytest.mark.parametrize("question", EVERY, ids=lambda each: each.name)
def test_a_proposal_is_an_answer_in_writing_and_goes_to_another_process(question: AnyQuestion) -> None:
    assert question.parsed(question.proposed) == question.proposal
    assert question.fits(question.proposal) == question.proposal
    assert question.answered({}) == question.proposal
    assert pickle.loads(pickle.dumps(question)) == question


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (SCALE, "0..10", (0, 10)),
        (SCALE, " -2 .. 2,5", (-2, 2.5)),
        (SCALE, "5..1", (5, 1)),
        (FEELINGS, "GEK = +1,5", {"blij": 2, "boos; moe": -1.5, "gek": 1.5}),
        (FEELINGS, '"boos; moe=−2"; blij=0', {"blij": 0, "boos; moe": -2, "gek": 0}),
        (CHOICE, " Columns ", "columns"),
        (MEANINGS, "B=touchpoint", {"A": "phase", "B": "touchpoint"}),
        (MEANINGS, '"wat = er; gebeurt = Phase"; a=nothing;', {"A": "nothing", "B": "phase"}),
    ],
)
def test_what_is_typed_is_understood_and_the_rest_stays_as_proposed(
    question: AnyQuestion, typed: str, answer: object
) -> None:
    assert question.parsed(typed) == answer


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        *((SCALE, typed) for typed in ("5", "1..1", "a..b", "1..", "1..inf", "nan..2", "")),
        *((FEELINGS, typed) for typed in ("blij", "blij=3", "blij=", "droef=1", "=1", "blij=nan")),
        *((CHOICE, typed) for typed in ("", "diagonal")),
        *((MEANINGS, typed) for typed in ("A", "C=phase", "A=colour")),
    ],
)
def test_what_is_no_answer_is_refused(question: AnyQuestion, typed: str) -> None:
    with pytest.raises(NoAnswerError):
        question.parsed(typed)


@pytest.mark.parametrize("question", EVERY, ids=lambda each: each.name)
@pytest.mark.parametrize("answer", [None, 5, "x", (1, 1), (1, 2, 3), ("a", "b"), [], ()])
def test_an_answer_of_another_kind_is_as_if_there_were_none(question: AnyQuestion, answer: object) -> None:
    assert question.answered({question.name: answer}) == question.proposal  # type: ignore[dict-item]


def test_of_a_mapping_counts_only_what_is_asked() -> None:
    assert FEELINGS.answered({"feelings": {"blij": -1, "weg": 2, "gek": 9}}) == {
        "blij": -1,
        "boos; moe": -1.5,
        "gek": 0,
    }
    assert MEANINGS.answered({"columns": {"B": "phase", "C": "phase", "A": "colour"}}) == {"A": "phase", "B": "phase"}


def test_a_question_is_the_same_whatever_it_proposes_and_another_when_it_asks_about_other_things() -> None:
    answered = FEELINGS.following({"feelings": {"blij": -2}})
    assert answered.proposal["blij"] == -2
    assert FEELINGS.asks_as(answered)
    assert not FEELINGS.asks_as(FeelingsQuestion("feelings", ASKED, {"droef": -1}))
    assert not MEANINGS.asks_as(
        MeaningsQuestion("columns", ASKED, {"A": "phase"}, (Column("A", "X"),), MEANINGS.meanings)
    )
    assert not SCALE.asks_as(FEELINGS)


@given(st.dictionaries(words, st.sampled_from([-2.0, -0.3, 0.0, 0.7, 2.0]), min_size=1, max_size=5))
def test_whatever_the_words_are_they_come_back(scores: dict[str, float]) -> None:
    plain = {word.strip().casefold(): (word.strip(), score) for word, score in scores.items() if word.strip()}
    told = dict(plain.values())
    question = FeelingsQuestion("feelings", ASKED, dict.fromkeys(told, 0.0))
    assert question.parsed(question.written(told)) == told
