"""The history panel: looking at other moments of a map, restoring them, and naming versions, as a user does it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from app.model import edits
from app.session import Session
from app.widgets.entries import EntryList
from app.widgets.past.view import PastView
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start
from tests.widgets.test_panels import click_row, titles

LIST = "history.list"


@pytest.fixture
def three(vera: Driver) -> Driver:
    """A window on the sample with three phases added, and the history open."""
    for name in ("One", "Two", "Three"):
        add_phase(vera, name)
    return vera.click("rail.history")


def add_phase(driver: Driver, name: str) -> None:
    driver.workspace.run(lambda document: edits.add_phase(document, driver.canvas.map_id, name))


def phases(driver: Driver) -> list[str]:
    return [phase.title for phase in driver.document.phases(driver.canvas.map_id)][-3:]


def look(driver: Driver, seq: int) -> Driver:
    """Clicks a step."""
    return click_row(driver, LIST, f"step:{seq}")


def looked_at(driver: Driver) -> str:
    """What the bar says is looked at, or an empty text."""
    return driver.find("past.words").accessibleName() if driver.sees("past.words") else ""


def seen(driver: Driver) -> list[str]:
    """The phases on the map that is looked at."""
    scene = driver.find("past.map", PastView).map_scene
    state = driver.workspace.past.looking._state
    return [p.title for p in state.phases(driver.canvas.map_id) if scene.item_for(p.id) is not None][-3:]


def picked(driver: Driver) -> str:
    return driver.find(LIST, EntryList).current_key()


def steps(driver: Driver) -> tuple[int, int]:
    made, cursor = driver.session.history()
    return len(made), cursor


# --- looking ---------------------------------------------------------------------------------------------------------


def test_a_click_on_a_step_looks_and_changes_nothing(three: Driver) -> None:
    look(three, 1)
    assert "Add phase “One”" in looked_at(three)
    assert seen(three)[-1] == "One" and phases(three) == ["One", "Two", "Three"]
    assert three.find("past.difference", QLabel).text().endswith(" · 2 differences from now")
    assert steps(three) == (3, 3)


def test_the_same_place_of_the_map_stays_in_sight(three: Driver) -> None:
    canvas = three.canvas
    note = three.document.journey(canvas.map_id)[0].id
    before = canvas.viewport().mapToGlobal(three.place_of(note))
    look(three, 1)
    view = three.find("past.map", PastView)
    item = view.map_scene.item_for(note)
    assert item is not None
    after = view.viewport().mapToGlobal(view.mapFromScene(item.sceneBoundingRect().center()))
    moved, bar = after - before, three.find("pastBar").height()
    assert abs(moved.x()) <= 2 and abs(moved.y() - bar) <= 6, "the bar has a place of its own, and covers nothing"
    three.press("Esc")
    assert (canvas.viewport().mapToGlobal(three.place_of(note)) - before).manhattanLength() <= 2


def test_the_arrows_walk_through_time_while_looking(three: Driver) -> None:
    look(three, 3 - 1)
    assert seen(three)[-1] == "Two"
    three.press("Down")
    assert seen(three)[-1] == "One" and picked(three) == "step:1"
    three.press("Down")
    assert looked_at(three) == "You are looking at the map as it began"
    three.press("Up", "Up", "Up")
    assert seen(three)[-1] == "Three" and not three.find("past.restore").isEnabled()


def test_the_arrows_only_choose_while_now_is_seen_and_enter_looks(three: Driver) -> None:
    three.find(LIST).setFocus()
    three.press("Down")
    assert picked(three) == "step:2" and not three.sees("past")
    three.press("Return")
    assert seen(three)[-1] == "Two"


@pytest.mark.parametrize("way", ["Esc", "button", "now", "panel", "Esc on the map"])
def test_ways_back_to_now(three: Driver, way: str) -> None:
    look(three, 1)
    match way:
        case "button":
            three.click("past.leave")
        case "now":
            look(three, 3)
        case "panel":
            three.click("rail.checks")
        case "Esc on the map":
            three.click("past.map").press("Esc")
        case _:
            three.press("Esc")
    assert not three.sees("past")
    assert three.canvas.isEnabled()
    assert phases(three) == ["One", "Two", "Three"]


def test_nothing_can_be_edited_while_looking(three: Driver) -> None:
    first = three.document.journey(three.canvas.map_id)[0].id
    three.click_on(first)
    look(three, 1)
    assert three.canvas.selected_ids() == () and not three.sees("inspector")
    before, made = dict(three.document.records), steps(three)
    three.click("past.map")
    QGuiApplication.clipboard().setText("pasted")
    three.press("Delete", "Return", "Ctrl+V", "Ctrl+D").type("typed")
    QTest.mouseDClick(three.find("past.map", PastView).viewport(), Qt.MouseButton.LeftButton)
    assert dict(three.document.records) == before and steps(three) == made


def test_an_edit_command_first_goes_back_to_now(three: Driver) -> None:
    look(three, 1)
    three.window.actions_["map.add_phase"].trigger()
    three.settle()
    assert not three.sees("past")


def test_undo_in_the_top_bar_goes_back_to_now_and_undoes(three: Driver) -> None:
    look(three, 1)
    three.press("Ctrl+Z")
    assert not three.sees("past")
    assert steps(three) == (3, 2) and picked(three) == "step:2"


def test_a_change_of_language_or_theme_goes_back_to_now(three: Driver) -> None:
    look(three, 1)
    three.window.commands.set_language("nl")
    three.settle()
    assert not three.sees("past") and three.canvas.isEnabled()
    look(three, 1)
    assert looked_at(three).startswith("Je bekijkt de klantreis na: ")
    three.window.commands.set_theme("dark")
    three.settle()
    look(three, 2)
    assert seen(three)[-1] == "Two"


def test_what_is_looked_at_stays_over_the_map_in_a_window_of_another_size(three: Driver) -> None:
    look(three, 1)
    three.window.resize(1000, 640)
    three.settle()
    looking = three.workspace.past.looking
    assert looking.geometry() == three.canvas.geometry()


@pytest.mark.may_log
def test_a_step_that_the_file_lost_is_said_and_not_shown(three: Driver) -> None:
    store = three.session._editing.writer.store
    with store.transaction() as connection:
        connection.exec_driver_sql("UPDATE history SET change = '[]' WHERE seq = 2")
    look(three, 1)
    assert not three.sees("past")
    assert "the file has lost it" in three.find("banner.words", QLabel).text()


# --- moving what is looked at ----------------------------------------------------------------------------------------


def test_mouse_wheel_and_keys_move_what_is_looked_at(three: Driver) -> None:
    look(three, 1)
    view = three.find("past.map", PastView)
    places = [view.place()]

    def moved() -> bool:
        places.append(view.place())
        return places[-1] != places[-2]

    middle = view.viewport().rect().center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view.viewport(), middle - QPoint(120, 40))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=middle - QPoint(120, 40))
    assert moved()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        where = QPointF(middle)
        wheel = QWheelEvent(
            where,
            QPointF(view.viewport().mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), wheel)
        assert moved()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        assert moved()
    zoom = view.zoom
    three.press("Ctrl++")
    assert view.zoom > zoom, "the commands that zoom go along"


def test_fingers_pan_and_pinch_what_is_looked_at(three: Driver) -> None:
    look(three, 1)
    view = three.find("past.map", PastView)
    viewport, device = view.viewport(), touch_screen()
    left, right = QPoint(200, 200), QPoint(300, 200)
    before = view.mapToScene(left)
    QTest.touchEvent(viewport, device).press(0, left, viewport).commit()
    QTest.touchEvent(viewport, device).move(0, left + QPoint(60, 30), viewport).commit()
    assert (view.mapToScene(left + QPoint(60, 30)) - before).manhattanLength() < 4
    zoom, held = view.zoom, view.mapToScene(QPoint(280, 215))
    QTest.touchEvent(viewport, device).stationary(0).press(1, right, viewport).commit()
    QTest.touchEvent(viewport, device).move(0, QPoint(220, 230), viewport).move(1, QPoint(340, 200), viewport).commit()
    assert view.zoom > zoom
    assert (view.mapToScene(QPoint(280, 215)) - held).manhattanLength() < 12
    QTest.touchEvent(viewport, device).release(0, left, viewport).release(1, right, viewport).commit()
    assert steps(three) == (3, 3)


# --- restoring and going ---------------------------------------------------------------------------------------------


def test_restoring_is_one_step_that_the_banner_offers_to_undo(three: Driver) -> None:
    look(three, 1).click("past.restore")
    assert not three.sees("past")
    assert phases(three)[-1] == "One" and steps(three) == (4, 4)
    assert titles(three, LIST)[1].startswith("Restore the map of ")
    assert three.find("banner.words", QLabel).text().startswith("Restored the map of ")
    three.click("banner.choice.0")
    assert phases(three) == ["One", "Two", "Three"] and steps(three) == (4, 3)


def test_undo_to_here_takes_many_steps_back_at_once(three: Driver) -> None:
    revision = three.session._editing.writer.about.revision
    look(three, 1).click("history.go")
    assert not three.sees("past")
    assert phases(three)[-1] == "One" and steps(three) == (3, 1)
    assert three.session._editing.writer.about.revision == revision + 1
    look(three, 3)
    assert three.find("history.go", QPushButton).text() == "Redo to here"
    three.click("history.go")
    assert phases(three) == ["One", "Two", "Three"]
    look(three, 0).click("history.go")
    assert not three.session.can_undo


def test_earlier_steps_are_shown_when_asked_for(three: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = three.workspace.panels["history"]
    monkeypatch.setattr("app.widgets.panels.history_panel.AT_ONCE", 2)
    panel._shown = 2  # type: ignore[attr-defined]
    panel.refresh()
    assert titles(three, LIST)[-1] == "Show earlier steps"
    click_row(three, LIST, "more")
    assert titles(three, LIST)[-2:] == ["Add phase “One”", "The beginning"]


# --- versions --------------------------------------------------------------------------------------------------------


def test_ctrl_s_names_a_version(vera: Driver) -> None:
    vera.press("Ctrl+S")
    assert vera.find("naming.field", QLineEdit).text() == "Version 1"
    vera.press("Return")
    assert not vera.sees("naming") and vera.canvas.hasFocus()
    assert vera.find("banner.words", QLabel).text() == "Named “Version 1”. Everything was already saved."
    vera.press("Ctrl+S").type("For the board").press("Return")
    vera.click("rail.history")
    assert titles(vera, LIST)[:3] == ["Versions", "For the board", "Version 1"]
    assert steps(vera) == (0, 0)
    vera.press("Ctrl+S", "Return")
    assert picked(vera) == "version:3" and not vera.sees("past"), "what was just named is picked"


def test_esc_leaves_the_name_and_typing_never_reaches_the_map(vera: Driver) -> None:
    before = dict(vera.document.records)
    vera.press("Ctrl+S").type("abc").press("Left", "Up", "Tab", "Ctrl+D", "Esc")
    assert not vera.sees("naming")
    assert vera.session.versions.all() == () and dict(vera.document.records) == before


def test_a_name_of_blanks_is_not_taken(vera: Driver) -> None:
    vera.press("Ctrl+S").type("   ").press("Return")
    assert vera.sees("naming") and not vera.find("naming.done").isEnabled()


def test_the_button_names_the_map_of_now_also_while_looking(three: Driver) -> None:
    look(three, 1).click("history.name")
    assert not three.sees("past")
    three.type("Now").press("Return")
    [version] = three.session.versions.all()
    assert three.session.versions.state_of(version) == three.document


def test_a_version_is_looked_at_and_restored(three: Driver) -> None:
    three.session.versions.name("Three phases")
    three.workspace.run(lambda document: edits.delete(document, document.phases(three.canvas.map_id)[0].id))
    click_row(three, LIST, "version:1")
    assert looked_at(three).startswith("You are looking at “Three phases”")
    state = three.session.versions.state_of(three.session.versions.all()[0])
    three.click("past.restore")
    assert three.document == state
    assert titles(three, LIST)[3] == "Restore “Three phases”"


def test_a_version_is_renamed_in_place(three: Driver) -> None:
    three.session.versions.name("Draft")
    click_row(three, LIST, "version:1").click("history.rename")
    three.type("Final").press("Return")
    assert titles(three, LIST)[1] == "Final"


def test_deleting_a_version_asks_first(three: Driver) -> None:
    three.session.versions.name("Draft")
    click_row(three, LIST, "version:1").click("history.delete")
    three.click("history.keep").click("history.delete")
    assert len(three.session.versions.all()) == 1
    three.click("history.delete_now")
    assert three.session.versions.all() == () and not three.sees("past")


@pytest.mark.may_log
def test_a_damaged_version_is_shown_as_unreadable(start: Start) -> None:
    driver = start("vera", title="")
    driver.session.versions.name("Lost")
    path = driver.session.path
    driver.window.close_session()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE version SET records = x'00'")
        connection.commit()
    driver.window.open_session(Session.open(path))
    driver.settle().click("rail.history")
    click_row(driver, LIST, "version:1")
    assert not driver.sees("past") and not driver.sees("history.rename")
    assert "no longer be read" in driver.find("banner.words", QLabel).text()
    driver.click("history.delete").click("history.delete_now")
    assert driver.session.versions.all() == ()


def test_everything_has_a_name_and_room_for_a_finger(three: Driver) -> None:
    three.session.versions.name("Draft")
    click_row(three, LIST, "version:1")
    for name in ("past.restore", "past.leave", "history.name", "history.rename", "history.delete"):
        button = three.find(name, QPushButton)
        assert button.height() >= 48 and button.accessibleName()
    rows = three.find(LIST, EntryList)
    assert all(rows.rect_of(entry.key).height() >= 48 for entry in rows.entries() if not entry.heading)
    assert three.find("past.map").accessibleName()
