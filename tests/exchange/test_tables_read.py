"""Reading tables that others made: how they are stored, which way they lie, and what their cells say."""

from __future__ import annotations

import codecs

import pytest

from app.errors import ImportFileError
from app.exchange.base import ImportOptions
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import BEYOND
from app.exchange.tables import markdown_file, tsv_file
from app.exchange.tables.above import LEFT_OUT
from app.exchange.tables.decoding import NOT_UTF8, decoded, separator_of
from app.exchange.tables.felt import Felt, felt, known
from app.exchange.tables.markdown_text import plain, tables_in
from app.exchange.tables.notes import apart, together
from app.exchange.tables.plan import NO_JOURNEY
from app.exchange.tables.questions import MEANINGS, WAY
from app.exchange.tables.reading import NO_SCORE, NO_TOUCHPOINTS, SHARED
from app.exchange.tables.separated import rows_in
from app.exchange.tables.text_file import TOO_LONG, TOO_WIDE
from app.exchange.tables.vocabulary import meaning_of
from app.model.document import Document
from app.model.records import LaneKind, Persona
from tests.effort import at_most
from tests.exchange.mermaid import landed, rows
from tests.exchange.tables import asked, plan_of, told

HEAD = "Fase;Touchpoint;Emotie (1-5);Pijnpunten\n"


def read(text: str | bytes, name: str = "reis.csv", **answers: object) -> Document:
    return landed(plan_of(text, name, **answers))  # type: ignore[arg-type]


def notes(document: Document) -> dict[str, list[str]]:
    """The notes of a map, touchpoint or phase by touchpoint or phase."""
    found: dict[str, list[str]] = {}
    journey = document.maps()[-1]
    for phase in document.phases(journey.id):
        for owner in (None, *document.touchpoints(phase.id)):
            for lane in document.lanes(journey.id):
                for note in document.column(phase.id, lane.id, owner.id if owner else None):
                    found.setdefault(owner.title if owner else phase.title, []).append(note.text)
    return found


# --- how a text is stored --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["Fase;Emotie\nKoffie über Ω;🙂", "Fase;Emotie\nplain;1"])
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
    ],
)
def test_a_text_is_read_however_it_was_stored(language: str, encode) -> None:  # type: ignore[no-untyped-def]
    repairs = Repairs()
    assert decoded(encode(language), repairs) == language
    assert not repairs.told()


def test_western_european_text_is_read_and_told() -> None:
    plan = plan_of((HEAD + "Café;Crème brûlée – € 5;4;\n").encode("cp1252"))
    assert rows(landed(plan)) == [("Café", [("Crème brûlée – € 5", 10)])]
    assert [msgid for _, msgid, _ in told(plan)] == [NOT_UTF8]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("a,b,c\n1.5,2,3\n", ","),
        ("a\tb\n1, 2\t3; 4\n", "\t"),
        ('a;"x, y, z";c\n1;"x, y, z";3\n', ";"),
        ("Een titel, met komma\n\na;b;c\nd;e;f\n", ";"),
        ("sep=,\na,b;c\n", ","),
        ("one column\n", ";"),
    ],
)
def test_the_separator_is_found(text: str, separator: str) -> None:
    assert separator_of(text, ";")[0] == separator


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('a;"b ""c""";d', [["a", 'b "c"', "d"]]),
        ('"a\nb";c\nd;e', [["a\nb", "c"], ["d", "e"]]),
        ('"never closed;b\nc;d', [['"never closed', "b"], ["c", "d"]]),
        ('"a" b;c', [['"a" b', "c"]]),
        ("a;b;\n;\n", [["a", "b", ""], ["", ""]]),
        ("'=1;''=1;'a;-5", [["=1", "'=1", "'a", "-5"]]),
        ("a\r\nb\rc", [["a"], ["b"], ["c"]]),
    ],
)
def test_cells_are_told_apart(text: str, cells: list[list[str]]) -> None:
    assert [row for _, row in rows_in(text, ";")] == cells


