"""The keyboard in the window: it goes round all parts, nothing traps it, and it can be seen where it is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.widgets.areas import parts_of
from tests.driver import Driver
from tests.widgets.conftest import Start

BACK = "Shift+F6"


def part(driver: Driver) -> QWidget:
    """The part of the window that has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return next(known for known in parts_of(driver.workspace) if known is focus or known.isAncestorOf(focus))


def everything_open(vera: Driver) -> list[QWidget]:
    """Opens a panel, the inspector and the banner, and gives the parts in their order."""
    vera.click("rail.actions").click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.window.banner.say("Look.")
    vera.canvas.setFocus()
    workspace = vera.settle().workspace
    panel = workspace.panels["actions"]
    return [
        workspace.canvas,
        vera.window.banner,
        workspace.inspector,
        panel,
        workspace.rail,
        workspace.top_bar,
    ]


@pytest.mark.parametrize("key", ["F6", "Ctrl+Tab"])
def test_a_key_goes_round_all_parts_and_back_to_the_map(vera: Driver, key: str) -> None:
    expected = everything_open(vera)
    assert [part(vera.press(key)) for _step in expected] == [*expected[1:], expected[0]]


@pytest.mark.parametrize("key", ["Shift+F6", "Ctrl+Shift+Tab"])
def test_with_shift_it_goes_the_other_way(vera: Driver, key: str) -> None:
    expected = everything_open(vera)
    assert [part(vera.press(key)) for _step in expected] == expected[::-1]


def test_what_is_not_there_is_passed_over(start: Start) -> None:
    driver = start("empty")
    driver.canvas.setFocus()
    workspace = driver.workspace
    assert [part(driver.press("F6")) for _step in range(3)] == [workspace.rail, workspace.top_bar, workspace.canvas]


def test_the_key_leaves_a_note_that_is_being_typed(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.canvas.edit_text(touchpoint.id)
    vera.settle().press("F6")
    assert part(vera) is vera.workspace.rail, "the inspector does not come while somebody types on the map"
    assert not vera.canvas.editor.active


def test_a_part_remembers_where_the_keyboard_was(vera: Driver) -> None:
    everything_open(vera)
    vera.press("F6")
    close = vera.find("inspector.close")
    close.setFocus()
    vera.press("F6", BACK)
    assert QApplication.focusWidget() is close


def test_escape_in_a_field_goes_back_to_the_map_and_keeps_what_was_typed(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.click_on(touchpoint.id).type("Other words", into="touchpoint.title").press("Escape")
    assert part(vera) is vera.canvas
    assert vera.document.records[touchpoint.id].title == "Other words"  # type: ignore[attr-defined]
    assert vera.sees("inspector")


@pytest.mark.parametrize("name", ["rail.actions", "mapTitle", "inspector.close", "touchpoint.owner_id", "mapState"])
def test_escape_goes_back_to_the_map_from_everywhere(vera: Driver, name: str) -> None:
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.find(name).setFocus()
    assert part(vera.press("Escape")) is vera.canvas


def test_on_the_map_it_can_be_seen_where_the_keyboard_is(start: Start) -> None:
    driver = start("vera", title="").press("F6", BACK)
    group = driver.canvas.focus_group()
    assert group is not None
    assert group.record_id == driver.document.journey(driver.canvas.map_id)[0].id
    assert driver.canvas.selected_ids() == ()


def test_full_screen_and_back(start: Start) -> None:
    driver = start("empty").press("F11")
    assert driver.window.isFullScreen()
    assert not driver.press("F11").window.isFullScreen()


def test_the_menu_key_opens_the_menu_of_what_has_the_keyboard(vera: Driver) -> None:
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    vera.canvas.setFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    place = focus.rect().center()
    QApplication.sendEvent(
        focus, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, focus.mapToGlobal(place))
    )  # what the system makes of the key
    menu = vera.settle().canvas.findChild(QMenu) or QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.isVisible()
    menu.close()
