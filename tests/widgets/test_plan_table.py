"""The page of the plan and its table, by real keys and mouse in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.analysis.plan.listing import Column
from app.model import edits
from app.model.records import Action, Light, Person, Progress
from app.session.events import SafeStatus
from app.session.session import NOT_STORED
from app.widgets.plan.page import PlanPage
from app.widgets.plan.table import PlanTableView
from app.widgets.plan.table_model import COLUMNS
from tests.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def opened(start: Start) -> Driver:
    """Three actions on an empty map, and the page over it."""
    driver = start("five-phases", language="en", title="Map")
    for title in ("Call back", "Rebuild shop", "Ask Anna"):
        driver.session.run(edits.add_action(driver.document, title))
    driver.session.run(edits.set_fields(driver.document, one(driver, "Rebuild shop").id, due=date(2020, 1, 2)))
    driver.window.findChild(QAction, "view.plan").trigger()
    return driver.settle()


def one(driver: Driver, title: str) -> Action:
    return next(action for action in driver.document.actions() if action.title == title)


def page(driver: Driver) -> PlanPage:
    over = driver.workspace.over
    assert isinstance(over, PlanPage)
    return over


def table(driver: Driver) -> PlanTableView:
    return driver.find("plan.table", PlanTableView)


def cell(driver: Driver, row: int, column: Column) -> QModelIndex:
    return table(driver).model().index(row, COLUMNS.index(column))


def rows(driver: Driver) -> list[str]:
    model = table(driver).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def go(driver: Driver, row: int, column: Column) -> None:
    view = table(driver)
    view.scrollTo(cell(driver, row, column))
    where = view.visualRect(cell(driver, row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    driver.settle()


def pick(driver: Driver, name: str) -> None:
    """Takes an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()
    driver.settle()


def test_it_says_how_much_there_is_to_do_and_what_is_late(opened: Driver) -> None:
    assert rows(opened) == ["Call back", "Rebuild shop", "Ask Anna"]
    assert opened.find("plan.summary", QLabel).text() == "3 to do, 1 overdue, 3 in all."
    assert str(cell(opened, 1, Column.DUE).data()).endswith("overdue")


def test_what_is_typed_in_a_cell_is_one_step_back(opened: Driver) -> None:
    go(opened, 0, Column.TITLE)
    opened.press("Return").settle()
    opened.press("Ctrl+A").type("Ring back").press("Return").settle()
    assert rows(opened)[0] == "Ring back"
    table(opened).setFocus()
    opened.press("Ctrl+Z").settle()
    assert rows(opened)[0] == "Call back" and opened.workspace.over is not None


def test_several_rows_take_one_date(opened: Driver) -> None:
    go(opened, 0, Column.DUE)
    opened.press("Shift+Down")
    opened.press("Return").settle()
    opened.type("2027-03-01").press("Return").settle()
    due = [action.due for action in opened.document.actions()]
    assert due == [date(2027, 3, 1), date(2027, 3, 1), None]
    opened.session.undo()
    assert one(opened, "Rebuild shop").due == date(2020, 1, 2), "both in one step"


def test_a_name_that_is_typed_becomes_a_person_or_finds_one(opened: Driver) -> None:
    for row, name in ((0, "Anna"), (1, "anna")):
        go(opened, row, Column.OWNER)
        opened.press("Return").settle()
        opened.type(name).press("Return").settle()
    (anna,) = opened.document.persons()
    assert isinstance(anna, Person) and anna.name == "Anna"
    assert [action.owner_id for action in opened.document.actions()] == [anna.id, anna.id, None]


def test_a_light_is_picked_for_all_that_are_chosen(opened: Driver) -> None:
    go(opened, 1, Column.LIGHT)
    opened.press("Shift+Down")
    opened.press("Return").settle()
    pick(opened, "plan.pick.light.green")
    assert [a.light for a in opened.document.actions()] == [Light.RED, Light.GREEN, Light.GREEN]


