"""A hand for window tests: clicks, types, drags and touches as a user would, by the names that widgets carry.

Every act is a real event at a real place, and waits until the window has settled. Records on the map are found by
their ids, through the canvas's own items.
"""

from __future__ import annotations

from time import monotonic
from typing import TypeVar, cast, overload

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QWidget

from app.model.document import Document
from app.model.records import Id
from app.session import Session
from app.widgets.canvas.canvas import Canvas
from app.widgets.main_window import MainWindow
from app.widgets.workspace import Workspace

W = TypeVar("W", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
SETTLED_MS = 150
"""Longer than the inspector waits before it follows the selection."""

SEEN_MS = 30
"""A picture or two."""

MOST_SECONDS = 20
"""How long a window that has something short to do is waited for; one that is never done has something to be mended."""

GLIDED_MS = 400
"""Longer than the map takes to glide somewhere."""

_touch_screen: QPointingDevice | None = None


class Driver:
    """Does things in one window. Most acts give the driver back, so that they can be written in a row."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # --- what there is -------------------------------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """The open map's page."""
        assert self.window.workspace is not None, "no map is open"
        return self.window.workspace

    @property
    def session(self) -> Session:
        """The open map's session."""
        return self.workspace.session

    @property
    def document(self) -> Document:
        """The open map's document."""
        return self.session.document

    @property
    def canvas(self) -> Canvas:
        """The open map's view."""
        return self.workspace.canvas

    @overload
    def find(self, name: str) -> QWidget: ...

    @overload
    def find(self, name: str, kind: type[W]) -> W: ...

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The widget with this object name that is seen, also in a popup or dialog."""
        for top in [self.window, *QApplication.topLevelWidgets()]:
            found: list[QWidget] = [top, *top.findChildren(kind, name)]
            for widget in found:
                if widget.objectName() == name and widget.isVisible():
                    return widget
        raise AssertionError(f"no visible widget is called {name!r}")

    def sees(self, name: str) -> bool:
        """Whether a widget with this name is on the screen."""
        try:
            self.find(name)
        except AssertionError:
            return False
        return True

    # --- mouse and keys on widgets -------------------------------------------------------------------------------

    def click(self, name: str, place: QPoint | None = None) -> Driver:
        """Clicks a widget, in its middle or at `place`."""
        widget = self.find(name)
        QTest.mouseClick(widget, LEFT, NO_KEY, place or widget.rect().center())
        return self.settle()

    def type(self, text: str, into: str = "") -> Driver:
        """Types a text, over what stands in the named field, or where the cursor is."""
        if into:
            field = self.find(into)
            QTest.mouseClick(field, LEFT, NO_KEY, field.rect().center())
            QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keyClicks(self._focus(), text)
        return self

    def press(self, *keys: str) -> Driver:
        """Presses chords one after another, such as "Ctrl+Z" or "Return"."""
        for key in keys:
            QTest.keySequence(self._focus(), QKeySequence(key))
        return self.settle()

    def settle(self, milliseconds: int = SEEN_MS) -> Driver:
        """Lets the window do what waits, for so long at least; fails where that never ends."""
        QTest.qWait(milliseconds)
        end = monotonic() + MOST_SECONDS
        while self._is_behind():
            assert monotonic() < end, "the window goes on having something to do"
            QTest.qWait(5)
        return self

    def _is_behind(self) -> bool:
        """Whether something short is still waited for, while nobody's hand holds it up."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return False
        waiting = (timer for timer in self.window.findChildren(QTimer) if timer.isActive() and timer.isSingleShot())
        return any(timer.interval() < SETTLED_MS for timer in waiting)

    # --- the map -------------------------------------------------------------------------------------------------

    def place_of(self, record_id: Id) -> QPoint:
        """The middle of a record's item, in the viewport."""
        item = cast(QGraphicsItem, self.canvas.item_for(record_id))
        assert item is not None, "the record is not drawn"
        return self.canvas.mapFromScene(item.sceneBoundingRect().center())

    def click_on(self, record_id: Id, modifier: Qt.KeyboardModifier = NO_KEY) -> Driver:
        """Clicks a record on the map, which is first brought out from under whatever covers it."""
        self.bring_in(record_id)
        QTest.mouseClick(self.canvas.viewport(), LEFT, modifier, self.place_of(record_id))
        return self.settle()

    def double_click_on(self, record_id: Id) -> Driver:
        """Double-clicks a record on the map, which is first brought out from under whatever covers it."""
        self.bring_in(record_id)
        QTest.mouseDClick(self.canvas.viewport(), LEFT, NO_KEY, self.place_of(record_id))
        return self.settle()

    def bring_in(self, record_id: Id) -> Driver:
        """Moves the map until the middle of a record is seen, clear of the headers."""
        group, drawing, zoom = self.canvas.map_scene.group_of(record_id), self.canvas.drawing, self.canvas.zoom
        left, top = round(drawing.header_width * zoom), round(drawing.header_height * zoom)
        free = self.canvas.viewport().rect().adjusted(left, top, 0, 0)
        if group is not None and group.role not in ("lane", "phase") and not free.contains(self.place_of(record_id)):
            self.canvas.show_group(group)
            self.settle(GLIDED_MS)
        return self

    def drag(self, start: QPoint, end: QPoint, steps: int = 8) -> Driver:
        """Drags on the map from one place of the viewport to another."""
        viewport = self.canvas.viewport()
        QTest.mousePress(viewport, LEFT, NO_KEY, start)
        for step in range(1, steps + 1):
            share = step / steps
            QTest.mouseMove(viewport, (QPointF(start) * (1 - share) + QPointF(end) * share).toPoint(), 10)
        QTest.mouseRelease(viewport, LEFT, NO_KEY, end)
        return self.settle()

    def tap(self, place: QPoint) -> Driver:
        """Taps the map with a finger."""
        viewport, device = self.canvas.viewport(), touch_screen()
        QTest.touchEvent(viewport, device).press(0, place, viewport).commit()
        QTest.touchEvent(viewport, device).release(0, place, viewport).commit()
        return self.settle()

    def swipe(self, start: QPoint, end: QPoint, steps: int = 8) -> Driver:
        """Drags one finger over the map."""
        viewport, device = self.canvas.viewport(), touch_screen()
        QTest.touchEvent(viewport, device).press(0, start, viewport).commit()
        for step in range(1, steps + 1):
            share = step / steps
            place = (QPointF(start) * (1 - share) + QPointF(end) * share).toPoint()
            QTest.touchEvent(viewport, device).move(0, place, viewport).commit()
        QTest.touchEvent(viewport, device).release(0, end, viewport).commit()
        return self.settle()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def touch_screen() -> QPointingDevice:
    """The one touch screen of the tests."""
    global _touch_screen
    if _touch_screen is None:
        _touch_screen = QTest.createTouchDevice()
    return _touch_screen
