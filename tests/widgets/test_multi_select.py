"""The multi-select button of the window: when it is there, and what it makes of fingers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from app.drawing.colors import contrast
from app.model.records import Id
from app.widgets.multi_select import SIDE, MultiSelect
from tests.driver import Driver
from tests.widgets.canvas.hands import Hands
from tests.widgets.conftest import Start


@pytest.fixture
def hands(vera: Driver) -> Hands:
    vera.window.activateWindow()
    return Hands(vera.canvas)


def button(hands: Hands) -> MultiSelect | None:
    return hands.canvas.findChild(MultiSelect)


def some_touchpoints(hands: Hands) -> list[Id]:
    seen = hands.canvas.viewport().rect().adjusted(200, 80, -80, -80)
    ids = [touchpoint.id for touchpoint in hands.document.journey(hands.canvas.map_id)]
    return [i for i in ids if seen.contains(hands.at(i))][:2]


def touched(hands: Hands) -> MultiSelect:
    hands.tap(some_touchpoints(hands)[0])
    found = button(hands)
    assert found is not None
    return found


def test_it_comes_with_the_first_finger_and_goes_with_the_mouse(hands: Hands) -> None:
    assert button(hands) is None
    shown = touched(hands)
    assert shown.isVisible()
    assert shown.accessibleName()
    assert shown.height() == SIDE
    assert shown.text().strip() == "Select several"
    assert shown.width() >= shown.fontMetrics().horizontalAdvance(shown.text()) + shown.iconSize().width()
    assert shown.x() > hands.canvas.drawing.header_width * hands.canvas.zoom
    hands.click(some_touchpoints(hands)[0])
    assert not shown.isVisible()
    hands.tap(some_touchpoints(hands)[0])
    assert shown.isVisible()


def test_a_finger_on_it_has_taps_add_up(hands: Hands) -> None:
    first, second = some_touchpoints(hands)
    shown = touched(hands)
    hands.touch_window(0, shown.mapTo(hands.canvas.window(), shown.rect().center())).lift(0)
    assert shown.isChecked()
    hands.canvas.select([])
    hands.tap(first).tap(second)
    assert hands.canvas.selected_ids() == (first, second)


def test_it_works_while_somebody_else_drags(hands: Hands) -> None:
    first, _ = some_touchpoints(hands)
    shown = touched(hands)
    hands.touch(0, first).slide({0: hands.at(first) + QPoint(30, 0)})
    hands.touch_window(1, shown.mapTo(hands.canvas.window(), shown.rect().center())).lift(1)
    assert shown.isChecked()
    assert hands.canvas.showing.lifted
    hands.cancel_touches()


def test_out_of_sight_it_is_off(hands: Hands) -> None:
    shown = touched(hands)
    shown.click()
    assert hands.canvas.adding_mode
    hands.click(some_touchpoints(hands)[0])
    assert not hands.canvas.adding_mode


def test_it_follows_theme_and_language(start: Start) -> None:
    driver = start("vera", title="")
    driver.window.activateWindow()
    shown = touched(Hands(driver.canvas))
    assert shown.accessibleName() == "Select several"
    driver.window.commands.set_language("nl")
    driver.settle()
    assert shown.accessibleName() == "Meerdere kiezen"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_its_words_can_be_read_on_and_off(vera: Driver, hands: Hands, name: str) -> None:
    vera.window.commands.set_theme(name)
    vera.settle()
    shown = touched(Hands(vera.canvas))
    for on in (False, True):
        shown.setChecked(on)
        vera.settle()
        picture = shown.grab().toImage()
        words = range(shown.width() // 3, shown.width() - 20)
        found = {picture.pixelColor(x, y).name() for x in words for y in range(12, shown.height() - 12)}
        ground = picture.pixelColor(shown.width() // 2, 6).name()
        assert max(contrast(each, ground) for each in found) >= 4.5, (name, on)
