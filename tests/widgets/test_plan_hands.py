"""The plan in the hand: ticks, what stays in sight, and cards that a finger or the edge of a view carries along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.analysis.plan.listing import Column
from app.model import edits
from app.model.records import Action, Light, Progress
from app.widgets import style
from app.widgets.canvas.gestures.contact import LONG_PRESS
from app.widgets.plan.cards_view import CardsView
from app.widgets.plan.page import PlanPage
from app.widgets.plan.state import View
from app.widgets.plan.table import PlanTableView
from app.widgets.plan.table_model import COLUMNS, COUNTED
from app.widgets.plan.time_view import TimeView
from tests.driver import LEFT, NO_KEY, Driver
from tests.widgets.test_shell_touch import Touches

Start = Callable[..., Driver]
HELD_MS = round(LONG_PRESS * 1000) + 120
TODAY = date.today()


@pytest.fixture
def opened(start: Start) -> Driver:
    """Three actions on an empty map, the last not judged, the first planned, and the page over it."""
    return _opened(start, 3)


def _opened(start: Start, count: int) -> Driver:
    driver = start("five-phases", language="en", title="Map")
    titles = ("Call back", "Rebuild shop", "Ask Anna", *(f"Mend {n}" for n in range(count - 3)))
    for place, title in enumerate(titles):
        edit = edits.add_action(driver.document, title)
        driver.session.run(edit)
        if place != 2:
            driver.session.run(edits.set_fields(driver.document, edit.created[0], impact=4, effort=2))
    first = driver.document.actions()[0].id
    driver.session.run(edits.set_fields(driver.document, first, start=TODAY + timedelta(2), due=TODAY + timedelta(9)))
    driver.window.findChild(QAction, "view.plan").trigger()
    return driver.settle()


@pytest.fixture
def many(start: Start) -> Driver:
    """Forty of them, so that every view scrolls."""
    return _opened(start, 40)


def page(driver: Driver) -> PlanPage:
    over = driver.workspace.over
    assert isinstance(over, PlanPage)
    return over


def one(driver: Driver, title: str) -> Action:
    return next(action for action in driver.document.actions() if action.title == title)


def table(driver: Driver) -> PlanTableView:
    return driver.find("plan.table", PlanTableView)


def cards(driver: Driver, view: View) -> CardsView:
    page(driver).show_view(view)
    driver.settle()
    found = page(driver).view
    assert isinstance(found, CardsView)
    return found


def middle(view: CardsView, title: str) -> QPoint:
    row = next(row for row, action in enumerate(view.rows.rows) if action.title == title)
    return view.visualRect(view.rows.index(row)).center()


def box(view: PlanTableView, row: int) -> QPoint:
    """The middle of the tick box of a row."""
    return view.visualRect(view.model().index(row, 0)).topLeft() + QPoint(14, 14)


def choose(driver: Driver, name: str) -> None:
    """Takes an entry of the menu that is open, or of one below it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.findChild(QAction, name).trigger()
    menu.close()
    driver.settle()


# --- ticks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_finger", [False, True])
def test_ticks_choose_several_rows_and_one_field_is_set_for_all(opened: Driver, by_finger: bool) -> None:
    view = table(opened)
    for row in (0, 2):
        if by_finger:
            Touches().tap(view.viewport(), box(view, row))
        else:
            QTest.mouseClick(view.viewport(), LEFT, NO_KEY, box(view, row))
        opened.settle(500)
        view = table(opened)
    assert [action.title for action in map(opened.document.records.get, page(opened).state.selected)] == [
        "Call back",
        "Ask Anna",
    ]
    assert not opened.sees("inspector"), "it would push the boxes away from under the hand"
    opened.click("plan.change")
    choose(opened, "plan.pick.light.green")
    assert [action.light for action in opened.document.actions()] == [Light.GREEN, Light.RED, Light.GREEN]
    opened.session.undo()
    assert {action.light for action in opened.document.actions()} == {Light.RED}


def test_the_box_in_the_head_ticks_all_and_none(opened: Driver) -> None:
    heads = table(opened).heads
    QTest.mouseClick(heads.viewport(), LEFT, NO_KEY, QPoint(14, 14))
    assert len(page(opened).state.selected) == 3
    QTest.mouseClick(heads.viewport(), LEFT, NO_KEY, QPoint(14, 14))
    assert page(opened).state.selected == () and page(opened).state.by is None, "and it sorts nothing"


