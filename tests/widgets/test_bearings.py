"""The minimap and the way back: when they are there, that hands lead the view by them, and that they are never in the
way.
"""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.drawing.colors import contrast
from app.drawing.theme import theme
from app.model import edits
from app.widgets.bearings.bearings import CHANGE_SETTLES_MS, bearings_of
from app.widgets.bearings.minimap import Minimap
from app.widgets.overlays import MARGIN
from tests.driver import SETTLED_MS, Driver, touch_screen
from tests.widgets.conftest import Start

SOON = CHANGE_SETTLES_MS + 150


def minimap_of(driver: Driver) -> Minimap:
    driver.settle(SOON)
    return cast(Minimap, driver.find("minimap"))


def action(driver: Driver, name: str) -> QAction:
    driver.settle()
    return cast(QAction, driver.window.actions_[name])


def place_of(driver: Driver, minimap: Minimap, x: float, y: float) -> QPoint:
    """Where a share of the map, across and down, is on the minimap."""
    paper = minimap.paper
    return QPointF(paper.x() + paper.width() * x, paper.y() + paper.height() * y).toPoint()


def test_the_minimap_is_there_only_while_the_map_is_larger_than_the_view(vera: Driver) -> None:
    assert minimap_of(vera).isVisible()
    vera.press("Ctrl+1").settle(SOON)
    assert not vera.sees("minimap")
    vera.press("Ctrl+0").settle(SOON)
    assert vera.sees("minimap")


def test_the_minimap_is_lower_where_that_keeps_it_off_the_notes(vera: Driver) -> None:
    canvas, minimap = vera.canvas, minimap_of(vera)
    canvas.camera.zoom_to(0.5)
    _x, _y, zoom = canvas.place()
    free = {}
    for strip in (115, 140, 300):
        canvas.show_place((0.0, canvas.drawing.height - (canvas.viewport().height() - strip) / zoom, zoom))
        vera.settle()
        assert minimap.isVisible() and minimap.height() + 2 * MARGIN <= strip
        free[strip] = minimap.height()
    assert free[115] < free[140] <= free[300]
    canvas.show_place((0.0, 0.0, 1.0))
    vera.settle()
    assert 76 <= minimap.height() <= free[115], "where it must lie over notes, it lies over few"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_notes_stand_out_from_the_ground_of_the_minimap(start: Start, name: str) -> None:
    driver = start("vera", theme=name, title="")
    minimap = minimap_of(driver)
    for touchpoint in driver.document.journey(driver.canvas.map_id)[:3]:
        group = driver.canvas.map_scene.group_of(touchpoint.id)
        assert group is not None
        drawing = driver.canvas.drawing
        x, y = (group.x + group.w / 2) / drawing.width, (group.y + group.h / 2) / drawing.height
        picture = minimap._picture.toImage()
        seen = picture.pixelColor(int(x * picture.width()), int(y * picture.height())).name().upper()
        assert contrast(seen, theme(name).canvas) >= 3.0


def test_the_minimap_does_not_flicker_where_the_map_just_fits(vera: Driver) -> None:
    drawing, camera = vera.canvas.drawing, vera.canvas.camera
    fits = min(vera.canvas.viewport().width() / drawing.width, vera.canvas.viewport().height() / drawing.height)
    assert minimap_of(vera).isVisible()
    camera.zoom_to(fits * 1.07)
    vera.settle(SETTLED_MS)
    assert vera.sees("minimap"), "it was there, so it stays"
    camera.zoom_to(fits * 0.9)
    vera.settle(SETTLED_MS)
    camera.zoom_to(fits * 1.07)
    vera.settle(SETTLED_MS)
    assert not vera.sees("minimap"), "it was gone, so it stays away"


def test_a_tap_on_the_minimap_goes_there(vera: Driver) -> None:
    minimap = minimap_of(vera)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=place_of(vera, minimap, 0.9, 0.5))
    middle = vera.canvas.camera.in_sight().center().x()
    assert middle == pytest.approx(0.9 * vera.canvas.drawing.width, rel=0.03)
    assert vera.canvas.hasFocus() or QApplication.focusWidget() is not minimap


def test_dragging_the_frame_leads_the_view(vera: Driver) -> None:
    minimap = minimap_of(vera)
    vera.canvas.camera.zoom_to(1.0)
    vera.settle()
    sight, drawing = vera.canvas.camera.in_sight(), vera.canvas.drawing
    start = place_of(vera, minimap, sight.center().x() / drawing.width, sight.center().y() / drawing.height)
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=start)
    assert vera.canvas.camera.in_sight() == sight, "taking hold of the frame moves nothing"
    QTest.mouseMove(minimap, start + QPoint(40, 0))
    led = vera.canvas.camera.in_sight().x() - sight.x()
    assert led == pytest.approx(40 * drawing.width / minimap.paper.width(), rel=0.05)
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    QTest.mouseMove(minimap, start)
    assert vera.canvas.camera.in_sight().x() - sight.x() == led


def test_a_finger_leads_the_view_by_the_minimap_and_touches_no_note_beneath(vera: Driver) -> None:
    minimap, device, window = minimap_of(vera), touch_screen(), vera.window.windowHandle()
    before = dict(vera.document.records)
    x = vera.canvas.camera.in_sight().x()
    start = minimap.mapTo(vera.window, place_of(vera, minimap, 0.2, 0.4))
    QTest.touchEvent(window, device).press(0, start, window).commit()
    for step in range(1, 9):
        QTest.touchEvent(window, device).move(0, start + QPoint(10 * step, 0), window).commit()
    QTest.touchEvent(window, device).release(0, start + QPoint(80, 0), window).commit()
    vera.settle()
    assert vera.canvas.camera.in_sight().x() > x + 200
    assert dict(vera.document.records) == before
    assert vera.canvas.selected_ids() == ()


