"""A shape accepts what fits, and says of everything else where it is wrong and why."""

from __future__ import annotations

import pytest

from app.guides.shapes import Each, Fields, Flag, Number, OneOf, Or, Shape, Table, Words

BOTH = {"nl": "Fase", "en": "Phase"}


def problems(shape: Shape, value: object) -> list[str]:
    return list(shape.problems(value, "here"))


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Words(), BOTH),
        (Words(may_be_shared=True), "Instagram"),
        (Words(limit=5), BOTH),
        (OneOf(["see", "do"]), "do"),
        (Number(-2, 2), -2),
        (Number(-2, 2), 1.4),
        (Number(1, 5, whole=True), 5),
        (Flag(), False),
        (Each(Flag()), []),
        (Each(Flag(), at_least=2), [True, True]),
        (Each(Flag(), once_by=id), [True, False]),
        (Or(OneOf(["a"]), Fields({"b": Flag()})), "a"),
        (Or(OneOf(["a"]), Fields({"b": Flag()})), {"b": True}),
        (Table(Flag()), {"any": True}),
        (Table(Flag(), keys=["a", "b"]), {"b": True}),
        (Fields({"a": Flag()}, {"b": Flag()}), {"a": True}),
    ],
)
def test_what_fits_gives_no_problem(shape: Shape, value: object) -> None:
    assert problems(shape, value) == []


@pytest.mark.parametrize(
    ("shape", "value", "problem"),
    [
        (Words(), "Fase", 'here: needs a text in nl and en, not "Fase"'),
        (Words(), {"nl": "Fase"}, "here.en: is missing"),
        (Words(), {**BOTH, "de": "Phase"}, "here.de: is not known here; known are nl, en"),
        (Words(), {"nl": " Fase", "en": "Phase"}, "here.nl: is blank, or begins or ends with white space"),
        (Words(), {"nl": "Fase", "en": ""}, "here.en: is blank, or begins or ends with white space"),
        (Words(), {"nl": "Fase", "en": 3}, "here.en: needs a text, not 3"),
        (Words(limit=4), BOTH, "here.en: has 5 characters, and there is room for 4"),
        (Words(may_be_shared=True), None, "here: needs a text in nl and en, not null"),
        (OneOf(["see", "do"]), "sea", 'here: "sea" is none of see, do'),
        (OneOf(["see"]), 4, "here: 4 is none of see"),
        (Number(-2, 2), 2.1, "here: needs a number from -2 to 2, not 2.1"),
        (Number(0, 1), True, "here: needs a number from 0 to 1, not true"),
        (Number(1, 5, whole=True), 2.5, "here: needs a whole number from 1 to 5, not 2.5"),
        (Number(0, 1), float("nan"), "here: needs a number from 0 to 1, not NaN"),
        (Flag(), 1, "here: needs true or false, not 1"),
        (Each(Flag()), True, "here: needs a list, not true"),
        (Each(Flag(), at_least=1), [], "here: needs at least 1, and has 0"),
        (Each(Flag()), [True, 0], "here[1]: needs true or false, not 0"),
        (Each(OneOf("ab"), once=True), ["a", "b", "a"], 'here[2]: "a" is there twice'),
        (Each(Words(may_be_shared=True), once_by=len), ["ab", "cd"], 'here[1]: "cd" is there twice'),
        (Or(OneOf(["a"]), Fields({"b": Flag()})), "b", 'here: "b" is none of a'),
        (Or(OneOf(["a"]), Fields({"b": Flag()})), {}, "here.b: is missing"),
        (Or(OneOf(["a"]), Fields({"b": Flag()})), ["a"], 'here: ["a"] is none of a'),
        (Table(Flag(), keys=["a"]), {"b": True}, "here.b: is not known here; known are a"),
        (Table(Flag()), [], "here: needs an object, not []"),
        (Table(Flag()), {"a": 1}, "here.a: needs true or false, not 1"),
        (Fields({"a": Flag()}), {}, "here.a: is missing"),
        (Fields({}, {"a": Flag()}), {"c": 1}, "here.c: is not known here; known are a"),
        (Fields({}), 1, "here: needs an object, not 1"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(shape: Shape, value: object, problem: str) -> None:
    assert problems(shape, value) == [problem]


def test_all_problems_are_told_at_once() -> None:
    shape = Fields({"a": Flag(), "b": Each(Number(0, 9))})
    assert problems(shape, {"a": 0, "b": [1, 10, "x"]}) == [
        "here.a: needs true or false, not 0",
        "here.b[1]: needs a number from 0 to 9, not 10",
        'here.b[2]: needs a number from 0 to 9, not "x"',
    ]
