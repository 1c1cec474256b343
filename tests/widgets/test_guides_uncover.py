"""A map that fits beside the guide glides out from under it, at a press on the guide and at no other time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.model import edits
from app.widgets import motion
from app.widgets.canvas.map_view import MIN_READABLE
from tests.driver import LEFT, NO_KEY, Driver
from tests.widgets.conftest import Start

GLIDED_MS = 600
"""Longer than a glide takes, and than a second press may come after a first one."""


@pytest.fixture
def calm() -> Iterator[None]:
    """Somebody who wants nothing to move by itself."""
    motion.keep_calm(True)
    yield
    motion.keep_calm(False)


def covered(driver: Driver) -> float:
    """How many pixels of the map's left side are out of sight."""
    return max(0.0, driver.canvas.camera.in_sight().left() * driver.canvas.zoom)


def first_phase(driver: Driver) -> QPoint:
    """Where the first phase stands on the screen."""
    phase = driver.document.phases(driver.canvas.map_id)[0]
    return driver.canvas.viewport().mapTo(driver.window, driver.place_of(phase.id))


def is_whole(driver: Driver) -> bool:
    """Whether the map is in sight from side to side."""
    sight, whole = driver.canvas.camera.in_sight(), driver.canvas.whole
    return sight.left() <= whole.left() and whole.right() <= sight.right()


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_guide_lies_beside_a_map_that_fits_there(width: int, start: Start) -> None:
    driver = start()
    driver.window.resize(width, 800)
    driver.settle().window.commands.create("journey-canvas", "Journey", "en")
    driver.settle()
    before = driver.canvas.camera.place
    driver.click("rail.guide").settle(GLIDED_MS)
    assert is_whole(driver)
    assert driver.canvas.camera.place[1:] == before[1:], "it went aside, and no further"


def test_a_map_that_hardly_fits_beside_it_comes_as_little_smaller_as_that_takes(start: Start) -> None:
    driver = start("journey-canvas", language="nl")
    _x, y, zoom = driver.canvas.camera.place
    driver.click("rail.guide").settle(GLIDED_MS)
    assert driver.canvas.viewport().width() < driver.canvas.whole.width() * zoom, "it would fit as it was"
    assert is_whole(driver) and MIN_READABLE < driver.canvas.zoom < zoom
    _x, lower, closer = driver.canvas.camera.place
    assert abs(lower * closer - y * zoom) <= 1, "its top stays where it was on the screen"


def test_another_panel_lies_over_it_and_the_guide_after_that_does_not(start: Start) -> None:
    driver = start("journey-canvas")
    place = first_phase(driver)
    driver.click("rail.history").settle(GLIDED_MS)
    assert first_phase(driver) == place and covered(driver) > 0
    driver.click("rail.guide").settle(GLIDED_MS)
    assert is_whole(driver)
    place = first_phase(driver)
    driver.click("rail.guide").settle(GLIDED_MS)
    assert first_phase(driver) == place, "it goes, and the map stays"


def test_a_map_that_does_not_fit_beside_it_stays(start: Start) -> None:
    driver = start("journey-canvas")
    driver.canvas.camera.zoom_to(1.5)
    place = first_phase(driver)
    driver.click("rail.guide").settle(GLIDED_MS)
    assert (first_phase(driver) - place).manhattanLength() <= 2, "it stays, but for the rounding of pixels"


def test_a_press_on_the_button_of_the_guide_uncovers_the_map(start: Start) -> None:
    driver = start("journey-canvas")
    driver.click("rail.guide").click("guide.choose.canvas").settle(GLIDED_MS)
    driver.canvas.camera.pan(-300, 0)
    assert covered(driver) > 200
    driver.click("guide.go").settle(GLIDED_MS)
    assert is_whole(driver) and driver.canvas.editor.active
    field = driver.canvas.editor.geometry()
    assert driver.canvas.viewport().rect().contains(field) and driver.canvas.editor.note.contains(field.center())


def test_nothing_moves_under_a_hand(start: Start) -> None:
    driver = start("journey-canvas")
    driver.workspace.run(
        lambda document: edits.add_touchpoint(document, document.phases(driver.canvas.map_id)[4].id, "Comes back")
    )
    driver.settle()
    held = driver.document.journey(driver.canvas.map_id)[0].id
    QTest.mousePress(driver.canvas.viewport(), LEFT, NO_KEY, driver.place_of(held))
    place = first_phase(driver)
    driver.workspace.sides.toggle_panel("guide")
    driver.settle(GLIDED_MS)
    assert first_phase(driver) == place
    QTest.mouseRelease(driver.canvas.viewport(), LEFT, NO_KEY, driver.place_of(held))


def test_who_asked_for_calm_sees_it_there_at_once(calm: None, start: Start) -> None:
    driver = start("journey-canvas")
    driver.click("rail.guide")
    assert not driver.canvas.camera.gliding and is_whole(driver)


def test_a_guide_that_comes_back_by_itself_moves_nothing(start: Start) -> None:
    driver = start("five-phases")
    driver.window.resize(1100, 760)
    driver.settle().click("rail.guide").click("guide.choose.canvas").click("guide.go").settle(GLIDED_MS)
    assert driver.sees("project.ambition") and not driver.sees("guide.go")
    driver.canvas.camera.pan(-200, 0)
    place = first_phase(driver)
    driver.press("Escape", "Escape").settle(GLIDED_MS)
    assert driver.sees("guide.go") and first_phase(driver) == place
