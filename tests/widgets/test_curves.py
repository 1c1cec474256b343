"""The legend of the curves, and what customers expect: seen, dragged, nudged, hidden and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from app.model import edits
from app.model.records import Id, Touchpoint
from app.settings import Settings
from tests.driver import LEFT, NO_KEY, Driver
from tests.widgets.conftest import Start


def journey(driver: Driver) -> list[Id]:
    return [touchpoint.id for touchpoint in driver.document.journey(driver.canvas.map_id)]


def add_merel(driver: Driver) -> Id:
    driver.session.run(edits.add_persona(driver.document, "Merel"))
    merel = driver.document.personas()[-1].id
    for place, touchpoint in enumerate(journey(driver)[:4]):
        driver.session.run(edits.set_emotion(driver.document, touchpoint, place / 2 - 1, merel))
    driver.settle()
    return merel


def has(driver: Driver, key: str) -> bool:
    return driver.canvas.drawing.find(key) is not None


def middle_of(driver: Driver, key: str) -> QPoint:
    group = driver.canvas.map_scene.group(key)
    assert group is not None, key
    driver.canvas.show_group(group)
    driver.settle(400)
    return driver.canvas.mapFromScene(driver.canvas.scene_position(group, group.w / 2, group.h / 2))


def test_the_key_in_the_lane_opens_the_legend(vera: Driver) -> None:
    lane = next(p.lane_id for p in vera.canvas.drawing.parts if p.key.startswith("legend:"))
    place = middle_of(vera, f"legend:{lane}")
    QTest.mouseClick(vera.canvas.viewport(), LEFT, NO_KEY, place)
    vera.settle()
    assert vera.workspace.sides.open == "curves"


def test_a_tick_hides_a_curve_and_that_is_remembered_but_not_in_the_file(vera: Driver) -> None:
    merel = add_merel(vera)
    touchpoint, records = journey(vera)[0], dict(vera.document.records)
    vera.click("rail.curves")
    assert has(vera, f"point:{touchpoint}:{merel}")
    vera.click(f"curves.show.{merel}")
    assert not has(vera, f"point:{touchpoint}:{merel}")
    assert vera.window.settings.curves_of(vera.canvas.map_id) == [merel]
    assert Settings.load().curves_of(vera.canvas.map_id) == [merel]
    assert dict(vera.document.records) == records
    vera.click(f"curves.show.{merel}")
    assert has(vera, f"point:{touchpoint}:{merel}")
    assert vera.window.settings.curves == {}


def test_everyone_keeps_their_colour_when_others_are_hidden(vera: Driver) -> None:
    merel = add_merel(vera)
    before = vera.canvas.drawing.find(f"point:{journey(vera)[0]}:{merel}")
    vera.click("rail.curves").click("curves.show.customer")
    after = vera.canvas.drawing.find(f"point:{journey(vera)[0]}:{merel}")
    assert before is not None and after is not None and before.marks == after.marks


def test_a_name_is_asked_and_a_curve_is_removed_in_one_step(vera: Driver) -> None:
    merel = add_merel(vera)
    vera.click("rail.curves").click(f"curves.ask.{merel}")
    assert vera.canvas.showing.asked == merel
    assert has(vera, f"point:{journey(vera)[5]}:{merel}")
    vera.click("curves.ask.customer")
    assert vera.canvas.showing.asked is None
    vera.click(f"curves.remove.{merel}")
    assert all(vera.document.score(touchpoint, merel) is None for touchpoint in journey(vera))
    assert "Merel" in vera.find("banner.words", QLabel).text()
    vera.click("banner.choice.0")
    assert vera.document.score(journey(vera)[0], merel) is not None


def press_beside(driver: Driver, actor: Id) -> None:
    """Just misses an open point."""
    place = middle_of(driver, f"point:{journey(driver)[5]}:{actor}") + QPoint(30, 12)
    QTest.mouseClick(driver.canvas.viewport(), LEFT, NO_KEY, place)
    driver.settle()


def test_a_press_beside_a_point_goes_on_asking_until_the_panel_is_left(vera: Driver) -> None:
    merel = add_merel(vera)
    vera.click("rail.curves").click(f"curves.ask.{merel}").click("inspector.close")
    press_beside(vera, merel)
    assert vera.canvas.showing.asked == merel
    assert vera.find(f"curves.ask.{merel}", QPushButton).isChecked()
    vera.click_on(journey(vera)[5])
    assert vera.canvas.showing.asked == merel, "what is chosen on the map is asked of the same person"
    vera.click("rail.curves")
    assert vera.canvas.showing.asked is None


def test_without_a_panel_a_press_on_nothing_goes_on_asking_and_closing_the_inspector_does_not(vera: Driver) -> None:
    merel = add_merel(vera)
    vera.workspace.inspect((merel,))
    press_beside(vera, merel)
    assert vera.canvas.showing.asked == merel and not vera.sees("inspector")
    vera.workspace.inspect((merel,))
    vera.settle().click("inspector.close")
    assert vera.canvas.showing.asked is None


def test_somebody_is_added_by_name(vera: Driver) -> None:
    person = vera.document.persons()[-1]
    vera.click("rail.curves").click("curves.add")
    menu = vera.find("curves.add.menu", QMenu)
    item = next(action for action in menu.actions() if action.objectName() == f"curves.add.{person.id}")
    item.trigger()
    menu.close()
    vera.settle()
    assert vera.canvas.showing.asked == person.id
    assert vera.sees(f"curves.ask.{person.id}")
    assert has(vera, f"point:{journey(vera)[0]}:{person.id}")


@pytest.fixture
def expecting(vera: Driver) -> Driver:
    """Vera's map, with what is expected of two touchpoints."""
    for touchpoint, tenths in zip(journey(vera), (15, 5), strict=False):
        vera.session.run(edits.set_fields(vera.document, touchpoint, expected=tenths))
    return vera.settle()


