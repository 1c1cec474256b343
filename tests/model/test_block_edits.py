"""Pasting a table: which cell goes where, by the cursor or by headings, as one step; and a selection there and back."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import DocumentError
from app.i18n import translator
from app.model import edits
from app.model.blocks import Rows, read_tsv, write_tsv
from app.model.clip import gather
from app.model.clip_table import table_of, texts_of
from app.model.document import Document
from app.model.edits import Place
from app.model.records import PROJECT_ID, Id, JourneyMap, Lane, LaneKind, Note, Phase, Project, Touchpoint

MAP = Id("map")
KINDS = (LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.DOING, LaneKind.PAINS)


def lane(kind: LaneKind) -> Id:
    return Id(f"lane-{kind}")


def a_map(*phases: str, touchpoints: tuple[int, ...] = ()) -> Document:
    """A map with these phases, each with its number of touchpoints (none by default), and no notes."""
    records = [Project(id=PROJECT_ID), JourneyMap(id=MAP, order="V", title="Kaart")]
    lanes = [Lane(id=lane(kind), map_id=MAP, order=f"V{n}", kind=kind) for n, kind in enumerate(KINDS, 1)]
    columns = [Phase(id=Id(f"p{n}"), map_id=MAP, order=f"V{n}", title=title) for n, title in enumerate(phases, 1)]
    moments = [
        Touchpoint(id=Id(f"t{p}{n}"), phase_id=Id(f"p{p}"), order=f"V{n}", title=f"moment {p}.{n}")
        for p, count in enumerate(touchpoints, 1)
        for n in range(1, count + 1)
    ]
    return Document([*records, *lanes, *columns, *moments])


def pasted(document: Document, rows: Rows, place: Place) -> edits.Edit:
    edit = edits.add_block(document, place, rows)
    document.apply(edit.change)
    assert not document.loose_references()
    return edit


def notes(document: Document, phase: str, kind: LaneKind, touchpoint: str | None = None) -> list[str]:
    column = document.column(Id(phase), lane(kind), Id(touchpoint) if touchpoint else None)
    return [note.text for note in column]


def titles(document: Document, phase: str) -> list[str]:
    return [touchpoint.title for touchpoint in document.touchpoints(Id(phase))]


# --- without headings ------------------------------------------------------------------------------------------------


def test_columns_go_to_phases_and_rows_onto_the_stack() -> None:
    document = a_map("een", "twee", "drie")
    edit = pasted(document, (("a", "b"), ("c", ""), ("", "d")), Place(MAP, Id("p2"), lane(LaneKind.DOING)))
    assert notes(document, "p2", LaneKind.DOING) == ["a", "c"]
    assert notes(document, "p3", LaneKind.DOING) == ["b", "d"]
    assert len(edit.created) == 4 and edit.label.text(str) == "Paste 4 items"


def test_columns_go_to_touchpoints_where_there_are_any() -> None:
    document = a_map("een", "twee", "drie", touchpoints=(2, 0, 1))
    place = Place(MAP, Id("p1"), lane(LaneKind.PAINS), Id("t12"))
    pasted(document, (("a", "b", "c"),), place)
    assert notes(document, "p1", LaneKind.PAINS, "t12") == ["a"]
    assert notes(document, "p2", LaneKind.PAINS) == ["b"]
    assert notes(document, "p3", LaneKind.PAINS, "t31") == ["c"]


def test_the_stack_begins_at_the_cursor() -> None:
    document = a_map("een", "twee")
    for text in ("boven", "onder"):
        document.apply(edits.add_note(document, lane(LaneKind.DOING), Id("p1"), text).change)
    pasted(document, (("a", "x"), ("b", "y")), Place(MAP, Id("p1"), lane(LaneKind.DOING), None, 1))
    assert notes(document, "p1", LaneKind.DOING) == ["boven", "a", "b", "onder"]


def test_in_the_row_of_touchpoints_cells_become_touchpoints_of_consecutive_phases() -> None:
    document = a_map("een", "twee", touchpoints=(1, 1))
    pasted(document, (("a", "b"), ("c", "")), Place(MAP, Id("p1"), position=0))
    assert titles(document, "p1") == ["a", "c", "moment 1.1"]
    assert titles(document, "p2") == ["moment 2.1", "b"]


def test_columns_behind_the_last_phase_get_new_phases() -> None:
    document = a_map("een")
    pasted(document, (("a", "b", "c"),), Place(MAP, Id("p1"), lane(LaneKind.DOING)))
    made = document.phases(MAP)[1:]
    assert [notes(document, phase.id, LaneKind.DOING) for phase in made] == [["b"], ["c"]]


def test_nothing_to_put_down_changes_nothing() -> None:
    document = a_map("een")
    assert not edits.add_block(document, Place(MAP, Id("p1"), lane(LaneKind.DOING)), ()).change
    assert not edits.add_block(document, Place(MAP), (("a", "b"),)).change


def test_a_table_larger_than_any_map_is_refused() -> None:
    with pytest.raises(DocumentError):
        edits.add_block(a_map("een"), Place(MAP, Id("p1"), lane(LaneKind.DOING)), (("x",) * 65,))


def test_texts_are_cleaned_and_that_is_said() -> None:
    document = a_map("een", "twee")
    edit = pasted(document, (("a\x00", "b"),), Place(MAP, Id("p1"), lane(LaneKind.DOING)))
    assert notes(document, "p1", LaneKind.DOING) == ["a"] and len(edit.remarks) == 1


# --- with headings ---------------------------------------------------------------------------------------------------

ANYWHERE = Place(MAP, Id("p1"), lane(LaneKind.DOING))


@pytest.mark.parametrize("names", [("Pijnpunten", "Doen"), ("PAIN POINTS", "doing"), ("pain points", "Doen")])
def test_headings_in_either_language_say_where_cells_go(names: tuple[str, str]) -> None:
    document = a_map("Oriënteren", "Kopen")
    rows = (("", "kopen", "ORIENTEREN"), (names[0], "a", "b"), (names[1], "c", ""))
    pasted(document, rows, ANYWHERE)
    assert notes(document, "p2", LaneKind.PAINS) == ["a"] and notes(document, "p1", LaneKind.PAINS) == ["b"]
    assert notes(document, "p2", LaneKind.DOING) == ["c"]
    assert sum(isinstance(r, Note) for r in document.records.values()) == 3


def test_an_excel_block_becomes_a_lane_s_cells() -> None:
    document = a_map("een", "twee", "drie")
    pasted(
        document, (("een", "twee", "drie"), ("a", "b", "c"), ("d", "", "")), Place(MAP, Id("p3"), lane(LaneKind.PAINS))
    )
    assert notes(document, "p1", LaneKind.PAINS) == ["a", "d"]
    assert notes(document, "p3", LaneKind.PAINS) == ["c"]


def test_lanes_at_the_left_alone_put_columns_beside_the_cursor() -> None:
    document = a_map("een", "twee")
    pasted(document, (("doen", "a", "b"), ("pijnpunten", "c", "d")), ANYWHERE)
    assert notes(document, "p1", LaneKind.DOING) == ["a"] and notes(document, "p2", LaneKind.PAINS) == ["d"]


def test_a_row_of_touchpoints_says_whose_notes_the_others_are() -> None:
    document = a_map("een", "twee", touchpoints=(1, 0))
    rows = (("", "een", "een", "twee"), ("contactmomenten", "Moment 1.1", "nieuw", ""), ("doen", "a", "b", "c"))
    pasted(document, rows, ANYWHERE)
    assert titles(document, "p1") == ["moment 1.1", "nieuw"]
    made = document.touchpoints(Id("p1"))[1].id
    assert notes(document, "p1", LaneKind.DOING, "t11") == ["a"] and notes(document, "p1", LaneKind.DOING, made) == [
        "b"
    ]
    assert notes(document, "p2", LaneKind.DOING) == ["c"]


def test_a_phase_that_is_named_twice_goes_to_its_touchpoints_in_turn() -> None:
    document = a_map("een", "twee", touchpoints=(2, 2))
    pasted(document, (("een", "", "twee"), ("a", "b", "c")), ANYWHERE)
    assert notes(document, "p1", LaneKind.DOING, "t11") == ["a"] and notes(document, "p1", LaneKind.DOING, "t12") == [
        "b"
    ]
    assert notes(document, "p2", LaneKind.DOING) == ["c"]


def test_headings_that_nobody_knows_beside_known_ones_are_made() -> None:
    document = a_map("een")
    edit = pasted(document, (("", "Nazorg", "een"), ("Doen", "a", "b"), ("Doen", "c", "")), ANYWHERE)
    phase = document.phases(MAP)[1]
    assert phase.title == "Nazorg" and notes(document, phase.id, LaneKind.DOING) == ["a", "c"]
    assert phase.id not in edit.created
    pasted(document, (("", "een"), ("Vragen", "d")), ANYWHERE)
    assert [each.title for each in document.lanes(MAP)][-1] == "Vragen"


def test_words_that_only_look_like_a_heading_are_cells() -> None:
    document = a_map("een", "twee")
    pasted(document, (("een", "iets anders"), ("a", "b")), ANYWHERE)
    assert notes(document, "p1", LaneKind.DOING) == ["een", "a"]


def test_cells_of_a_lane_without_notes_are_left_out_and_counted() -> None:
    document = a_map("een", "twee")
    edit = pasted(document, (("", "een", "twee"), ("emotie", "+1", "-1"), ("doen", "a", "")), ANYWHERE)
    assert [remark.values["count"] for remark in edit.remarks] == [2] and len(edit.created) == 1


def test_it_is_counted_what_would_be_made() -> None:
    document = a_map("een", "twee")
    assert edits.cells_in(document, MAP, (("", "een", "twee"), ("doen", "a", ""))) == 1
    assert edits.cells_in(document, MAP, (("x", "y"), ("a", ""))) == 3


# --- copying as a table ----------------------------------------------------------------------------------------------


def test_a_selection_reads_like_the_map() -> None:
    document = a_map("een", "twee", touchpoints=(2, 0))
    for text, phase, kind, owner in (
        ("a", "p1", LaneKind.DOING, "t11"),
        ("b", "p1", LaneKind.DOING, "t11"),
        ("c", "p1", LaneKind.PAINS, "t12"),
        ("d", "p2", LaneKind.DOING, None),
    ):
        owner_id = Id(owner) if owner else None
        document.apply(edits.add_note(document, lane(kind), Id(phase), text, touchpoint_id=owner_id).change)
    everything = [r.id for r in document.records.values() if isinstance(r, Note | Touchpoint)]
    assert table_of(gather(document, everything), translator("nl")) == (
        ("", "een", "een", "twee"),
        ("Contactmomenten", "moment 1.1", "moment 1.2", ""),
        ("Doen", "a", "", "d"),
        ("Doen", "b", "", ""),
        ("Pijnpunten", "", "c", ""),
    )


def test_what_is_one_column_or_only_touchpoints_is_a_list() -> None:
    document = a_map("een", "twee", touchpoints=(2, 1))
    document.apply(edits.add_note(document, lane(LaneKind.DOING), Id("p1"), "a", touchpoint_id=Id("t11")).change)
    one = gather(document, [Id("t11")])
    assert table_of(one) == () and texts_of(one) == ["moment 1.1", "a"]
    several = gather(document, [Id("t21"), Id("t12")])
    assert table_of(several) == () and texts_of(several) == ["moment 1.2", "moment 2.1"]
    assert texts_of(gather(document, [Id("p2")])) == ["twee", "moment 2.1"]


STACKS = st.lists(
    st.tuples(st.sampled_from(["p1", "p2"]), st.sampled_from([LaneKind.DOING, LaneKind.PAINS]), st.integers(0, 2)),
    min_size=1,
    max_size=10,
)
WORDS = st.text(st.sampled_from("ab\n\t\"=-'é"), min_size=1, max_size=6).map(str.strip).filter(bool)


@settings(max_examples=60, deadline=None)
@given(STACKS, st.data())
def test_a_selection_pasted_as_text_elsewhere_says_the_same_in_the_same_cells(
    stacks: list[tuple[str, LaneKind, int]], data: st.DataObject
) -> None:
    document = a_map("een", "twee", touchpoints=(2, 2))
    for phase, kind, owner in stacks:
        owner_id = Id(f"t{phase[1]}{owner}") if owner else None
        text = data.draw(WORDS)
        document.apply(edits.add_note(document, lane(kind), Id(phase), text, touchpoint_id=owner_id).change)
    chosen = [t.id for t in document.journey(MAP)] + [r.id for r in document.records.values() if isinstance(r, Note)]
    text = write_tsv(table_of(gather(document, chosen), translator("nl")))
    elsewhere = a_map("een", "twee")
    pasted(elsewhere, read_tsv(text), ANYWHERE)
    assert _said(elsewhere) == _said(document)


def _said(document: Document) -> Counter[tuple[str, str, str, str]]:
    """How often each text stands where, with places by their names."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for record in document.records.values():
        if isinstance(record, Note):
            owner = document.find(record.touchpoint_id, Touchpoint)
            phase = document.get(record.phase_id, Phase).title
            found[phase, owner.title if owner else "", record.lane_id, record.text] += 1
        elif isinstance(record, Touchpoint):
            found[document.get(record.phase_id, Phase).title, record.title, "", ""] += 1
    return found


