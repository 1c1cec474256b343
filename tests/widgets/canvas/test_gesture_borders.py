"""The borders of the gestures: each time and distance of interaction.md, from just within to just beyond."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF

from app.drawing import measures as m
from app.model.records import Id, Lane, Phase
from app.widgets.canvas.gestures.contact import (
    DOUBLE_TAP,
    DOUBLE_TAP_REACH,
    DRAG_START,
    FLICK_TIME,
    HAND_SPAN,
    HAND_TIME,
    HIT_SLOP,
    LONG_PRESS,
    PINCH_REACH,
    PINCH_SPAN,
    PINCH_TIME,
    Device,
)
from app.widgets.canvas.gestures.header_drags import SNAP
from app.widgets.canvas.palms import HAND_REACH, PALM, PEN_NEAR, TABLE, Palms
from tests.widgets.canvas.hands import Hands
from tests.widgets.canvas.recording_stage import Touches

GROUND = (1090.0, 600.0)
FAR_GROUND = (1090.0 - PINCH_SPAN - 1, 600.0)


def beside(touches: Touches, key: str, dx: float, dy: float = 0.0) -> tuple[float, float]:
    x, y = touches.stage.middle(key)
    return x + dx, y + dy


def test_the_figures_are_those_that_were_agreed() -> None:
    assert (LONG_PRESS, DOUBLE_TAP) == (0.5, 0.45)
    assert (DRAG_START[Device.MOUSE], DRAG_START[Device.FINGER]) == (4.0, 6.0)
    assert (HIT_SLOP[Device.MOUSE], HIT_SLOP[Device.FINGER]) == (8.0, 12.0)


@pytest.mark.parametrize(("seconds", "opened"), [(LONG_PRESS - 0.01, False), (LONG_PRESS, True)])
def test_a_long_press_takes_half_a_second(seconds: float, opened: bool) -> None:
    assert bool(Touches().down("n1").wait(seconds).stage.told) is opened


@pytest.mark.parametrize(("pixels", "opened"), [(5.9, True), (6.0, False)])
def test_six_pixels_call_a_long_press_off(pixels: float, opened: bool) -> None:
    touches = Touches().down("n1")
    touches.move(beside(touches, "n1", pixels)).wait(LONG_PRESS)
    assert bool(touches.stage.told) is opened


@pytest.mark.parametrize(("seconds", "edits"), [(DOUBLE_TAP - 0.01, True), (DOUBLE_TAP + 0.01, False)])
def test_a_double_tap_has_its_time(seconds: float, edits: bool) -> None:
    assert bool(Touches().tap("n1").wait(seconds).tap("n1").stage.told) is edits


@pytest.mark.parametrize(("pixels", "edits"), [(DOUBLE_TAP_REACH, True), (DOUBLE_TAP_REACH + 1, False)])
def test_a_double_tap_has_its_reach(pixels: float, edits: bool) -> None:
    touches = Touches()
    first, second = beside(touches, "n1", -40), beside(touches, "n1", -40 + pixels)
    assert bool(touches.tap(first).tap(second).stage.told) is edits


@pytest.mark.parametrize("device", list(Device))
def test_a_drag_begins_at_its_distance(device: Device) -> None:
    for pixels, drags in ((DRAG_START[device] - 0.1, False), (DRAG_START[device], True)):
        touches = Touches(device).down("t1")
        touches.move(beside(touches, "t1", 0, pixels))
        assert bool(touches.stage.lifted) is drags


@pytest.mark.parametrize(("apart", "pinches"), [(HAND_SPAN, True), (HAND_SPAN + 1, False)])
def test_a_finger_on_a_note_is_of_the_hand_beside_it(apart: float, pinches: bool) -> None:
    touches = Touches()
    on_note = touches.stage.middle("t4")
    touches.down("t4").down((on_note[0], on_note[1] + apart), 1)
    touches.move((on_note[0], on_note[1] - 30))
    assert (touches.stage.zoom != 1.0) is pinches
    assert bool(touches.stage.lifted) is not pinches


@pytest.mark.parametrize(("later", "pinches"), [(HAND_TIME, True), (HAND_TIME + 0.01, False)])
def test_a_finger_on_a_note_is_of_the_hand_that_came_just_before(later: float, pinches: bool) -> None:
    touches = Touches()
    on_note = touches.stage.middle("t4")
    touches.down((on_note[0], on_note[1] + 250)).wait(later).down("t4", 1)
    touches.move((on_note[0], on_note[1] - 30), 1)
    assert (touches.stage.zoom != 1.0) is pinches


def test_two_on_open_ground_pinch_whenever_they_come_unless_they_are_far_apart() -> None:
    near = Touches().down(GROUND).wait(5.0)
    near.machine.cancel()
    near.down(GROUND).wait(0.4).down((GROUND[0] - 300, GROUND[1]), 1).move((GROUND[0] - 400, GROUND[1]), 1)
    assert near.stage.zoom > 1.0
    far = Touches().down(GROUND).down(FAR_GROUND, 1).move((FAR_GROUND[0] - 100, FAR_GROUND[1]), 1)
    assert far.stage.zoom == 1.0


@pytest.mark.parametrize(
    ("density", "apart", "later", "pinches"),
    [
        (1.6, PINCH_REACH * 1.6 - 1, 3.0, True),
        (1.6, PINCH_REACH * 1.6 + 1, 0.0, False),
        (2.0, PINCH_REACH * 2.0 - 1, 3.0, True),
        (None, HAND_SPAN, 3.0, True),
        (None, PINCH_SPAN, PINCH_TIME - 0.01, True),
        (None, PINCH_SPAN, PINCH_TIME + 0.01, False),
        (None, PINCH_SPAN + 1, 0.0, False),
    ],
)
def test_two_on_open_ground_are_one_person_as_far_as_arms_reach(
    density: float | None, apart: float, later: float, pinches: bool
) -> None:
    touches = Touches()
    touches.stage.pixels_per_mm = density
    other = GROUND[0] - apart, GROUND[1]
    touches.down(GROUND).wait(later / 10).move(GROUND).wait(0)
    touches.time += later * 0.9
    touches.down(other, 1).move((other[0] - 100, other[1]), 1)
    assert (touches.stage.zoom > 1.0) is pinches


def test_a_flick_is_as_fast_as_the_hand_was_in_the_last_moment() -> None:
    touches = Touches().down(GROUND)
    touches.move((GROUND[0] - 10, GROUND[1]))
    touches.wait(1.0).move((GROUND[0] - 60, GROUND[1])).wait(FLICK_TIME / 2).up((GROUND[0] - 60, GROUND[1]))
    assert touches.stage.coasted == pytest.approx((-50 / FLICK_TIME, 0.0))


def test_a_hand_that_rested_throws_nothing() -> None:
    touches = Touches().down(GROUND).move((GROUND[0] - 50, GROUND[1])).wait(FLICK_TIME * 2)
    assert touches.up((GROUND[0] - 50, GROUND[1])).stage.coasted == (0.0, 0.0)


@pytest.mark.parametrize("device", [Device.MOUSE, Device.FINGER])
def test_a_point_of_the_curve_may_be_missed_by_the_slop(hands: Hands, device: Device) -> None:
    group = hands.group("point:t1:")
    x, y = hands.canvas.mapFromScene(QPointF(group.x + group.w, group.y + group.h / 2)).toTuple()  # type: ignore[misc]
    slop = HIT_SLOP[device]
    assert hands.canvas.stage.target_at(x + slop - 1, y, slop).role == "point"
    assert hands.canvas.stage.target_at(x + slop + 1, y, slop).role != "point"


# --- palms -----------------------------------------------------------------------------------------------------------

FINGER = QSizeF(8, 8)
LAPTOP, BOARD = TABLE - 1, TABLE


def palms() -> Palms:
    known = Palms()
    known.saw_pen("pen", QPointF(500, 500), 100.0)
    return known


def test_a_large_contact_is_a_palm_even_without_a_pen() -> None:
    assert Palms().is_resting(QPointF(0, 0), QSizeF(PALM + 1, 10), 0.0, LAPTOP)
    assert not Palms().is_resting(QPointF(0, 0), QSizeF(PALM, PALM), 0.0, LAPTOP)


@pytest.mark.parametrize(("later", "resting"), [(PEN_NEAR - 0.01, True), (PEN_NEAR, False)])
def test_a_pen_is_near_for_a_second(later: float, resting: bool) -> None:
    assert palms().is_resting(QPointF(520, 520), FINGER, 100.0 + later, LAPTOP) is resting


@pytest.mark.parametrize(("width", "resting"), [(LAPTOP, True), (BOARD, False), (0.0, True)])
def test_on_one_persons_screen_a_pen_is_near_everywhere(width: float, resting: bool) -> None:
    assert palms().is_resting(QPointF(500 + HAND_REACH + 1, 500), FINGER, 100.1, width) is resting


def test_on_a_board_the_hand_of_the_pen_is_near_it() -> None:
    assert palms().is_resting(QPointF(500, 500 + HAND_REACH), FINGER, 100.1, BOARD)


# --- sizes -----------------------------------------------------------------------------------------------------------


def width_for(touchpoints: int) -> float:
    return touchpoints * m.STEP - m.GAP + 2 * m.CELL_PADDING


@pytest.mark.parametrize(("missed", "snaps"), [(SNAP, True), (-SNAP, True), (SNAP + 1, False)])
def test_a_phase_snaps_to_the_width_of_whole_touchpoints(hands: Hands, missed: float, snaps: bool) -> None:
    now = hands.column("p1").w
    wanted = width_for(4) + missed
    edge = hands.phase_edge("p1")
    hands.drag(edge, edge + QPoint(round(wanted - now), 0))
    assert (hands.column("p1").w == width_for(4)) is snaps


def test_a_phase_that_is_made_just_as_wide_as_needed_grows_with_its_touchpoints(hands: Hands) -> None:
    edge = hands.phase_edge("p2")
    hands.drag(edge, edge + QPoint(200, 0))
    assert hands.document.get(Id("p2"), Phase).width is not None
    edge = hands.phase_edge("p2")
    needed = width_for(len(hands.column("p2").slots))
    hands.drag(edge, edge + QPoint(round(needed - hands.column("p2").w) + 5, 0))
    assert hands.document.get(Id("p2"), Phase).width is None


def test_the_guide_of_a_phase_says_how_many_touchpoints_have_room(hands: Hands) -> None:
    edge = hands.phase_edge("p2")
    hands.press(edge).move(edge + QPoint(180, 0))
    guides = hands.canvas.stage.guides
    (owner,) = guides.owners
    assert guides.text(owner).startswith("Room for ")
    hands.key("Esc").release()
    assert guides.owners == []


def test_the_guide_of_a_lane_says_when_it_is_just_high_enough(hands: Hands) -> None:
    edge = hands.lane_edge("doing")
    hands.press(edge).move(edge + QPoint(0, 160))
    guides = hands.canvas.stage.guides
    assert [guides.text(owner) for owner in guides.owners] != ["Just as high as needed"]
    hands.move(edge + QPoint(0, 6))
    assert [guides.text(owner) for owner in guides.owners] == ["Just as high as needed"]
    hands.release()
    assert guides.owners == []
    assert hands.document.get(Id("doing"), Lane).height is None


def test_one_finger_draws_a_lasso_while_several_are_selected() -> None:
    touches = Touches().down(GROUND, adding=True)
    touches.move("n4", adding=True)
    assert touches.stage.lasso_box is not None
    touches.up("n4", adding=True)
    assert touches.stage.selected == ["n4"]
    assert touches.stage.left == 0.0