def test_what_is_no_date_changes_nothing_and_is_said(opened: Driver) -> None:
    go(opened, 1, Column.DUE)
    opened.press("Return").settle()
    opened.press("Ctrl+A").type("soon").press("Return").settle()
    assert one(opened, "Rebuild shop").due == date(2020, 1, 2)
    assert opened.sees("banner")
    opened.press("Ctrl+Shift+A")
    assert not opened.sees("plan") and not opened.sees("banner"), "it goes with the page that it is about"


def test_what_is_said_of_something_else_stays_when_the_plan_goes(opened: Driver) -> None:
    opened.window.banner.say("The file is gone.")
    opened.press("Ctrl+Shift+A")
    assert not opened.sees("plan") and opened.sees("banner")


def test_what_could_not_be_stored_stays_said_when_the_plan_goes(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsafe = SafeStatus(False, None, NOT_STORED, False)
    monkeypatch.setattr(type(opened.session), "status", property(lambda _session: unsafe))
    opened.workspace.say("Not stored.")
    opened.press("Ctrl+Shift+A")
    assert not opened.sees("plan") and opened.sees("banner")


def test_a_head_sorts_both_ways_and_then_no_more(opened: Driver) -> None:
    heads = table(opened).horizontalHeader()
    found = []
    for _ in range(3):
        heads.sectionClicked.emit(COLUMNS.index(Column.TITLE))
        found.append(rows(opened)[0])
    assert found == ["Ask Anna", "Rebuild shop", "Call back"]


def test_alt_and_an_arrow_moves_an_action_in_the_plan(opened: Driver) -> None:
    go(opened, 0, Column.TITLE)
    opened.press("Alt+Down").settle()
    assert rows(opened) == ["Rebuild shop", "Call back", "Ask Anna"]
    opened.press("Alt+Down").settle()
    assert rows(opened) == ["Rebuild shop", "Ask Anna", "Call back"], "the choice goes along"


def test_filters_hide_and_the_inspector_shows_what_is_chosen(opened: Driver) -> None:
    opened.type("anna", into="plan.filter.text").settle(400)
    assert rows(opened) == ["Ask Anna"]
    go(opened, 0, Column.TITLE)
    assert opened.workspace.inspected == (one(opened, "Ask Anna").id,)
    opened.click("plan.filter.clear").settle(300)
    assert len(rows(opened)) == 3 and page(opened).state.selected == (one(opened, "Ask Anna").id,)


def test_nothing_found_says_so_and_an_empty_plan_says_how_to_begin(opened: Driver) -> None:
    opened.type("zzz", into="plan.filter.text").settle(400)
    assert opened.find("plan.empty", QLabel).text() == "No action fits these filters."
    opened.session.run(edits.delete(opened.document, *[a.id for a in opened.document.actions()]))
    opened.settle()
    assert opened.find("plan.empty", QLabel).text().startswith("No actions yet.")


def test_a_new_action_is_seen_chosen_and_named_at_once(opened: Driver) -> None:
    opened.type("zzz", into="plan.filter.text").settle(400)
    opened.click("plan.add").settle(300)
    opened.type("Fresh bread").press("Return").settle(400)
    assert rows(opened)[-1] == "Fresh bread"
    assert page(opened).state.selected == (one(opened, "Fresh bread").id,)


def test_delete_takes_what_is_chosen(opened: Driver) -> None:
    go(opened, 0, Column.TITLE)
    opened.press("Shift+Down", "Delete").settle()
    assert rows(opened) == ["Ask Anna"]


def test_esc_goes_back_to_the_map_and_the_plan_is_found_as_it_was_left(opened: Driver) -> None:
    table(opened).horizontalHeader().sectionClicked.emit(0)
    opened.press("Escape").settle()
    assert opened.workspace.over is None and opened.canvas.hasFocus()
    opened.window.findChild(QAction, "view.plan").trigger()
    opened.settle()
    assert rows(opened)[0] == "Ask Anna"


def test_every_cell_has_words_for_who_hears_it(opened: Driver) -> None:
    said = cell(opened, 1, Column.PROGRESS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"Progress: {'Planned'}" and one(opened, "Rebuild shop").progress is Progress.PLANNED
