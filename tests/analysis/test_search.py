"""Searching a file: what is found, in which order, where the match stands, and that the index follows every change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.folding import fold_text
from app.analysis.ranking import Grade, query_of
from app.analysis.search import Index, excerpt_of, places, rank, text_fields
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import (
    PROJECT_ID,
    Action,
    Channel,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Touchpoint,
)

MAP, PHASE, LANE, TOUCHPOINT = Id("map"), Id("phase"), Id("lane"), Id("touchpoint")


def a_document(*more: Note) -> Document:
    return Document(
        [
            Project(id=PROJECT_ID, title="Fietsen", ambition="iedereen op de fiets"),
            JourneyMap(id=MAP, order="V", title="Een nieuwe fiets", scenario="koopt in de lente"),
            Phase(id=PHASE, map_id=MAP, order="V", stage="purchase"),
            Lane(id=LANE, map_id=MAP, order="V", kind=LaneKind.PAINS),
            Touchpoint(id=TOUCHPOINT, phase_id=PHASE, order="V", title="Kassa", description="wacht in de rij"),
            Persona(id=Id("vera"), order="V", name="Vera", quote="Ik wil geen gedoe"),
            Person(id=Id("jan"), order="V", name="Jan", department="Verkoop"),
            Channel(id=Id("shop"), order="V", name="Winkel"),
            Action(id=Id("action"), order="V", title="Tweede kassa", measure="wachttijd onder 2 minuten"),
            *more,
        ]
    )


def note(i: str, text: str) -> Note:
    return Note(id=Id(i), phase_id=PHASE, lane_id=LANE, order="V", text=text)


def found(index: Index, typed: str) -> set[tuple[str, str]]:
    return {(hit.record_id, hit.field) for hit in index.find(typed)}


# --- what is found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "record_id", "field"),
    [
        ("lente", "map", "scenario"),
        ("RIJ", "touchpoint", "description"),
        ("gedoe", "vera", "quote"),
        ("verkoop", "jan", "department"),
        ("winkel", "shop", "name"),
        ("wachttijd", "action", "measure"),
        ("iedereen", PROJECT_ID, "ambition"),
        ("file", "n", "text"),
    ],
)
def test_every_text_of_every_kind_of_record_is_found(typed: str, record_id: str, field: str) -> None:
    assert found(Index(a_document(note("n", "File voor de deur"))), typed) == {(record_id, field)}


def test_what_was_never_named_is_found_by_the_name_on_the_screen() -> None:
    assert found(Index(a_document(), translator("nl")), "pijnpunten") == {("lane", "title")}
    assert found(Index(a_document(), translator("en")), "pain points") == {("lane", "title")}
    assert found(Index(a_document(), translator("nl")), "aankoop") == {("phase", "title")}


def test_several_words_must_all_be_there_in_any_order() -> None:
    index = Index(a_document(note("n", "lange rij bij de kassa")))
    assert found(index, "kassa lange") == {("n", "text")}
    assert found(index, "kassa fiets") == set()


def test_words_that_only_the_texts_of_a_record_hold_together_find_it_once() -> None:
    assert found(Index(a_document()), "kassa rij") == {("touchpoint", "title")}


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    index = Index(a_document())
    assert index.find(typed) == [] and index.best(typed) == []


def test_ids_and_order_are_no_words() -> None:
    assert text_fields("touchpoint") == ("title", "description", "time_frame", "intended_value")
    assert text_fields("phase") == ("title",)
    assert text_fields("emotion_score") == ()


# --- how well --------------------------------------------------------------------------------------------------------


def test_the_start_goes_before_a_word_before_the_inside_before_letters() -> None:
    texts = ["Kassa sluit", "Tweede kassa", "Zelfscankassa", "Kan alles snel af"]
    ranks = [rank("kassa", text) for text in texts]
    assert ranks == sorted(ranks) and [r.grade for r in ranks if r] == list(Grade)


def test_what_does_not_answer_has_no_rank() -> None:
    assert rank("kassa", "winkel") is None
    assert rank("kassa", "Kan alles snel af", letters=False) is None
    assert rank("", "winkel") is None


def test_letters_at_starts_of_words_are_shown_there() -> None:
    assert places("kas", "snelle Klant aan scherm") == ((7, 8), (13, 14), (17, 18))


def test_a_long_text_is_not_searched_for_mere_letters() -> None:
    assert rank("kas", "k" + "x" * 100 + "as") is None


def test_best_gives_each_record_once_by_its_best_text_the_best_first() -> None:
    index = Index(a_document(note("n", "rij bij kassa 3")))
    assert [(hit.record_id, hit.field) for hit in index.best("kassa")] == [
        ("touchpoint", "title"),
        ("action", "title"),
        ("n", "text"),
    ]


def test_best_finds_titles_by_letters_and_notes_only_by_words() -> None:
    index = Index(a_document(note("n", "tien kassa’s")))
    assert [hit.record_id for hit in index.best("twks")] == ["action"]


def test_best_gives_no_more_than_was_asked() -> None:
    index = Index(a_document(*(note(f"n{n}", f"kassa {n}") for n in range(20))))
    assert len(index.best("kassa", limit=5)) == 5


WORDS = st.lists(st.sampled_from(["kassa", "ka", "rij", "fiets", "één", "É", "wacht"]), min_size=1, max_size=5)


@given(WORDS, WORDS)
def test_a_text_answers_exactly_when_it_holds_every_word(typed: list[str], said: list[str]) -> None:
    text = fold_text(" ".join(said))
    expected = all(fold_text(word) in text for word in typed)
    assert (rank(" ".join(typed), " ".join(said), letters=False) is not None) == expected


@given(WORDS, WORDS)
def test_what_is_shown_as_found_is_what_was_typed(typed: list[str], said: list[str]) -> None:
    text, query = " ".join(said), query_of(" ".join(typed))
    if rank(" ".join(typed), text, letters=False):
        shown = [fold_text(text[start:end]) for start, end in places(" ".join(typed), text)]
        assert all(any(word in piece for piece in shown) for word in query.words)


# --- where it stands -------------------------------------------------------------------------------------------------


def test_an_excerpt_shows_the_match_in_one_line() -> None:
    text = "woord " * 40 + "de\nkassa " + "woord " * 40
    hit = Index(a_document(note("n", text))).find("kassa")[-1]
    excerpt = hit.excerpt(60)
    assert len(excerpt.text) <= 62 and "\n" not in excerpt.text
    assert excerpt.text.startswith("…") and excerpt.text.endswith("…")
    assert [excerpt.text[start:end] for start, end in excerpt.spans] == ["kassa"]


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt_of("de kassa", ((3, 8),)) == excerpt_of("de kassa", ((3, 8),), 8)
    assert excerpt_of("de kassa", ((3, 8),)).text == "de kassa"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 30), st.integers(5, 60))
def test_an_excerpt_keeps_the_first_match_where_it_is(text: str, start: int, length: int, room: int) -> None:
    span = (min(start, len(text)), min(start + min(length, room), len(text)))
    excerpt = excerpt_of(text, (span,), room)
    if span[0] < span[1]:
        shown = excerpt.text[slice(*excerpt.spans[0])]
        wanted = "".join(" " if c.isspace() else c for c in text[slice(*span)])
        assert wanted.startswith(shown) and shown


# --- following changes -----------------------------------------------------------------------------------------------


def test_the_index_follows_what_is_made_changed_and_deleted() -> None:
    document = a_document()
    index = Index(document)

    def run(edit: edits.Edit) -> Id:
        document.apply(edit.change)
        index.follow(edit.change)
        return edit.created[0] if edit.created else Id("")

    made = run(edits.add_note(document, LANE, PHASE, "lekke band"))
    assert found(index, "band") == {(made, "text")}
    run(edits.set_fields(document, made, text="kapotte ketting"))
    assert found(index, "band") == set() and found(index, "ketting") == {(made, "text")}
    run(edits.delete(document, made))
    assert found(index, "ketting") == set()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["kassa", "rij", ""])), max_size=15))
def test_following_changes_comes_to_the_same_as_reading_all_again(steps: list[tuple[int, str]]) -> None:
    document = a_document(*(note(f"n{n}", "kassa") for n in range(10)))
    index = Index(document)
    for which, text in steps:
        i = Id(f"n{which}")
        if i not in document.records:
            continue
        edit = edits.set_fields(document, i, text=text) if text else edits.delete(document, i)
        document.apply(edit.change)
        index.follow(edit.change)
    assert found(index, "kassa") == found(Index(document), "kassa")
