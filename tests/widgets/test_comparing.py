"""Comparing a map with its future in the window: offered where there is a pair, walked by keys, followed by edits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from app.drawing.primitives import TextLine
from app.model import edits
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import Id
from app.widgets.comparing.view import ComparisonView
from app.widgets.entries import EntryList
from tests.driver import Driver, touch_screen
from tests.widgets.conftest import Start
from tests.widgets.test_panels import click_row, titles

LIST, KEYS = "comparing.list", "Ctrl+Shift+C"


def run(driver: Driver, make: Callable[[Document], Edit]) -> Edit:
    edit = driver.workspace.run(make)
    assert edit is not None
    return edit


def make_future(driver: Driver, title: str = "Tomorrow") -> Id:
    origin = driver.canvas.map_id
    return run(driver, lambda d: edits.make_future(d, origin, title)).created[0]


@pytest.fixture
def one(vera: Driver) -> Driver:
    """The sample with its map of today alone."""
    for journey in vera.document.maps()[1:]:
        run(vera, lambda d, gone=journey.id: edits.delete(d, gone))  # type: ignore[misc]
    return vera.settle()


@pytest.fixture
def pair(one: Driver) -> Driver:
    """The sample and its future, on which one thing was left out, one renamed and one felt better."""
    future = make_future(one)
    first, second, third, *_ = one.document.journey(future)
    run(one, lambda d: edits.delete(d, first.id))
    run(one, lambda d: edits.set_fields(d, second.id, title="Asks a friend"))
    run(one, lambda d: edits.set_emotion(d, third.id, 2.0))
    one.workspace.show_map(future)
    return one.settle()


@pytest.fixture
def compared(pair: Driver) -> Driver:
    """The same, seen over each other."""
    return pair.press(KEYS).settle(300)


def action(driver: Driver) -> QAction:
    driver.window.actions_.refresh()
    return driver.window.actions_["view.compare"]


def words(driver: Driver) -> list[str]:
    """All that is written in the picture."""
    groups = driver.find("comparing.picture", ComparisonView).map_scene.drawing.groups
    return [mark.text for group in groups for mark in group.marks if isinstance(mark, TextLine)]


def picked(driver: Driver) -> str:
    return driver.find(LIST, EntryList).current_key()


def place_in_picture(driver: Driver, record_id: Id) -> QPoint:
    view = driver.find("comparing.picture", ComparisonView)
    item = view.map_scene.item_for(record_id)
    assert item is not None
    return view.mapFromScene(item.sceneBoundingRect().center())


def future_of(driver: Driver) -> tuple[Id, ...]:
    return tuple(touchpoint.id for touchpoint in driver.document.journey(driver.document.maps()[1].id))


def test_it_is_offered_only_where_there_is_something_to_compare(one: Driver) -> None:
    assert not action(one).isEnabled()
    assert not one.press(KEYS).sees("comparing")
    make_future(one)
    assert action(one).isEnabled(), "on the map of today"
    one.press(KEYS)
    assert one.sees("comparing") and action(one).isChecked()


def test_the_top_bar_offers_it_where_it_can_be_done(one: Driver) -> None:
    assert not one.sees("bar.view.compare")
    make_future(one)
    assert one.settle().click("bar.view.compare").sees("comparing")
    assert one.find("bar.view.compare", QToolButton).isChecked()
    one.press("Esc").settle()
    assert not one.find("bar.view.compare", QToolButton).isChecked()


def test_it_lies_over_the_map_which_takes_no_key_and_esc_closes_it(compared: Driver) -> None:
    assert compared.find("comparing").geometry() == compared.canvas.geometry()
    assert not compared.canvas.isEnabled()
    assert not compared.press("Esc").sees("comparing")
    assert compared.canvas.isEnabled() and compared.canvas.hasFocus()


def test_the_same_key_and_the_button_close_it(compared: Driver) -> None:
    assert not compared.press(KEYS).sees("comparing")
    assert not compared.press(KEYS).click("comparing.leave").sees("comparing")


def test_the_list_tells_what_differs(compared: Driver) -> None:
    told = titles(compared, LIST)
    first = compared.document.journey(compared.document.maps()[0].id)[0]
    assert first.title in told and "Asks a friend" in told
    details = {entry.title: entry.detail for entry in compared.find(LIST, EntryList).entries()}
    assert details[first.title] == "Left out"
    told = details["Asks a friend"].splitlines()
    assert any(line.startswith("Was called “") for line in told), "each change begins a line of its own"


def test_the_picture_speaks_for_itself(compared: Driver) -> None:
    name = compared.find("comparing.picture").accessibleName()
    assert "Tomorrow" in name and "On average" in name
    assert compared.find(LIST).accessibleName() == "Differences"
    assert "Tomorrow" in compared.find("comparing.pair").accessibleName()


def test_a_click_in_the_list_shows_it_in_the_picture(compared: Driver) -> None:
    second = future_of(compared)[0]
    click_row(compared, LIST, second)
    view = compared.find("comparing.picture", ComparisonView)
    assert view.map_scene.drawing.find("picked") is not None
    assert view.rect().contains(place_in_picture(compared, second))
    assert "Asks a friend" not in compared.find("comparing.lines", QLabel).text()
    assert "Was called" in compared.find("comparing.lines", QLabel).text()


def test_a_click_and_a_tap_in_the_picture_pick_in_the_list(compared: Driver) -> None:
    second, third, *_ = future_of(compared)
    viewport = compared.find("comparing.picture", ComparisonView).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_in_picture(compared, second))
    assert picked(compared.settle()) == second
    place = place_in_picture(compared, third)
    QTest.touchEvent(viewport, touch_screen()).press(0, place, viewport).commit()
    QTest.touchEvent(viewport, touch_screen()).release(0, place, viewport).commit()
    assert picked(compared.settle()) == third


def test_the_keys_walk_through_the_differences(compared: Driver) -> None:
    compared.find(LIST).setFocus()
    seen = []
    for _step in range(2):
        seen.append(picked(compared.press("Down")))
    assert len(set(seen)) == 2
    assert compared.find("comparing.picture", ComparisonView).map_scene.drawing.find("picked") is not None
    assert not compared.press("Esc").sees("comparing")


def test_it_can_be_shown_on_the_map_where_it_is(compared: Driver) -> None:
    gone = compared.document.journey(compared.document.maps()[0].id)[0].id
    click_row(compared, LIST, gone)
    compared.click("comparing.show")
    assert not compared.sees("comparing")
    assert compared.canvas.map_id == compared.document.maps()[0].id
    assert compared.canvas.selected_ids() == (gone,)


def test_it_follows_what_changes(compared: Driver) -> None:
    run(compared, lambda d: edits.set_fields(d, future_of(compared)[0], title="Phones a friend"))
    compared.settle()
    assert "Phones a friend" in titles(compared, LIST)
    assert any("Phones" in word for word in words(compared))


def test_it_ends_when_there_is_nothing_left_to_compare(compared: Driver) -> None:
    run(compared, lambda d: edits.set_fields(d, d.maps()[1].id, origin_id=None))
    assert not compared.settle().sees("comparing") and compared.canvas.isEnabled()


def test_undo_and_going_elsewhere_lead_back_to_the_map(compared: Driver) -> None:
    compared.press("Ctrl+Z")
    assert not compared.sees("comparing")
    compared.press(KEYS)
    compared.workspace.reveal(future_of(compared)[1])
    assert not compared.settle().sees("comparing")


def test_the_past_and_the_comparison_take_turns(compared: Driver) -> None:
    compared.click("rail.history").settle()
    click_row(compared, "history.list", "step:1")
    assert compared.sees("past") and not compared.sees("comparing")
    compared.press(KEYS)
    assert compared.sees("comparing") and not compared.sees("past")
    compared.press("Esc")
    assert compared.canvas.isEnabled()


def test_another_pair_is_chosen_at_the_top(compared: Driver) -> None:
    compared.press("Esc")
    later = make_future(compared, "Later")
    compared.press(KEYS)
    button = compared.find("comparing.pair", QToolButton)
    names = [action.text() for action in button.menu().actions()]
    assert len(names) == 3
    button.menu().actions()[[name.endswith("→ Later") for name in names].index(True)].trigger()
    assert compared.settle().find("comparing.pair", QToolButton).text().endswith("Later")
    assert later in {journey.id for journey in compared.document.maps()}


def test_another_one_s_feeling_can_be_compared(compared: Driver) -> None:
    today, tomorrow = (compared.document.journey(journey.id) for journey in compared.document.maps()[:2])
    somebody = compared.document.persons()[0]
    run(compared, lambda d: edits.set_emotion(d, today[2].id, -1.3, somebody.id))
    run(compared, lambda d: edits.set_emotion(d, tomorrow[1].id, 0.4, somebody.id))
    chooser = compared.settle().find("comparing.actor", QToolButton)
    assert chooser.menu().actions()[0].text() == chooser.text()
    next(action for action in chooser.menu().actions() if action.text() == somebody.name).trigger()
    assert "+1.7" in words(compared.settle()) and chooser.text() == somebody.name
    run(compared, lambda d: edits.clear_emotion(d, today[2].id, somebody.id))
    run(compared, lambda d: edits.clear_emotion(d, tomorrow[1].id, somebody.id))
    assert "+1.7" not in words(compared.settle()), "whose curve is gone is compared no more"


def test_language_and_theme_switch_live(compared: Driver) -> None:
    compared.window.commands.set_language("nl")
    assert "Vervallen" in words(compared.settle(300))
    assert compared.find(LIST).accessibleName() == "Verschillen"
    compared.window.commands.set_theme("dark")
    compared.settle(300)
    assert compared.find("comparing.picture", ComparisonView).theme.name == "dark"
    assert not compared.canvas.isEnabled()


def test_the_picture_can_be_zoomed_and_shown_whole(compared: Driver) -> None:
    view = compared.find("comparing.picture", ComparisonView)
    compared.click("comparing.whole")
    sight = view.camera.in_sight()
    assert sight.width() >= view.map_scene.drawing.width
    before = view.zoom
    view.setFocus()
    compared.press("+").settle(400)
    assert view.zoom > before


def test_the_commands_that_zoom_go_along_from_where_the_picture_is(compared: Driver) -> None:
    view = compared.find("comparing.picture", ComparisonView)
    compared.canvas.camera.zoom_to(0.3)
    before = view.zoom
    compared.window.actions_["view.zoom_in"].trigger()
    assert compared.settle(400).find("zoom").isEnabled() and view.zoom > before


def test_on_a_start_without_a_map_nothing_is_offered(start: Start) -> None:
    assert not action(start()).isEnabled()
