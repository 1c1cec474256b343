"""The section "Touch" of the interaction contract, a test for each clause, with raw touches on a whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from app.model.records import Id, Note
from tests.interaction.conftest import At, Clock, User
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import Hands

ROWS = (
    "Tap selects",
    "double tap edits or creates",
    "one finger on a note drags it",
    "one finger on empty pans",
    "two fingers pan and zoom together with the point under them staying put",
    "long press opens the menu",
    "a multi-select button stands in for Shift",
    "A second finger on a different note is a second person dragging a second note",
    "Undo is always a visible button",
    "The on-screen keyboard must open on edit",
    "it must not cover the note being edited",
)


def in_phase(hands: Hands, phase_id: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase_id))]


def test_tap_selects(hands: Hands) -> None:
    hands.tap("t2")
    assert hands.canvas.selected_ids() == ("t2",)


def test_double_tap_edits_or_creates(hands: Hands, clock: Clock) -> None:
    hands.tap("n1").tap("n1")
    hands.type("!").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen!"
    clock.wait(1000)
    ground = hands.in_cell("pains", "p1")
    hands.tap(ground).tap(ground)
    hands.type("Te duur").key("Esc")
    assert [note.text for note in hands.document.notes(Id("p1"), Id("pains"))] == ["Te duur"]


def test_one_finger_on_a_note_drags_it(hands: Hands) -> None:
    with hands.one_step():
        hands.swipe("t1", hands.at("t2", 30))
    assert in_phase(hands, "p1") == ["t2", "t1", "t3"]


def test_one_finger_on_empty_pans(at: At) -> None:
    hands = at(zoom=2.0).hands
    ground = hands.in_cell("touchpoints", "p1", dy=5)
    under = hands.canvas.stage.to_map(ground.x(), ground.y())
    with hands.no_step():
        hands.touch(0, ground).slide({0: ground - QPoint(40, 30)})
    assert hands.canvas.stage.to_map(ground.x() - 40, ground.y() - 30) == pytest.approx(under, abs=1.0)
    hands.lift(0)


def test_two_fingers_pan_and_zoom_together_with_the_point_under_them_staying_put(at: At) -> None:
    hands = at().hands
    one, two = hands.in_cell("pains", "p1"), hands.in_cell("pains", "p1") + QPoint(200, 0)
    to_map = hands.canvas.stage.to_map
    with hands.no_step():
        hands.touch(0, one).touch(1, two)
        under = to_map(one.x(), one.y()), to_map(two.x(), two.y())
        one, two = one - QPoint(60, 90), two + QPoint(80, -90)
        hands.slide({0: one, 1: two})
        assert to_map(one.x(), one.y()) == pytest.approx(under[0], abs=1.5)
        assert to_map(two.x(), two.y()) == pytest.approx(under[1], abs=1.5)
        hands.lift(0, 1)
    assert hands.canvas.zoom == pytest.approx(340 / 200, rel=0.02)


def test_long_press_opens_the_menu(hands: Hands, clock: Clock) -> None:
    hands.touch(0, "n1")
    clock.wait(510)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    assert hands.canvas.selected_ids() == ("n1",)
    hands.lift(0)


def test_a_multi_select_button_stands_in_for_shift(user: User) -> None:
    """It comes with the first finger; then taps add up."""
    user.hands.tap("t1")
    button = user.driver.find("multi_select", QPushButton)
    user.hands.tap(button.mapTo(user.window, button.rect().center()) - _view_in_window(user))
    assert button.isChecked()
    user.hands.tap("t2").tap("n4")
    assert set(user.canvas.selected_ids()) == {"t1", "t2", "n4"}


def _view_in_window(user: User) -> QPoint:
    return user.canvas.viewport().mapTo(user.window, QPoint(0, 0))


def test_a_second_finger_on_a_different_note_is_a_second_person_dragging_a_second_note(hands: Hands) -> None:
    """Any number at once: three notes are in the air, and each lands where its finger lifts."""
    hands.touch(0, "t1").touch(1, "t4").touch(2, "n1")
    ends = {0: hands.at("t2", 30), 1: hands.at("t4", 20), 2: hands.in_cell("pains", "p2")}
    hands.slide(ends)
    assert hands.canvas.showing.lifted == {"t1", "t4", "n1"}
    hands.lift(0).lift(1).lift(2)
    assert in_phase(hands, "p1") == ["t2", "t1", "t3"]
    assert in_phase(hands, "p2") == ["t4"]
    assert (hands.document.get(Id("n1"), Note).phase_id, hands.document.get(Id("n1"), Note).lane_id) == ("p2", "pains")


@pytest.mark.parametrize("width", [960, 1500])
def test_undo_is_always_a_visible_button(at: At, width: int) -> None:
    """And a finger on it undoes."""
    user = at(width=width, height=600)
    user.hands.tap("t1")
    user.hands.key("Delete")
    button = user.driver.settle().find("bar.edit.undo", QToolButton)
    place = button.mapTo(user.window, button.rect().center()) - _view_in_window(user)
    user.hands.tap(place)
    user.driver.settle()
    assert "t1" in user.document.records


def test_the_on_screen_keyboard_must_open_on_edit(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own, as soon as a finger begins to edit."""
    asked: list[str] = []
    monkeypatch.setattr(QGuiApplication.inputMethod(), "show", lambda: asked.append("show"), False)
    hands.tap("n1").tap("n1")
    QTest.qWait(50)
    assert hands.canvas.editor.active
    assert asked == ["show"]


def test_it_must_not_cover_the_note_being_edited(at: At) -> None:
    """The keyboard takes the lower half: the map moves up as far as needed, and comes back after."""
    user = at(width=1200, height=700)
    hands, before = user.hands, user.canvas.camera.place
    keyboard = QRectF(0, 350, 1200, 350)
    user.canvas.screen_keyboard.rectangle = lambda: keyboard
    hands.tap("n1").tap("n1")
    editor = user.canvas.editor
    bottom = editor.mapTo(user.window, editor.rect().bottomLeft()).y()
    assert editor.isVisible() and bottom < keyboard.top()
    user.canvas.screen_keyboard.rectangle = QRectF
    hands.key("Esc")
    assert user.canvas.camera.place == pytest.approx(before, abs=1.0)


def test_every_clause_is_driven() -> None:
    assert without_a_test(ROWS, globals()) == []
