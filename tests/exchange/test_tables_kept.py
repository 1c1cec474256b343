"""Tables that colleagues made: nothing of them is lost in silence, or put where it does not belong."""

from __future__ import annotations

import pytest

from app.errors import ImportFileError
from app.exchange.base import ImportPlan
from app.exchange.incoming import EMPTY, Incoming, reader_of
from app.exchange.tables.notes import apart, together
from app.exchange.tables.reading import BY_PHASE, NO_TOUCHPOINTS, SECOND_FEELING, SECOND_PHASE
from app.exchange.tables.text_file import NO_TEXT
from app.model.records import LaneKind
from tests.exchange.mermaid import landed, rows
from tests.exchange.tables import asked, plan_of, told
from tests.exchange.test_tables_excel import book, read
from tests.exchange.test_tables_read import notes

ACROSS = ",Zoeken,,Kopen\nContactpunt,site,app,kassa\nEmotie,blij,boos,blij\nPijnpunten,traag,kapot,rij\n"


def lanes(plan: ImportPlan) -> list[tuple[LaneKind, str]]:
    document = landed(plan)
    return [(lane.kind, lane.title) for lane in document.lanes(document.maps()[0].id)]


# --- phases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("merged", ["A1:D1", "B1:D1", ""])
def test_a_title_over_merged_cells_is_no_phase(merged: str) -> None:
    title = (None, "Onze reis") if merged.startswith("B") else ("Onze reis",)
    lines = [title, (), *(tuple(line.split(",")) for line in ACROSS.splitlines())]
    plan = read(book(lines, change=lambda each: merged and each.active.merge_cells(merged)))  # type: ignore[arg-type]
    assert plan.titles == ("Onze reis",)
    assert [(phase, [title for title, _ in held]) for phase, held in rows(landed(plan))] == [
        ("Zoeken", ["site", "app"]),
        ("Kopen", ["kassa"]),
    ]


def test_a_second_column_that_is_said_to_hold_phases_is_kept_as_a_lane_and_told() -> None:
    text = "Fase;Stap;Afd.;Emotie (1-5)\nZoeken;site;IT;4\nKopen;kassa;Winkel;2\n"
    plan = plan_of(text, columns={"Afd.": "phase"})
    assert [phase for phase, _ in rows(landed(plan))] == ["Zoeken", "Kopen"]
    assert notes(landed(plan)) == {"site": ["IT"], "kassa": ["Winkel"]}
    assert told(plan) == [(1, SECOND_PHASE, "Afd.")]


def test_what_the_user_says_holds_the_phases_does_so_where_no_heading_says_it() -> None:
    text = (
        "Onze reis;een;twee\nBlok;Zoeken;Kopen\n" + "Contactpunt;site;kassa\nEmotie (1-5);4;2\nKansen;sneller;mooier\n"
    )
    assert [phase for phase, _ in rows(landed(plan_of(text)))] == ["een", "twee"]
    plan = plan_of(text, columns={"Blok": "phase"})
    assert [phase for phase, _ in rows(landed(plan))] == ["Zoeken", "Kopen"]
    assert notes(landed(plan)) == {"site": ["een", "sneller"], "kassa": ["twee", "mooier"]}
    assert [(msgid, original) for _, msgid, original in told(plan)] == [(SECOND_PHASE, "Onze reis")]


def test_of_two_known_words_for_a_phase_the_second_is_asked_for() -> None:
    plan = plan_of("Fase;Periode;Contactpunt;Kansen\nZoeken;mei;site;a\nKopen;juni;kassa;b\n")
    assert asked(plan) == {"columns": {"Periode": "free"}}
    assert notes(landed(plan)) == {"site": ["mei", "a"], "kassa": ["juni", "b"]}
    assert not told(plan)


# --- feelings --------------------------------------------------------------------------------------------------------


def test_a_second_feeling_is_kept_as_a_note_and_told_once_for_its_column() -> None:
    plan = plan_of("Fase;Contactpunt;Emotie (1-5);Cijfer (1-5)\nA;een;4;2\nA;twee;5;5\nA;drie;1;3\n")
    assert rows(landed(plan)) == [("A", [("een", 10), ("twee", 20), ("drie", -20)])]
    assert notes(landed(plan)) == {"een": ["2"], "drie": ["3"]}
    assert told(plan) == [(1, SECOND_FEELING, "Cijfer (1-5)")]


def test_a_number_is_taken_rather_than_a_smiley_which_stays_as_a_note() -> None:
    plan = plan_of("Fase;Contactpunt;Emotie;Cijfer (1-5)\nA;een;😡;4\nA;twee;boos;1\n")
    assert rows(landed(plan)) == [("A", [("een", 10), ("twee", -20)])]
    assert notes(landed(plan)) == {"een": ["😡"], "twee": ["boos"]}
    assert told(plan) == [(1, SECOND_FEELING, "Emotie")]


