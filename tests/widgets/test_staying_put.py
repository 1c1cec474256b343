"""What is seen on the map stays where it is on the screen while panels and the inspector open and close beside it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.records import Id, Touchpoint
from app.widgets.canvas.gestures.contact import DOUBLE_TAP
from app.widgets.following import SELECTION_SETTLES_MS
from tests.driver import LEFT, NO_KEY, Driver, touch_screen
from tests.widgets.conftest import Start

DOUBLE_CLICK_MS = 400
"""Qt's own interval where no system says another."""

GLIDED_MS = 600
"""Longer than what a glide waits for and takes."""


@pytest.fixture
def wide(start: Start) -> Driver:
    """The worked sample in a window with room for a panel and the inspector beside the map."""
    driver = start("vera", title="")
    driver.window.resize(1366, 768)
    return driver.settle(300)


def on_screen(driver: Driver, record_id: Id) -> QPoint:
    return driver.canvas.viewport().mapTo(driver.window, driver.place_of(record_id))


def journey(driver: Driver) -> list[Touchpoint]:
    return driver.document.journey(driver.canvas.map_id)


def rightmost(driver: Driver) -> Touchpoint:
    """The last touchpoint that the inspector would cover."""
    edge = driver.window.width() - 60
    return [each for each in journey(driver) if on_screen(driver, each.id).x() < edge][-1]


def press(driver: Driver, place: QPoint) -> None:
    """A click as the system tells the window of it, whatever lies there."""
    handle = driver.window.windowHandle()
    QTest.mousePress(handle, LEFT, NO_KEY, place)
    QTest.mouseRelease(handle, LEFT, NO_KEY, place)


def touch(driver: Driver, place: QPoint) -> None:
    QTest.touchEvent(driver.window, touch_screen()).press(0, place, driver.window).commit()
    QTest.touchEvent(driver.window, touch_screen()).release(0, place, driver.window).commit()


@pytest.mark.parametrize("name", ["history", "actions"])
def test_a_panel_at_the_left_opens_and_closes_over_the_map(wide: Driver, name: str) -> None:
    fourth = journey(wide)[3].id
    place, edge = on_screen(wide, fourth), wide.canvas.x()
    wide.click(f"rail.{name}").settle(GLIDED_MS)
    assert wide.canvas.x() > edge + 200, "the panel is not there"
    assert on_screen(wide, fourth) == place
    wide.click(f"rail.{name}").settle(GLIDED_MS)
    assert on_screen(wide, fourth) == place


def test_it_lies_over_a_map_that_is_nearly_out_of_sight_too(wide: Driver) -> None:
    wide.canvas.camera.pan(-10_000, 0)
    last = journey(wide)[-1].id
    place = on_screen(wide, last)
    wide.click("rail.history").settle()
    assert on_screen(wide, last) == place
    wide.click("rail.history").settle()
    assert on_screen(wide, last) == place


def test_a_finger_opens_a_panel_over_the_map(wide: Driver) -> None:
    fourth = journey(wide)[3].id
    place, button = on_screen(wide, fourth), wide.find("rail.history")
    touch(wide, button.mapTo(wide.window, button.rect().center()))
    wide.settle(GLIDED_MS)
    assert wide.workspace.sides.open == "history"
    assert on_screen(wide, fourth) == place


def test_in_a_narrow_window_a_panel_goes_and_the_map_stays_under_the_second_tap(wide: Driver) -> None:
    wide.window.resize(1150, 768)
    wide.click("rail.history").settle(GLIDED_MS)
    edge = wide.canvas.x()
    note = next(each.id for each in journey(wide) if on_screen(wide, each.id).x() > edge + 200)
    place = on_screen(wide, note)
    touch(wide, place)
    wide.settle(250)
    assert wide.canvas.x() < edge, "the panel did not make room for the inspector"
    assert on_screen(wide, note) == place
    touch(wide, place)
    assert wide.canvas.editor.active and DOUBLE_TAP > 0.25


def test_the_map_shows_what_the_inspector_covers_once_no_second_press_can_come(wide: Driver) -> None:
    chosen = rightmost(wide)
    place = on_screen(wide, chosen.id)
    wide.click_on(chosen.id)
    assert wide.workspace.inspector.isVisible() and on_screen(wide, chosen.id) == place
    wide.settle(GLIDED_MS)
    assert wide.canvas.viewport().rect().contains(wide.place_of(chosen.id))
    wide.click("rail.history").settle(GLIDED_MS)
    wide.click("rail.history").settle(GLIDED_MS)
    wide.click("inspector.close").settle(GLIDED_MS)
    assert on_screen(wide, chosen.id) == place


def test_what_is_not_selected_is_covered_and_the_map_stays(wide: Driver) -> None:
    first, last = journey(wide)[1], rightmost(wide)
    place = on_screen(wide, last.id)
    wide.click_on(first.id)
    wide.settle(GLIDED_MS)
    assert wide.workspace.inspector.isVisible() and on_screen(wide, last.id) == place