def expected(driver: Driver, touchpoint: Id) -> int | None:
    return driver.document.get(touchpoint, Touchpoint).expected


def test_expectations_show_once_there_are_any_and_open_ones_wait(expecting: Driver) -> None:
    first, _second, third = journey(expecting)[:3]
    assert has(expecting, f"expected:{first}") and has(expecting, f"expected:{third}")
    expecting.click("rail.curves").click("curves.expected")
    assert not has(expecting, f"expected:{first}")
    expecting.click("curves.expected")
    assert has(expecting, f"expected:{first}")


def test_of_all_names_just_the_one_that_was_picked_last_is_marked(expecting: Driver) -> None:
    def marked() -> list[str]:
        names = [button for button in panel.findChildren(QPushButton) if button.isChecked()]
        return [button.objectName() for button in names]

    expecting.click("rail.curves")
    panel = expecting.find("curves.expected.name").parentWidget()
    assert panel is not None and marked() == ["curves.ask.customer"]
    expecting.click("curves.expected.name")
    assert marked() == ["curves.expected.name"]
    expecting.click("curves.expected.name")
    assert marked() == ["curves.expected.name"], "picked again, it stays picked"
    expecting.click("curves.ask.customer")
    assert marked() == ["curves.ask.customer"]
    expecting.click("curves.expected.name").click("curves.expected")
    assert marked() == ["curves.ask.customer"], "what is not seen is not dragged"


def test_the_name_of_what_is_expected_shows_it_and_never_hides_it(expecting: Driver) -> None:
    first = journey(expecting)[0]
    expecting.click("rail.curves").click("curves.expected.name")
    assert has(expecting, f"expected:{first}")
    expecting.click("curves.expected").click("curves.expected.name")
    assert has(expecting, f"expected:{first}")


def test_an_expectation_is_dragged_and_escape_puts_it_back(expecting: Driver) -> None:
    third = journey(expecting)[2]
    place = middle_of(expecting, f"expected:{third}") + QPoint(11, 0)  # beside the face that stands before it
    expecting.drag(place, place + QPoint(0, -30))
    assert (expected(expecting, third) or 0) > 0
    now = expected(expecting, third)
    place = middle_of(expecting, f"expected:{third}")
    viewport = expecting.canvas.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, place)
    QTest.mouseMove(viewport, place + QPoint(0, 25))
    QTest.mouseMove(viewport, place + QPoint(0, 50))
    expecting.press("Escape")
    QTest.mouseRelease(viewport, LEFT, NO_KEY, place + QPoint(0, 50))
    assert expected(expecting, third) == now


def test_keys_raise_what_has_the_keyboard(expecting: Driver) -> None:
    first = journey(expecting)[0]
    merel = add_merel(expecting)
    felt = expecting.document.score(first)
    expecting.canvas.setFocus()
    expecting.canvas.selection.select([first], focus_key=f"expected:{first}")
    expecting.press("Alt+Shift+Up")
    assert expected(expecting, first) == 16
    expecting.canvas.selection.select([first], focus_key=f"point:{first}:{merel}")
    expecting.press("Alt+Shift+Up")
    score = expecting.document.score(first, merel)
    assert score is not None and score.score == -9
    assert expecting.document.score(first) == felt


def test_a_gap_tells_its_number_where_the_keyboard_is(expecting: Driver) -> None:
    first = journey(expecting)[0]
    expecting.canvas.setFocus()
    expecting.canvas.selection.select([first], focus_key=f"expected:{first}")
    assert expecting.canvas.hover._gap._item is not None
    expecting.canvas.selection.select([first], focus_key=f"touchpoint:{first}")
    assert expecting.canvas.hover._gap._item is None


def test_the_menu_shows_expectations_on_a_map_without_any(start: Start) -> None:
    driver = start("five-phases")
    phase = driver.document.phases(driver.canvas.map_id)[0]
    driver.session.run(edits.add_touchpoint(driver.document, phase.id, "Sees it"))
    touchpoint = journey(driver)[0]
    assert not has(driver, f"expected:{touchpoint}")
    driver.window.actions_["view.expected"].trigger()
    assert has(driver, f"expected:{touchpoint}")