def test_a_second_feeling_for_a_merged_touchpoint_is_kept_as_a_note_and_told_where_it_stood() -> None:
    lines = [("Fase", "Contactpunt", "Emotie (1-5)"), ("A", "een", 4), (None, None, 2), ("B", "twee", 3)]
    plan = read(book(lines, change=lambda each: each.active.merge_cells("B2:B3")))
    assert rows(landed(plan)) == [("A", [("een", 10)]), ("B", [("twee", 0)])]
    assert notes(landed(plan)) == {"een": ["2"]}
    assert [(each.place, each.what.msgid) for each in plan.repairs] == [("C3", SECOND_FEELING)]


@pytest.mark.parametrize("nothing", ["n.v.t.", "nvt", "N/A", "…"])
def test_a_word_for_nothing_is_no_feeling(nothing: str) -> None:
    plan = plan_of(f"Fase;Contactpunt;Emotie (1-5)\nA;een;4\nA;twee;{nothing}\n")
    assert rows(landed(plan)) == [("A", [("een", 10), ("twee", None)])]
    assert not asked(plan) and not told(plan) and not notes(landed(plan))
    assert LaneKind.FEELING not in [kind for kind, _ in lanes(plan)]


# --- moments without a touchpoint ------------------------------------------------------------------------------------


def test_a_column_with_a_feeling_but_no_touchpoint_is_a_moment_of_its_own() -> None:
    plan = plan_of(ACROSS.replace("kassa", "").replace("app", ""))
    assert rows(landed(plan)) == [("Zoeken", [("site", 20), ("Zoeken", -20)]), ("Kopen", [("Kopen", 20)])]
    assert notes(landed(plan)) == {"site": ["blij", "traag"], "Zoeken": ["boos", "kapot"], "Kopen": ["blij", "rij"]}
    assert told(plan) == [(3, BY_PHASE, "boos"), (3, BY_PHASE, "blij")]


def test_a_row_with_another_feeling_but_no_touchpoint_is_a_moment_of_its_own() -> None:
    plan = plan_of("Fase;Contactpunt;Emotie (1-5);Pijnpunten\nA;een;4;x\n;;;y\n;;2;z\n")
    assert rows(landed(plan)) == [("A", [("een", 10), ("A", -10)])]
    assert notes(landed(plan)) == {"een": ["x", "y"], "A": ["z"]}
    assert told(plan) == [(4, BY_PHASE, "2")]


def test_a_touchpoint_that_was_made_has_the_notes_of_its_row() -> None:
    plan = plan_of("Fase;Contactpunt;Kanaal;Pijnpunten\nA;een;web;x\nA;;mail;y\nB;twee;;z\n")
    assert notes(landed(plan)) == {"een": ["x"], "A": ["y"], "twee": ["z"]}
    assert told(plan) == [(3, BY_PHASE, "mail")]


def test_a_table_without_touchpoints_is_told_once() -> None:
    plan = plan_of(",A,B\nActies,zoekt rond,betaalt\nEmotie,blij,boos\nDenkt,leuk,duur\n")
    assert rows(landed(plan)) == [("A", [("A", 20)]), ("B", [("B", -20)])]
    assert told(plan) == [(None, NO_TOUCHPOINTS, "")]


# --- notes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Lange wachttijd (12 min); 2x doorverbonden", ["Lange wachttijd (12 min)", "2x doorverbonden"]),
        ("Track & trace; SMS", ["Track & trace", "SMS"]),
        (
            "Meldt diefstal\n- doet aangifte\n- uploadt bonnetje",
            ["Meldt diefstal", "doet aangifte", "uploadt bonnetje"],
        ),
        ("Duurt lang\n12. verdieping", ["Duurt lang", "12. verdieping"]),
        ("Je wacht lang; daarna gebeurt er niets", ["Je wacht lang; daarna gebeurt er niets"]),
        ("zoekt op de site, belt met de winkel", ["zoekt op de site, belt met de winkel"]),
    ],
)
def test_notes_are_parted_by_semicolons_and_lines_without_the_signs_that_list_them(cell: str, meant: list[str]) -> None:
    assert apart(cell) == meant
    assert apart(together(meant)) == meant
    assert apart(together([cell]), sentences=True) == [cell], "as a table of ours is read"


# --- what holds no table ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["leeg.csv", "leeg.xlsx", "leeg.md"])
def test_an_empty_file_is_said_to_be_empty(name: str, data: bytes) -> None:
    with pytest.raises(ImportFileError) as refusal:
        reader_of(Incoming(name, data))
    assert refusal.value.sentence == EMPTY


@pytest.mark.parametrize(
    ("data", "program"),
    [
        (book([("Fase",)]), "Excel"),
        (b"PK\x03\x04...word/document.xml", "Word"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "LibreOffice"),
        (b"PK\x03\x04 else", "zip"),
        (b"\xd0\xcf\x11\xe0 old", "Office"),
        (b"%PDF-1.7", "PDF"),
    ],
)
@pytest.mark.parametrize("name", ["reis.csv", "reis.tsv"])
def test_a_file_that_is_no_text_is_told_for_what_it_is(name: str, data: bytes, program: str) -> None:
    with pytest.raises(ImportFileError) as refusal:
        plan_of(data, name)
    assert refusal.value.sentence == NO_TEXT
    assert refusal.value.values["program"] == program
