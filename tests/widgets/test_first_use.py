"""What someone meets who opens the app for the first time: nothing surprises, nothing is lost, all can be read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QSpinBox, QToolButton

from app.model import edits
from app.model.names import title_of
from app.model.records import Action, Horizon, MapState
from app.widgets.inspector.date_field import DateField
from tests.driver import Driver
from tests.widgets.conftest import Start

LEFT = Qt.MouseButton.LeftButton


def first_action(driver: Driver) -> Action:
    return driver.document.actions()[0]


def pick_first_action(driver: Driver) -> Driver:
    listed = driver.click("rail.actions").workspace.panels["actions"].list  # type: ignore[attr-defined]
    place = listed.rect_of(first_action(driver).id).center()
    QTest.mouseClick(listed.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    return driver.settle()


def test_closing_a_panel_gives_the_keyboard_to_the_map_and_never_to_the_bin(vera: Driver) -> None:
    action = first_action(vera)
    pick_first_action(vera).click("rail.actions")
    assert QApplication.focusWidget() in (vera.canvas, vera.canvas.viewport())
    vera.press("Space")
    assert action.id in vera.document.records


def test_escape_in_a_list_closes_the_inspector(vera: Driver) -> None:
    pick_first_action(vera)
    assert vera.sees("inspector")
    assert not vera.press("Escape").sees("inspector")


def test_escape_on_the_map_closes_what_is_shown_though_nothing_is_selected(vera: Driver) -> None:
    edit = vera.workspace.run(lambda document: edits.add_action(document, "For the whole journey"))
    assert edit is not None
    vera.workspace.reveal(edit.created[0])
    vera.canvas.setFocus()
    assert not vera.settle().press("Escape").sees("inspector")


def test_escape_once_more_holds_nothing_that_a_key_could_harm(vera: Driver) -> None:
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.canvas.setFocus()
    vera.press("Escape", "Escape")
    before = dict(vera.document.records)
    assert vera.canvas.selected_ids() == () and not vera.sees("inspector")
    vera.press("Delete", "Ctrl+X", "Ctrl+M", "Alt+Right")
    assert dict(vera.document.records) == before


def test_nothing_moves_when_the_status_says_another_word(start: Start) -> None:
    driver = start("empty", language="nl", title="Een lange titel " * 9)
    before = driver.find("mapState").x()
    driver.workspace.run(lambda document: edits.add_phase(document, driver.canvas.map_id, "x"))
    assert driver.find("status", QLabel).text() == "Bewaard"
    assert driver.settle(0).find("mapState").x() == before


def test_steps_with_long_names_can_be_told_apart(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.run(
        lambda document: edits.set_fields(document, touchpoint.id, title="A name of many words, all long")
    )
    vera.workspace.run(lambda document: edits.add_phase(document, vera.canvas.map_id, "x"))
    listed = vera.click("rail.history").workspace.panels["history"].list  # type: ignore[attr-defined]
    steps = [entry.key for entry in listed.entries() if entry.key.startswith("step:")]
    heights = [listed.rect_of(key).height() for key in steps[:2]]
    assert heights[1] > heights[0]


def test_an_action_for_the_whole_journey_leaves_no_touchpoint_selected(vera: Driver) -> None:
    edit = vera.workspace.run(lambda document: edits.add_action(document, "For the whole journey"))
    assert edit is not None
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.workspace.reveal(edit.created[0])
    assert vera.settle().canvas.selected_ids() == ()
    assert vera.find("action.title", QLineEdit).text() == "For the whole journey"


def test_a_name_of_ours_stands_in_the_field_and_comes_back_when_it_is_emptied(start: Start) -> None:
    driver = start("five-phases", language="nl")
    phase = driver.document.phases(driver.canvas.map_id)[0]
    driver.workspace.inspect((phase.id,))
    field = driver.settle().find("phase.title", QLineEdit)
    steps = len(driver.session.history()[0])
    assert field.text() == "Aandacht & oriëntatie"
    field.setFocus()
    driver.press("Escape")
    assert len(driver.session.history()[0]) == steps
    driver.type("Ontdekken", into="phase.title").press("Return")
    assert title_of(driver.document.records[phase.id]) == "Ontdekken"
    field.setFocus()
    driver.press("Ctrl+A", "Delete").settle(800)
    assert field.text() == ""
    driver.press("Escape")
    assert field.text() == "Aandacht & oriëntatie"
    assert driver.document.records[phase.id].title == ""  # type: ignore[attr-defined]


def test_a_long_title_shows_its_start(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.workspace.run(lambda document: edits.set_fields(document, touchpoint.id, title="A long title " * 9))
    vera.click_on(touchpoint.id)
    assert vera.find("touchpoint.title", QLineEdit).cursorPosition() == 0


def test_what_the_map_shows_is_changed_in_a_menu(bike: Driver) -> None:
    button = bike.find("mapState.future", QToolButton)
    assert not button.isChecked()
    menu = bike.click("mapState.future").find("mapState.menu", QMenu)
    choice = next(action for action in menu.actions() if action.objectName() == "mapState.turn")
    QTest.mouseClick(menu, LEFT, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(choice).center())
    assert bike.settle().workspace.journey.state is MapState.FUTURE
    assert button.isChecked()


@pytest.mark.parametrize(
    ("days", "horizon"), [(0, Horizon.NOW), (31, Horizon.NOW), (32, Horizon.NEXT), (184, Horizon.LATER)]
)
def test_a_date_far_ahead_takes_an_action_out_of_now(vera: Driver, days: int, horizon: Horizon) -> None:
    action = next(action for action in vera.document.actions() if action.horizon is Horizon.NOW)
    vera.workspace.inspect((action.id,))
    due = date.today() + timedelta(days=days)
    vera.settle().find("action.due", DateField).edited.emit(due)
    after = vera.document.get(action.id, Action)
    assert (after.due, after.horizon) == (due, horizon)


def test_in_three_months_is_the_same_day_three_months_on(vera: Driver) -> None:
    action = first_action(vera)
    vera.workspace.inspect((action.id,))
    vera.settle().click("action.due.pick").click("calendar.quarter")
    assert vera.document.get(action.id, Action).due == QDate.currentDate().addMonths(3).toPython()


def test_in_a_small_window_the_inspector_and_a_panel_take_turns(vera: Driver) -> None:
    vera.window.resize(960, 600)
    vera.settle().click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    assert vera.sees("inspector")
    assert not vera.click("rail.actions").sees("inspector")
    assert vera.click("rail.actions").sees("inspector")
    pick_first_action(vera)
    assert vera.sees("inspector") and not vera.sees("actions.list")


def test_in_a_small_window_a_finding_is_shown_beside_its_panel(vera: Driver) -> None:
    vera.window.resize(960, 600)
    listed = vera.settle().click("rail.checks").workspace.panels["checks"].list  # type: ignore[attr-defined]
    entry = next(entry for entry in listed.entries() if not entry.heading)
    QTest.mouseClick(listed.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, listed.rect_of(entry.key).center())
    assert vera.settle().sees("checks.fix") and not vera.sees("inspector")


def test_a_window_that_becomes_small_keeps_the_inspector(vera: Driver) -> None:
    pick_first_action(vera)
    assert vera.sees("actions.list") and vera.sees("inspector")
    vera.window.resize(960, 600)
    assert not vera.settle().sees("actions.list") and vera.sees("inspector")


def test_a_phase_is_made_wider_from_how_wide_it_is(vera: Driver) -> None:
    phase = vera.document.phases(vera.canvas.map_id)[0]
    drawn = round(next(c.w for c in vera.canvas.drawing.columns if c.phase_id == phase.id))
    vera.workspace.inspect((phase.id,))
    field = vera.settle().find("phase.width", QSpinBox)
    assert field.text() == "As wide as needed"
    assert field.lineEdit().width() > 100
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert vera.settle().document.records[phase.id].width == drawn + 24  # type: ignore[attr-defined]


def test_keys_are_called_as_the_screen_speaks(start: Start) -> None:
    driver = start("vera", language="nl", title="")
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Alt+Left").toString(native) == "Alt+Pijl links"
    driver.window.actions_["view.language.en"].trigger()
    assert QKeySequence("Alt+Left").toString(native) == "Alt+Left"


def test_the_menu_key_selects_what_it_is_about(vera: Driver) -> None:
    note = vera.document.journey(vera.canvas.map_id)[0]
    group = vera.canvas.map_scene.group_of(note.id)
    assert group is not None
    vera.canvas.selection.select((), focus_key=group.key)
    vera.canvas.setFocus()
    place = vera.canvas.rect().center()
    QApplication.sendEvent(
        vera.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, vera.canvas.mapToGlobal(place))
    )
    menu = vera.settle().canvas.findChild(QMenu) or QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.isVisible()
    assert vera.canvas.selected_ids() == (note.id,)
    menu.close()
