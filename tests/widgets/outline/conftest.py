"""A window with the outline open, and ways to find and walk its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.analysis.outline import Node, walk
from app.model.records import Id
from app.widgets.panels.outline_panel import OutlinePanel
from tests.driver import LEFT, NO_KEY, Driver, touch_screen
from tests.widgets.conftest import Start, home, start, vera

__all__ = ["Walker", "home", "outline", "start", "vera"]


def lines_in(menu: QMenu) -> Iterator[QAction]:
    """The lines of a menu and of the menus within it."""
    for action in menu.actions():
        inner = action.menu()
        yield from lines_in(inner) if isinstance(inner, QMenu) else [action]


class Walker(Driver):
    """A driver with the outline open, and its keyboard there."""

    @property
    def panel(self) -> OutlinePanel:
        return cast(OutlinePanel, self.workspace.panels["outline"])

    def open(self) -> Walker:
        self.click("rail.outline")
        self.panel.tree.setFocus(Qt.FocusReason.TabFocusReason)
        self.settle()
        return self

    def index(self, key: str) -> QModelIndex:
        index = self.panel.rows.index_of_key(key)
        assert index.isValid(), f"no row {key}"
        return index

    def go(self, key: str) -> Walker:
        """Makes a row the current one, as someone who walked there."""
        above = self.index(key).parent()
        while above.isValid():
            self.panel.tree.expand(above)
            above = above.parent()
        self.panel.tree.setCurrentIndex(self.index(key))
        self.settle()
        return self

    def key_of(self, title: str) -> str:
        return next(node.key for node in walk(self.panel.rows.nodes()) if node.title == title)

    def current(self) -> Node:
        node = self.panel.tree.node()
        assert node is not None
        return node

    def middle(self, key: str) -> QPoint:
        self.panel.tree.scrollTo(self.index(key))
        box = self.panel.tree.visualRect(self.index(key))
        assert box.isValid(), "the row is folded away"
        return box.center()

    def mouse(self, key: str, place: QPoint | None = None) -> Walker:
        QTest.mouseClick(self.panel.tree.viewport(), LEFT, NO_KEY, place or self.middle(key))
        self.settle()
        return self

    def finger(self, place: QPoint, hold: int = 0) -> Walker:
        viewport, device = self.panel.tree.viewport(), touch_screen()
        QTest.touchEvent(viewport, device).press(0, place, viewport).commit()
        if hold:
            QTest.qWait(hold)
        QTest.touchEvent(viewport, device).release(0, place, viewport).commit()
        QTest.qWait(10)
        return self

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, name: str) -> Walker:
        """Chooses a line of the open menu, or of a menu within it, by keys."""
        menu = self.menu()
        if name not in {action.objectName() for action in menu.actions()}:
            menu = self._within(menu, name)
        menu.setActiveAction(next(action for action in menu.actions() if action.objectName() == name))
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.window.activateWindow()  # as a window system does by itself when a menu closes
        self.settle()
        return self

    def _within(self, menu: QMenu, name: str) -> QMenu:
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu) and any(name == line.objectName() for line in lines_in(inner)):
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Right)
                here = any(name == line.objectName() for line in inner.actions())
                return inner if here else self._within(inner, name)
        raise AssertionError(f"the menu has no {name}")

    def phases(self) -> list[str]:
        return [phase.title for phase in self.document.phases(self.canvas.map_id)]

    def journey(self) -> list[str]:
        return [touchpoint.title for touchpoint in self.document.journey(self.canvas.map_id)]

    def id_of(self, title: str) -> Id:
        return Id(self.key_of(title))


@pytest.fixture
def outline(start: Start) -> Callable[..., Walker]:
    """Opens a window on a map made from a template, with the outline open."""

    def begin(template: str = "vera", **more: str) -> Walker:
        driver = start(template, **{"title": "" if template == "vera" else "Journey", **more})
        return Walker(driver.window).open()

    return begin
