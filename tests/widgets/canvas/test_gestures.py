"""The gesture machine without a window: taps, rests, drags, pinches, and hands that come and go as they like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.records import Id, Note, Touchpoint
from app.widgets.canvas.gestures.contact import DOUBLE_TAP, DRAG_START, LONG_PRESS, Button, Contact, Device
from tests.drawing.maps import MAP
from tests.widgets.canvas.recording_stage import RecordingStage, Touches

OPEN_GROUND = (1090.0, 600.0)
"""A place of the small map on which nothing stands."""


def aside(touches: Touches, key: str, dx: float, dy: float = 0.0) -> tuple[float, float]:
    x, y = touches.stage.middle(key)
    return x + dx, y + dy


def order_of(stage: RecordingStage, phase: str) -> list[str]:
    return [touchpoint.id for touchpoint in stage.document.touchpoints(Id(phase))]


# --- taps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", list(Device))
def test_a_tap_selects(device: Device) -> None:
    touches = Touches(device).tap("t2")
    assert touches.stage.selected == ["t2"]
    assert touches.machine.idle


def test_a_tap_on_open_ground_lets_go_and_takes_the_keyboard_there() -> None:
    touches = Touches().tap("t2").tap(OPEN_GROUND)
    assert touches.stage.selected == []
    assert touches.stage.told == [("cell", *OPEN_GROUND)]


def test_an_adding_tap_turns_on_and_off_and_keeps_the_rest_on_open_ground() -> None:
    touches = Touches(Device.MOUSE).tap("t1").tap("t2", adding=True)
    assert touches.stage.selected == ["t1", "t2"]
    assert touches.tap(OPEN_GROUND, adding=True).stage.selected == ["t1", "t2"]
    assert touches.tap("t1", adding=True).stage.selected == ["t2"]


@pytest.mark.parametrize("device", list(Device))
def test_two_quick_taps_edit(device: Device) -> None:
    touches = Touches(device).tap("t2").wait(0.3).tap("t2")
    assert touches.stage.told == [("edit", "t2")]


def test_two_slow_taps_are_two_taps() -> None:
    touches = Touches().tap("t2").wait(DOUBLE_TAP + 0.05).tap("t2")
    assert touches.stage.told == []


def test_taps_on_two_things_are_two_taps() -> None:
    assert Touches().tap("t1").tap("t2").stage.told == []


def test_a_third_tap_begins_anew() -> None:
    touches = Touches().tap("t2").tap("t2").tap("t2")
    assert touches.stage.told == [("edit", "t2")]


def test_the_menu_button_opens_the_menu_and_never_drags() -> None:
    touches = Touches(Device.MOUSE)
    x, y = touches.stage.middle("t2")
    for act in (touches.machine.press, touches.machine.move, touches.machine.release):
        act(Contact(-1, Device.MOUSE, x, y, touches.time, Button.MENU))
        x += 20
    assert touches.stage.told == [("menu", "t2")]
    assert touches.stage.steps == 0


# --- long press ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", [Device.FINGER, Device.PEN])
def test_a_long_press_opens_the_menu_and_ends_there(device: Device) -> None:
    touches = Touches(device).down("n1").wait(LONG_PRESS - 0.1)
    assert touches.stage.told == []
    touches.wait(0.2)
    assert touches.stage.told == [("menu", "n1")]
    touches.move(aside(touches, "n1", 200)).up("n1")
    assert touches.stage.told == [("menu", "n1")]
    assert touches.stage.steps == 0


def test_the_mouse_has_no_long_press() -> None:
    assert Touches(Device.MOUSE).down("n1").wait(3.0).stage.told == []


def test_moving_calls_a_long_press_off() -> None:
    touches = Touches().down("n1")
    touches.move(aside(touches, "n1", 6.0)).wait(3.0)
    assert touches.stage.told == []


def test_a_finger_that_trembles_still_presses_long() -> None:
    touches = Touches().down("n1")
    touches.move(aside(touches, "n1", 5.0)).wait(LONG_PRESS)
    assert touches.stage.told == [("menu", "n1")]


# --- drags -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("device", list(Device))
def test_a_drag_begins_at_the_devices_own_distance(device: Device) -> None:
    touches = Touches(device).down("t1")
    touches.move(aside(touches, "t1", DRAG_START[device] - 0.5))
    assert not touches.stage.lifted
    touches.move(aside(touches, "t1", DRAG_START[device]))
    assert list(touches.stage.lifted.values()) == [("t1",)]


def test_the_distances_are_those_that_were_agreed() -> None:
    assert (DRAG_START[Device.MOUSE], DRAG_START[Device.FINGER]) == (4.0, 6.0)


def test_a_finger_drags_a_touchpoint_behind_the_next() -> None:
    touches = Touches().down("t1")
    touches.move(aside(touches, "t2", 20)).up(aside(touches, "t2", 20))
    assert order_of(touches.stage, "p1") == ["t2", "t1", "t3"]
    assert touches.stage.steps == 1
    assert touches.stage.at_rest


def test_a_drop_where_it_stood_is_no_step() -> None:
    touches = Touches().down("t1")
    touches.move(aside(touches, "t1", 60)).move(aside(touches, "t1", 5)).up(aside(touches, "t1", 5))
    assert touches.stage.steps == 0
    assert touches.stage.at_rest


def test_a_release_further_on_counts_as_a_move() -> None:
    touches = Touches().down("t1")
    touches.move(aside(touches, "t1", 10)).up(aside(touches, "t2", 20))
    assert order_of(touches.stage, "p1") == ["t2", "t1", "t3"]


def test_dragging_one_of_the_selected_takes_all_of_its_kind() -> None:
    touches = Touches(Device.MOUSE).tap("t1").tap("t2", adding=True).tap("n4", adding=True).down("t2")
    touches.move("t4").up(aside(touches, "t4", 40))
    assert order_of(touches.stage, "p2") == ["t4", "t1", "t2"]
    assert touches.stage.steps == 1


def test_dragging_something_else_selects_it_alone() -> None:
    touches = Touches(Device.MOUSE).tap("t1").tap("t2", adding=True).down("t3")
    touches.move(aside(touches, "t3", 30))
    assert touches.stage.selected == ["t3"]


def test_ctrl_copies_and_shows_the_copies_that_it_will_make() -> None:
    touches = Touches(Device.MOUSE).down("n1", copying=True)
    touches.move(aside(touches, "n1", 180), copying=True).move(aside(touches, "n1", 182), copying=True)
    (maker,) = touches.stage.previews.values()
    first, second = maker(touches.stage.document), maker(touches.stage.document)
    assert first and second and first.created == second.created
    touches.up(aside(touches, "n1", 182), copying=True)
    copy = touches.stage.document.get(first.created[0], Note)
    assert (copy.text, copy.touchpoint_id) == ("Loopt naar binnen", "t2")
    assert touches.stage.document.get(Id("n1"), Note).touchpoint_id == "t1"


def test_a_point_of_the_curve_sets_the_score_as_one_step() -> None:
    touches = Touches().down("point:t1:")
    touches.move(aside(touches, "point:t1:", 0, -40)).up(aside(touches, "point:t1:", 0, -40))
    score = touches.stage.document.score(Id("t1"))
    assert score is not None
    assert score.score > 5
    assert touches.stage.steps == 1


def test_a_point_of_another_actor_sets_that_actors_score() -> None:
    touches = Touches().down("point:t4:merel")
    touches.move(aside(touches, "point:t4:merel", 0, 300)).up(aside(touches, "point:t4:merel", 0, 300))
    score = touches.stage.document.score(Id("t4"), Id("merel"))
    assert score is not None
    assert score.score == -20


# --- one and two fingers on the view ---------------------------------------------------------------------------------


def test_one_finger_on_open_ground_pans() -> None:
    touches = Touches().down(OPEN_GROUND)
    touches.move((990.0, 550.0)).up((990.0, 550.0))
    assert (touches.stage.left, touches.stage.top) == (100.0, 50.0)
    assert touches.stage.steps == 0


def test_the_mouse_on_open_ground_draws_a_lasso() -> None:
    touches = Touches(Device.MOUSE).down(OPEN_GROUND)
    touches.move("n4")
    assert touches.stage.lasso_box is not None
    touches.up("n4")
    assert touches.stage.selected == ["n4"]
    assert touches.stage.at_rest


def test_a_lasso_with_shift_adds_and_when_called_off_gives_back() -> None:
    touches = Touches(Device.MOUSE).tap("t1").down(OPEN_GROUND, adding=True)
    touches.move("n4", adding=True)
    assert touches.stage.selected == ["t1", "n4"]
    touches.machine.cancel()
    assert touches.stage.selected == ["t1"]
    touches.down(OPEN_GROUND).move("n4")
    touches.machine.cancel()
    assert touches.stage.selected == ["t1"]


def test_the_middle_button_and_space_pan_even_over_a_note() -> None:
    touches = Touches(Device.MOUSE).down("t1", panning=True)
    end = aside(touches, "t1", 50)
    touches.move(end, panning=True).up(end)
    assert touches.stage.left == -50.0
    assert touches.stage.steps == 0


def test_two_fingers_zoom_and_pan_with_the_map_under_them_staying() -> None:
    touches = Touches().down((500.0, 640.0)).down((700.0, 640.0), 1)
    under = touches.stage.to_map(500.0, 640.0), touches.stage.to_map(700.0, 640.0)
    touches.move((450.0, 600.0)).move((850.0, 600.0), 1)
    now = touches.stage.to_map(450.0, 600.0), touches.stage.to_map(850.0, 600.0)
    assert touches.stage.zoom == pytest.approx(2.0)
    for before, after in zip(under, now, strict=True):
        assert after == pytest.approx(before)


def test_two_fingers_of_one_hand_pinch_also_when_one_lands_on_a_note() -> None:
    touches = Touches().down("t4").down(aside(Touches(), "t4", 150), 1)
    touches.move((900.0, 700.0), 1).up((900.0, 700.0), 1).up("t4")
    assert touches.stage.zoom != 1.0
    assert touches.stage.steps == 0
    assert touches.stage.selected == []


def test_the_finger_that_is_left_of_a_pinch_goes_on_panning() -> None:
    touches = Touches().down(OPEN_GROUND).down((900.0, 700.0), 1)
    touches.up((900.0, 700.0), 1)
    before = touches.stage.left
    touches.move((1040.0, 600.0)).up((1040.0, 600.0))
    assert touches.stage.left == pytest.approx(before + 50.0)
    assert touches.machine.idle


# --- several people --------------------------------------------------------------------------------------------------


def test_two_fingers_on_two_notes_drag_two_notes() -> None:
    touches = Touches().down("t1").down("n4", 1)
    touches.move(aside(touches, "t2", 20)).move(aside(touches, "n4", 30), 1)
    assert sorted(touches.stage.lifted.values()) == [("n4",), ("t1",)]
    end = aside(touches, "t2", 20)
    touches.up(aside(touches, "n4", 0, 200), 1).up(end)
    assert order_of(touches.stage, "p1") == ["t2", "t1", "t3"]
    assert touches.stage.document.get(Id("n4"), Note).lane_id == "backstage"
    assert touches.stage.at_rest


def test_a_second_finger_joins_while_the_first_already_drags() -> None:
    touches = Touches().down("t1")
    touches.move(aside(touches, "t1", 40)).down("n4", 1).move(aside(touches, "n4", 30), 1)
    assert touches.stage.zoom == 1.0
    assert sorted(touches.stage.lifted.values()) == [("n4",), ("t1",)]


def test_calling_off_one_finger_leaves_the_other_its_note() -> None:
    touches = Touches().down("t1").down("n4", 1)
    touches.move(aside(touches, "t1", 40)).move(aside(touches, "n4", 30), 1)
    touches.machine.cancel(1)
    assert list(touches.stage.lifted.values()) == [("t1",)]


# --- called off, lost, gone ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["t1", "n1", "point:t1:", "p1", "doing"])
def test_calling_off_puts_all_back(key: str) -> None:
    touches = Touches().down(key)
    touches.move(aside(touches, key, 70, 70)).move(aside(touches, key, 300, 90))
    assert touches.machine.dragging
    touches.machine.cancel()
    assert touches.machine.idle
    assert touches.stage.at_rest
    touches.move(aside(touches, key, 400)).up(aside(touches, key, 400))
    assert touches.stage.steps == 0


def test_a_note_that_goes_while_it_is_dragged_is_let_go() -> None:
    touches = Touches().down("t1").down("n4", 1)
    touches.move(aside(touches, "t1", 40)).move(aside(touches, "n4", 30), 1)
    gone = {i: r for i, r in touches.stage.document.records.items() if i != "n4"}
    touches.stage.document = type(touches.stage.document)(gone.values())
    touches.machine.let_go_of_what_is_gone(touches.stage.document)
    assert list(touches.stage.lifted.values()) == [("t1",)]


def test_a_finger_that_rests_on_something_that_goes_can_still_move() -> None:
    touches = Touches().down("t4")
    stage = touches.stage
    start = stage.middle("t4")
    stage.document = type(stage.document)(
        r for r in stage.document.records.values() if r.id != "t4" and getattr(r, "touchpoint_id", "") != "t4"
    )
    touches.move((start[0] + 50, start[1])).up((start[0] + 50, start[1]))
    assert touches.machine.idle
    assert stage.at_rest


def test_a_press_whose_end_was_lost_is_called_off_by_the_next() -> None:
    touches = Touches().down("t1")
    touches.move(aside(touches, "t1", 40)).down("t2").up("t2")
    assert touches.machine.idle
    assert touches.stage.at_rest
    assert touches.stage.selected == ["t2"]


# --- at random -------------------------------------------------------------------------------------------------------

FINGERS = range(4)
places = st.tuples(st.floats(0, 1200), st.floats(0, 900))
things = st.sampled_from(["t1", "t2", "t4", "n1", "n2", "n4", "p1", "p2", "doing", "point:t1:", "point:t4:merel"])
acts = st.one_of(
    st.tuples(st.just("down"), st.sampled_from(FINGERS), st.one_of(things, places)),
    st.tuples(st.just("move"), st.sampled_from(FINGERS), places),
    st.tuples(st.just("up"), st.sampled_from(FINGERS), places),
    st.tuples(st.just("cancel"), st.sampled_from([*FINGERS, None]), st.none()),
    st.tuples(st.just("wait"), st.none(), st.floats(0, 0.7)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(acts, max_size=25))
def test_whatever_fingers_do_nothing_is_left_behind(acts: list[tuple[str, int | None, object]]) -> None:
    touches = Touches()
    before = len(touches.stage.document.records)
    for what, finger, value in acts:
        if what == "wait":
            touches.wait(float(str(value)))
        elif what == "cancel":
            touches.machine.cancel(finger)
        elif finger is not None and not (isinstance(value, str) and not _is_there(touches.stage, value)):
            getattr(touches, what)(value, finger)
    for finger in FINGERS:
        touches.up((600.0, 400.0), finger)
    assert touches.machine.idle
    assert touches.stage.at_rest
    assert len(touches.stage.document.records) in (before, before + 1)  # a first score may have been given
    assert not touches.stage.document.loose_references()
    assert all(isinstance(t, Touchpoint) for t in touches.stage.document.journey(MAP))


def _is_there(stage: RecordingStage, key: str) -> bool:
    return any(key in (group.key, group.record_id) for group in stage.drawing.groups)
