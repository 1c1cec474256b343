"""The focus ring: around everything that can have the keyboard, two pixels wide and two away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QWidget

from app.widgets import style
from tests.driver import Driver
from tests.widgets.conftest import Start

TAB = Qt.FocusReason.TabFocusReason


def ring(driver: Driver) -> QWidget:
    return driver.find("focusRing")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["rail.checks", "mapTitle", "touchpoint.title", "inspector.close", "bar.file.export"])
def test_the_ring_is_two_pixels_wide_and_two_away(start: Start, name: str, theme: str) -> None:
    driver = start("vera", theme=theme, title="")
    driver.click_on(driver.document.journey(driver.canvas.map_id)[0].id)
    widget = driver.find(name)
    widget.setFocus(TAB)
    seen = driver.settle().window.grab().toImage()
    box, scale = place(widget), seen.devicePixelRatio()
    assert ring(driver).geometry() == box.adjusted(-4, -4, 4, 4)
    beside = [seen.pixelColor(round((box.left() - d) * scale), round(box.center().y() * scale)) for d in (1, 2, 3, 4)]
    assert [color == QColor(style.look().focus) for color in beside] == [False, False, True, True]


def test_it_follows_the_keyboard_and_goes_with_it(vera: Driver) -> None:
    vera.find("rail.checks").setFocus(TAB)
    assert ring(vera.settle()).geometry() == place(vera.find("rail.checks")).adjusted(-4, -4, 4, 4)
    vera.find("rail.history").setFocus(TAB)
    assert ring(vera.settle()).geometry() == place(vera.find("rail.history")).adjusted(-4, -4, 4, 4)
    vera.canvas.setFocus()
    assert not vera.settle().sees("focusRing")


def test_it_stays_around_what_moves_and_goes_with_what_hides(vera: Driver) -> None:
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id)
    field = vera.find("touchpoint.title", QLineEdit)
    field.setFocus(TAB)
    vera.window.resize(1180, 760)
    assert ring(vera.settle()).geometry() == place(field).adjusted(-4, -4, 4, 4)
    vera.click("inspector.close")
    assert not vera.sees("focusRing")


def test_what_scrolls_away_takes_the_ring_along(vera: Driver) -> None:
    vera.window.resize(1000, 600)
    vera.click_on(vera.document.journey(vera.canvas.map_id)[0].id).click("section.touchpoint.behind")
    field = vera.find("touchpoint.title", QLineEdit)
    field.setFocus(TAB)
    area = next(part for part in vera.workspace.inspector.findChildren(QScrollArea) if part.isVisible())
    assert area.verticalScrollBar().maximum() > 60
    area.verticalScrollBar().setValue(20)
    assert ring(vera.settle()).geometry().top() == place(area.viewport()).top()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not vera.settle().sees("focusRing")


def test_a_dialog_has_a_ring_of_its_own_and_closing_it_harms_nothing(vera: Driver) -> None:
    vera.click("bar.file.export").find("export.name").setFocus(TAB)
    assert ring(vera.settle()).window() is vera.find("exportDialog")
    vera.click("export.cancel").settle(300)
    vera.window.activateWindow()
    vera.find("rail.checks").setFocus(TAB)
    assert ring(vera.settle()).window() is vera.window


def test_a_list_shows_where_the_keyboard_comes_in(vera: Driver) -> None:
    vera.click("rail.checks").find("checks.list").setFocus(TAB)
    assert vera.workspace.panels["checks"].findChild(QWidget, "checks.list").current_key() != ""  # type: ignore[union-attr]


def test_what_is_pressed_most_is_large_enough_for_a_finger(vera: Driver) -> None:
    bar, rail = vera.workspace.top_bar, vera.workspace.rail
    buttons = [b for part in (bar, rail) for b in part.findChildren(QAbstractButton) if b.parent() is part]
    small = [b.objectName() for b in buttons if b.isVisible() and min(b.width(), b.height()) < 44]
    assert len(buttons) > 10 and small == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_top_bar_fits_the_smallest_window_whatever_the_title(start: Start, language: str) -> None:
    driver = start("empty", language=language, title="A long title " * 8)
    bar = driver.workspace.top_bar
    assert bar.title.width() >= 300
    bar.switcher.show()
    driver.window.resize(960, 600)
    driver.settle()
    assert driver.window.width() == 960
    shown = [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]
    assert max(place(button).right() for button in shown) < 960
    read = [bar.state, bar.zoom, driver.find("bar.file.export", QAbstractButton)]
    assert [button.objectName() for button in read if button.width() < button.sizeHint().width()] == []
    assert bar.title.width() >= 160