def test_rows_keep_the_lines_that_they_begin_on() -> None:
    assert [number for number, _ in rows_in('a\n"b\nb\nb";c\n\nd', ";")] == [1, 2, 5, 6]


def test_ragged_rows_are_read() -> None:
    document = read(HEAD + "Zoeken;Site;3;Traag;;;\nKopen;Winkel\n")
    assert rows(document) == [("Zoeken", [("Site", 0)]), ("Kopen", [("Winkel", None)])]


def test_what_is_too_wide_is_told_and_what_is_too_long_is_refused() -> None:
    plan = plan_of(HEAD + "Zoeken;Site;3" + ";x" * 70 + "\n")
    assert TOO_WIDE in [msgid for _, msgid, _ in told(plan)]
    with pytest.raises(ImportFileError) as refusal:
        plan_of(HEAD + "Zoeken;Site;3;\n" * 20_001)
    assert refusal.value.sentence == TOO_LONG


def test_a_table_without_known_headings_is_refused_with_its_name() -> None:
    with pytest.raises(ImportFileError) as refusal:
        plan_of("Artikel;Prijs\nBrood;3\n", "prijzen.csv")
    assert refusal.value.sentence == NO_JOURNEY
    assert refusal.value.values["name"] == "prijzen.csv"


# --- which way it lies -----------------------------------------------------------------------------------------------

DOWN = "Fase;Contactmoment;Wat doet de klant?;Emotie (1-5)\nZoeken;Site;Leest;4\nKopen;Kassa;Betaalt;2\n"
ACROSS = "Fase;Zoeken;Kopen\nContactmoment;Site;Kassa\nWat doet de klant?;Leest;Betaalt\nEmotie (1-5);4;2\n"


@pytest.mark.parametrize("text", [DOWN, ACROSS, ACROSS.replace("Fase", ""), ACROSS.replace("Fase", "Onze klantreis")])
def test_a_table_is_read_whichever_way_it_lies(text: str) -> None:
    document = read(text)
    assert rows(document) == [("Zoeken", [("Site", 10)]), ("Kopen", [("Kassa", -10)])]
    assert notes(document) == {"Site": ["Leest"], "Kassa": ["Betaalt"]}


def test_phases_go_on_over_empty_cells_whichever_way_the_table_lies() -> None:
    down = "Fase;Touchpoint;Kans\nA;een;x\n;twee;y\nB;drie;z\n"
    across = "Fase;A;;B\nTouchpoint;een;twee;drie\nKans;x;y;z\n"
    for text in (down, across):
        assert rows(read(text)) == [("A", [("een", None), ("twee", None)]), ("B", [("drie", None)])]


def test_which_way_is_asked_where_it_is_unclear_and_the_answer_is_followed() -> None:
    text = "Fase;Emotie;Kansen\nDoen;1;2\nDenken;3;4\n"
    plan = plan_of(text)
    assert asked(plan)[WAY] == "down"
    assert [title for title, _ in rows(read(text))] == ["Doen", "Denken"]
    turned = plan_of(text, way="across")
    assert asked(turned)[WAY] == "across"
    assert [title for title, _ in rows(landed(turned))] == ["Emotie", "Kansen"]


def test_what_stands_above_is_title_persona_and_description() -> None:
    plan = plan_of("Reis van Anna\nPersona: Anna\nScenario;Zoekt een fiets\nx;y;z\n\n" + HEAD + "A;B;3;c\n")
    document = landed(plan)
    journey = document.maps()[0]
    assert (journey.title, journey.scenario) == ("Reis van Anna", "Zoekt een fiets")
    assert document.get(journey.persona_id, Persona).name == "Anna"  # type: ignore[arg-type]
    assert [(line, original) for line, msgid, original in told(plan) if msgid == LEFT_OUT] == [
        (4, "x"),
        (4, "y"),
        (4, "z"),
    ]


