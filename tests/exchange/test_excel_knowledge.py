"""The sheets behind the roadmap: everything known of touchpoints, people, channels and evidence, read back."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from app.exchange import excel
from app.exchange.base import ExportOptions, no_progress
from app.guides.templates import build
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.domain import texts_of
from app.model.records import (
    Channel,
    Evidence,
    Heuristic,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Persona,
    Record,
    Segment,
    Source,
    Tag,
    Touchpoint,
)
from tests.every_kind import whole_project
from tests.exchange.journeys import document as journey_of
from tests.exchange.journeys import sample


def made(document: Document, *map_ids: str, language: str = "en") -> Any:
    target = BytesIO()
    maps = [Id(i) for i in map_ids] or [journey.id for journey in document.maps()]
    excel.write(document, maps, target, ExportOptions(language=language), no_progress)
    return openpyxl.load_workbook(target)


def rows(sheet: Any, header: int = 4) -> list[dict[str, Any]]:
    names, *others = list(sheet.iter_rows(min_row=header, values_only=True))
    return [dict(zip(names, row, strict=True)) for row in others]


@pytest.fixture(scope="module")
def whole() -> Any:
    return made(whole_project())


def test_a_touchpoint_is_one_row_with_all_that_it_holds(whole: Any) -> None:
    [first, other] = rows(whole["Touchpoints"])
    touchpoint = whole_project().records[Id("touchpoint")]
    assert isinstance(touchpoint, Touchpoint)
    assert first["Touchpoint"] == touchpoint.title
    assert first["Influence"] == "Outside our control"
    assert (first["Moment of truth"], first["Brand moment"]) == ("Yes", "Yes")
    assert first["Expected"] == 0.3
    assert not {"Experienced", "Gap"} & first.keys()  # what no touchpoint has is not in the way
    assert (first["Motivation"], first["Ability"], first["Prompt"]) == (3, 3, 3)
    assert first["Heuristics"] == "Liking, Scarcity"
    assert first["Intended value"] == touchpoint.intended_value
    assert first["Leads to"] == "→ Andere · Hand-over · title € 🦷"
    assert first["Proven by"] == "Assumption"
    assert other["Touchpoint"] == "Andere"
    assert (other["Expected"], other["Moment of truth"], other["Heuristics"]) == (None, None, None)


def test_every_text_of_every_listed_record_is_in_the_workbook(whole: Any) -> None:
    held = {str(cell) for sheet in whole for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    for kind in (Touchpoint, Persona, Segment, Channel, Source, Evidence, Tag):
        record = whole_project().records[Id(kind.KIND)]
        shown = [field for field in texts_of(kind) if field not in ("order", "respondent")]
        missing = [field for field in shown if not any(getattr(record, field) in text for text in held)]
        assert missing == []


def test_the_gap_is_how_much_better_it_was_than_expected() -> None:
    document = sample("en")
    touchpoint = document.journey(document.maps()[0].id)[0]
    document = document.after(edits.set_fields(document, touchpoint.id, expected=5).change)
    document = document.after(edits.set_emotion(document, touchpoint.id, -1.0).change)
    first = rows(made(document)["Touchpoints"])[0]
    assert (first["Expected"], first["Experienced"], first["Gap"]) == (0.5, -1.0, -1.5)


def test_personas_stand_beside_each_other_with_their_fields_below() -> None:
    document = whole_project()
    persona = document.records[Id("persona")]
    assert isinstance(persona, Persona)
    document = Document([*document.records.values(), replace(persona, id=Id("q"), order="W", name="Quinn", age="")])
    sheet = made(document)["Personas"]
    names, *fields = list(sheet.iter_rows(min_row=3, values_only=True))
    by_name = {field[0]: field[1:] for field in fields}
    assert names[1:] == (persona.name, "Quinn")
    assert by_name["Age"] == (persona.age, None)
    assert by_name["Decides on it"] == ("Yes", "Yes")
    assert by_name["Segment"] == ("name € 🦷", "name € 🦷")
    assert sheet.freeze_panes == "B4"


def test_a_persona_is_on_the_maps_where_they_have_a_curve() -> None:
    document = sample("en")
    map_id = document.maps()[0].id
    document.apply(edits.set_fields(document, map_id, persona_id=None).change)
    fields = list(made(document)["Personas"].iter_rows(min_row=3, values_only=True))
    assert ("Maps", None) in fields
    moment = document.journey(map_id)[0]
    document.apply(edits.set_emotion(document, moment.id, 1.0, document.personas()[0].id).change)
    fields = list(made(document)["Personas"].iter_rows(min_row=3, values_only=True))
    assert ("Maps", document.maps()[0].title) in fields


def test_a_long_name_over_scores_is_not_torn() -> None:
    document = sample("en")
    moment = document.journey(document.maps()[0].id)[0]
    made_ = edits.add_person(document, "Karim, administratiekantoormanager")
    document.apply(made_.change)
    document.apply(edits.set_emotion(document, moment.id, 1.0, made_.created[0]).change)
    sheets = made(document)
    for name in ("Emotion", "Touchpoints"):
        [cell] = [cell for cell in sheets[name][4] if str(cell.value).startswith("Karim, ")]
        assert sheets[name].column_dimensions[cell.column_letter].width > 27, name
        assert sheets[name].row_dimensions[4].height > 30, name
    [row] = [row for row in sheets["Journey"] if str(row[0].value).endswith("Karim, administratiekantoormanager")]
    assert sheets["Journey"].row_dimensions[row[0].row].height > 40


def test_the_matrix_says_in_which_phase_each_channel_serves(whole: Any) -> None:
    phases, channel, without = list(whole["Channels by phase"].iter_rows(min_row=4, values_only=True))
    assert phases[1] == "title € 🦷"
    assert channel == ("name € 🦷", "• title € 🦷")
    assert without == ("Without a channel", "• Andere")


def test_money_is_a_number_and_a_judgement_a_word(whole: Any) -> None:
    [channel] = rows(whole["Channels"])
    assert channel["Budget a month"] == 0.03
    assert (channel["Suits us"], channel["Audience is there"]) == ("Yes", "Yes")
    assert (channel["Online or offline"], channel["Owned, paid or earned"]) == ("Offline", "Earned")


def test_the_anonymous_stay_so_on_every_sheet(whole: Any) -> None:
    [said] = rows(whole["Evidence"])
    assert said["Respondent"] == "Respondent 1"
    assert said["Quote"] == "quote € 🦷"
    everything = str([row for sheet in whole for row in sheet.iter_rows(values_only=True)])
    assert "respondent € 🦷" not in everything


def test_only_what_belongs_to_the_maps_asked_for_goes_along() -> None:
    document = whole_project()
    document = Document([*document.records.values(), JourneyMap(id=Id("empty"), order="a", title="Empty")])
    names = made(document, "empty").sheetnames
    plan = ["Overview", "Actions", "Timeline", "Matrix"]
    assert names == [*plan, "Journey", "Emotion", "Guide", "_reiskaart", "Lists"]
    assert "Personas" in made(document, "journey_map").sheetnames


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_value_of_a_choice_has_a_word_in_the_workbook(language: str) -> None:
    document = sample(language)
    touchpoint = document.journey(document.maps()[0].id)[0]
    every = " ".join(heuristic.value for heuristic in Heuristic)
    document = document.after(edits.set_fields(document, touchpoint.id, heuristics=every).change)
    sheet = made(document, language=language)[translator(language)("Touchpoints")]
    shown = rows(sheet)[0][translator(language)("Heuristics")]
    assert len(shown.split(", ")) == len(Heuristic)


def test_tables_have_names_and_columns_that_differ() -> None:
    persona = Persona(id=Id("p"), order="V", name="Expected")
    scored = journey_of(persona)
    document = scored
    for edit in (
        lambda d: edits.add_phase(d, Id("map"), "P"),
        lambda d: edits.add_touchpoint(d, d.phases(Id("map"))[0].id, "T"),
        lambda d: edits.set_emotion(d, d.journey(Id("map"))[0].id, 1.0, Id("p")),
        lambda d: edits.set_fields(d, d.journey(Id("map"))[0].id, expected=5),
    ):
        document = document.after(edit(document).change)
    workbook = made(document)
    tables = [table for sheet in workbook for table in sheet.tables.values()]
    assert len({table.displayName.casefold() for table in tables}) == len(tables) >= 2
    for table in tables:
        names = [column.name.casefold() for column in table.tableColumns]
        assert len(set(names)) == len(names)
    assert "Expected (2)" in rows(workbook["Touchpoints"])[0]


def test_what_looks_like_a_formula_is_text_on_the_new_sheets() -> None:
    evil: list[Record] = []
    for record in whole_project().records.values():
        texts = {name: "=1+1" for name in texts_of(type(record)) if name not in ("order", "language", "stage")}
        evil.append(replace(record, **texts))  # type: ignore[arg-type]
    cells = [cell for sheet in made(Document(evil)) for row in sheet.iter_rows() for cell in row]
    computed = [cell for cell in cells if cell.data_type == "f"]
    assert all(cell.parent.title == "Timeline" and cell.value.startswith("=IF(INDEX(plan_") for cell in computed)
    assert all(cell.quotePrefix for cell in cells if cell.value == "=1+1")
    assert sum(cell.value == "=1+1" for cell in cells) > 40


def test_pictures_that_stay_behind_are_told() -> None:
    document = whole_project()
    report = excel.write(document, [Id("journey_map")], BytesIO(), ExportOptions(), no_progress)
    assert [note.text(str) for note in report.notes] == ["Pictures are not in the workbook: 1."]


def test_what_was_expected_is_a_curve_of_its_own_once_any_of_it_is_known() -> None:
    document = sample("en")
    for touchpoint in document.journey(document.maps()[0].id):
        document = document.after(edits.set_fields(document, touchpoint.id, expected=None).change)
    sheets = made(document, document.maps()[0].id)
    assert "Expected" not in [cell.value for cell in sheets["Emotion"][4]]
    document = document.after(edits.set_fields(document, touchpoint.id, expected=-3).change)
    sheets = made(document, document.maps()[0].id)
    names = [cell.value for cell in sheets["Emotion"][4]]
    assert names[-1] == "Expected" or "Expected" in names
    assert rows(sheets["Emotion"])[-1]["Expected"] == -0.3


def test_the_journey_says_whose_a_touchpoint_is_and_that_a_note_is_a_picture() -> None:
    records = whole_project().records
    shown = {Id("lane"): {"hidden": False}, Id("note"): {"text": ""}}
    changed = {i: replace(records[i], **values) for i, values in shown.items()}  # type: ignore[arg-type]
    lanes = [Lane(id=Id("t"), map_id=Id("journey_map"), order="A", kind=LaneKind.TOUCHPOINTS)]
    sheet = made(Document([*(records | changed).values(), *lanes]))["Journey"]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("Brand moment\nOutside our control" in cell for cell in cells)
    assert "• (picture)" in cells


def test_scores_in_texts_have_the_sign_and_the_comma_of_the_language() -> None:
    texts = {language: _everything(made(whole_sample(language), language=language)) for language in ("nl", "en")}
    assert "De spijkerbroek gaat niet dicht · −0,5" in texts["nl"]
    assert "Ziet Merels advertentie · +0,4" in texts["nl"]
    assert not [text for text in texts["nl"] + texts["en"] if re.search(r"(^|\s)-\d", text)]
    assert [text for text in texts["en"] if text.endswith(" · −0.5")]
    assert not [text for text in texts["nl"] if re.search(r"[+−]\d\.\d", text)]


def whole_sample(language: str) -> Document:
    return Document(build("vera", language))


def _everything(book: Any) -> list[str]:
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [value for row in rows for value in row if isinstance(value, str)]


def test_what_carries_a_tag_stands_under_its_map_in_the_order_of_the_map() -> None:
    tagged = rows(made(whole_sample("nl"), language="nl")["Labels"])
    carried = {row["Label"]: row["Wat dit label heeft"] for row in tagged}
    today, tomorrow = carried["Alleen gelaten"].split("\n\n")
    assert today.splitlines()[:3] == [
        "Vera wil tien kilo kwijt",
        "• Checkt iedere avond in",
        "• De weegschaal staat stil",
    ]
    assert tomorrow.splitlines()[0] == "Vera, zoals we het willen"


def test_the_touchpoints_of_each_map_begin_on_a_page_of_their_own_and_each_page_is_named() -> None:
    document = whole_sample("nl")
    sheet = made(document, language="nl")["Contactmomenten"]
    first = len(document.journey(document.maps()[0].id))
    assert 4 + first in [each.id for each in sheet.row_breaks.brk]
    named = [cell.column for cell in sheet[1] if cell.value == "Alle contactmomenten"]
    assert named == [2, *(each.id + 1 for each in sheet.col_breaks.brk)]


def test_the_comparison_says_what_a_description_was_and_is() -> None:
    sheet = made(whole_sample("nl"), language="nl")["Vergelijking"]
    told = {row["Contactmoment"]: row["Verschillen"] or "" for row in rows(sheet)}
    assert "Omschrijving: ‘Merel heeft elf reviews" in told["Leest reviews"]
    assert "→ ‘Op iedere review staat" in told["Leest reviews"]
