"""The matrix, the board and the timeline of the plan, by real keys and mouse in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from app.model import edits
from app.model.records import Action, Horizon, Progress
from app.widgets.plan.board_view import BoardView
from app.widgets.plan.cards_view import CardsView
from app.widgets.plan.page import PlanPage
from app.widgets.plan.score_view import ScoreView
from app.widgets.plan.state import View
from app.widgets.plan.time_view import TimeView
from tests.driver import Driver

Start = Callable[..., Driver]
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(start: Start) -> Driver:
    """Three actions on an empty map, the last of them not judged yet, and the page over it."""
    driver = start("five-phases", language="en", title="Map")
    for title in ("Call back", "Rebuild shop", "Ask Anna"):
        driver.session.run(edits.add_action(driver.document, title))
    for title, effort in (("Call back", 2), ("Rebuild shop", 5)):
        driver.session.run(edits.set_fields(driver.document, one(driver, title).id, impact=4, effort=effort))
    driver.window.findChild(QAction, "view.plan").trigger()
    return driver.settle()


def one(driver: Driver, title: str) -> Action:
    return next(action for action in driver.document.actions() if action.title == title)


def show(driver: Driver, view: View) -> CardsView:
    page = driver.workspace.over
    assert isinstance(page, PlanPage)
    driver.click(f"plan.view.{view}").settle()
    found = page.view
    assert isinstance(found, CardsView)
    found.setFocus()
    return found


def middle(view: CardsView, title: str) -> QPoint:
    row = next(row for row, action in enumerate(view.rows.rows) if action.title == title)
    return view.visualRect(view.rows.index(row)).center()


def press(driver: Driver, view: CardsView, title: str, held: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mouseClick(view.viewport(), LEFT, held, middle(view, title))
    driver.settle()


def drag(driver: Driver, view: CardsView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 5)
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, end)
    driver.settle(300)


def judged(driver: Driver) -> list[tuple[int | None, int | None]]:
    return [(action.impact, action.effort) for action in driver.document.actions()]


# --- matrix ----------------------------------------------------------------------------------------------------------


def test_dragging_a_card_scores_it_and_one_step_takes_that_back(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    assert isinstance(view, ScoreView)
    drag(opened, view, middle(view, "Ask Anna"), middle(view, "Rebuild shop"))
    assert judged(opened) == [(4, 2), (4, 5), (4, 5)]
    view.setFocus()
    opened.press("Ctrl+Z").settle()
    assert judged(opened)[2] == (None, None) and opened.workspace.over is not None


def test_all_that_are_chosen_are_scored_together(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    press(opened, view, "Call back")
    press(opened, view, "Ask Anna", Qt.KeyboardModifier.ControlModifier)
    drag(opened, view, middle(view, "Ask Anna"), middle(view, "Rebuild shop"))
    assert judged(opened) == [(4, 5)] * 3
    opened.session.undo()
    assert judged(opened) == [(4, 2), (4, 5), (None, None)]


def test_keys_score_upwards_and_to_the_right(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    press(opened, view, "Call back")
    opened.press("Alt+Up", "Alt+Right", "Alt+Up").settle()
    assert judged(opened)[0] == (5, 3)
    opened.session.undo()
    assert judged(opened)[0] == (5, 2), "each key is a step of its own"


def test_a_card_that_is_let_go_nowhere_stays_as_it_is(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    drag(opened, view, middle(view, "Call back"), QPoint(4, 4))
    assert judged(opened)[0] == (4, 2)


def test_where_a_card_lies_is_said(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    said = [view.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said[0].endswith("impact 4, effort 2, Quick win") and said[2].endswith("not judged yet")


# --- board -----------------------------------------------------------------------------------------------------------


def test_dragging_to_another_column_says_how_far_it_is(opened: Driver) -> None:
    view = show(opened, View.BOARD)
    assert isinstance(view, BoardView)
    start = middle(view, "Call back")
    drag(opened, view, start, QPoint(view.viewport().width() // 2 + 40, start.y() + 90))
    assert one(opened, "Call back").progress is Progress.DONE


def test_the_board_by_horizon_moves_what_is_chosen_by_keys(opened: Driver) -> None:
    view = show(opened, View.BOARD)
    opened.click("plan.grouping.horizon").settle()
    view.setFocus()
    press(opened, view, "Call back")
    press(opened, view, "Ask Anna", Qt.KeyboardModifier.ControlModifier)
    opened.press("Alt+Right").settle()
    assert [a.horizon for a in opened.document.actions()] == [Horizon.NEXT, Horizon.NOW, Horizon.NEXT]


def test_alt_and_an_arrow_moves_a_card_within_its_column(opened: Driver) -> None:
    view = show(opened, View.BOARD)
    press(opened, view, "Call back")
    opened.press("Alt+Down").settle()
    assert [a.title for a in opened.document.actions()] == ["Rebuild shop", "Call back", "Ask Anna"]
    opened.press("Alt+Down", "Alt+Down", "Alt+Up").settle()
    assert [a.title for a in opened.document.actions()] == ["Rebuild shop", "Call back", "Ask Anna"], "last stays last"
    assert middle(view, "Rebuild shop").y() < middle(view, "Call back").y() < middle(view, "Ask Anna").y()


def test_arrows_go_to_the_next_card_and_enter_edits_it_beside(opened: Driver) -> None:
    view = show(opened, View.BOARD)
    press(opened, view, "Call back")
    opened.press("Down").settle()
    assert opened.workspace.inspected == (one(opened, "Rebuild shop").id,)
    opened.press("Return").settle(300)
    opened.press("Ctrl+A").type("Build a shop").press("Return").settle(900)
    assert one(opened, "Build a shop") and opened.workspace.over is not None


def test_what_is_chosen_stays_so_from_view_to_view(opened: Driver) -> None:
    view = show(opened, View.BOARD)
    press(opened, view, "Ask Anna")
    other = show(opened, View.MATRIX)
    chosen = [index.data() for index in other.selectionModel().selectedIndexes()]
    assert chosen == ["Ask Anna"]


# --- timeline --------------------------------------------------------------------------------------------------------

TODAY = date.today()
START, DUE = TODAY + timedelta(5), TODAY + timedelta(14)


@pytest.fixture
def planned(opened: Driver) -> tuple[Driver, TimeView]:
    """The timeline, with one action planned next week."""
    opened.session.run(edits.set_fields(opened.document, one(opened, "Call back").id, start=START, due=DUE))
    view = show(opened.settle(), View.TIMELINE)
    assert isinstance(view, TimeView)
    return opened, view


def by_days(view: TimeView, days: float) -> QPoint:
    return QPoint(round(days * view.day_width), 0)


def days(driver: Driver, title: str = "Call back") -> tuple[date | None, date | None]:
    return one(driver, title).start, one(driver, title).due


def test_a_bar_is_carried_whole_and_undo_brings_it_back(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    start = middle(view, "Call back")
    drag(driver, view, start, start + by_days(view, 7))
    assert days(driver) == (START + timedelta(7), DUE + timedelta(7))
    driver.session.undo()
    assert days(driver) == (START, DUE)


def test_an_end_is_pulled_and_never_beyond_the_other(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    box = view.visualRect(view.rows.index(0))
    right = QPoint(box.right() - 2, box.center().y())
    drag(driver, view, right, right + by_days(view, 3))
    assert days(driver) == (START, DUE + timedelta(3))
    box = view.visualRect(view.rows.index(0))
    left = QPoint(box.left() + 2, box.center().y())
    drag(driver, view, left, left + by_days(view, 40))
    assert days(driver) == (DUE + timedelta(3), DUE + timedelta(3))


def test_what_has_no_days_is_planned_by_pulling_across_them(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    row = middle(view, "Ask Anna")
    drag(driver, view, row, row + by_days(view, 10))
    assert days(driver, "Ask Anna") == (TODAY, TODAY + timedelta(10))


def test_a_bar_whose_action_is_undone_is_let_go(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    driver.session.run(edits.add_action(driver.document, "Gone soon"))
    start = middle(view := show(driver.settle(), View.TIMELINE), "Gone soon")
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, start)
    for step in range(1, 5):
        QTest.mouseMove(view.viewport(), start + QPoint(10 * step, 0))
    driver.session.undo()
    view.viewport().repaint()  # the view does not follow before the next turn
    driver.settle(50)
    view.viewport().repaint()
    assert view.grabbed is None
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, start + QPoint(40, 0))
    assert days(driver) == (START, DUE) and len(driver.document.actions()) == 3


def test_keys_move_the_whole_the_end_and_the_start(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    press(driver, view, "Call back")
    driver.press("Alt+Right").settle()
    assert days(driver) == (START + timedelta(7), DUE + timedelta(7))
    driver.press("Alt+Shift+Right", "Alt+Ctrl+Left").settle()
    assert days(driver) == (START, DUE + timedelta(14))


def test_a_closer_scale_moves_by_smaller_steps(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    press(driver, view, "Call back")
    driver.click("plan.scale.week").settle()
    view.setFocus()
    driver.press("Alt+Left").settle()
    assert days(driver) == (START - timedelta(1), DUE - timedelta(1))


def test_rows_are_in_order_of_time_and_say_their_days(planned: tuple[Driver, TimeView]) -> None:
    driver, view = planned
    tops = {action.title: view.top_of(row) for row, action in enumerate(view.rows.rows)}
    assert tops["Call back"] == min(tops.values())
    assert str(view.rows.index(2).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("no dates yet")
    press(driver, view, "Call back")
    driver.press("Down").settle()
    assert driver.workspace.inspected == (one(driver, "Rebuild shop").id,)


def test_the_keyboard_goes_on_from_the_card_that_was_dragged(opened: Driver) -> None:
    view = show(opened, View.MATRIX)
    assert isinstance(view, ScoreView)
    press(opened, view, "Rebuild shop")
    opened.settle(700)
    start = middle(view, "Call back")
    drag(opened, view, start, start + QPoint(0, view.viewport().height() // 4))
    opened.settle(300)
    here = view.rows.rows[view.currentIndex().row()]
    assert here.title == "Call back" and view.plan.selected == (one(opened, "Rebuild shop").id,)


# --- one end alone ---------------------------------------------------------------------------------------------------


def test_an_action_without_a_start_can_be_grabbed_and_says_only_when_it_is_due(opened: Driver) -> None:
    opened.session.run(edits.set_fields(opened.document, one(opened, "Call back").id, due=TODAY + timedelta(9)))
    view = show(opened, View.TIMELINE)
    assert isinstance(view, TimeView)
    row = next(n for n, action in enumerate(view.rows.rows) if action.title == "Call back")
    box = view.visualRect(view.rows.index(row))
    assert box.width() >= 32 and view.rows.places[one(opened, "Call back").id].startswith("due ")
    drag(opened, view, box.center(), box.center() + by_days(view, 5))
    assert days(opened) == (None, TODAY + timedelta(14))
    box = view.visualRect(view.rows.index(row))
    left = QPoint(box.left() + 2, box.center().y())
    drag(opened, view, left, left - by_days(view, 3))
    assert days(opened) == (TODAY + timedelta(11), TODAY + timedelta(14)), "pulling its begin gives it a start"


def test_what_was_moved_in_time_stays_in_its_row_until_the_timeline_is_seen_again(
    planned: tuple[Driver, TimeView],
) -> None:
    driver, view = planned
    driver.session.run(
        edits.set_fields(
            driver.document, one(driver, "Rebuild shop").id, start=START + timedelta(3), due=DUE + timedelta(3)
        )
    )
    driver.settle()
    show(driver, View.BOARD)
    view = show(driver, View.TIMELINE)
    assert isinstance(view, TimeView)
    row = next(n for n, action in enumerate(view.rows.rows) if action.title == "Call back")
    before = view.top_of(row)
    drag(driver, view, middle(view, "Call back"), middle(view, "Call back") + by_days(view, 7))
    driver.settle()
    assert days(driver) == (START + timedelta(7), DUE + timedelta(7)) and view.top_of(row) == before
    show(driver, View.BOARD)
    show(driver, View.TIMELINE)
    assert view.top_of(row) > before