def test_a_row_that_names_neither_phase_nor_touchpoint_goes_on_about_the_one_before() -> None:
    document = read(HEAD + "A;B;3;een\n;;;twee\nC;;;van de fase\n")
    assert notes(document) == {"B": ["een", "twee"], "C": ["van de fase"]}


def test_several_touchpoints_in_a_phase_of_one_row_share_its_feeling_and_leave_its_notes_to_the_phase() -> None:
    plan = plan_of(HEAD + "A;site, folder;5;traag\nB;winkel;1;rij\n")
    document = landed(plan)
    assert rows(document) == [("A", [("site", 20), ("folder", 20)]), ("B", [("winkel", -20)])]
    assert notes(document) == {"A": ["traag"], "winkel": ["rij"]}
    assert [(line, msgid, original) for line, msgid, original in told(plan)] == [(2, SHARED, "site, folder")]


def test_a_feeling_of_a_phase_without_a_touchpoint_gets_one_by_its_name() -> None:
    plan = plan_of("Fase;Emotie (1-5);Pijnpunten\nZoeken;4;traag\nKopen;;rij\n")
    assert rows(landed(plan)) == [("Zoeken", [("Zoeken", 10)]), ("Kopen", [])]
    assert [msgid for _, msgid, _ in told(plan)] == [NO_TOUCHPOINTS]


# --- headings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "key", "title"),
    [
        ("Fase", "phase", ""),
        ("STAGE:", "phase", ""),
        ("Contactmomenten", "touchpoints", ""),
        ("Wat doet de klant?", "doing", "Wat doet de klant?"),
        ("Pain point", "pains", "Pain point"),
        ("Pijnpunten", "pains", ""),
        ("😡 Pijnpunten", "pains", ""),
        ("Emotie (1 = slecht, 10 = goed)", "emotion", ""),
        ("Ideeën", "opportunities", "Ideeën"),
        ("Kanaal", "channels", ""),
        ("Verantwoordelijke", "owners", ""),
        ("Confidence", "free", "Confidence"),
        ("Pijnpunten: Irritaties", "pains", "Irritaties"),
        ("Own lane: Kanaal", "free", "Kanaal"),
        ("Pijnpunten van de klant", "pains", "Pijnpunten van de klant"),
    ],
)
def test_headings_are_known_in_both_languages(heading: str, key: str, title: str) -> None:
    meaning = meaning_of(heading)
    assert (meaning.key, meaning.title) == (key, title)


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Emotie (1-5)", (1, 5)),
        ("Score van 0 tot 10", (0, 10)),
        ("Emotie (-2 tot +2)", (-2, 2)),
        ("Cijfer (1 = slecht, 10 = goed)", (1, 10)),
        ("Score", None),
    ],
)
def test_a_heading_may_say_the_scale(heading: str, scale: tuple[float, float] | None) -> None:
    assert meaning_of(heading).scale == scale


def test_a_heading_of_nothing_but_signs_between_two_words_takes_no_time() -> None:
    with at_most(150):
        assert meaning_of("Fase" + "!" * 50_000 + "x").key == LaneKind.FREE.value
    assert meaning_of("«Fase»!!").key == "phase"


def test_what_a_heading_means_is_asked_where_it_is_not_known_and_the_answer_is_followed() -> None:
    text = HEAD.replace("Pijnpunten", "Gedoe") + "A;B;3;traag\n"
    plan = plan_of(text)
    assert asked(plan) == {MEANINGS: {"Gedoe": "free"}}
    document = landed(plan)
    lane = document.lanes(document.maps()[0].id)[-1]
    assert (lane.kind, lane.title) == (LaneKind.FREE, "Gedoe")
    answered = read(text, columns={"Gedoe": "pains"})
    lane = answered.lanes(answered.maps()[0].id)[-1]
    assert (lane.kind, lane.title) == (LaneKind.PAINS, "Gedoe")
    assert notes(read(text, columns={"Gedoe": "ignore"})) == {}