def test_space_ticks_and_the_row_that_is_ticked_stays_where_it_is(many: Driver) -> None:
    view = table(many)
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, box(view, 0))
    view.setCurrentIndex(view.model().index(35, 0))
    page(many).state.select((one(many, "Call back").id,))
    view.selectionModel().setCurrentIndex(view.model().index(35, 0), view.selectionModel().SelectionFlag.NoUpdate)
    view.setFocus()
    seen = view.verticalScrollBar().value()
    many.press("Space")
    assert len(page(many).state.selected) == 2 and view.verticalScrollBar().value() == seen > 0
    assert view.currentIndex().row() == 35
    many.press("Space")
    assert page(many).state.selected == (one(many, "Call back").id,)


def test_the_ticks_of_the_curve_say_what_it_counts(vera: Driver) -> None:
    vera.press("Ctrl+Shift+A").settle()
    vera.click("plan.outlook").settle()
    view = table(vera)
    place = COLUMNS.index(COUNTED)
    assert view.isColumnHidden(place)
    ways = vera.find("plan.outlook.ways")
    ways.setFocus()
    vera.press("End").settle()
    assert not view.isColumnHidden(place)
    before = page(vera).state.picked
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, view.visualRect(view.model().index(0, place)).center())
    first = page(vera).state.actions[0].id
    shown = vera.workspace.curves.plan
    assert page(vera).state.picked == before ^ {first} and shown is not None and shown.picked == before ^ {first}
    said = view.model().index(0, place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == ("Counts in the curve" if first in shown.picked else "Does not count in the curve")


# --- what stays in sight ---------------------------------------------------------------------------------------------


def test_the_titles_stay_while_the_table_scrolls_sideways_and_are_meant_by_who_presses_them(opened: Driver) -> None:
    view = table(opened)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    opened.settle()
    title = view.visualRect(view.model().index(1, 0))
    assert bar.value() > 100 and title.left() == 0
    QTest.mouseClick(view.viewport(), LEFT, NO_KEY, title.center())
    opened.settle(300)
    assert opened.workspace.inspected == (one(opened, "Rebuild shop").id,) and view.currentIndex().column() == 0
    QTest.mouseClick(view.heads.viewport(), LEFT, NO_KEY, QPoint(120, 14))
    assert page(opened).state.by is Column.TITLE


def test_a_cell_comes_out_from_under_the_titles(opened: Driver) -> None:
    view = table(opened)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    index = view.model().index(0, COLUMNS.index(Column.OWNER))
    view.scrollTo(index)
    assert view.visualRect(index).left() >= view.pinned


def test_names_of_quadrants_stay_in_sight(many: Driver) -> None:
    view = cards(many, View.MATRIX)
    clean = view.viewport().grab().toImage()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    many.settle()
    assert bar.value() > 0
    begin = QPoint(40 + 4 + 6, 36 + 4 + 11) * view.devicePixelRatioF()  # before the words on the first plate
    assert clean.pixelColor(begin) == view.viewport().grab().toImage().pixelColor(begin)


# --- fingers on cards ------------------------------------------------------------------------------------------------


def test_a_swipe_scrolls_and_a_finger_that_rests_first_carries(many: Driver) -> None:
    view = cards(many, View.BOARD)
    start = middle(view, "Rebuild shop")
    Touches().press(0, view.viewport(), start).move(0, 0, -80).lift(0)
    many.settle(700)
    assert view.verticalScrollBar().value() > 0 and one(many, "Rebuild shop").progress is Progress.PLANNED
    view = cards(many, View.BOARD)
    view.verticalScrollBar().setValue(0)
    many.settle(300)
    start = middle(view, "Rebuild shop")
    touches = Touches().press(0, view.viewport(), start)
    many.settle(HELD_MS)
    touches.move(0, view.viewport().width() // 4, 0).lift(0)
    many.settle(300)
    assert one(many, "Rebuild shop").progress is Progress.BUSY and view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("view_", [View.MATRIX, View.BOARD, View.TIMELINE])
def test_a_finger_that_rests_and_goes_nowhere_gets_the_menu(opened: Driver, view_: View) -> None:
    view = cards(opened, view_)
    touches = Touches().press(0, view.viewport(), middle(view, "Rebuild shop"))
    opened.settle(HELD_MS)
    touches.lift(0)
    opened.settle()
    choose(opened, "plan.pick.progress.done")
    assert one(opened, "Rebuild shop").progress is Progress.DONE


def test_a_finger_carries_a_bar_and_pulls_its_end(opened: Driver) -> None:
    view = cards(opened, View.TIMELINE)
    assert isinstance(view, TimeView)
    row = next(n for n, action in enumerate(view.rows.rows) if action.title == "Call back")
    week = round(7 * view.day_width)
    touches = Touches().press(0, view.viewport(), view.visualRect(view.rows.index(row)).center())
    opened.settle(HELD_MS)
    touches.move(0, week, 0).lift(0)
    opened.settle(900)
    moved = one(opened, "Call back")
    assert (moved.start, moved.due) == (TODAY + timedelta(9), TODAY + timedelta(16))
    view = cards(opened, View.TIMELINE)
    bar = view.visualRect(view.rows.index(row))
    touches = Touches().press(0, view.viewport(), QPoint(bar.right() - 1, bar.center().y()))
    opened.settle(HELD_MS)
    touches.move(0, week, 0).lift(0)
    opened.settle(300)
    pulled = one(opened, "Call back")
    assert (pulled.start, pulled.due) == (TODAY + timedelta(9), TODAY + timedelta(23))


def test_a_double_tap_edits_and_taps_choose_several_once_asked_to(opened: Driver) -> None:
    view = cards(opened, View.BOARD)
    opened.click("plan.several")
    for title in ("Call back", "Ask Anna"):
        Touches().tap(view.viewport(), middle(view, title))
        opened.settle(700)
        view = cards(opened, View.BOARD)
    assert len(page(opened).state.selected) == 2 and opened.find("plan.change", QPushButton).isVisible()
    opened.click("plan.several")
    view = cards(opened, View.BOARD)
    touches = Touches()
    touches.tap(view.viewport(), middle(view, "Rebuild shop"))
    touches.tap(view.viewport(), middle(view, "Rebuild shop"))
    opened.settle(300)
    assert opened.find("action.title").hasFocus()


def test_everything_grows_with_the_first_finger_and_what_was_chosen_stays_so(opened: Driver) -> None:
    view = table(opened)
    assert view.verticalHeader().defaultSectionSize() < style.FINGER
    Touches().tap(view.viewport(), box(view, 1))
    for _moment in range(40):
        if table(opened).verticalHeader().defaultSectionSize() < style.FINGER:
            opened.settle(100)
    assert table(opened).verticalHeader().defaultSectionSize() >= style.FINGER
    assert page(opened).state.selected == (one(opened, "Rebuild shop").id,)


# --- the edge --------------------------------------------------------------------------------------------------------


def test_what_is_carried_to_an_edge_scrolls_on_and_comes_along(many: Driver) -> None:
    view = cards(many, View.TIMELINE)
    assert isinstance(view, TimeView)
    many.click("plan.scale.week").settle()
    before, start = view.horizontalScrollBar().value(), middle(view, "Call back")
    edge = QPoint(view.viewport().width() - 6, start.y())
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(view.viewport(), start + QPoint(20, 0), 10)
    QTest.mouseMove(view.viewport(), edge, 10)
    many.settle(700)
    scrolled = view.horizontalScrollBar().value() - before
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, edge)
    many.settle(300)
    went = (one(many, "Call back").due - TODAY).days - 9  # type: ignore[operator]
    assert scrolled > 20
    assert abs(went * view.day_width - (edge.x() - start.x() + scrolled)) <= 2 * view.day_width
    still = view.horizontalScrollBar().value()
    many.settle(300)
    assert view.horizontalScrollBar().value() == still, "nothing scrolls once the hand has let go"


# --- keys and ears ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view_", list(View))
def test_arrows_choose_and_enter_edits_in_every_view(opened: Driver, view_: View) -> None:
    page(opened).show_view(view_)
    opened.settle()
    shown = page(opened).view
    shown.setFocus()
    opened.press("Down", "Up", "Home")
    assert len(page(opened).state.selected) == 1
    chosen = page(opened).state.selected[0]
    opened.press("Return").settle(300)
    opened.press("Ctrl+A").type("Renamed").press("Return").settle(900)
    assert opened.document.get(chosen, Action).title == "Renamed"


@pytest.mark.parametrize("view_", list(View))
def test_who_hears_the_plan_finds_every_action_with_where_it_stands(opened: Driver, view_: View) -> None:
    page(opened).show_view(view_)
    opened.settle()
    shown = page(opened).view
    heard = QAccessible.queryAccessibleInterface(shown)
    assert heard.text(QAccessible.Text.Name)
    if isinstance(shown, PlanTableView):
        assert heard.role() is QAccessible.Role.Table
        found = [heard.child(n) for n in range(heard.childCount())]
        cells = {each.text(QAccessible.Text.Name): each for each in found}
        assert {each.role() for each in found} >= {QAccessible.Role.Cell, QAccessible.Role.ColumnHeader}
        assert "Due" in cells and "Status: To start" in cells
        title = cells["Action: Rebuild shop"]
        assert title.state().selectable and not title.state().selected
        page(opened).state.toggle(one(opened, "Rebuild shop").id)
        assert title.state().selected
    else:
        said = [heard.child(n).text(QAccessible.Text.Name) for n in range(heard.childCount())]
        where = {View.MATRIX: "impact 4, effort 2", View.BOARD: "Planned, 2 of 3", View.TIMELINE: "no dates yet"}
        mine = next(text for text in said if text.startswith("Rebuild shop"))
        assert where[view_] in mine and "To start" in mine