@settings(max_examples=60, deadline=None)
@given(STACKS, st.data())
def test_any_selection_of_notes_keeps_its_phases_and_lanes(
    stacks: list[tuple[str, LaneKind, int]], data: st.DataObject
) -> None:
    document = a_map("een", "twee", touchpoints=(2, 2))
    for phase, kind, owner in stacks:
        owner_id = Id(f"t{phase[1]}{owner}") if owner else None
        text = data.draw(WORDS)
        document.apply(edits.add_note(document, lane(kind), Id(phase), text, touchpoint_id=owner_id).change)
    every = [r.id for r in document.records.values() if isinstance(r, Note)]
    clip = gather(document, data.draw(st.lists(st.sampled_from(every), unique=True)))
    rows = table_of(clip, translator("nl"))
    elsewhere = a_map("een", "twee", touchpoints=(1, 0))
    pasted(elsewhere, read_tsv(write_tsv(rows)), ANYWHERE)
    expected = (
        Counter((r.phase_id, r.lane_id, r.text) for r in clip.records if isinstance(r, Note)) if rows else Counter()
    )
    made = (r for r in elsewhere.records.values() if isinstance(r, Note))
    assert Counter((r.phase_id, r.lane_id, r.text) for r in made) == expected


def test_a_hidden_lane_that_is_named_by_a_heading_is_seen_again() -> None:
    document = a_map("Zoeken", "Kopen")
    document.apply(edits.set_fields(document, lane(LaneKind.DOING), hidden=True).change)
    edit = pasted(document, (("", "Zoeken", "Kopen"), ("Doen", "belt", "")), ANYWHERE)
    assert notes(document, "p1", LaneKind.DOING) == ["belt"]
    assert not document.get(lane(LaneKind.DOING), Lane).hidden
    document.apply(edit.change.inverse())
    assert document.get(lane(LaneKind.DOING), Lane).hidden