def test_the_minimap_shows_what_was_changed(vera: Driver) -> None:
    before = minimap_of(vera).grab().toImage()
    first = vera.document.phases(vera.canvas.map_id)[0]
    vera.canvas.door.run(lambda document: edits.delete(document, first.id))
    assert minimap_of(vera).grab().toImage() != before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_minimap_has_the_colours_of_the_notes(start: Start, name: str) -> None:
    driver = start("vera", title="", theme=name)
    picture = minimap_of(driver).grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {theme(name).phase_color(0).lower(), theme(name).canvas.lower()} <= seen


def test_the_minimap_can_be_switched_off_for_good(vera: Driver) -> None:
    minimap_of(vera)
    assert action(vera, "view.minimap").isChecked()
    action(vera, "view.minimap").trigger()
    vera.settle(SOON)
    assert not vera.sees("minimap")
    assert not vera.window.settings.load().minimap
    action(vera, "view.minimap").trigger()
    vera.settle(SOON)
    assert vera.sees("minimap")


def test_the_minimap_makes_way_for_a_note_that_is_dragged_to_it(vera: Driver) -> None:
    minimap = minimap_of(vera)
    viewport = vera.canvas.viewport()
    note = vera.document.journey(vera.canvas.map_id)[0].id
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=vera.place_of(note))
    for share in (0.3, 0.6, 0.8, 1.0):
        goal = QPointF(vera.place_of(note)) * (1 - share) + QPointF(minimap.geometry().center()) * share
        QTest.mouseMove(viewport, goal.toPoint(), 10)
    vera.settle()
    assert not vera.sees("minimap")
    QTest.keyClick(vera.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=minimap.geometry().center())
    vera.settle()
    assert vera.sees("minimap")


def test_the_minimap_never_covers_what_is_being_typed_or_was_chosen(vera: Driver) -> None:
    minimap = minimap_of(vera)
    note = vera.document.journey(vera.canvas.map_id)[0].id
    vera.canvas.camera.zoom_to(1.0)
    at = vera.place_of(note)
    goal = minimap.geometry().center() - QPoint(0, 20)
    vera.canvas.camera.pan(goal.x() - at.x(), goal.y() - at.y())
    vera.settle()
    vera.canvas.select([note])
    vera.canvas.setFocus()
    vera.press("F2")
    editor = vera.canvas.editor
    assert editor.isVisible()
    assert not (vera.sees("minimap") and editor.geometry().intersects(minimap.geometry()))
    vera.press("Esc").settle(SOON)
    assert not vera.sees("minimap")  # the note is still chosen, and would lie beneath it
    vera.press("Esc").settle(SOON)
    assert vera.sees("minimap")
    vera.canvas.select([note])
    vera.settle(SOON)
    assert not vera.sees("minimap")
    vera.canvas.camera.pan(-500, -300)
    vera.settle(SOON)
    assert vera.sees("minimap")


def test_who_has_lost_the_map_is_brought_back(vera: Driver) -> None:
    minimap_of(vera)
    assert not vera.sees("backToMap")
    assert not action(vera, "view.back_to_map").isEnabled()
    vera.canvas.camera.pan(-6000, 0)
    vera.settle()
    button = vera.find("backToMap")
    assert button.height() >= 48
    assert action(vera, "view.back_to_map").isEnabled()
    zoom = vera.canvas.zoom
    vera.click("backToMap")
    assert not vera.sees("backToMap")
    assert vera.canvas.zoom == zoom
    journey = vera.document.journey(vera.canvas.map_id)
    assert vera.canvas.viewport().rect().contains(vera.place_of(journey[-1].id)), "the nearest part comes back"
    assert not action(vera, "view.back_to_map").isEnabled()


@pytest.mark.parametrize(("dx", "dy"), [(6000, 0), (0, 6000), (0, -6000), (-6000, -6000), (6000, 6000)])
def test_the_way_back_leads_from_everywhere(vera: Driver, dx: int, dy: int) -> None:
    minimap_of(vera)
    vera.canvas.camera.pan(dx, dy)
    vera.settle()
    assert bearings_of(vera.workspace).lost
    action(vera, "view.back_to_map").trigger()
    vera.settle()
    assert not bearings_of(vera.workspace).lost


@pytest.mark.lively
def test_the_way_back_glides(vera: Driver) -> None:
    minimap_of(vera)
    vera.canvas.camera.pan(-6000, 0)
    vera.settle()
    lost = vera.canvas.camera.in_sight().x()
    QTest.mouseClick(vera.find("backToMap"), Qt.MouseButton.LeftButton)
    QTest.qWait(60)
    halfway = vera.canvas.camera.in_sight().x()
    vera.settle(500)
    assert lost > halfway > vera.canvas.camera.in_sight().x()


def test_both_speak_the_language_of_the_screen(start: Start) -> None:
    driver = start("vera", title="", language="nl")
    assert minimap_of(driver).accessibleName() == "Klein overzicht van de hele klantreis"
    driver.window.commands.set_language("en")
    assert minimap_of(driver).accessibleName() == "Small picture of the whole map"
    driver.canvas.camera.pan(-6000, 0)
    driver.settle()
    assert driver.find("backToMap").property("text") == "Back to the map"


def test_neither_takes_the_keyboard(vera: Driver) -> None:
    minimap_of(vera)
    vera.canvas.camera.pan(-6000, 0)
    vera.settle()
    vera.canvas.setFocus()
    for _step in range(20):
        vera.press("F6")
        assert QApplication.focusWidget().objectName() not in ("minimap", "backToMap")
