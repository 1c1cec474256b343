"""Presenting: what is told, how hands lead it, that it edits nothing, and that it leaves everything as it was."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from app.drawing.slides.tour import Level, Stop
from app.model import edits
from app.widgets.presenting.page import PresentPage
from app.widgets.presenting.slide_view import SlideView
from tests.driver import Driver, touch_screen


def page_of(driver: Driver) -> PresentPage:
    return cast(PresentPage, driver.find("present"))


def present(driver: Driver, key: str = "F5") -> PresentPage:
    driver.canvas.setFocus()
    driver.press(key)
    return page_of(driver)


def phases(driver: Driver) -> list[str]:
    return [phase.id for phase in driver.document.phases(driver.canvas.map_id)]


def touch(page: QWidget, start: QPoint, end: QPoint) -> None:
    """One finger on a widget, by way of its window."""
    device, window = touch_screen(), page.window().windowHandle()
    first, last = page.mapTo(page.window(), start), page.mapTo(page.window(), end)
    QTest.touchEvent(window, device).press(0, first, window).commit()
    QTest.touchEvent(window, device).move(0, (first + last) / 2, window).commit()
    QTest.touchEvent(window, device).release(0, last, window).commit()


def test_f5_fills_the_screen_with_the_map_and_nothing_else(vera: Driver) -> None:
    page = present(vera)
    assert vera.window.isFullScreen()
    assert page.size() == vera.window.size()
    assert page.stop == Stop()
    assert not any(vera.sees(name) for name in ("topBar", "rail", "inspector", "panel", "banner", "canvas"))


def test_arrows_go_from_phase_to_phase(vera: Driver) -> None:
    page = present(vera)
    seen = []
    for _step in range(9):  # a phase with more touchpoints than fit takes two slides
        seen.append(page.stop.phase_id)
        vera.press("Right")
    assert list(dict.fromkeys(seen)) == [None, *phases(vera)]
    assert page.stop.phase_id == phases(vera)[-1], "there is nothing after the last"
    vera.press("Left", "Left", "Left")
    assert page.stop.whole == Stop(phases(vera)[2])  # type: ignore[arg-type]
    vera.press("Home")
    assert page.stop.level == Level.MAP
    vera.press("End")
    assert page.stop.phase_id == phases(vera)[-1]


def test_down_goes_in_to_the_touchpoints_and_up_out_again(vera: Driver) -> None:
    page = present(vera)
    vera.press("Down", "Down")
    journey = vera.document.journey(vera.canvas.map_id)
    assert page.stop.touchpoint_id == journey[0].id
    vera.press("Right", "Right", "Right", "Right")
    assert page.stop.touchpoint_id == journey[3].id, "after the last of a phase comes the note of all, then the next"
    vera.press("Up")
    assert page.stop == Stop(journey[3].phase_id)
    vera.press("Up")
    assert page.stop == Stop()


def test_a_clicker_tells_the_whole_story_in_order(vera: Driver) -> None:
    page = present(vera)
    told = [page.stop]
    while len(told) < 100:
        vera.window.setFocus()
        QTest.keyClick(page, Qt.Key.Key_PageDown)
        if page.stop == told[-1]:
            break
        told.append(page.stop)
    journey = [touchpoint.id for touchpoint in vera.document.journey(vera.canvas.map_id)]
    assert [stop.touchpoint_id for stop in told if stop.touchpoint_id and not stop.part] == journey
    for stop in reversed(told):
        assert page.stop == stop
        QTest.keyClick(page, Qt.Key.Key_PageUp)


def test_fingers_alone_present_and_leave(vera: Driver) -> None:
    page = present(vera)
    middle, right, left = page.rect().center(), page.width() - 40, 40
    touch(page, QPoint(right, middle.y()), QPoint(right, middle.y()))
    assert page.stop.phase_id == phases(vera)[0]
    touch(page, middle, middle - QPoint(200, 0))
    assert page.stop.phase_id == phases(vera)[1]
    touch(page, QPoint(left, middle.y()), QPoint(left, middle.y()))
    assert page.stop.phase_id == phases(vera)[0]
    touch(page, middle, middle - QPoint(0, 150))
    assert page.stop.level == Level.TOUCHPOINT
    touch(page, middle, middle + QPoint(0, 150))
    assert page.stop.level == Level.PHASE
    leave = vera.find("present.leave", QToolButton)
    assert min(leave.width(), leave.height()) >= 48
    touch(leave, leave.rect().center(), leave.rect().center())
    vera.settle()
    assert not vera.sees("present")
    assert vera.sees("canvas")


def test_the_mouse_clicks_on_and_back(vera: Driver) -> None:
    page = present(vera)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(page.width() - 40, 300))
    assert page.stop.phase_id == phases(vera)[0]
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(40, 300))
    assert page.stop == Stop()


def test_the_bar_covers_nothing_of_a_slide(vera: Driver) -> None:
    page = present(vera)
    bar, view = vera.find("present.bar"), page.findChild(SlideView)
    assert bar.geometry().top() >= view.height() - view.foot > view.height() * 0.85
    assert bar.geometry().bottom() < page.height()
    painted = view.grab().toImage()
    foot = painted.height() - round(view.foot * view.devicePixelRatioF())
    ground = painted.pixelColor(2, painted.height() - 2)
    below = [painted.pixelColor(x, y) for x in range(0, painted.width(), 9) for y in range(foot, painted.height(), 3)]
    assert set(map(QColor.name, below)) == {ground.name()}, "nothing of the slide is painted where the bar comes"


def test_the_bar_comes_with_the_mouse_and_goes_with_the_cursor(vera: Driver) -> None:
    page = present(vera)
    assert vera.find("present.place").property("text") == "The whole map"
    assert not vera.find("present.back").isEnabled()
    vera.settle(2400)
    assert not vera.sees("present.bar")
    assert page.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(page, QPoint(100, 100))
    QTest.mouseMove(page, QPoint(120, 140))
    assert vera.sees("present.bar")
    assert page.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("key", ["Esc", "F5"])
def test_leaving_puts_everything_back(vera: Driver, key: str) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[7]
    vera.canvas.reveal(touchpoint.id)
    vera.workspace.open_panel("checks")
    vera.settle(300)
    vera.canvas.camera.zoom_to(1.3)
    vera.canvas.camera.pan(-137, -41)
    vera.settle()

    def state() -> tuple[object, ...]:
        window, canvas = vera.window, vera.canvas
        panel = [name for name, panel in vera.workspace.panels.items() if panel.isVisible()]
        return window.size(), window.windowState(), canvas.place(), canvas.selected_ids(), panel, canvas.hasFocus()

    vera.canvas.setFocus()
    before = state()
    present(vera)
    vera.press("Right", "Right", "Down", key)
    assert not vera.sees("present")
    assert state() == before
    assert vera.sees("inspector")


def test_a_window_that_filled_the_screen_still_does(vera: Driver) -> None:
    vera.press("F11")
    assert vera.window.isFullScreen()
    present(vera)
    vera.press("Esc")
    assert vera.window.isFullScreen()
    vera.press("F11")
    assert not vera.window.isFullScreen()


def test_a_window_that_was_maximised_still_is(vera: Driver) -> None:
    vera.window.showMaximized()
    vera.settle()
    present(vera)
    vera.press("Esc")
    assert vera.window.isMaximized()
    assert not vera.window.isFullScreen()


def test_no_edit_can_happen_while_presenting(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.session.run(edits.set_fields(vera.document, touchpoint.id, title="Changed"))
    vera.canvas.select([touchpoint.id])
    before = dict(vera.document.records)
    page = present(vera)
    vera.press("Right", "Ctrl+Z", "Delete", "Ctrl+D", "Ctrl+V", "Ctrl+X", "Alt+Right", "Alt+Shift+Up", "F2", "Tab")
    QTest.keyClicks(page, "some words")
    QTest.mouseDClick(page, Qt.MouseButton.LeftButton, pos=page.rect().center())
    QTest.mouseClick(page, Qt.MouseButton.RightButton, pos=page.rect().center())
    vera.press("Ctrl+N", "Ctrl+W")
    assert page.isVisible()
    assert dict(vera.document.records) == before


def test_what_changes_is_shown(vera: Driver) -> None:
    page = present(vera)
    vera.press("Right", "Down")
    touchpoint = vera.document.journey(vera.canvas.map_id)[0]
    vera.session.run(edits.set_fields(vera.document, touchpoint.id, title="Renamed meanwhile"))
    assert "Renamed meanwhile" in page.accessibleName()
    vera.session.run(edits.delete(vera.document, touchpoint.id))
    assert page.stop == Stop(touchpoint.phase_id)


def test_presenting_from_here_begins_at_what_is_selected(vera: Driver) -> None:
    touchpoint = vera.document.journey(vera.canvas.map_id)[5]
    vera.canvas.select([touchpoint.id])
    vera.settle()
    assert present(vera, "Shift+F5").stop.touchpoint_id == touchpoint.id


def test_b_makes_the_screen_dark_and_any_move_brings_it_back(vera: Driver) -> None:
    page = present(vera)
    vera.press("B")
    assert page.grab().toImage().pixelColor(50, 50).name() == "#000000"
    vera.press("Right")
    assert page.stop == Stop(), "the first key only lights the screen"
    assert page.grab().toImage().pixelColor(50, 50).name() != "#000000"


def test_closing_the_window_while_presenting_keeps_its_usual_place(vera: Driver) -> None:
    present(vera)
    vera.window.close()
    assert not vera.window.isFullScreen()


def test_closing_the_map_ends_the_presentation(vera: Driver) -> None:
    present(vera)
    vera.window.close_session()
    vera.settle()
    assert vera.sees("start")
    assert not vera.window.isFullScreen()


@pytest.mark.lively
def test_slides_glide_and_come_to_rest(vera: Driver) -> None:
    page = present(vera)
    QTest.keyClick(page, Qt.Key.Key_Right)
    page.findChild(QWidget, "present.bar").hide()
    QTest.qWait(60)
    moving = page.grab().toImage()
    QTest.qWait(400)
    at_rest = page.grab().toImage()
    assert moving != at_rest
    QTest.qWait(100)
    assert page.grab().toImage() == at_rest


def test_going_round_the_window_does_nothing_while_none_of_it_is_seen(vera: Driver) -> None:
    present(vera)
    vera.window.commands.go_round(True)
    vera.window.commands.go_round(False)
    assert vera.sees("present")
