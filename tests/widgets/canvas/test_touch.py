"""What fingers do on the canvas, with real touch events through the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.model import edits
from app.model.records import Id, Note
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import Hands


def order_of(hands: Hands, phase: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase))]


def test_tap_selects(hands: Hands) -> None:
    assert hands.tap("t2").canvas.selected_ids() == ("t2",)


def test_double_tap_edits(hands: Hands) -> None:
    with hands.one_step():
        hands.tap("n1").tap("n1").type("!").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen!"


def test_double_tap_on_an_empty_cell_creates(hands: Hands) -> None:
    place = hands.in_cell("pains", "p3")
    with hands.one_step():
        hands.tap(place).tap(place).type("Ver weg").key("Esc")
    assert [n.text for n in hands.document.notes(Id("p3"), Id("pains"))] == ["Ver weg"]


def test_one_finger_on_a_note_drags_it(hands: Hands) -> None:
    with hands.one_step():
        hands.swipe("t1", hands.at("t4", 40))
    assert order_of(hands, "p2") == ["t4", "t1"]


def test_one_finger_on_a_point_drags_the_score(hands: Hands) -> None:
    with hands.one_step():
        hands.swipe("point:t1:", hands.at("point:t1:", 0, -300))
    score = hands.document.score(Id("t1"))
    assert score is not None
    assert score.score == 20


def test_one_finger_on_empty_pans(hands: Hands) -> None:
    before = hands.canvas.stage.to_map(0, 0)
    with hands.no_step():
        start = hands.in_cell("pains", "p3")
        hands.swipe(start, start - QPoint(150, 60))
    assert hands.canvas.stage.to_map(0, 0) == pytest.approx((before[0] + 150, before[1] + 60), abs=1.0)


def test_two_fingers_pan_and_zoom_with_the_map_under_them_staying(hands: Hands) -> None:
    one, two = QPoint(500, 620), QPoint(700, 620)
    to_map = hands.canvas.stage.to_map
    under = to_map(one.x(), one.y()), to_map(two.x(), two.y())
    hands.touch(0, one).touch(1, two)
    hands.slide({0: QPoint(420, 560), 1: QPoint(820, 560)}, steps=10)
    now = to_map(420, 560), to_map(820, 560)
    for before, after in zip(under, now, strict=True):
        assert after == pytest.approx(before, abs=2.0)
    hands.lift(0, 1)
    assert hands.canvas.zoom == pytest.approx(2.0, abs=0.05)


def test_a_second_finger_drags_a_second_note(hands: Hands) -> None:
    before = hands.steps
    end = {0: hands.at("t2", 30), 1: hands.in_cell("backstage", "p2")}
    hands.touch(0, "t1").touch(1, "n4").slide(end)
    assert len(hands.canvas.showing.lifted) == 2
    hands.lift(1)
    assert hands.document.get(Id("n4"), Note).lane_id == "backstage"
    assert hands.canvas.showing.lifted == {"t1"}
    hands.lift(0)
    assert order_of(hands, "p1") == ["t2", "t1", "t3"]
    assert hands.steps == before + 2
    assert_shows_the_document(hands.canvas)


def test_long_press_opens_the_menu(hands: Hands) -> None:
    hands.touch(0, "t1")
    QTest.qWait(650)
    with hands.one_step():
        hands.choose("menu.duplicate")
    hands.lift(0)
    assert len(order_of(hands, "p1")) == 4


def test_the_adding_mode_stands_in_for_shift(hands: Hands) -> None:
    hands.canvas.adding_mode = True
    hands.tap("t1").tap("n1")
    assert hands.canvas.selected_ids() == ("t1", "n1")


def test_fingers_that_are_lost_put_all_back(hands: Hands) -> None:
    with hands.no_step():
        hands.touch(0, "t1").touch(1, "n4")
        hands.slide({0: hands.at("t4"), 1: hands.in_cell("backstage", "p3")})
        hands.lose_fingers()
    assert_shows_the_document(hands.canvas)
    assert hands.canvas.machine.idle
    with hands.one_step():
        hands.swipe("t1", hands.at("t2", 30))


def test_a_finger_whose_note_has_gone_does_nothing(hands: Hands) -> None:
    hands.touch(0, "t4")
    hands.canvas.run(edits.delete(hands.document, Id("t4")))
    with hands.no_step():
        hands.slide({0: hands.at("t1")}).lift(0)
    assert hands.canvas.machine.idle
    assert_shows_the_document(hands.canvas)


def test_a_finger_on_the_buttons_and_edges(hands: Hands) -> None:
    with hands.one_step():
        hands.swipe(hands.phase_edge("p2"), hands.phase_edge("p2") + QPoint(30, 0))
    place = hands.canvas.mapFromScene(hands.canvas.feedback.button_position("add_phase"))
    with hands.one_step():
        hands.tap(place).type("Gebruik").key("Return")


def test_a_touch_finishes_what_was_being_typed(hands: Hands) -> None:
    with hands.one_step():
        hands.tap("n1").tap("n1").type(" snel").tap("t4")
    assert not hands.canvas.editor.active
    assert hands.canvas.selected_ids() == ("t4",)
