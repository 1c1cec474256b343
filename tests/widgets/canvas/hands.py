"""Hands on a canvas: mouse, keys, wheel and fingers, as events that come in through the window like real ones.

Places are records, cells or pixels of the view. Nothing waits: what the canvas does later is waited for by the tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QKeySequence,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.drawing.drawing import Column, Row
from app.drawing.primitives import Box, Group
from app.model.document import Document
from app.model.records import Id
from app.session import Session
from app.widgets.canvas.canvas import Canvas

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

Place = str | QPoint
"""A record by its id, any group of the drawing by its key, or pixels of the view."""

_touch_screen: QPointingDevice | None = None


class Hands:
    """Works on one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._fingers: dict[int, QPoint] = {}
        self._mouse = QPoint()
        self._screen = touch_screen()

    # --- what there is -------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        return self.canvas.session

    @property
    def document(self) -> Document:
        return self.session.document

    @property
    def steps(self) -> int:
        """How many steps of history are in force."""
        return self.session.history()[1]

    def see_room_made(self) -> Hands:
        """Waits until the map has followed what is carried, some pictures later."""
        room, end = self.canvas.showing.room, monotonic() + 5
        while room.is_pending and monotonic() < end:
            QTest.qWait(1)
        assert not room.is_pending
        return self

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """What is done within is exactly one step of history."""
        before = self.steps
        yield
        assert self.steps == before + 1, f"{self.steps - before} steps of history"

    @contextmanager
    def no_step(self) -> Iterator[None]:
        """What is done within leaves no step of history, and the document as it was."""
        before, records = self.steps, dict(self.document.records)
        yield
        assert self.steps == before, f"{self.steps - before} steps of history"
        assert dict(self.document.records) == records

    def group(self, place: str) -> Group:
        """A group that is shown, by its record or by its key."""
        scene = self.canvas.map_scene
        group = scene.group_of(Id(place)) or scene.group(place)
        assert group is not None, f"{place} is not shown"
        return group

    def column(self, phase_id: str) -> Column:
        return next(column for column in self.canvas.drawing.columns if column.phase_id == phase_id)

    def row(self, lane_id: str) -> Row:
        return next(row for row in self.canvas.drawing.rows if row.lane_id == lane_id)

    def at(self, place: Place, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        """The pixel of the view in the middle of a place, (dx, dy) map units aside."""
        if isinstance(place, QPoint):
            return place
        group = self.group(place)
        middle = self.canvas.scene_position(group, group.w / 2 + dx, group.h / 2 + dy)
        return self.canvas.mapFromScene(middle)

    def on_map(self, x: float, y: float) -> QPoint:
        """The pixel of the view at a point of the map."""
        return self.canvas.mapFromScene(QPointF(x, y))

    def in_cell(self, lane_id: str, phase_id: str, slot: int = 0, dy: float | None = None) -> QPoint:
        """A pixel in a cell, under the middle of its touchpoint `slot`; at its bottom unless `dy` says how far down."""
        column, row = self.column(phase_id), self.row(lane_id)
        x = column.x + 16 + 180 * slot + 84
        return self.on_map(x, row.y + (row.h - 6 if dy is None else dy))

    def phase_edge(self, phase_id: str) -> QPoint:
        column = self.column(phase_id)
        _left, top = self.canvas.map_scene.panes.corner
        return self.on_map(column.x + column.w, top + 32)

    def lane_edge(self, lane_id: str) -> QPoint:
        row = self.row(lane_id)
        left, _top = self.canvas.map_scene.panes.corner
        return self.on_map(left + 60, row.y + row.h)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def click(self, place: Place, keys: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT) -> Hands:
        QTest.mouseClick(self._window, button, keys, self._in_window(self.at(place)))
        return self

    def double_click(self, place: Place) -> Hands:
        QTest.mouseDClick(self._window, LEFT, PLAIN, self._in_window(self.at(place)))
        return self

    def hover(self, place: Place) -> Hands:
        QTest.mouseMove(self._window, self._in_window(self.at(place)))
        return self

    def press(self, place: Place, keys: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT) -> Hands:
        self._mouse = self.at(place)
        QTest.mousePress(self._window, button, keys, self._in_window(self._mouse))
        return self

    def move(self, place: Place, steps: int = 4) -> Hands:
        """Moves the pressed mouse to a place, in a few steps on the way."""
        start, end = self._mouse, self.at(place)
        for step in range(1, steps + 1):
            self._mouse = start + (end - start) * step / steps
            QTest.mouseMove(self._window, self._in_window(self._mouse))
        return self

    def release(self, keys: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT) -> Hands:
        QTest.mouseRelease(self._window, button, keys, self._in_window(self._mouse))
        return self

    def drag(self, start: Place, to: Place, keys: Qt.KeyboardModifier = PLAIN, button: Qt.MouseButton = LEFT) -> Hands:
        """Drags from one place to another; the end is where it is before the drag begins."""
        end = self.at(to)
        return self.press(start, keys, button).move(end).release(keys, button)

    def wheel(self, place: Place, turned: int, keys: Qt.KeyboardModifier = PLAIN) -> Hands:
        """Turns the wheel by so many eighths of a degree (120 is a notch)."""
        at = self.at(place)
        viewport = self.canvas.viewport()
        event = QWheelEvent(
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        return self

    # --- keys ----------------------------------------------------------------------------------------------------

    def key(self, *chords: str) -> Hands:
        """Presses chords one after another, such as "Alt+Right"."""
        for chord in chords:
            pressed = self.combination(chord)
            QTest.keyClick(self._window, pressed.key(), pressed.keyboardModifiers())
        return self

    @staticmethod
    def combination(chord: str) -> QKeyCombination:
        """The key of a chord and what is held with it, as keyboards send them."""
        pressed: QKeyCombination = QKeySequence(chord)[0]  # type: ignore[index]  # the stubs do not know its parts
        if pressed.key() == Qt.Key.Key_Tab and pressed.keyboardModifiers() & SHIFT:
            return QKeyCombination(pressed.keyboardModifiers(), Qt.Key.Key_Backtab)
        return pressed

    def type(self, text: str) -> Hands:
        """Types a text into whatever has the keyboard."""
        for letter in text:
            QTest.keyClick(self._window, letter)  # type: ignore[call-overload]  # the stubs know windows by keys only
        return self

    def hold(self, key: Qt.Key) -> Hands:
        QTest.keyPress(self._window, key)
        return self

    def let_go(self, key: Qt.Key) -> Hands:
        QTest.keyRelease(self._window, key)
        return self

    def scroll(
        self,
        place: Place,
        pixels: QPoint,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.ScrollUpdate,
        keys: Qt.KeyboardModifier = PLAIN,
    ) -> Hands:
        """Scrolls by pixels, as two fingers on a trackpad do."""
        at, viewport = QPointF(self.at(place)), self.canvas.viewport()
        on_screen = QPointF(viewport.mapToGlobal(at.toPoint()))
        event = QWheelEvent(at, on_screen, pixels, pixels * 8, Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(viewport, event)
        return self

    def gesture(self, kind: Qt.NativeGestureType, place: Place, value: float = 0.0) -> Hands:
        """Makes a gesture on a trackpad."""
        at, viewport = QPointF(self.at(place)), self.canvas.viewport()
        on_screen = QPointF(viewport.mapToGlobal(at.toPoint()))
        device = QPointingDevice.primaryPointingDevice()
        event = QNativeGestureEvent(kind, device, 2, at, at, on_screen, value, QPointF())
        QApplication.sendEvent(viewport, event)
        return self

    # --- pen -----------------------------------------------------------------------------------------------------

    def pen(self, kind: QEvent.Type, place: Place, button: Qt.MouseButton = LEFT) -> Hands:
        """One event of a pen; `button` is what it presses while it hovers or moves."""
        at, viewport = self.at(place), self.canvas.viewport()
        on_screen = QPointF(viewport.mapToGlobal(at))
        device = QPointingDevice.primaryPointingDevice()
        event = QTabletEvent(kind, device, QPointF(at), on_screen, 0.5, 0, 0, 0, 0, 0, PLAIN, button, button)
        QApplication.sendEvent(viewport, event)
        return self

    # --- fingers -------------------------------------------------------------------------------------------------

    def touch(self, finger: int, place: Place) -> Hands:
        """Puts a finger down."""
        return self._touch(down={finger: self.at(place)})

    def touch_window(self, finger: int, place: QPoint) -> Hands:
        """Puts a finger down anywhere in the window."""
        return self._touch(down={finger: self.canvas.viewport().mapFrom(self.canvas.window(), place)})

    def finger(self, finger: int) -> QPoint:
        """Where a finger is in the view."""
        return self._fingers[finger]

    def cancel_touches(self) -> Hands:
        """The touch screen calls all its touches off."""
        event = QTouchEvent(QEvent.Type.TouchCancel, self._screen)
        QApplication.sendEvent(self.canvas.viewport(), event)
        self._fingers.clear()
        return self

    def slide(self, to: Mapping[int, Place], steps: int = 4) -> Hands:
        """Slides fingers to places, all together."""
        ends = {finger: self.at(place) for finger, place in to.items()}
        starts = {finger: self._fingers[finger] for finger in ends}
        for step in range(1, steps + 1):
            self._touch(moved={f: starts[f] + (ends[f] - starts[f]) * step / steps for f in ends})
        return self

    def lift(self, *fingers: int) -> Hands:
        """Takes fingers up."""
        return self._touch(up=fingers)

    def tap(self, place: Place) -> Hands:
        return self.touch(0, place).lift(0)

    def swipe(self, start: Place, to: Place) -> Hands:
        end = self.at(to)
        return self.touch(0, start).slide({0: end}).lift(0)

    def fingers_on(self, screen: QPointingDevice) -> Hands:
        """Other hands on the same canvas, at another touch screen."""
        other = Hands(self.canvas)
        other._screen = screen
        return other

    def lose_fingers(self) -> Hands:
        """The system takes all fingers away, as it does for a gesture of its own."""
        self._fingers.clear()
        self.canvas.pointers.lost()
        return self

    def _touch(
        self,
        down: dict[int, QPoint] | None = None,
        moved: dict[int, QPoint] | None = None,
        up: Sequence[int] = (),
    ) -> Hands:
        event = QTest.touchEvent(self._window, self._screen)
        for finger, place in {**self._fingers, **(moved or {})}.items():
            if finger in up:
                event.release(finger, self._in_window(place), self._window)
            else:
                event.move(finger, self._in_window(place), self._window)
        for finger, place in (down or {}).items():
            event.press(finger, self._in_window(place), self._window)
        event.commit()
        self._fingers = {f: p for f, p in {**self._fingers, **(moved or {}), **(down or {})}.items() if f not in up}
        return self

    # --- menus ---------------------------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """The menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        return menu

    def choose(self, name: str) -> Hands:
        """Chooses an entry of the open menu, or of a menu in it, by its name."""
        menu = self.menu()
        entry = next(
            (a for m in [menu, *menu.findChildren(QMenu)] for a in m.actions() if a.objectName() == name), None
        )
        assert entry is not None, f"the menu has no {name}"
        assert entry.isEnabled(), f"{name} is greyed out"
        menu.close()
        entry.trigger()
        return self

    # --- helpers -------------------------------------------------------------------------------------------------

    @property
    def _window(self) -> QWindow:
        return self.canvas.window().windowHandle()

    def _in_window(self, place: QPoint) -> QPoint:
        return self.canvas.viewport().mapTo(self.canvas.window(), place)


def box_of(canvas: Canvas, record_id: str) -> Box:
    """Where the scene has the item of a record."""
    item = canvas.item_for(Id(record_id))
    assert item is not None, f"{record_id} is not shown"
    rect = item.sceneBoundingRect()
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


def touch_screen() -> QPointingDevice:
    """The one touch screen of these tests."""
    global _touch_screen
    if _touch_screen is None:
        _touch_screen = QTest.createTouchDevice()
    return _touch_screen