def test_a_step_is_the_touchpoint_unless_there_is_one() -> None:
    assert rows(read("Fase;Stap;Emotie (1-5)\nA;B;3\n")) == [("A", [("B", 0)])]
    assert rows(read("Stap;Touchpoint;Emotie (1-5)\nA;B;3\n")) == [("A", [("B", 0)])]


# --- feelings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3", Felt(3)),
        ("7,5", Felt(7.5)),
        ("−1", Felt(-1)),
        ("+2", Felt(2)),
        ("4/5", Felt(4, (1, 5))),
        ("7 van de 10", Felt(7, (0, 10))),
        ("80%", Felt(80, (0, 100))),
        ("★★★☆☆", Felt(3, (1, 5))),
        ("blij (4)", Felt(4)),
        ("blij", Felt(word="blij")),
        ("😀", Felt(word="😀")),
        ("++", Felt(word="++")),
        ("De klant voelt zich hier toch wat verloren", Felt()),
        ("??", Felt()),
        ("In 2019 was dat nog heel anders dan nu", Felt()),
    ],
)
def test_a_feeling_is_a_number_a_word_or_a_sentence(text: str, meant: Felt) -> None:
    assert felt(text) == meant


def test_what_a_feeling_says_in_words_is_kept_as_a_note() -> None:
    cells = ("blij (4)", "4/5", "7 van de 10", "😡 Wat een gedoe is dit toch weer zeg", "😡", "80%")
    text = HEAD.replace(" (1-5)", "") + "".join(f"A;t{number};{cell};\n" for number, cell in enumerate(cells))
    document = read(text, scale=(1.0, 5.0))
    assert notes(document) == {"t0": ["blij (4)"], "t3": [cells[3]]}
    assert [score for _, score in rows(document)[0][1]] == [10, 10, 8, -20, -20, 12]


@pytest.mark.parametrize(
    ("word", "score"),
    [
        ("Blij", 2),
        ("Gefrustreerd", -2),
        ("neutraal", 0),
        ("❤️", 2),
        ("👍🏽", 1),
        ("😀 blij", 2),
        ("--", -2),
        ("oma", None),
    ],
)
def test_words_for_feelings_are_known(word: str, score: float | None) -> None:
    assert known(word) == score


def test_words_are_asked_with_a_proposal_and_stay_as_notes() -> None:
    text = "Fase;Touchpoint;Emotie\nA;een;blij\nA;twee;melig\nA;drie;😡\n"
    plan = plan_of(text)
    assert asked(plan) == {"feelings": {"blij": 2, "melig": 0, "😡": -2}}
    assert plan.questions[0].unknown == {"melig"}  # type: ignore[union-attr]
    assert rows(landed(plan)) == [("A", [("een", 20), ("twee", 0), ("drie", -20)])]
    assert notes(landed(plan)) == {"een": ["blij"], "twee": ["melig"]}
    assert rows(read(text, feelings={"melig": -1.0}))[0][1][1] == ("twee", -10)


def test_the_scale_is_asked_only_where_the_table_does_not_tell_it() -> None:
    text = "Fase;Touchpoint;Emotie\nA;een;{0}\nA;twee;{1}\n"
    assert asked(plan_of(text.format(1, 9))) == {"scale": (1, 10)}
    assert asked(plan_of(text.format(2, 4))) == {"scale": (1, 5)}
    assert asked(plan_of(text.format("-1,5", 2))) == {}
    assert asked(plan_of(text.format("4/5", "2/5"))) == {}
    assert rows(read(text.format(0, 10), scale=(0.0, 10.0))) == [("A", [("een", -20), ("twee", 20)])]


def test_a_score_beyond_its_scale_is_told_with_its_place() -> None:
    plan = plan_of(HEAD + "A;B;7;\n")
    assert rows(landed(plan)) == [("A", [("B", 20)])]
    assert told(plan) == [(2, BEYOND, "7")]


