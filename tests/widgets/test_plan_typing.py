"""Typing in the plan: what is typed fills the cell, Tab goes on, Esc cancels no more than is being done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QWidget

from app.analysis.plan.listing import Column
from app.model import edits
from app.model.records import Action, Light, Person
from app.widgets.plan.page import PlanPage
from app.widgets.plan.table import PlanTableView
from app.widgets.plan.table_model import COLUMNS
from tests.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def opened(start: Start) -> Driver:
    """Four actions on an empty map, titles that begin with digits among them, and the page over it."""
    driver = start("five-phases", language="en", title="Map")
    for title in ("Call back", "4 shops", "1 phone", "Ask Anna"):
        driver.session.run(edits.add_action(driver.document, title))
    driver.session.run(edits.add_person(driver.document, "Merel Hartog"))
    driver.session.run(edits.add_person(driver.document, "Joris"))
    driver.window.findChild(QAction, "view.plan").trigger()
    return driver.settle()


def one(driver: Driver, title: str) -> Action:
    return next(action for action in driver.document.actions() if action.title == title)


def table(driver: Driver) -> PlanTableView:
    return driver.find("plan.table", PlanTableView)


def page(driver: Driver) -> PlanPage:
    over = driver.workspace.over
    assert isinstance(over, PlanPage)
    return over


def click(driver: Driver, row: int, column: Column) -> None:
    """Presses a cell, and waits until the inspector has come."""
    view = table(driver)
    index = view.model().index(row, COLUMNS.index(column))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    driver.settle(QApplication.styleHints().mouseDoubleClickInterval() + 200)


def popup() -> QWidget:
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def test_a_number_fills_the_cell_and_tab_goes_to_the_next_one(opened: Driver) -> None:
    click(opened, 0, Column.IMPACT)
    opened.type("4").press("Tab").type("1").press("Return").settle(300)
    assert (one(opened, "Call back").impact, one(opened, "Call back").effort) == (4, 1)
    assert len(opened.document.actions()) == 4, "nothing is deleted"
    assert page(opened).state.selected == (one(opened, "Call back").id,) and table(opened).hasFocus()
    assert QApplication.activePopupWidget() is None, "Enter ended what was typed"
    opened.type("9").settle()
    assert one(opened, "Call back").effort == 1 and opened.sees("banner")


def test_a_letter_opens_the_menu_at_the_value_that_begins_so(opened: Driver) -> None:
    click(opened, 0, Column.LIGHT)
    opened.type("g").settle()
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    opened.settle()
    assert one(opened, "Call back").light is Light.GREEN


def test_a_number_picks_in_a_menu(opened: Driver) -> None:
    click(opened, 0, Column.IMPACT)
    opened.press("F2").settle()
    QTest.keyClicks(popup(), "4")
    opened.settle()
    assert one(opened, "Call back").impact == 4 and QApplication.activePopupWidget() is None


def test_what_is_typed_where_nothing_can_be_goes_to_no_other_row(opened: Driver) -> None:
    click(opened, 0, Column.QUADRANT)
    opened.type("1").settle()
    assert table(opened).currentIndex().row() == 0


def test_tab_goes_on_to_the_next_row_and_back_and_out_at_the_end(opened: Driver) -> None:
    view = table(opened)
    last = view.model().columnCount() - 1
    view.setCurrentIndex(view.model().index(0, last))
    opened.press("Tab")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    opened.press("Shift+Tab")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, last)
    view.setCurrentIndex(view.model().index(3, last))
    opened.press("Tab")
    assert not view.hasFocus()


def test_tab_after_a_title_keeps_it_and_goes_on(opened: Driver) -> None:
    click(opened, 0, Column.TITLE)
    opened.press("F2").settle()
    opened.press("Ctrl+A").type("Ring back").press("Tab").settle(300)
    assert one(opened, "Ring back") and table(opened).currentIndex().column() == COLUMNS.index(Column.OWNER)
    assert not opened.sees("plan.edit.owner_id")


def test_the_keyboard_stays_in_its_column_where_the_order_is_another_one(opened: Driver) -> None:
    page(opened).state.order_by(Column.IMPACT)
    opened.settle()
    click(opened, 3, Column.IMPACT)
    opened.type("1").settle(300)
    assert table(opened).currentIndex().row() == 0
    assert table(opened).currentIndex().column() == COLUMNS.index(Column.IMPACT)


def test_the_bin_of_the_inspector_comes_after_its_fields(opened: Driver) -> None:
    click(opened, 0, Column.TITLE)
    inspector, most = opened.find("inspector"), 60
    opened.find("action.title").setFocus()
    names: list[str] = []
    while inspector.isAncestorOf(focus := QApplication.focusWidget()) and len(names) < most:
        names.append(focus.objectName())
        opened.press("Tab")
    assert names.index("action.title") < names.index("inspector.delete") < names.index("inspector.close")


def test_enter_takes_the_only_suggestion_and_after_esc_what_is_typed(opened: Driver) -> None:
    click(opened, 0, Column.OWNER)
    opened.type("M").settle()
    line = opened.find("plan.edit.owner_id", QLineEdit)
    QTest.keyClicks(popup(), "er")
    opened.settle()
    assert line.text() == "Mer"
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    opened.settle(300)
    assert opened.document.get(one(opened, "Call back").owner_id, Person).name == "Merel Hartog"
    assert not opened.sees("plan.edit.owner_id") and len(opened.document.persons()) == 2
    click(opened, 1, Column.OWNER)
    opened.type("J").settle()
    assert isinstance(opened.find("plan.edit.owner_id", QLineEdit).completer(), QCompleter)
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    opened.settle()
    assert opened.sees("plan.edit.owner_id"), "one Esc lets the suggestions go"
    opened.press("Return").settle(300)
    assert opened.document.get(one(opened, "4 shops").owner_id, Person).name == "J"


def test_esc_cancels_a_cell_then_the_choice_and_only_then_goes_to_the_map(opened: Driver) -> None:
    click(opened, 0, Column.TITLE)
    opened.type("Nonsense").press("Escape").settle()
    assert opened.workspace.over is not None and one(opened, "Call back")
    opened.press("Escape").settle()
    assert opened.workspace.over is not None and page(opened).state.selected == ()
    assert not opened.sees("inspector") and table(opened).hasFocus()
    opened.press("Escape").settle()
    assert opened.workspace.over is None


def test_esc_in_the_inspector_or_a_filter_goes_to_the_table(opened: Driver) -> None:
    click(opened, 0, Column.TITLE)
    opened.find("inspector.close").setFocus()
    opened.press("Escape").settle()
    assert table(opened).hasFocus()
    opened.find("plan.filter.text").setFocus()
    opened.press("Escape").settle()
    assert table(opened).hasFocus() and page(opened).state.selected


@pytest.mark.parametrize("where", ["keys", "buttons"])
def test_a_step_back_and_again_stays_in_the_plan_with_nothing_new_beside_it(opened: Driver, where: str) -> None:
    opened.session.run(edits.delete(opened.document, *[action.id for action in opened.document.actions()[:3]]))
    opened.settle()
    back, again = ("Ctrl+Z", "Ctrl+Y") if where == "keys" else ("bar.edit.undo", "bar.edit.redo")
    step = opened.press if where == "keys" else opened.click
    step(back).settle(400)
    assert opened.workspace.over is not None and len(opened.document.actions()) == 4
    assert not opened.sees("inspector")
    step(again).settle(400)
    assert opened.workspace.over is not None and len(opened.document.actions()) == 1
    assert not opened.sees("inspector")


def test_the_keyboard_comes_back_to_the_table_from_an_inspector_that_goes(opened: Driver) -> None:
    click(opened, 0, Column.TITLE)
    opened.click("inspector.delete").settle(300)
    assert table(opened).hasFocus()
    opened.press("Ctrl+Z").settle(300)
    assert opened.workspace.over is not None and len(opened.document.actions()) == 4


def test_a_second_press_on_the_table_icon_closes_the_plan(opened: Driver) -> None:
    opened.press("Escape").settle()
    opened.window.findChild(QAction, "view.panel.actions").trigger()
    opened.settle().click("actions.plan").settle()
    assert isinstance(opened.workspace.over, PlanPage)
    opened.click("actions.plan").settle()
    assert opened.workspace.over is None
