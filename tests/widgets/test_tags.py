"""Tags in the window: put on and taken off by the menu, by keys and in the inspector, and seen on the notes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from app.drawing.primitives import Rect
from app.model import edits
from app.model.records import Id, Tag
from tests.driver import Driver

Start = Callable[..., Driver]


@pytest.fixture
def vera(start: Start) -> Driver:
    """The sample, with two tags."""
    driver = start("vera", language="en")
    for name in ("Quick to do", "Sales & service"):
        driver.session.run(edits.add_tag(driver.document, name))
    return driver


def touchpoints(driver: Driver) -> list[Id]:
    return [touchpoint.id for touchpoint in driver.document.journey(driver.canvas.map_id)]


def worn(driver: Driver, record_id: Id) -> set[str]:
    return {driver.document.get(each.tag_id, Tag).name for each in driver.document.taggings(record_id)}


def menu(driver: Driver) -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entry(driver: Driver, words: str) -> QAction:
    return next(action for action in menu(driver).actions() if action.text() == words)


def pick(driver: Driver, words: str) -> None:
    opened = menu(driver)
    entry(driver, words).trigger()
    opened.close()
    driver.settle()


def test_a_key_opens_the_choice_and_picking_puts_a_tag_on_all_that_is_selected(vera: Driver) -> None:
    first, second, third, *_ = touchpoints(vera)
    vera.canvas.select([first, second])
    vera.press("Ctrl+T")
    pick(vera, "Sales && service")
    assert worn(vera, first) == worn(vera, second) == {"Sales & service"} and not worn(vera, third)
    vera.press("Ctrl+Z")
    assert not worn(vera, first) and not worn(vera, second)


def test_what_all_carry_is_ticked_and_picking_it_takes_it_off(vera: Driver) -> None:
    first, second, *_ = touchpoints(vera)
    quick = next(each.id for each in vera.document.tags() if each.name == "Quick to do")
    vera.session.run(edits.tag(vera.document, quick, [first]))
    vera.canvas.select([first, second])
    vera.press("Ctrl+T")
    assert not entry(vera, "Quick to do").isChecked()
    pick(vera, "Quick to do")
    vera.press("Ctrl+T")
    assert entry(vera, "Quick to do").isChecked()
    pick(vera, "Quick to do")
    assert not worn(vera, first) and not worn(vera, second)


def test_a_tag_is_seen_as_a_tab_on_its_note(vera: Driver) -> None:
    first = touchpoints(vera)[0]
    before = vera.canvas.item_for(first).drawn.marks
    quick = next(each for each in vera.document.tags() if each.name == "Quick to do")
    vera.session.run(edits.tag(vera.document, quick.id, [first]))
    vera.settle()
    after = vera.canvas.item_for(first).drawn.marks
    tabs = [mark for mark in after if mark not in before]
    assert len(tabs) == 1 and isinstance(tabs[0], Rect) and tabs[0].box.y == 0


def test_a_new_tag_is_made_put_on_and_named_at_once(vera: Driver) -> None:
    first = touchpoints(vera)[0]
    vera.canvas.select([first])
    vera.press("Ctrl+T")
    pick(vera, "New tag")
    vera.type("Loyalty").press("Return").settle()
    assert worn(vera, first) == {"Loyalty"}


def test_in_the_inspector_a_tag_is_typed_and_its_chip_takes_it_off(vera: Driver) -> None:
    first = touchpoints(vera)[0]
    vera.click_on(first).settle()
    vera.workspace.go_to_field(first, "tags")
    vera.type("Loyalty").press("Return").settle()
    assert worn(vera, first) == {"Loyalty"}
    tag_id = next(each.id for each in vera.document.tags() if each.name == "Loyalty")
    vera.click(f"touchpoint.tag.{tag_id}").settle()
    assert not worn(vera, first)
