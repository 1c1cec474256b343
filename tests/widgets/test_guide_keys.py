"""The guide panel by keys alone: Tab goes down the screen, and whoever comes to the panel stands where it goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.guides.guides import fitting, guides
from app.model import edits
from app.model.edits.guiding import follow_guide
from tests.driver import Driver
from tests.widgets.conftest import Start
from tests.widgets.test_guides import TYPED_MS, follow, journey, panel


def on_screen(driver: Driver) -> list[QWidget]:
    """The buttons of the panel from the top of the screen to its bottom."""
    shown = [each for each in panel(driver).findChildren(QPushButton) if each.isVisible()]
    return sorted(shown, key=lambda each: each.mapTo(panel(driver), QPoint()).y())


def walked(driver: Driver, start: QWidget, key: str) -> list[QWidget]:
    """Where a key leads from a button until it leaves the panel."""
    start.setFocus()
    way: list[QWidget] = []
    while panel(driver).isAncestorOf(focus := QApplication.focusWidget()) and focus not in way:
        way.append(focus)
        driver.press(key)
    return way


def goes_down_the_screen(driver: Driver) -> bool:
    """Whether Tab and Shift+Tab come to every button of the panel in the order of the screen."""
    buttons = on_screen(driver)
    there = walked(driver, buttons[0], "Tab") == buttons
    return there and walked(driver, buttons[-1], "Shift+Tab") == buttons[::-1]


@pytest.mark.parametrize("guide_id", ["six-steps", "eight-steps"])
def test_tab_goes_down_the_screen(guide_id: str, start: Start) -> None:
    driver = follow(start("five-phases"), guide_id)
    assert goes_down_the_screen(driver)


def test_tab_goes_down_the_screen_after_steps_were_opened_and_the_guide_was_made_anew(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas").click("guide.step.customer")
    assert goes_down_the_screen(driver)
    driver.click("guide.step.ambition").click("guide.step.ambition")
    assert goes_down_the_screen(driver), "all are folded"
    driver.click("guide.step.ambition")
    assert goes_down_the_screen(driver)
    first = driver.canvas.map_id
    driver.workspace.maps.add()
    driver.settle().workspace.show_map(first)
    assert goes_down_the_screen(driver.settle())


def test_tab_leaves_the_panel_for_the_rail_and_not_for_the_map(start: Start) -> None:
    driver = follow(start("five-phases"), "solo")
    on_screen(driver)[-1].setFocus()
    driver.press("Tab")
    assert driver.workspace.rail.isAncestorOf(QApplication.focusWidget())


def test_tab_goes_down_the_choice_when_another_map_has_another_order(start: Start) -> None:
    driver = start("five-phases").click("rail.guide")
    before = [each.objectName() for each in on_screen(driver)]
    driver.workspace.run(lambda document: edits.set_fields(document, driver.canvas.map_id, template="journey-canvas"))
    assert [each.objectName() for each in on_screen(driver.settle())] != before
    assert goes_down_the_screen(driver)


def focused() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""


def wholly_in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("shut_before", [False, True])
def test_the_panel_opened_by_keys_has_the_keyboard_on_its_first_card(shut_before: bool, start: Start) -> None:
    driver = start("five-phases")
    if shut_before:
        driver.click("rail.actions").click("rail.actions")
    driver.canvas.setFocus()
    driver.press("Ctrl+K").type("guides").press("Return")
    assert driver.workspace.sides.open == "guide"
    assert focused() == on_screen(driver)[0].objectName()
    driver.press("Tab")
    assert focused() == on_screen(driver)[1].objectName()


@pytest.mark.parametrize("guide_id", ["questions", "six-steps"])
def test_back_at_the_choice_the_keyboard_is_on_the_guide_under_way_in_sight(guide_id: str, start: Start) -> None:
    driver = start("five-phases")
    driver.window.resize(1280, 500)
    follow(driver.settle(), guide_id)
    driver.find("guide.all").setFocus()
    driver.press("Space")
    assert focused() == f"guide.choose.{guide_id}"
    assert wholly_in_sight(driver.find(focused()))


def test_a_choice_that_was_not_seen_before_brings_the_guide_under_way_in_sight_too(start: Start) -> None:
    driver = start("five-phases")
    driver.window.resize(1280, 500)
    last = fitting(guides("en"), journey(driver).template)[-1].id
    driver.workspace.run(lambda document: follow_guide(document, journey(driver).id, last))
    driver.settle().click("rail.guide").find("guide.all").setFocus()
    driver.press("Space")
    assert focused() == f"guide.choose.{last}"
    assert wholly_in_sight(driver.find(focused()))


def test_the_keyboard_comes_back_to_what_goes_on_after_a_step_was_done_elsewhere(start: Start) -> None:
    driver = follow(start("five-phases"), "canvas")
    for words in ("Real bread", "Sourdough"):
        assert focused() == "guide.go"
        driver.press("Space").type(words).settle(TYPED_MS).press("F6")
    assert focused() == "guide.next"
    driver.press("Space")
    assert driver.find("guide.step.customer", QPushButton).isChecked() and focused() == "guide.go"


def test_the_keyboard_begins_at_what_goes_on_with_the_guide_under_way(start: Start) -> None:
    driver = start("five-phases")
    driver.workspace.run(lambda document: follow_guide(document, journey(driver).id, "canvas"))
    driver.press("Ctrl+K").type("guides").press("Return")
    assert focused() == "guide.go"
