"""The head of the plan's page: all that stands in it is in sight, whatever comes, goes or is taken back below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from app.widgets.flow import Flow
from app.widgets.plan.page import PlanPage
from app.widgets.plan.state import View
from tests.driver import Driver

Start = Callable[..., Driver]


def place(part: QWidget, page: PlanPage) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def check(driver: Driver) -> None:
    """Nothing in the head lies over anything else there, and nothing is cut off by its row."""
    page = driver.workspace.over
    assert isinstance(page, PlanPage)
    strips = page.findChildren(Flow)
    assert len(strips) == 3, "the views, the filters and the curve"
    parts = [
        each
        for strip in strips
        for each in strip.children()
        if isinstance(each, QWidget) and each.isVisible() and not each.isWindow()
    ]
    for strip in strips:
        for part in parts:
            if part.parent() is strip:
                assert strip.rect().contains(part.geometry()), part.objectName()
    for number, part in enumerate(parts):
        assert part.height() >= part.minimumSizeHint().height(), part.objectName()
        for other in parts[:number]:
            crossed = place(part, page).intersects(place(other, page))
            assert not crossed, f"{part.objectName()} lies over {other.objectName()}"
    assert not place(page.view, page).intersects(place(strips[0], page))


@pytest.mark.parametrize("width", [1280, 1000, 820])
def test_the_head_keeps_its_rows_through_all_that_is_done(vera: Driver, width: int) -> None:
    vera.window.resize(width, 800)
    vera.window.findChild(QAction, "view.panel.actions").trigger()
    vera.settle()
    vera.click("actions.plan").settle(300)
    check(vera)
    for title in ("One", "Two", "Three"):
        vera.click("plan.add").settle()
        vera.type(title).press("Return").settle(300)
        check(vera)
    vera.click("plan.outlook").settle()
    check(vera)
    for view in View:
        vera.click(f"plan.view.{view}").settle()
        check(vera)
        vera.workspace.over.setFocus()  # type: ignore[union-attr]
        vera.press("Ctrl+Z").settle(300)
        check(vera)


def test_a_strip_makes_room_for_what_comes_and_goes_and_wants_more(start: Start) -> None:
    driver = start("five-phases")
    strip = Flow(driver.window, gap=8)
    buttons = [QPushButton(text) for text in ("One", "Two", "Three")]
    for button in buttons:
        strip.add(button)
    strip.setGeometry(0, 0, 600, 60)
    strip.show()
    driver.settle()
    assert len({button.y() for button in buttons}) == 1
    second = buttons[2].x()
    buttons[1].hide()
    driver.settle()
    assert buttons[2].x() < second
    buttons[0].setText("A word that is a good deal longer")
    driver.settle()
    assert buttons[2].x() > buttons[0].geometry().right()
    assert strip.heightForWidth(120) > strip.heightForWidth(600)