def test_the_second_press_of_a_double_click_goes_through_the_inspector(wide: Driver) -> None:
    chosen = rightmost(wide)
    place, before = on_screen(wide, chosen.id), wide.document
    press(wide, place)
    wide.settle(200)
    assert wide.workspace.inspector.geometry().contains(wide.workspace.mapFrom(wide.window, place))
    press(wide, place)
    assert wide.canvas.editor.active
    assert wide.canvas.selected_ids() == (chosen.id,) and wide.document is before


def test_a_press_that_comes_later_is_the_inspectors(wide: Driver) -> None:
    chosen = rightmost(wide)
    place = on_screen(wide, chosen.id)
    press(wide, place)
    wide.settle(DOUBLE_CLICK_MS + 100)
    press(wide, place)
    assert not wide.canvas.editor.active


def test_the_second_tap_of_a_finger_goes_through_what_the_first_opened(wide: Driver) -> None:
    legend = next(group for group in wide.canvas.drawing.groups if group.role == "legend")
    middle = wide.canvas.scene_position(legend, legend.w / 2, legend.h / 2)
    place = wide.canvas.viewport().mapTo(wide.window, wide.canvas.mapFromScene(middle))
    touch(wide, place)
    wide.settle(200)
    panel = wide.workspace.panels["curves"]
    assert panel.isAncestorOf(wide.window.childAt(place)), "the panel lies where the finger was"
    before, shown = wide.document, wide.workspace.curves.shown
    touch(wide, place)
    wide.settle()
    assert wide.document is before and wide.workspace.sides.open == "curves"
    assert wide.workspace.curves.shown == shown, "it was the panel's"


@pytest.fixture
def slow_clicker(qapp: QApplication) -> Iterator[None]:
    """Somebody whose second press may come long after the first, so that a busy computer makes no difference."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(5000)
    yield
    qapp.setDoubleClickInterval(before)


def test_who_names_one_thing_after_another_finds_the_next_where_it_was(slow_clicker: None, wide: Driver) -> None:
    one, last = journey(wide)[1], rightmost(wide)
    place, next_place = on_screen(wide, one.id), on_screen(wide, last.id)
    press(wide, place)
    assert wide.settle().sees("inspector"), "it comes with the first press"
    press(wide, place)
    wide.type(" indeed").settle(GLIDED_MS)
    assert not wide.sees("inspector")
    press(wide, next_place)
    press(wide, next_place)
    wide.type(" too").press("Escape").settle(GLIDED_MS)
    titles = [wide.document.get(each.id, Touchpoint).title for each in (one, last)]
    assert titles == [f"{one.title} indeed", f"{last.title} too"]
    assert wide.sees("inspector"), "it comes once nobody types"


def test_what_is_typed_after_a_press_on_the_inspector_is_not_for_the_map(wide: Driver) -> None:
    second = journey(wide)[1]
    wide.click_on(second.id).settle(GLIDED_MS)
    inspector = wide.find("inspector")
    press(wide, inspector.mapTo(wide.window, QPoint(120, 20)))
    wide.settle().type("stray").settle()
    assert wide.document.get(second.id, Touchpoint).title == second.title
    assert not wide.canvas.editor.active


def test_the_inspector_comes_when_a_zoom_has_come_to_rest_and_never_in_one_picture_with_it(wide: Driver) -> None:
    press(wide, on_screen(wide, journey(wide)[1].id))
    started = time.monotonic()
    while time.monotonic() - started < 4 * SELECTION_SETTLES_MS / 1000:
        roll(wide, 120 if wide.canvas.camera.zoom < 1 else -120)
        QApplication.processEvents()
        assert not wide.workspace.inspector.isVisible(), "its form was built between two turns of the wheel"
    wide.settle(GLIDED_MS)
    assert wide.workspace.inspector.isVisible()


def test_the_inspector_never_comes_in_one_picture_with_a_panel(wide: Driver) -> None:
    press(wide, on_screen(wide, journey(wide)[1].id))
    started = time.monotonic()
    while time.monotonic() - started < 4 * SELECTION_SETTLES_MS / 1000:
        wide.workspace.open_panel("" if wide.workspace.sides.open else "checks")
        QApplication.processEvents()
        assert not wide.workspace.inspector.isVisible(), "its form was built between two panels"
    wide.settle(GLIDED_MS)
    assert wide.workspace.inspector.isVisible()


def test_the_inspector_waits_for_a_letter_that_is_about_to_be_shown(wide: Driver) -> None:
    press(wide, on_screen(wide, journey(wide)[1].id))
    started = time.monotonic()
    while time.monotonic() - started < 4 * SELECTION_SETTLES_MS / 1000:
        wide.canvas.showing.room.ask()
        QApplication.processEvents()
        assert not wide.workspace.inspector.isVisible(), "its form was built before the letter was seen"
    wide.settle(GLIDED_MS)
    assert wide.workspace.inspector.isVisible()


def roll(driver: Driver, turn: int) -> None:
    """Turns the wheel over the middle of the map, with Ctrl: a step of zoom."""
    viewport = driver.canvas.viewport()
    middle = QPointF(viewport.rect().center())
    control = Qt.KeyboardModifier.ControlModifier
    angle, held = QPoint(0, turn), Qt.MouseButton.NoButton
    place = QPointF(viewport.mapToGlobal(middle))
    event = QWheelEvent(middle, place, QPoint(), angle, held, control, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(viewport, event)
