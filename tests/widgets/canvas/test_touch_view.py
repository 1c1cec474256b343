"""What fingers and trackpads do to the view, with real events: pinches, flicks, gliding, and whose the view is."""

from __future__ import annotations

from time import monotonic

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from app.widgets.canvas.coasting import SLOWEST_FLICK
from app.widgets.canvas.flight import between
from app.widgets.canvas.gestures.contact import HAND_SPAN, HAND_TIME
from app.widgets.canvas.stage import CanvasStage
from tests.drawing.maps import MAP
from tests.widgets.canvas.hands import CONTROL, Hands

LIFTED_DEPTH = 30.0
GROUND = QPoint(1090, 600)
UPDATE, MOMENTUM = Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollMomentum
PINCH, TAP_TWICE = Qt.NativeGestureType.ZoomNativeGesture, Qt.NativeGestureType.SmartZoomNativeGesture


def wait_for_rest(hands: Hands) -> None:
    end = monotonic() + 4
    while hands.canvas.camera.gliding and monotonic() < end:
        QTest.qWait(20)
    assert not hands.canvas.camera.gliding


def flick(hands: Hands, by: QPoint, steps: int = 6) -> None:
    hands.touch(0, GROUND)
    for step in range(1, steps + 1):
        hands.slide({0: GROUND + by * step / steps}, steps=1)
        QTest.qWait(8)
    hands.lift(0)


def grip_of(hands: Hands, finger: int) -> tuple[float, float]:
    """Where in the one note that is in the air the finger holds it, in map units."""
    (note,) = [item for item in hands.canvas.map_scene.items() if item.zValue() == LIFTED_DEPTH]
    at = hands.finger(finger)
    x, y = hands.canvas.stage.to_map(at.x(), at.y())
    return x - note.pos().x(), y - note.pos().y()


# --- two fingers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [0.56, 1.0, 2.0])
def test_the_points_under_two_fingers_stay_under_them_also_when_one_lifts_and_comes_back(
    hands: Hands, zoom: float
) -> None:
    hands.canvas.camera.zoom_to(zoom)
    one, two = QPoint(900, 640), QPoint(1100, 640)
    to_map = hands.canvas.stage.to_map
    hands.touch(0, one).touch(1, two)
    under = to_map(one.x(), one.y()), to_map(two.x(), two.y())
    hands.slide({0: QPoint(860, 600), 1: QPoint(1090, 600)}, steps=5)
    assert to_map(860, 600) == pytest.approx(under[0], abs=2.0 / zoom)
    assert to_map(1090, 600) == pytest.approx(under[1], abs=2.0 / zoom)
    hands.lift(1).slide({0: QPoint(840, 560)}).touch(1, QPoint(1000, 560))
    again = to_map(1000, 560)
    hands.slide({0: QPoint(800, 500), 1: QPoint(1050, 500)}, steps=5)
    assert to_map(800, 500) == pytest.approx(under[0], abs=3.0 / zoom)
    assert to_map(1050, 500) == pytest.approx(again, abs=3.0 / zoom)
    hands.lift(0, 1)


@pytest.mark.parametrize("slips", [4, 15, 60])
def test_after_a_pinch_whose_first_finger_slipped_the_map_still_follows_fingers(hands: Hands, slips: int) -> None:
    """The second finger of a hand lands a moment late, and meanwhile the first has begun to pan."""
    one, two = QPoint(900, 640), QPoint(1060, 640)
    hands.touch(0, one).slide({0: one - QPoint(slips, 0)}, steps=1).touch(1, two)
    hands.slide({0: QPoint(860, 640), 1: QPoint(1100, 640)}, steps=5).lift(0).lift(1)
    wait_for_rest(hands)
    assert hands.canvas.machine.idle
    under = hands.canvas.stage.to_map(GROUND.x(), GROUND.y())
    hands.touch(0, GROUND).slide({0: GROUND - QPoint(100, 40)}, steps=5)
    assert hands.canvas.stage.to_map(GROUND.x() - 100, GROUND.y() - 40) == pytest.approx(under, abs=2.0)
    hands.lift(0)


def test_a_finger_that_comes_back_on_a_note_goes_on_pinching(hands: Hands) -> None:
    near = hands.at("t4") + QPoint(150, 0)
    with hands.no_step():
        hands.touch(0, near).touch(1, hands.at("t4", 0, 200)).slide({1: hands.at("t4", 0, 210)})
        hands.lift(1).touch(1, "t4").slide({1: hands.at("t4") - QPoint(90, 0)})
        assert not hands.canvas.showing.lifted
        hands.lift(0, 1)
    assert hands.canvas.zoom > 1.0


