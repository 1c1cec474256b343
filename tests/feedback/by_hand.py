"""Hands on the map, stopped where there is something to see: lifting, pointing, selecting, typing, touching."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from app.model.records import LaneKind
from app.widgets import motion
from tests.feedback.scene import Act, Scene
from tests.widgets.canvas.hands import CONTROL, RIGHT, SHIFT

LONG_PRESS_MS = 620


# --- lifting, moving, copying ------------------------------------------------------------------------------------


def lift_by_mouse(scene: Scene) -> None:
    note = scene.touchpoint(1)
    scene.hands.press(note).move(scene.hands.at(note, 30, 40))
    scene.driver.settle()


def lift_by_finger(scene: Scene) -> None:
    note = scene.notes(LaneKind.DOING)[0]
    hands = scene.hands.touch(0, note)
    hands.slide({0: hands.at(note, 40, 30)})
    scene.driver.settle()


def lift_several(scene: Scene) -> None:
    notes = [scene.touchpoint(number) for number in (0, 1, 2)]
    hands = scene.hands.click(notes[0])
    for note in notes[1:]:
        hands.click(note, SHIFT)
    hands.press(notes[1]).move(hands.at(notes[1], 40, 60))
    scene.driver.settle()


def two_people(scene: Scene) -> None:
    one, two = scene.touchpoint(0), scene.notes(LaneKind.DOING)[0]
    hands = scene.hands.touch(0, one).touch(1, two)
    hands.slide({0: hands.at(one, 200, 40), 1: hands.at(two, 60, 110)})
    scene.driver.settle()


def make_room_midway(scene: Scene) -> None:
    _make_room(scene)
    QTest.qWait(motion.ROOM_MS // 2)


def make_room_at_rest(scene: Scene) -> None:
    _make_room(scene)
    QTest.qWait(motion.ROOM_MS * 4)


def _make_room(scene: Scene) -> None:
    hands = scene.hands
    hands.press(scene.touchpoint(0)).move(hands.at(scene.touchpoint(3), -40, 20))


def drag_between_phases(scene: Scene) -> None:
    hands = scene.hands.press(scene.touchpoint(1))
    hands.move(hands.at(scene.touchpoint(4), 60, 30))
    scene.driver.settle()


def drag_to_another_lane(scene: Scene) -> None:
    hands = scene.hands.press(scene.notes(LaneKind.DOING)[0])
    hands.move(hands.in_cell(scene.lane(LaneKind.THINKING), scene.phase(1), 1))
    scene.driver.settle()


def bend_point(scene: Scene) -> None:
    point = scene.point(1)
    hands = scene.hands.press(point)
    hands.move(hands.at(point, 0, 70))
    scene.driver.settle()


def copy_drag(scene: Scene) -> None:
    hands = scene.hands.press(scene.touchpoint(0), CONTROL)
    hands.hold(Qt.Key.Key_Control).move(hands.at(scene.touchpoint(2), 50, 30))
    scene.driver.settle()


def lasso(scene: Scene) -> None:
    hands = scene.hands
    start = hands.in_cell(scene.lane(LaneKind.TOUCHPOINTS), scene.phase(0))
    hands.press(start).move(start + QPoint(420, 340))
    scene.driver.settle()


# --- under the mouse, under the keyboard -------------------------------------------------------------------------


def hover_filled(scene: Scene) -> None:
    _hover(scene, scene.hands.in_cell(scene.lane(LaneKind.TOUCHPOINTS), scene.phase(0)))


def hover_note(scene: Scene) -> None:
    _hover(scene, scene.hands.at(scene.touchpoint(0)))


def hover_empty(scene: Scene) -> None:
    _hover(scene, scene.hands.at(scene.cell(LaneKind.DOING, 1)))


def _hover(scene: Scene, place: QPoint) -> None:
    """Points with the system's own cursor too, or the window hears that it is elsewhere."""
    QCursor.setPos(scene.driver.canvas.viewport().mapToGlobal(place))
    scene.driver.settle()
    scene.hands.hover(place + QPoint(1, 0)).hover(place)
    scene.driver.settle()


def select_several(scene: Scene) -> None:
    hands = scene.hands.click(scene.touchpoint(0)).click(scene.touchpoint(1), SHIFT)
    hands.click(scene.notes(LaneKind.DOING)[0], SHIFT)
    scene.driver.settle(300)


def select_one(scene: Scene) -> None:
    scene.hands.click(scene.touchpoint(1))
    scene.driver.settle(300)


# --- editing -----------------------------------------------------------------------------------------------------


def edit_short(scene: Scene) -> None:
    scene.hands.double_click(scene.notes(LaneKind.DOING)[0])
    scene.driver.settle()


def edit_long(scene: Scene) -> None:
    edit_short(scene)
    scene.driver.press("End").type(" En dan nog een zin die niet ophoudt, want zo schrijven mensen nu eenmaal. " * 4)
    scene.driver.settle()


def edit_title(scene: Scene) -> None:
    scene.hands.double_click(scene.touchpoint(0))
    scene.driver.settle()


def edit_phase(scene: Scene) -> None:
    scene.hands.double_click(f"phase:{scene.phase(0)}")
    scene.driver.settle()


def resize_phase(scene: Scene) -> None:
    hands = scene.hands
    edge = hands.phase_edge(scene.phase(0))
    hands.hover(edge).press(edge).move(edge + QPoint(70, 0))
    scene.driver.settle()


def resize_lane(scene: Scene) -> None:
    hands = scene.hands
    edge = hands.lane_edge(scene.lane(LaneKind.DOING))
    hands.hover(edge).press(edge).move(edge + QPoint(0, 50))
    scene.driver.settle()


# --- touch, menus ------------------------------------------------------------------------------------------------


def tap(scene: Scene) -> None:
    scene.hands.tap(scene.touchpoint(0))
    scene.driver.settle(300)


def tap_several(scene: Scene) -> None:
    scene.hands.tap(scene.touchpoint(0))
    scene.driver.settle().click("multi_select")
    scene.hands.tap(scene.touchpoint(1))
    scene.driver.settle(600)


def long_press(scene: Scene) -> None:
    hands = scene.hands.touch(0, scene.touchpoint(0))
    scene.driver.settle(LONG_PRESS_MS)
    hands.lift(0)
    scene.driver.settle()


def menu_of(place: Callable[[Scene], str]) -> Act:
    def act(scene: Scene) -> None:
        scene.hands.click(place(scene), button=RIGHT)
        scene.driver.settle()

    return act
