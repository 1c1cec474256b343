"""The roadmap workbook, read back as a person or a program would."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from app.exchange import excel
from app.exchange.base import ExportOptions, ExportReport, no_progress
from app.exchange.excel import journey_sheet
from app.guides.templates import build
from app.model.dependencies import needs
from app.model.document import Document
from app.model.edits import add_action, add_note, add_touchpoint, clear_emotion, new_id, set_emotion, set_fields
from app.model.edits.base import Edit
from app.model.records import Action, Id, JourneyMap, LaneKind, Record
from tests.exchange import journeys

TODAY = date(2026, 3, 1)


def made(document: Document, language: str = "") -> tuple[Any, ExportReport]:
    target = BytesIO()
    options = ExportOptions(language=language, today=TODAY)
    report = excel.write(document, [m.id for m in document.maps()], target, options, no_progress)
    target.seek(0)
    return openpyxl.load_workbook(target, rich_text=True), report


@pytest.fixture(scope="module")
def vera() -> Document:
    return journeys.sample("nl", TODAY)


def edited(document: Document, edit: Callable[..., Edit], *arguments: Any, **values: Any) -> tuple[Document, Id]:
    made_edit = edit(document, *arguments, **values)
    return document.after(made_edit.change), made_edit.created[0] if made_edit.created else Id("")


def texts(sheet: Any) -> list[list[str]]:
    return [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_the_sheets_are_named_in_the_language_of_the_file_or_as_asked(vera: Document) -> None:
    dutch, english = made(vera)[0].sheetnames, made(vera, "en")[0].sheetnames
    assert dutch[:6] == ["Overzicht", "Acties", "Tijdlijn", "Matrix", "Klantreis", "Emotie"]
    assert dutch[-3:] == ["Uitleg", "_reiskaart", "Lijsten"]
    assert english[:6] == ["Overview", "Actions", "Timeline", "Matrix", "Journey", "Emotion"]
    assert english[6:9] == ["Touchpoints", "Personas", "Channels"]
    assert english[-3:] == ["Guide", "_reiskaart", "Lists"]


def test_each_action_is_a_row_of_a_real_table(vera: Document) -> None:
    sheet = made(vera, "en")[0]["Actions"]
    table = sheet.tables["Actions"]
    header, *rows = (list(row) for row in sheet[table.ref])
    titles = [cell.value for cell in header]
    assert titles[:8] == ["Action", "Status", "Progress", "Owner", "When", "Due", "Impact", "Effort"]
    assert [column.name for column in table.tableColumns] == titles
    assert table.autoFilter.ref == table.ref
    assert [row[0].value for row in rows] == [action.title for action in vera.actions()]
    assert [row[-1].value for row in rows] == [action.id for action in vera.actions()]
    assert sheet.column_dimensions[header[-1].column_letter].hidden
    assert sheet.freeze_panes == "B5"
    assert not sheet.protection.sheet


def test_each_action_says_why_when_at_what_cost_and_what_comes_first(vera: Document) -> None:
    sheet = made(vera, "en")[0]["Actions"]
    titles = [cell.value for cell in sheet[4]]
    rows = [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=5)]
    by_id = {row["id"]: row for row in rows}
    for action in vera.actions():
        row = by_id[action.id]
        assert (row["Why"], row["Target"] or "", row["Done"]) == (action.why, action.target, action.percent / 100)
        assert row["Start"] is None or row["Start"].date() == action.start
        assert row["Cost, once"] == (None if action.cost_once is None else action.cost_once / 100)
        assert row["Expected lift"] == (None if action.lift is None else action.lift / 10)
        assert (row["Waits for"] or "") == "\n".join(each.title for each in needs(vera, action.id))
    assert {row["What it mends"].split(":")[0] for row in rows} == {"Touchpoint", "Note", "Phase", "Channel"}
    assert {row["Quadrant"] for row in rows} == {"Quick win", "Fill-in", "Not now"}


def test_due_dates_are_dates(vera: Document) -> None:
    sheet = made(vera)[0]["Acties"]
    due = [row[5].value.date() if row[5].value else None for row in sheet.iter_rows(min_row=5)]
    assert due == [action.due for action in vera.actions()]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_value_chosen_is_one_that_its_list_offers(vera: Document, language: str) -> None:
    workbook, _ = made(vera, language)
    sheet = workbook.worksheets[1]
    offered = {name: _listed(workbook, name) for name in workbook.defined_names}
    checked = 0
    for choice in sheet.data_validations.dataValidation:
        if choice.type != "list":
            continue
        column = next(iter(choice.sqref.ranges)).min_col
        for row in range(5, 5 + len(vera.actions())):
            value = sheet.cell(row, column).value
            titles = str(value).split("\n") if choice.formula1 == "plan_title" else [value]
            assert value is None or all(title in offered[choice.formula1] for title in titles)
            checked += value is not None
    assert checked > 30
    assert workbook.worksheets[-1].sheet_state == "hidden"


def _listed(workbook: Any, name: str) -> list[object]:
    [(sheet, cells)] = workbook.defined_names[name].destinations
    return [row[0].value for row in workbook[sheet][cells]]


def test_lights_are_told_by_a_sign_and_a_word_as_well_as_by_colour(vera: Document) -> None:
    sheet = made(vera)[0]["Acties"]
    lights = {row[1].value for row in sheet.iter_rows(min_row=5)}
    assert {text[0] for text in lights} == {"✓", "◐", "○"}
    assert all(len(text) > 3 for text in lights)
    conditions = [rule.formula[0] for cells in sheet.conditional_formatting for rule in cells.rules]
    assert sum(any(f'"{text}"' in condition for condition in conditions) for text in lights) == 3


def test_a_map_without_actions_has_an_empty_row_to_begin_in() -> None:
    sheet = made(Document(build("empty", "en")))[0]["Actions"]
    assert sheet.tables["Actions"].ref == "A4:Y5"
    assert all(cell.value is None for cell in sheet[5])


def test_the_journey_has_a_column_for_each_touchpoint_under_its_phase(vera: Document) -> None:
    sheet = made(vera)[0]["Klantreis"]
    [journey] = vera.maps()
    assert sheet.max_column == 1 + len(vera.journey(journey.id))
    phases = [cell.value for cell in sheet[4] if cell.value]
    assert phases == ["Aandacht & oriëntatie", "Overweging", "Aankoop", "Service", "Loyaliteit"]
    shown = [str(cell.value).split("\n")[0].removeprefix("★ ") for cell in sheet[5][1:]]
    assert shown == [touchpoint.title for touchpoint in vera.journey(journey.id)]
    assert "B4:D4" in {str(cells) for cells in sheet.merged_cells.ranges}
    assert sheet.freeze_panes == "B5"


def test_every_note_stands_in_the_journey_under_what_it_belongs_to(vera: Document) -> None:
    sheet = made(vera)[0]["Klantreis"]
    [journey] = vera.maps()
    order = [touchpoint.id for touchpoint in vera.journey(journey.id)]
    found = 0
    for phase in vera.phases(journey.id):
        for lane in vera.lanes(journey.id):
            for note in vera.notes(phase.id, lane.id):
                cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row if note.text in str(cell.value)]
                columns = {cell.column - 2 for cell in cells}
                assert columns, note.text
                assert note.touchpoint_id is None or order.index(note.touchpoint_id) in columns
                found += 1
    assert found > 20


def test_scores_are_numbers_in_time_order_and_missing_ones_are_gaps(vera: Document) -> None:
    [journey] = vera.maps()
    second = vera.journey(journey.id)[1]
    score = vera.score(second.id)
    assert score is not None
    document = vera.after(clear_emotion(vera, second.id).change)
    sheet = made(document)[0]["Emotie"]
    shown = [row[3].value for row in sheet.iter_rows(min_row=5)]
    expected = [document.score(touchpoint.id) for touchpoint in document.journey(journey.id)]
    assert shown == [known.score / 10 if known else None for known in expected]
    assert shown[1] is None
    [chart] = sheet._charts
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (-2, 2)
    assert chart.display_blanks == "gap"
    assert not chart.x_axis.delete
    assert not chart.y_axis.delete
    assert [series.spPr.ln.prstDash for series in chart.series] == ["solid", "dash", "sysDash"]


def test_what_looks_like_a_formula_stays_text_on_every_sheet() -> None:
    document = Document(build("empty", "en"))
    [journey] = document.maps()
    evil = '=HYPERLINK("http://x","y")'
    document, touchpoint = edited(document, add_touchpoint, document.phases(journey.id)[0].id, evil)
    document, _ = edited(document, set_emotion, touchpoint, 1.0)
    document, _ = edited(document, add_action, evil, touchpoint)
    document, _ = edited(document, set_fields, journey.id, title=evil)
    workbook, _ = made(document)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    computed = [cell for cell in cells if cell.data_type == "f"]
    assert {cell.parent.title for cell in computed} == {"Timeline"}
    assert all(cell.value.startswith("=IF(INDEX(plan_") for cell in computed)
    assert sum(cell.value == evil and cell.quotePrefix for cell in cells) >= 4
    assert all(not str(cell.value).startswith(evil) or cell.quotePrefix for cell in cells)


def test_many_long_notes_in_one_cell_are_cut_and_told() -> None:
    document = Document(build("five-phases", "en"))
    [journey] = document.maps()
    lane = document.lane(journey.id, LaneKind.DOING)
    assert lane is not None
    for letter in "abc":
        document, _ = edited(document, add_note, lane.id, document.phases(journey.id)[0].id, letter * 15_000)
    workbook, report = made(document)
    assert [note.values["sheet"] for note in report.notes] == ["Journey"]
    assert max(len(str(cell.value)) for row in workbook["Journey"].iter_rows() for cell in row) == 32_767


def test_a_map_wider_than_a_sheet_is_cut_and_told(vera: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journey_sheet, "MOST_COLUMNS", 10)
    workbook, report = made(vera)
    assert workbook["Klantreis"].max_column == 11
    assert [note.values["count"] for note in report.notes] == [6]


def test_several_maps_have_sheets_of_their_own_and_actions_say_which_map() -> None:
    document = _two_maps()
    workbook, _ = made(document)
    assert workbook.sheetnames[4:8] == ["Journey A", "Emotion A", "Journey B b", "Emotion B b"]
    header = [cell.value for cell in workbook["Actions"][4]]
    assert workbook["Actions"].cell(5, header.index("Map") + 1).value == "B: b"


def test_only_the_actions_of_the_maps_asked_for_are_there() -> None:
    document = _two_maps()
    target = BytesIO()
    excel.write(document, [document.maps()[0].id], target, ExportOptions(), no_progress)
    sheet = openpyxl.load_workbook(target)["Actions"]
    assert [row[0].value for row in sheet.iter_rows(min_row=5)] == ["General"]


def _two_maps() -> Document:
    first, second = ([*build("empty", "en", title)] for title in ("A", "B: b"))
    records: list[Record] = [*first, *(record for record in second if record.KIND != "project")]
    records = [replace(r, order="z") if isinstance(r, JourneyMap) and r.title == "B: b" else r for r in records]
    document = Document(records)
    document, touchpoint = edited(document, add_touchpoint, document.phases(document.maps()[1].id)[0].id, "T")
    document, _ = edited(document, add_action, "Of the second", touchpoint)
    document, _ = edited(document, add_action, "General")
    return document


def test_the_workbook_says_what_it_is(vera: Document) -> None:
    properties = made(vera)[0].properties
    assert (properties.title, properties.creator, properties.language) == (vera.project.title, "Reiskaart", "nl-NL")


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_the_check_refuses_what_is_not_whole(vera: Document, tmp_path: Path, keep: float) -> None:
    path = tmp_path / "out.xlsx"
    with path.open("w+b") as file:
        excel.write(vera, [m.id for m in vera.maps()], file, ExportOptions(), no_progress)
    excel.check(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(ValueError, match="whole"):
        excel.check(path)


def test_the_check_sees_a_flipped_bit(vera: Document, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with path.open("w+b") as file:
        excel.write(vera, [m.id for m in vera.maps()], file, ExportOptions(), no_progress)
    data = bytearray(path.read_bytes())
    with ZipFile(path) as archive:
        place = archive.getinfo("xl/workbook.xml").header_offset + 80
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"damaged|whole"):
        excel.check(path)


def test_a_thousand_actions_are_a_thousand_rows_and_share_their_styles() -> None:
    base = Document(build("empty", "en"))
    actions = [Action(id=new_id(), order=f"{n:04}", title=f"Action {n}") for n in range(1000)]
    workbook, _ = made(Document([*base.records.values(), *actions]))
    assert workbook["Actions"].max_row == 1004
    assert len(workbook._cell_styles) < 100
