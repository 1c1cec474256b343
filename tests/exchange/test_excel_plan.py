"""The sheets of the workbook that tell how the plan stands: in numbers, over time, by what comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from app.analysis.priority import Quadrant, quadrant_of
from app.exchange import excel
from app.exchange.base import ExportOptions, no_progress
from app.exchange.comeback.columns import COLUMNS
from app.guides.templates import build
from app.i18n import translator
from app.model.document import Document
from app.model.edits import add_touchpoint, duplicate_map, make_future, set_emotion
from app.model.records import Action, Id, Light, Progress
from tests.exchange import journeys

TODAY = date(2026, 3, 1)


def made(document: Document, values: bool = True, language: str = "en") -> Any:
    """The workbook; with `values` formulas are what they came to."""
    target = BytesIO()
    options = ExportOptions(language=language, today=TODAY)
    excel.write(document, [m.id for m in document.maps()], target, options, no_progress)
    target.seek(0)
    return openpyxl.load_workbook(target, data_only=values)


@pytest.fixture(scope="module")
def vera() -> Document:
    return journeys.sample("en", TODAY)


def planned(*actions: Action) -> Document:
    return Document([*build("empty", "en"), *actions])


def action(number: int, **values: Any) -> Action:
    return Action(id=Id(f"a{number}"), order=f"{number:03}", title=values.pop("title", f"Action {number}"), **values)


def row_under(sheet: Any, title: str) -> dict[str, Any]:
    """The table under a heading: each name with its number."""
    [heading] = [cell for row in sheet.iter_rows() for cell in row if cell.value == title]
    found: dict[str, Any] = {}
    for row in range(heading.row + 1, heading.row + 16):
        name, number = sheet.cell(row, heading.column).value, sheet.cell(row, heading.column + 3).value
        if name is None and found:
            break
        if name is not None:
            found[name] = number
    return found


# --- overview --------------------------------------------------------------------------------------------------------


def test_the_numbers_of_the_overview_are_those_of_the_plan(vera: Document) -> None:
    sheet = made(vera)["Overview"]
    kept = [each for each in vera.actions() if each.progress is not Progress.DROPPED]
    tiles = {sheet.cell(5, column).value: sheet.cell(4, column).value for column in range(1, 19, 3)}
    wins = [a for a in kept if a.progress is not Progress.DONE and quadrant_of(a) is Quadrant.QUICK_WIN]
    late = [a for a in kept if a.due and a.due < TODAY and a.progress is not Progress.DONE]
    assert tiles == {
        "actions": len(kept),
        "done": sum(a.progress is Progress.DONE for a in kept) / len(kept),
        "overdue": len(late),
        "quick wins still open": len(wins),
        "to pay once": sum(a.cost_once or 0 for a in kept) / 100,
        "to pay a month": sum(a.cost_monthly or 0 for a in kept) / 100,
    }
    by_light = row_under(sheet, "By status")
    assert list(by_light.values()) == [sum(a.light is light for a in kept) for light in Light]
    assert sum(row_under(sheet, "By owner").values()) == sum(row_under(sheet, "By phase").values()) == len(kept)
    assert row_under(sheet, "Progress") == {"Planned": 5, "In progress": 2, "Done": 1, "Dropped": 0}


def test_its_charts_are_excels_own_and_draw_the_numbers_beside_them(vera: Document) -> None:
    sheet = made(vera)["Overview"]
    kinds = [type(chart).__name__ for chart in sheet._charts]
    assert kinds == ["DoughnutChart", "BarChart", "BarChart", "BarChart"]
    for chart in sheet._charts:
        for series in chart.series:
            cells = series.val.numRef.f.split("!")[1].replace("$", "")
            assert all(isinstance(cell.value, int | float) for row in sheet[cells] for cell in row)
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)


def test_costs_fall_in_the_month_they_are_due_and_run_on_from_the_start() -> None:
    document = planned(
        action(1, due=date(2026, 4, 20), cost_once=50_000),
        action(2, start=date(2026, 5, 3), due=date(2026, 6, 1), cost_monthly=2_500, cost_once=1_000),
        action(3, due=date(2026, 5, 1), cost_once=99_999, progress=Progress.DROPPED),
        action(4, cost_once=7_700),
    )
    sheet = made(document)["Overview"]
    [heading] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Cost over time"]
    rows = [[sheet.cell(heading.row + 2 + n, heading.column + m).value for m in (0, 3, 4)] for n in range(3)]
    assert [(month.date(), once, running) for month, once, running in rows] == [
        (date(2026, 4, 1), 500, 0),
        (date(2026, 5, 1), 0, 25),
        (date(2026, 6, 1), 10, 25),
    ]
    assert sheet["M4"].value == 587


def test_an_empty_plan_has_an_overview_without_charts() -> None:
    sheet = made(Document(build("empty", "en")))["Overview"]
    assert not sheet._charts
    assert any(cell.value == "No actions yet." for row in sheet.iter_rows() for cell in row)


def test_many_owners_are_gathered_so_that_the_page_holds(vera: Document) -> None:
    people = [replace(vera.persons()[0], id=Id(f"p{n}"), name=f"Person {n}", order=f"z{n}") for n in range(40)]
    actions = [action(n, owner_id=Id(f"p{n}")) for n in range(40)]
    found = row_under(made(Document([*build("empty", "en"), *people, *actions]))["Overview"], "By owner")
    assert len(found) == 10
    assert (found["All others"], sum(found.values())) == (31, 40)


# --- timeline --------------------------------------------------------------------------------------------------------


def test_the_timeline_says_what_the_actions_say_before_anybody_computes_it(vera: Document) -> None:
    sheet = made(vera)["Timeline"]
    rows = [[cell.value for cell in row[:6]] for row in sheet.iter_rows(min_row=6, max_row=5 + len(vera.actions()))]
    assert [row[0] for row in rows] == [each.title for each in vera.actions()]
    shown = [tuple(day.date() if day else None for day in row[4:6]) for row in rows]
    assert shown == [(each.start, each.due) for each in vera.actions()]


def test_every_row_looks_its_action_up_so_a_date_that_changes_moves_the_bar(vera: Document) -> None:
    workbook = made(vera, values=False)
    sheet, actions = workbook["Timeline"], workbook["Actions"]
    assert sheet["E7"].value == '=IF(INDEX(plan_start,2)="","",INDEX(plan_start,2))'
    [(name, cells)] = workbook.defined_names["plan_start"].destinations
    left, top, _right, bottom = range_boundaries(cells)
    header = [cell.value for cell in actions[4]]
    assert (name, header[left - 1], top) == ("Actions", "Start", 5)
    assert bottom > 400 + len(vera.actions())


def test_a_week_is_a_column_with_a_real_date_and_all_of_the_plan_lies_within(vera: Document) -> None:
    sheet = made(vera)["Timeline"]
    mondays = [cell.value.date() for cell in sheet[5][6:] if cell.value]
    assert {day.weekday() for day in mondays} == {0}
    assert all(later - day == timedelta(days=7) for day, later in pairwise(mondays))
    days = [day for each in vera.actions() for day in (each.start, each.due) if day]
    assert mondays[0] <= min(days) and max(days) < mondays[-1] + timedelta(days=7)
    assert sheet.print_area.startswith("'Timeline'!$A$1:$")
    assert sheet.page_setup.fitToWidth == 1


def test_bars_today_and_what_is_overdue_are_conditions_on_those_dates(vera: Document) -> None:
    sheet = made(vera)["Timeline"]
    rules = [(r.formula[0], str(area.sqref)) for area in sheet.conditional_formatting for r in area.rules]
    weeks = [formula for formula, area in rules if area.startswith("G6:")]
    assert sum("MIN($E6:$F6)<=G$5+6,MAX($E6:$F6)>=G$5" in formula for formula in weeks) == 6
    assert sum("TODAY()" in formula for formula in weeks) == 2
    assert all(any(f'"{text}"' in formula for formula in weeks) for text in ("✓ Going well", "○ To start"))


def test_a_plan_of_many_years_is_cut_to_what_can_be_printed_and_says_so() -> None:
    document = planned(action(1, start=date(2020, 1, 1), due=date(2035, 1, 1)), action(2, due=date.max))
    sheet = made(document)["Timeline"]
    assert len([cell for cell in sheet[5][6:] if cell.value]) == 78
    assert "lies outside" in sheet["A2"].value


# --- matrix ----------------------------------------------------------------------------------------------------------


def test_the_matrix_names_every_action_in_its_cell_and_lists_what_has_none() -> None:
    document = planned(
        action(1, title="Quick", impact=5, effort=1),
        action(2, title="Big", impact=4, effort=5, light=Light.GREEN),
        action(3, title="Small", impact=1, effort=2),
        action(4, title="Unscored", impact=3),
        action(5, title="Gone", impact=3, effort=3, progress=Progress.DROPPED),
    )
    sheet = made(document)["Matrix"]
    cells = {(sheet.cell(row, 2).value, column - 2): sheet.cell(row, column).value
             for row in range(4, 12) for column in range(3, 8) if sheet.cell(row, 2).value}  # fmt: skip
    assert len(cells) == 25
    assert {place: text for place, text in cells.items() if text} == {
        (5, 1): "○ Quick",
        (4, 5): "✓ Big",
        (1, 2): "○ Small",
    }
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert {"Quick win", "Big project", "Fill-in", "Not now", "Without impact or effort (1)"} <= set(texts)
    assert "○ Unscored" in texts
    assert not any("Gone" in str(text) for text in texts)


def test_a_crowded_cell_says_how_many_more_there_are() -> None:
    sheet = made(planned(*(action(n, impact=5, effort=1) for n in range(60))))["Matrix"]
    assert sheet["C5"].value.splitlines()[-1] == "and 46 more"


# --- emotion and guide -----------------------------------------------------------------------------------------------


def test_the_chart_of_emotion_has_a_line_per_persona_now_and_in_future(vera: Document) -> None:
    [journey] = vera.maps()
    step = make_future(vera, journey.id, "Tomorrow")
    document = vera.after(step.change)
    future = next(each for each in document.maps() if each.id != journey.id)
    last = document.journey(future.id)[-1]
    document = document.after(set_emotion(document, last.id, 1.5).change)
    workbook = made(document)
    sheet = next(each for each in workbook if each.title.startswith("Emotion"))
    header = [cell.value for cell in sheet[4]][3:]
    assert header[:4] == ["Vera de Wit", "Merel Hartog", "Vera de Wit, in future", "Merel Hartog, in future"]
    [chart] = sheet._charts
    assert len(chart.series) == len(header) == 5
    row = 4 + len(document.journey(journey.id))
    assert sheet.cell(row, 6).value == 1.5


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guide_tells_what_every_column_means(vera: Document, language: str) -> None:
    workbook = made(vera, language=language)
    say = translator(language)
    sheet = workbook[say("Guide")]
    told = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value and row[1].value}
    titles = {say(column.title) for column in COLUMNS if column.key not in ("id", "map")}
    assert titles <= told.keys()
    assert all("{" not in str(text) for text in told.values())


def test_columns_nobody_has_seen_before_print_on_one_page(vera: Document) -> None:
    workbook = made(vera)
    wide = [sheet for sheet in workbook if sheet.sheet_state == "visible" and len(sheet.col_breaks.brk)]
    assert not wide
    assert workbook["Actions"].page_setup.fitToWidth == 1
    assert workbook["Actions"].page_setup.fitToHeight == 0


def folded(sheet: Any) -> set[str]:
    """The names of the columns that the sheet of actions folds; each has a sign on its left that unfolds it."""
    columns = [(name.value, sheet.column_dimensions[name.column_letter]) for name in sheet[4]]
    hidden = {name for name, column in columns if column.hidden and column.outlineLevel}
    for (_, before), (name, _) in pairwise(columns):
        assert before.collapsed == (name in hidden and not before.outlineLevel)
    assert not sheet.sheet_properties.outlinePr.summaryRight
    return hidden


def test_a_plain_plan_folds_the_columns_that_say_nothing_and_prints_on_a4() -> None:
    plain = made(planned(action(1, why="Nobody answers"), action(2)))["Actions"]
    assert folded(plain) >= {"Phase", "What it mends", "Cost, once", "Done", "Expected lift"}
    assert not folded(plain) & {"Action", "Status", "Progress", "Owner", "When", "Due", "Impact", "Why", "id"}
    assert "folded" in plain["A3"].value
    assert plain.page_setup.paperSize == 9  # A4
    costly = made(planned(action(1, cost_once=12_00), action(2, percent=5)))["Actions"]
    assert folded(plain) - folded(costly) == {"Cost, once", "Done"}


def test_a_plan_that_uses_every_column_folds_none(vera: Document) -> None:
    sheet = made(vera)["Actions"]
    assert not folded(sheet)
    assert "folded" not in sheet["A3"].value


def test_two_maps_have_their_phases_counted_together_by_name(vera: Document) -> None:
    [journey] = vera.maps()
    both = vera.after(duplicate_map(vera, journey.id, "Again").change)
    names = row_under(made(both)["Overview"], "By phase")
    assert len(names) <= 7


def test_the_line_of_today_goes_on_over_moments_that_only_the_future_has(vera: Document) -> None:
    """And breaks at a moment that nobody scored where there is no future."""
    today, future = vera.maps()[0], vera.maps()[1] if len(vera.maps()) > 1 else None
    document = vera if future else vera.after(make_future(vera, today.id, "Later").change)
    added = add_touchpoint(document, document.phases(document.maps()[1].id)[0].id, "Only later")
    book = made(document.after(added.change), values=False)
    sheets = [sheet for sheet in book if sheet._charts and sheet._charts[0].tagname == "lineChart"]
    assert next(sheet._charts[0].display_blanks for sheet in sheets) == "span"
