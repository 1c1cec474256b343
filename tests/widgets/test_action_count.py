"""The number of actions on a touchpoint: pressed it shows them, dragged it is a piece of the touchpoint."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.drawing.badges import count_box
from app.model.open_actions import open_actions
from app.model.records import Touchpoint
from app.widgets.canvas.gestures.stage import Zone
from app.widgets.canvas.stage import CanvasStage
from app.widgets.plan.page import PlanPage
from tests.driver import LEFT, NO_KEY, Driver


@pytest.fixture
def busy(vera: Driver) -> tuple[Driver, Touchpoint]:
    """The sample at 100 %, and a touchpoint of it that has actions, in sight."""
    at = next(t for t in vera.document.journey(vera.canvas.map_id) if open_actions(vera.document, t.id))
    vera.canvas.camera.zoom_to(1.0)
    vera.settle(400).bring_in(at.id).settle()
    return vera, at


def count(driver: Driver, at: Touchpoint) -> QPoint:
    """The middle of the number, in the viewport."""
    group = driver.canvas.map_scene.group_of(at.id)
    assert group is not None
    box = count_box(len(open_actions(driver.document, at.id)), group.h)
    return driver.canvas.mapFromScene(QPointF(group.x + box.x + box.w / 2, group.y + box.y + box.h / 2))


def shown(driver: Driver) -> PlanPage:
    page = driver.workspace.over
    assert isinstance(page, PlanPage)
    return page


def test_pressing_the_number_shows_just_these_actions_and_esc_leads_back(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    QTest.mouseClick(driver.canvas.viewport(), LEFT, NO_KEY, count(driver, at))
    driver.settle()
    assert shown(driver).state.actions == driver.document.actions(at.id)
    assert at.title in driver.find("plan.filter.about", QAbstractButton).text()
    driver.click("plan.filter.about")
    assert shown(driver).state.actions == driver.document.actions()
    driver.press("Escape")  # out of the filters
    assert shown(driver)
    driver.press("Escape")
    assert driver.workspace.over is None and driver.canvas.hasFocus()


def test_after_esc_the_keyboard_is_at_the_touchpoint(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    driver.click_on(at.id).canvas.commands.show_actions()
    driver.settle().press("Escape")
    place = driver.canvas.focus_group()
    assert place is not None and place.record_id == at.id


def test_a_finger_may_miss_the_number_by_as_much_as_fingers_do(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    driver.tap(count(driver, at) + QPoint(-20, -16))
    assert shown(driver).state.actions == driver.document.actions(at.id)


def test_a_mouse_that_is_so_far_off_means_the_touchpoint(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    place = count(driver, at) + QPoint(-30, -16)
    QTest.mouseClick(driver.canvas.viewport(), LEFT, NO_KEY, place)
    driver.settle()
    assert driver.workspace.over is None and driver.canvas.selected_ids() == (at.id,)


@pytest.mark.parametrize("zoom", [0.5, 0.6, 1.0, 2.0])
def test_the_handle_of_links_beside_it_takes_nothing_of_the_number(
    busy: tuple[Driver, Touchpoint], zoom: float
) -> None:
    driver, at = busy
    driver.canvas.camera.zoom_to(zoom)
    driver.settle(400).bring_in(at.id).settle()
    QTest.mouseMove(driver.canvas.viewport(), count(driver, at) - QPoint(20, 20))
    place = count(driver, at) + QPoint(round(8 * zoom), 0)  # on the digit
    QTest.mouseMove(driver.canvas.viewport(), place)
    QTest.mouseClick(driver.canvas.viewport(), LEFT, NO_KEY, place)
    driver.settle()
    assert shown(driver).state.about == at


@pytest.mark.parametrize("by_finger", [False, True])
def test_a_drag_that_begins_on_the_number_moves_the_touchpoint(
    busy: tuple[Driver, Touchpoint], by_finger: bool
) -> None:
    driver, at = busy
    start = count(driver, at)
    (driver.swipe if by_finger else driver.drag)(start, start + QPoint(190, 0))
    row = driver.document.touchpoints(at.phase_id)
    moved = driver.document.get(at.id, Touchpoint)
    assert driver.workspace.over is None
    assert (moved.phase_id, moved.order) != (at.phase_id, at.order) or at not in row


def test_with_shift_it_is_chosen_and_a_double_click_opens_the_plan_once(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    viewport, place = driver.canvas.viewport(), count(driver, at)
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.ShiftModifier, place)
    driver.settle()
    assert driver.workspace.over is None and driver.canvas.selected_ids() == (at.id,)
    driver.settle(600)
    QTest.mouseClick(viewport, LEFT, NO_KEY, count(driver, at))
    QTest.mouseDClick(viewport, LEFT, NO_KEY, count(driver, at))
    driver.settle()
    assert shown(driver).state.actions == driver.document.actions(at.id) and not driver.canvas.editor.active


def test_seen_from_afar_the_number_is_a_piece_of_its_touchpoint(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    driver.canvas.camera.zoom_to(0.3)
    driver.settle(400).bring_in(at.id).settle()
    place, stage = count(driver, at), driver.canvas.stage
    assert isinstance(stage, CanvasStage)
    target = stage.target_at(place.x(), place.y(), 8.0)
    assert target.zone is Zone.BODY and target.record_id == at.id


def test_an_action_that_is_added_there_is_about_the_touchpoint(busy: tuple[Driver, Touchpoint]) -> None:
    driver, at = busy
    QTest.mouseClick(driver.canvas.viewport(), LEFT, NO_KEY, count(driver, at))
    driver.settle().click("plan.add").settle(300)
    driver.type("Bake earlier").press("Return").settle(400)
    assert "Bake earlier" in [action.title for action in driver.document.actions(at.id)]
    assert "Bake earlier" in [action.title for action in shown(driver).state.actions]