def test_a_feeling_that_is_a_sentence_becomes_a_note_and_is_told() -> None:
    plan = plan_of("Fase;Touchpoint;Emotie\nA;een;blij\nA;twee;boos\nA;drie;Wat een gedoe is dit toch weer zeg\n")
    assert notes(landed(plan))["drie"] == ["Wat een gedoe is dit toch weer zeg"]
    assert told(plan) == [(4, NO_SCORE, "Wat een gedoe is dit toch weer zeg")]


def test_a_column_of_sentences_is_a_lane_and_asks_nothing() -> None:
    text = "Fase;Touchpoint;Gevoel\nA;een;De klant is hier toch wel erg blij mee\n"
    assert asked(plan_of(text)) == {}
    assert notes(read(text)) == {"een": ["De klant is hier toch wel erg blij mee"]}


# --- notes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("een\ntwee", ["een", "twee"]),
        ("rood, wit; blauw", ["rood", "wit", "blauw"]),
        ("Kiest brood, taart en koekjes", ["Kiest brood, taart en koekjes"]),
        ("Fijn, ze begrijpen me", ["Fijn, ze begrijpen me"]),
        ("Duurt lang, geen bevestiging.", ["Duurt lang, geen bevestiging."]),
        ("- een\n- twee", ["een", "twee"]),
        ("1. een\n2. twee", ["een", "twee"]),
        ("• een\n  en verder\n• twee", ["een\nen verder", "twee"]),
        ("3. oktober", ["3. oktober"]),
        ("—", []),
        ("n.v.t.", []),
        ("1,5 uur", ["1,5 uur"]),
    ],
)
def test_notes_in_a_cell_are_told_apart_by_one_rule(cell: str, meant: list[str]) -> None:
    assert apart(cell) == meant
    assert apart(together(meant)) == meant
    assert apart(together([cell]), sentences=True) == [cell]


# --- Markdown --------------------------------------------------------------------------------------------------------

PAGE = """# Handboek

Tekst met | een streep.

## Reis van Ann

| Fase | Touchpoint | Emotie (1-5) |
|------|:----------:|-------------:|
| **Zoeken** | [site](https://x.nl) | 4 |
|  | a \\| b<br>c | 2 |

```
| Fase | Touchpoint |
|---|---|
| code | is geen tabel |
```

## Reis van Bob
Fase | Kansen
--- | ---
Kopen | sneller
"""


def test_every_table_of_a_page_is_a_map_by_its_heading() -> None:
    plan = plan_of(PAGE, "handboek.md")
    assert plan.titles == ("Reis van Ann", "Reis van Bob")
    document = landed(plan)
    assert rows(document, document.maps()[0].id) == [("Zoeken", [("site", 10), ("a | b c", -10)])]


def test_a_heading_that_says_only_what_follows_names_no_map() -> None:
    table = "| Fase | Kansen |\n|---|---|\n| A | b |\n"
    assert plan_of(f"# Onze winkel\n\n## Klantreis\n\n{table}", "x.md").titles == ("Onze winkel",)
    assert plan_of(f"## Klantreis\n\n{table}", "x.md").titles == ("Klantreis",)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("**vet** en *schuin*", "vet en schuin"),
        ("\\*geen\\* nadruk", "*geen* nadruk"),
        ("&lt;br&gt; is geen<br/>einde", "<br> is geen\neinde"),
        ("`code`", "code"),
        ("snake_case_naam", "snake_case_naam"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_a_cell_reads_as_its_words(cell: str, text: str) -> None:
    assert plain(cell) == text


def test_lines_of_a_page_are_places() -> None:
    numbers = [number for table in tables_in(PAGE) for number, _ in table.rows]
    assert numbers == [7, 9, 10, 19, 21]


def test_tabs_and_markdown_are_read_by_their_own_formats() -> None:
    options = ImportOptions()
    assert tsv_file.read(b"Phase\tTouchpoint\nA\tB\n", "x.tsv", options).titles == ("x",)
    with pytest.raises(ImportFileError):
        markdown_file.read(b"no table", "x.md", options)
