"""Folding: what people mean alike folds alike, and every folded character leads back to where it came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.folding import fold, fold_text

WILD = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("éÉßﬁĳＡæ\u0301İŉǆ\u200d\n\t’がकि")), max_size=30
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Één", "een"),
        ("e\u0301e\u0301n", "één"),
        ("STRASSE", "straße"),
        ("eﬃciënt", "efficient"),
        ("ĳsje", "IJsje"),
        ("Ｋｌａｎｔ", "klant"),
        ("foto’s", "foto's"),
        ("„prima”", '"prima"'),
        ("Łódź", "lodz"),
        ("smørrebrød", "smorrebrod"),
        ("cœur", "coeur"),
        ("9–17", "9-17"),
        ("af\u00adspraak", "afspraak"),
        ("regel een\nregel twee", "regel een regel twee"),
        ("Εἰρήνη", "ειρηνη"),
    ],
)
def test_what_is_meant_alike_folds_alike(one: str, other: str) -> None:
    assert fold_text(one) == fold_text(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("कि", "क"), ("a", "b"), ("a b", "ab"), ("10", "1o")])
def test_what_is_different_stays_different(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@given(WILD)
def test_the_way_back_covers_every_folded_character_in_order(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.places) == len(folded.text)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)
    assert all(folded.text[i] in fold_text(text[place]) for i, place in enumerate(folded.places))


@given(WILD, WILD, WILD)
def test_a_part_found_in_the_folded_text_is_that_part_of_the_text(before: str, part: str, after: str) -> None:
    folded, wanted = fold(before + part + after), fold_text(part)
    start = len(fold_text(before))
    assert folded.text[start : start + len(wanted)] == wanted
    if wanted:
        first, last = folded.span(start, start + len(wanted))
        assert fold_text((before + part + after)[first:last]) == wanted


@given(WILD)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(WILD)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold_text(unicodedata.normalize("NFD", text)) == fold_text(unicodedata.normalize("NFC", text))


def test_an_accent_that_follows_is_part_of_what_was_found() -> None:
    assert fold("cafe\u0301 open").span(0, 4) == (0, 5)


def test_half_of_a_ligature_is_the_whole_sign_in_the_text() -> None:
    assert fold("eﬃciënt").span(2, 3) == (1, 2)


def test_stretches_that_touch_are_one() -> None:
    assert fold("abcdef").spans([(2, 4), (0, 2), (5, 6)]) == ((0, 4), (5, 6))
