"""The table of actions: every row whole, every key with one meaning, and nothing refreshed more often than needed."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.model import edits
from app.model.records import Touchpoint
from app.widgets.actions.row import Row
from app.widgets.actions.table import MENUS, ROWS, SUBMENUS
from app.widgets.canvas import command_table
from app.widgets.canvas.command import Command
from app.widgets.canvas.keyboard import ARROWS, COMMAND_KEYS
from app.widgets.own_turn import OwnTurn
from tests.driver import Driver
from tests.widgets.conftest import Start

OF_THE_CANVAS = {
    *("Left", "Right", "Up", "Down", "Home", "End"),
    *("Tab", "Shift+Tab", "Esc", "Ctrl+Return", "Space"),
}
"""What the canvas and its editor do with keys that are no command: going round, making the next note, ending."""

OF_QT = {"Shift+F10", "Menu"}
"""The keys of the context menu, which the platform turns into an event of its own."""

OF_LATER: set[str] = set()
"""Keys of the contract that belong to rows still to come; a key leaves this set when its row is there."""

CONTRACT = {
    *("Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Home"),
    *("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down", "Alt+Shift+Up", "Alt+Shift+Down"),
    *("Alt+Shift+PgUp", "Alt+Shift+PgDown", "Return", "F2", "Esc", "Ctrl+Return"),
    *("Tab", "Shift+Tab", "Ctrl+Tab", "F6", "Ctrl+D", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Del", "Ctrl+A"),
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+1", "Ctrl+2", "Space"),
    *("Ctrl+F", "F3", "Ctrl+K", "Ctrl+Shift+P", "F5", "F11", "F1", "Shift+F10", "Menu", "Ctrl+S", "Ctrl+P"),
}
"""Every key that people were promised."""


def normal(key: str) -> str:
    return QKeySequence(key).toString()


def test_every_action_has_a_name_of_its_own_and_a_menu() -> None:
    assert [name for name, count in Counter(row.name for row in ROWS).items() if count > 1] == []
    known = {name for name, _text in MENUS} | set(SUBMENUS)
    assert {row.menu for row in ROWS} <= known
    assert set(SUBMENUS) <= {row.menu for row in ROWS}


def test_no_key_does_two_things() -> None:
    """On the map all three kinds of keys are in force at once."""
    keys = Counter(normal(key) for row in ROWS for key in row.all_keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert {normal(key) for key in OF_THE_CANVAS} & set(keys) == set()


def test_every_command_of_the_canvas_with_a_key_has_a_row() -> None:
    shown = {normal(key) for row in ROWS for key in row.canvas_keys}
    assert shown == {normal(key) for command in command_table.COMMANDS for key in command.keys}
    assert len(COMMAND_KEYS) == len(shown)
    assert len(ARROWS) == 4


def test_every_promised_key_is_there() -> None:
    of_rows = {normal(key) for row in ROWS for key in row.all_keys}
    promised = {normal(key) for key in CONTRACT}
    assert promised - of_rows - {normal(key) for key in OF_THE_CANVAS | OF_QT | OF_LATER} == set()
    assert of_rows & {normal(key) for key in OF_LATER} == set(), "this row has come: take its key off the list"


def test_no_shortcut_is_a_typed_character() -> None:
    for row in ROWS:
        for key in (*row.keys, *row.map_keys):
            assert "+" in key or key == "Del" or (key[0] == "F" and key[1:].isdigit()), row.name


def test_the_names_that_outside_scripts_rely_on_are_there() -> None:
    fixed = {"file.new", "file.open", "file.export", "edit.undo", "edit.redo", "edit.delete", "map.add_phase"}
    assert fixed <= {row.name for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_without_a_map_no_action_does_harm(start: Start, row: Row) -> None:
    window = start().window
    assert isinstance(row.enabled(window), bool)
    if row.name.startswith(("edit.", "map.")):
        assert not window.actions_[row.name].isEnabled()
        row.handler(window)


def command(name: str) -> Command:
    return next(each for each in command_table.COMMANDS if each.name == name)


def test_what_a_command_needs_is_asked_of_the_selection(vera: Driver) -> None:
    commands, touchpoint = vera.canvas.commands, vera.document.journey(vera.canvas.map_id)[0]
    assert not commands.can(command("raise_score"))
    vera.canvas.select([touchpoint.id])
    assert commands.can(command("raise_score"))
    assert not commands.can(command("hide_lane"))
    vera.canvas.select([vera.document.lanes(vera.canvas.map_id)[0].id])
    assert commands.can(command("hide_lane"))
    assert not commands.can(command("raise_score"))


def test_texts_hold_no_keys_and_menus_show_them(vera: Driver) -> None:
    for action in vera.window.actions_:
        assert "\t" not in action.text(), action.objectName()
    assert vera.window.actions_["map.move_up"].shortcut() == QKeySequence("Alt+Up")
    assert vera.window.actions_["edit.edit"].shortcut() == QKeySequence("F2")


def test_a_key_of_the_canvas_does_its_work_once(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    known = vera.document.score(touchpoint.id)
    vera.click_on(touchpoint.id)
    vera.canvas.setFocus()
    vera.press("Alt+Shift+Up")
    raised = vera.document.score(touchpoint.id)
    assert known is not None and raised is not None
    assert raised.score == known.score + 1


def test_many_changes_are_one_refresh(vera: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    refresh = vera.window.actions_.refresh

    def counted() -> None:
        nonlocal count
        count += 1
        refresh()

    vera.settle(20)
    monkeypatch.setattr(vera.window.actions_, "_waiting", OwnTurn(vera.window.actions_, counted))
    for touchpoint in vera.document.journey(vera.canvas.map_id)[:5]:
        vera.canvas.select([touchpoint.id])
    assert count == 0
    vera.settle(20)
    assert count == 1


def test_a_key_that_follows_at_once_finds_its_action_enabled(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.canvas.setFocus()
    vera.settle()
    assert not vera.window.actions_["edit.delete"].isEnabled()
    vera.canvas.select([touchpoint.id])
    QTest.keySequence(vera.canvas, QKeySequence("Del"))
    assert vera.document.find(touchpoint.id, Touchpoint) is None


def test_paste_follows_the_clipboard(vera: Driver) -> None:
    QGuiApplication.clipboard().clear()
    assert not vera.settle(20).window.actions_["edit.paste"].isEnabled()
    QGuiApplication.clipboard().setText("From elsewhere")
    assert vera.settle(20).window.actions_["edit.paste"].isEnabled()


def test_a_menu_opens_with_what_holds_now(vera: Driver) -> None:
    map_id = vera.canvas.map_id
    vera.workspace.run(lambda document: edits.add_phase(document, map_id, "Extra"))
    menu = vera.window.actions_.menu(vera.window)
    menu.aboutToShow.emit()
    assert vera.window.actions_["edit.undo"].isEnabled()
    assert isinstance(menu, QMenu)
    QApplication.processEvents()


def test_a_menu_ticks_what_is_on(vera: Driver) -> None:
    """Beside an icon there is no room for a tick, and nobody would see which of several themes it is."""
    ticked = {name for name, action in every_action(vera) if action.isCheckable() and action.isChecked()}
    assert {"view.theme.light", "view.language.en"} <= ticked
    assert not [name for name, action in every_action(vera) if action.isCheckable() and action.isIconVisibleInMenu()]
    assert vera.window.actions_["file.export"].isIconVisibleInMenu()


def every_action(driver: Driver) -> list[tuple[str, QAction]]:
    return [(row.name, driver.window.actions_[row.name]) for row in ROWS]