def test_two_fingers_on_the_same_large_note_pinch(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(3.0)
    hands.canvas.reveal(hands.document.touchpoints(hands.canvas.drawing.columns[0].phase_id)[0].id)
    middle = hands.at("t1")
    with hands.no_step():
        hands.touch(0, middle - QPoint(60, 0)).touch(1, middle + QPoint(60, 0))
        hands.slide({0: middle - QPoint(30, 0), 1: middle + QPoint(30, 0)}).lift(0, 1)
    assert hands.canvas.zoom == pytest.approx(1.5, abs=0.1)


def test_a_finger_far_from_the_other_is_somebody_elses(hands: Hands) -> None:
    assert HAND_SPAN < 320
    with hands.one_step():
        hands.touch(0, hands.at("t4") + QPoint(320, 0)).touch(1, "t4")
        hands.slide({1: hands.at("t2")}).lift(1, 0)
    assert hands.canvas.zoom == 1.0


def test_a_finger_that_comes_later_on_a_note_drags_it_while_the_first_one_pans(hands: Hands) -> None:
    start = hands.at("t4") + QPoint(150, 0)
    hands.touch(0, start).slide({0: start + QPoint(20, 0)})
    QTest.qWait(int(HAND_TIME * 1000) + 50)
    hands.touch(1, "t4").slide({1: hands.at("t4") - QPoint(40, 0)})
    assert hands.canvas.showing.lifted == {"t4"}
    assert hands.canvas.zoom == 1.0
    hands.lift(1, 0)


@pytest.fixture
def on_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is 55 inch across: what is far apart on it belongs to two people."""
    monkeypatch.setattr(CanvasStage, "pixels_per_mm", 1.6)


@pytest.mark.usefixtures("on_a_table")
def test_the_first_one_has_the_view_and_the_next_one_goes_on_when_it_is_free(hands: Hands) -> None:
    camera = hands.canvas.camera
    left, right = QPoint(440, 700), QPoint(1100, 700)
    hands.touch(0, left).slide({0: left + QPoint(20, 0)}).touch(1, right)
    before = camera.place
    hands.slide({1: right - QPoint(200, 0)})
    assert camera.place == before
    hands.slide({0: left + QPoint(50, 0)})
    assert camera.place[0] == pytest.approx(before[0] - 30)
    hands.lift(0).slide({1: right - QPoint(240, 0)})
    assert camera.place[0] == pytest.approx(before[0] + 10)
    hands.lift(1)
    assert hands.canvas.machine.idle


def test_the_map_stays_under_what_somebody_drags_and_goes_on_afterwards(hands: Hands) -> None:
    camera = hands.canvas.camera
    hands.touch(0, QPoint(900, 640)).touch(1, QPoint(1100, 640)).slide({1: QPoint(1110, 640)})
    hands.touch(2, "t1").slide({2: hands.at("t1") + QPoint(30, 10)})
    assert hands.canvas.showing.lifted == {"t1"}
    place, grip = camera.place, grip_of(hands, 2)
    hands.slide({0: QPoint(860, 640), 1: QPoint(1130, 640)})
    assert camera.place == place
    assert grip_of(hands, 2) == grip
    hands.lift(2).slide({0: QPoint(820, 640)})
    assert hands.canvas.zoom > 1.1
    hands.lift(0, 1)
    assert hands.canvas.machine.idle


@pytest.mark.usefixtures("on_a_table")
def test_a_finger_on_open_ground_waits_while_somebody_drags(hands: Hands) -> None:
    camera, ground = hands.canvas.camera, QPoint(1100, 640)
    hands.touch(0, "t1").slide({0: hands.at("t1") + QPoint(30, 10)})
    place = camera.place
    hands.touch(1, ground).slide({1: ground - QPoint(80, 0)})
    assert camera.place == place
    hands.lift(0).slide({1: ground - QPoint(120, 0)})
    assert camera.place[0] == pytest.approx(place[0] + 40)
    hands.lift(1)


# --- coasting and gliding --------------------------------------------------------------------------------------------


@pytest.mark.lively
def test_a_flick_lets_the_map_go_on_and_come_to_rest(hands: Hands) -> None:
    camera = hands.canvas.camera
    flick(hands, QPoint(-180, -40))
    let_go = camera.place
    assert camera.gliding
    wait_for_rest(hands)
    assert camera.place[0] > let_go[0] + 40
    assert camera.place[1] > let_go[1]


@pytest.mark.lively
def test_a_touch_stops_the_map_and_selects_nothing(hands: Hands) -> None:
    flick(hands, QPoint(-180, 0))
    assert hands.canvas.camera.gliding
    hands.tap("n1")
    assert not hands.canvas.camera.gliding
    assert hands.canvas.selected_ids() == ()


@pytest.mark.lively
def test_two_fingers_flick_too(hands: Hands) -> None:
    one, two = QPoint(900, 640), QPoint(1080, 640)
    hands.touch(0, one).touch(1, two)
    for step in range(1, 7):
        hands.slide({0: one - QPoint(30 * step, 0), 1: two - QPoint(30 * step, 0)}, steps=1)
        QTest.qWait(8)
    let_go = hands.canvas.camera.place
    hands.lift(1).lift(0)
    wait_for_rest(hands)
    assert hands.canvas.camera.place[0] > let_go[0] + 40


@pytest.mark.lively
def test_a_hand_that_rests_before_it_lifts_puts_the_map_there(hands: Hands) -> None:
    hands.touch(0, GROUND).slide({0: GROUND - QPoint(180, 0)})
    QTest.qWait(150)
    hands.lift(0)
    assert not hands.canvas.camera.gliding


def test_nothing_coasts_where_the_system_is_calm(hands: Hands) -> None:
    flick(hands, QPoint(-180, 0))
    assert not hands.canvas.camera.gliding


def test_a_slow_hand_is_no_flick(hands: Hands) -> None:
    assert SLOWEST_FLICK > 100


@pytest.mark.lively
@pytest.mark.parametrize("command", ["fit_map", "zoom_in", "zoom_out", "zoom_100"])
def test_commands_glide_and_end_where_they_would_have_jumped_to(hands: Hands, command: str) -> None:
    camera = hands.canvas.camera
    camera.zoom_to(1.3)
    getattr(hands.canvas.commands, command)()
    goal = camera.place
    assert camera.gliding
    wait_for_rest(hands)
    assert camera.place == pytest.approx(goal)
    assert camera.zoom == pytest.approx(goal[2])


@pytest.mark.lively
def test_zooming_twice_in_a_row_zooms_twice(hands: Hands) -> None:
    hands.canvas.commands.zoom_in()
    hands.canvas.commands.zoom_in()
    wait_for_rest(hands)
    assert hands.canvas.zoom == pytest.approx(1.44)


@pytest.mark.lively
def test_any_pointer_stops_a_glide_where_it_is(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(2.0)
    hands.canvas.commands.fit_map()
    goal = hands.canvas.camera.place
    QTest.qWait(60)
    hands.press(GROUND)
    stopped = hands.canvas.camera.place
    assert stopped != goal
    QTest.qWait(300)
    assert hands.canvas.camera.place == stopped
    hands.release()


@pytest.mark.lively
def test_the_wheel_stops_a_glide(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(2.0)
    hands.canvas.commands.fit_map()
    assert hands.canvas.camera.gliding
    hands.wheel(GROUND, 120)
    assert not hands.canvas.camera.gliding


@pytest.mark.lively
def test_what_is_revealed_glides_into_view(open_map) -> None:  # type: ignore[no-untyped-def]
    hands = open_map(width=500, height=500)
    hands.canvas.reveal("t4")
    assert hands.canvas.camera.gliding
    wait_for_rest(hands)
    assert hands.canvas.viewport().rect().contains(hands.at("t4"))


def test_a_glide_keeps_one_point_of_the_map_in_its_pixel() -> None:
    start, end = (0.0, 0.0, 1.0), (50.0, 20.0, 2.0)
    fixed = (end[0] * end[2] / (end[2] - 1), end[1] * end[2] / (end[2] - 1))
    for share in (0.0, 0.3, 0.6, 1.0):
        x, y, zoom = between(start, end, share)
        assert ((fixed[0] - x) * zoom, (fixed[1] - y) * zoom) == pytest.approx(fixed)


# --- trackpad --------------------------------------------------------------------------------------------------------


def test_a_pinch_on_a_trackpad_zooms_with_the_point_under_it_staying(hands: Hands) -> None:
    under = hands.canvas.stage.to_map(700, 500)
    hands.gesture(Qt.NativeGestureType.BeginNativeGesture, QPoint(700, 500))
    for _ in range(5):
        hands.gesture(PINCH, QPoint(700, 500), 0.08)
    hands.gesture(Qt.NativeGestureType.EndNativeGesture, QPoint(700, 500))
    assert hands.canvas.zoom == pytest.approx(1.08**5)
    assert hands.canvas.stage.to_map(700, 500) == pytest.approx(under, abs=1.5)


def test_a_double_tap_on_a_trackpad_goes_to_the_selection_and_back(hands: Hands) -> None:
    before = hands.canvas.camera.place
    hands.gesture(TAP_TWICE, GROUND)
    assert hands.canvas.camera.place == before
    hands.click("t1").gesture(TAP_TWICE, GROUND)
    assert hands.canvas.zoom > 1.5
    hands.gesture(TAP_TWICE, GROUND)
    assert hands.canvas.camera.place == pytest.approx(before)


def test_scrolling_by_pixels_pans_by_just_as_many(hands: Hands) -> None:
    x, y, _ = hands.canvas.camera.place
    hands.scroll(GROUND, QPoint(-30, -12))
    assert hands.canvas.camera.place[:2] == pytest.approx((x + 30, y + 12))


@pytest.mark.lively
def test_the_systems_own_coasting_is_followed_and_none_of_ours_is_added(hands: Hands) -> None:
    x, _, _ = hands.canvas.camera.place
    hands.scroll(GROUND, QPoint(), Qt.ScrollPhase.ScrollBegin)
    hands.scroll(GROUND, QPoint(-30, 0)).scroll(GROUND, QPoint(-20, 0), MOMENTUM)
    hands.scroll(GROUND, QPoint(), Qt.ScrollPhase.ScrollEnd)
    assert not hands.canvas.camera.gliding
    assert hands.canvas.camera.place[0] == pytest.approx(x + 50)


def test_a_press_ends_the_systems_coasting(hands: Hands) -> None:
    hands.scroll(GROUND, QPoint(-30, 0)).click(GROUND)
    x, _, _ = hands.canvas.camera.place
    hands.scroll(GROUND, QPoint(-20, 0), MOMENTUM)
    assert hands.canvas.camera.place[0] == x
    hands.scroll(GROUND, QPoint(-20, 0))
    assert hands.canvas.camera.place[0] == pytest.approx(x + 20)


def test_ctrl_that_comes_while_the_system_coasts_does_not_zoom(hands: Hands) -> None:
    hands.scroll(GROUND, QPoint(-30, 0)).scroll(GROUND, QPoint(-20, -20), MOMENTUM, CONTROL)
    assert hands.canvas.zoom == 1.0
    hands.scroll(GROUND, QPoint(0, 30), UPDATE, CONTROL)
    assert hands.canvas.zoom > 1.0


# --- scrolling at the edge -------------------------------------------------------------------------------------------


def test_a_drag_at_the_edge_scrolls_to_the_end_of_the_map_and_no_further(open_map) -> None:  # type: ignore[no-untyped-def]
    hands = open_map(width=600, height=500)
    hands.canvas.show_place((0.0, 0.0, 1.0))
    hands.touch(0, "t1").slide({0: QPoint(595, 200)})
    end = monotonic() + 8
    sight = hands.canvas.camera.in_sight()
    while monotonic() < end:
        QTest.qWait(200)
        last, sight = sight, hands.canvas.camera.in_sight()
        if last == sight and sight.left() > 0:
            break
    shown = hands.canvas.map_scene.drawing.width
    assert shown + 20 <= sight.right() <= shown + 50
    hands.slide({0: QPoint(300, 200)})
    hands.cancel_touches()
    assert hands.canvas.map_id == MAP


def test_two_drags_at_two_edges_scroll_each_its_own_way(open_map) -> None:  # type: ignore[no-untyped-def]
    hands = open_map(width=600, height=500)
    hands.canvas.show_place((0.0, 0.0, 1.0))
    hands.touch(0, "t1").slide({0: QPoint(598, 250)})
    hands.touch(1, "n1").slide({1: QPoint(300, 498)})
    QTest.qWait(500)
    hands.slide({1: QPoint(300, 250)})  # one leaves its band: the other goes on
    x, y, _ = hands.canvas.camera.place
    assert x > 0
    assert y > 0
    QTest.qWait(200)
    assert hands.canvas.camera.place[0] > x
    assert hands.canvas.camera.place[1] == y
    hands.cancel_touches()
    x = hands.canvas.camera.place[0]
    QTest.qWait(120)
    assert hands.canvas.camera.place[0] == x


# --- the keyboard on the screen --------------------------------------------------------------------------------------


def test_the_keyboard_on_the_screen_never_covers_the_note_and_the_map_goes_back_after(hands: Hands) -> None:
    canvas = hands.canvas
    before = canvas.camera.place
    hands.tap("n4").tap("n4")
    editor = canvas.editor
    low = editor.geometry().top()
    canvas.screen_keyboard.rectangle = lambda: QRectF(0, low - 60, canvas.width(), 400)
    canvas.screen_keyboard.make_room()  # it appears later
    assert editor.geometry().bottom() <= low - 60
    assert editor.geometry().center().y() > canvas.drawing.header_height
    hands.key("Return", "Return").type("meer").key("Return").type("regels")
    assert editor.geometry().bottom() <= low - 60
    hands.key("Esc")
    assert canvas.camera.place == pytest.approx(before)


def test_the_map_stays_when_the_user_has_moved_it_while_the_keyboard_was_there(hands: Hands) -> None:
    canvas = hands.canvas
    hands.tap("n4").tap("n4")
    canvas.screen_keyboard.rectangle = lambda: QRectF(0, 200, canvas.width(), 700)
    canvas.screen_keyboard.make_room()
    hands.wheel(GROUND, -120)
    moved = canvas.camera.place
    hands.key("Esc")
    assert canvas.camera.place == moved
