"""Several people around one map: who holds what, whose the selection is, and what one hand may not do to another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model import edits
from app.model.records import Id, Note
from app.widgets.canvas.gestures.contact import HAND_TIME
from app.widgets.canvas.gestures.drag import Drag
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import RIGHT, Hands

GROUND = QPoint(1090, 600)


@pytest.fixture(scope="session")
def second_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def order_of(hands: Hands, phase: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase))]


def text_of(hands: Hands, note: str) -> str:
    return hands.document.get(Id(note), Note).text


# --- who holds what --------------------------------------------------------------------------------------------------


def test_three_fingers_drag_three_notes_while_somebody_types(hands: Hands) -> None:
    before = hands.steps
    hands.double_click("n2").type(" eerst")
    ends = {0: hands.at("t2", 30), 1: hands.in_cell("backstage", "p2"), 2: hands.in_cell("pains", "p3")}
    hands.touch(0, "t1").touch(1, "n4").touch(2, "n1").slide(ends)
    assert hands.canvas.showing.lifted == {"t1", "n4", "n1"}
    assert hands.canvas.editor.active
    hands.type(" dan").lift(1).type(" en").lift(0, 2).type(" dan").key("Esc")
    assert text_of(hands, "n2").endswith(" eerst dan en dan")
    assert hands.document.get(Id("n4"), Note).lane_id == "backstage"
    assert hands.document.get(Id("n1"), Note).lane_id == "pains"
    assert order_of(hands, "p1") == ["t2", "t1", "t3"]
    assert hands.steps >= before + 4
    assert_shows_the_document(hands.canvas)


def test_what_one_holds_nobody_else_can_take(hands: Hands) -> None:
    end = hands.at("t2", 30)
    with hands.one_step():
        hands.touch(0, "t1").slide({0: hands.at("t1") + QPoint(0, 120)})
        QTest.qWait(int(HAND_TIME * 1000) + 30)
        hands.touch(1, "t1").slide({1: hands.at("t4")})  # its ghost, where it stood
        assert hands.canvas.showing.lifted == {"t1"}
        hands.lift(1).slide({0: end}).lift(0)
    assert order_of(hands, "p1") == ["t2", "t1", "t3"]


def test_a_note_lands_where_it_was_shown_also_when_somebody_else_has_made_the_rows_slide(hands: Hands) -> None:
    """The one lets go first, its lane grows, and the lanes below slide: the other finger is then over another row."""
    lowest = hands.in_cell("backstage", "p2")
    hands.touch(0, "n4").slide({0: lowest})
    place = next(g._place for g in hands.canvas.machine._gestures.values() if isinstance(g, Drag))
    top = hands.row("backstage").y
    for number in range(5):
        hands.canvas.session.run(
            edits.add_note(hands.document, Id("doing"), Id("p1"), f"Nog een {number}", touchpoint_id=Id("t1"))
        )
    assert hands.row("backstage").y > top + 150
    hands.slide({0: lowest + QPoint(2, -1)}, steps=1)
    assert next(g._place for g in hands.canvas.machine._gestures.values() if isinstance(g, Drag)) == place
    hands.lift(0)
    assert hands.document.get(Id("n4"), Note).lane_id == "backstage"
    assert hands.document.get(Id("n4"), Note).phase_id == "p2"


def test_a_hand_that_goes_on_aims_at_what_lies_under_it_now(hands: Hands) -> None:
    lowest = hands.in_cell("backstage", "p2")
    hands.touch(0, "n4").slide({0: lowest})
    for number in range(5):
        hands.canvas.session.run(
            edits.add_note(hands.document, Id("doing"), Id("p1"), f"Nog een {number}", touchpoint_id=Id("t1"))
        )
    hands.slide({0: lowest + QPoint(40, 0)}, steps=4).lift(0)
    assert hands.document.get(Id("n4"), Note).lane_id != "backstage"


def test_two_taps_on_what_somebody_holds_do_not_open_it(hands: Hands) -> None:
    start = hands.at("t1")
    hands.touch(0, "t1").slide({0: start + QPoint(0, 120)})
    QTest.qWait(int(HAND_TIME * 1000) + 30)
    hands.touch(1, start).lift(1).touch(1, start).lift(1)
    assert not hands.canvas.editor.active
    hands.lift(0)


def test_the_first_takes_the_selection_and_the_next_only_what_is_pressed(hands: Hands) -> None:
    hands.canvas.select([Id("t1"), Id("t2")])
    hands.touch(0, "t1").slide({0: hands.at("t1") + QPoint(30, 0)})
    hands.touch(1, "t3").slide({1: hands.at("t3") + QPoint(30, 0)})
    assert hands.canvas.selected_ids() == ("t1", "t2")
    assert hands.canvas.showing.lifted == {"t1", "t2", "t3"}
    hands.touch(2, "n4").slide({2: hands.at("n4") + QPoint(30, 0)})
    assert hands.canvas.selected_ids() == ("t1", "t2")
    hands.cancel_touches()
    assert not hands.canvas.showing.lifted


def test_the_selection_leaves_out_what_others_hold(hands: Hands) -> None:
    hands.touch(0, "t1").slide({0: hands.at("t1") + QPoint(30, 0)})
    hands.canvas.select([Id("t1"), Id("t2")])
    hands.press("t2").move(hands.at("t2") + QPoint(30, 0))
    assert hands.canvas.showing.lifted == {"t1", "t2"}
    hands.key("Esc")
    assert hands.canvas.showing.lifted == {"t1"}
    hands.release().lift(0)
    assert hands.canvas.machine.idle


def test_two_people_drag_the_points_of_two_personas_of_one_touchpoint(hands: Hands) -> None:
    hands.touch(0, "point:t4:merel").slide({0: hands.at("point:t4:merel") + QPoint(0, 60)})
    hands.touch(1, "point:t4:").slide({1: hands.at("point:t4:") - QPoint(0, 60)})
    before = hands.steps
    hands.lift(0, 1)
    assert hands.steps == before + 2


# --- lost and called off ---------------------------------------------------------------------------------------------


def test_a_screen_that_calls_its_touches_off_leaves_mouse_and_other_screens_alone(
    hands: Hands, second_screen: QPointingDevice
) -> None:
    other = hands.fingers_on(second_screen)
    hands.press("t1").move(hands.at("t1") + QPoint(30, 0))
    hands.touch(0, "n4").slide({0: hands.at("n4") + QPoint(30, 0)})
    other.touch(0, "n1").slide({0: other.at("n1") + QPoint(30, 0)})
    assert hands.canvas.showing.lifted == {"t1", "n4", "n1"}
    hands.cancel_touches()
    assert hands.canvas.showing.lifted == {"t1", "n1"}
    hands.release()
    other.lift(0)
    assert hands.canvas.machine.idle


def test_esc_calls_off_the_mouse_or_else_the_fingers(hands: Hands) -> None:
    hands.touch(0, "n4").slide({0: hands.at("n4") + QPoint(30, 0)})
    hands.press("t1").move(hands.at("t1") + QPoint(30, 0))
    hands.key("Esc")
    assert hands.canvas.showing.lifted == {"n4"}
    hands.key("Esc")
    assert not hands.canvas.showing.lifted
    with hands.no_step():
        hands.release().lift(0)


def test_the_keyboard_may_go_elsewhere_while_hands_drag(hands: Hands) -> None:
    field = QLineEdit(hands.canvas)
    field.show()
    hands.touch(0, "n4").slide({0: hands.in_cell("backstage", "p2")})
    field.setFocus()
    assert hands.canvas.showing.lifted == {"n4"}
    with hands.one_step():
        hands.lift(0)


def test_a_menu_takes_the_touches_of_others_and_leaves_nothing_in_the_air(hands: Hands) -> None:
    with hands.no_step():
        hands.touch(0, "n4").slide({0: hands.at("n4") + QPoint(30, 0)})
        hands.canvas.selection.select([Id("t1")])
        hands.canvas.popups.of_focus()
        QTest.qWait(80)
        hands.menu().close()
        assert not hands.canvas.showing.lifted
        hands.lift(0)
    assert hands.canvas.machine.idle


def test_a_long_press_waits_while_somebody_else_drags(hands: Hands) -> None:
    hands.touch(0, "n4").slide({0: hands.at("n4") + QPoint(30, 0)})
    QTest.qWait(int(HAND_TIME * 1000) + 30)
    hands.touch(1, "t1")
    QTest.qWait(600)
    assert QApplication.activePopupWidget() is None
    hands.lift(0)
    QTest.qWait(80)
    assert hands.menu()
    hands.menu().close()
    hands.lift(1)


def test_another_window_in_front_puts_all_back(hands: Hands) -> None:
    hands.touch(0, "n4").slide({0: hands.at("n4") + QPoint(30, 0)})
    QApplication.sendEvent(hands.canvas, QEvent(QEvent.Type.WindowDeactivate))
    assert not hands.canvas.showing.lifted
    hands.lift(0)


# --- typing while others work ----------------------------------------------------------------------------------------


def test_a_finger_that_drags_pans_or_pinches_ends_nobodys_typing(hands: Hands) -> None:
    hands.double_click("n2").type("!")
    hands.swipe("n4", hands.in_cell("backstage", "p2"))
    assert hands.canvas.editor.active
    hands.swipe(GROUND, GROUND - QPoint(60, 0))
    assert hands.canvas.editor.active
    hands.touch(0, GROUND).touch(1, GROUND - QPoint(200, 0)).slide({0: GROUND + QPoint(40, 0)}).lift(0, 1)
    assert hands.canvas.editor.active
    hands.type("?").tap(GROUND)
    assert not hands.canvas.editor.active
    assert text_of(hands, "n2").endswith("!?")


def test_closing_the_text_leaves_the_selection_of_somebody_else(hands: Hands) -> None:
    hands.double_click(hands.in_cell("pains", "p3")).type("Ver weg")
    hands.swipe("n4", hands.in_cell("backstage", "p2"))
    assert hands.canvas.selected_ids() == ("n4",)
    hands.key("Esc")
    assert hands.canvas.selected_ids() == ("n4",)
    assert [note.text for note in hands.document.notes(Id("p3"), Id("pains"))] == ["Ver weg"]


def test_a_finger_puts_the_cursor_and_a_second_tap_takes_the_word(hands: Hands) -> None:
    hands.tap("n1").tap("n1")
    editor = hands.canvas.editor
    start = editor.geometry().topLeft() + QPoint(4, 8)
    QTest.qWait(500)
    hands.tap(start)
    assert editor.active
    assert editor.textCursor().position() <= 1
    hands.tap(start)
    assert editor.textCursor().selectedText() == "Loopt"
    QTest.qWait(500)
    hands.touch(0, start).slide({0: start + QPoint(60, 0)}).lift(0)
    assert editor.textCursor().hasSelection()
    assert editor.active


def test_a_finger_on_the_text_while_another_drags(hands: Hands) -> None:
    hands.tap("n1").tap("n1")
    hands.touch(0, "n4").slide({0: hands.in_cell("backstage", "p2")})
    hands.touch(1, hands.canvas.editor.geometry().center()).lift(1)
    assert hands.canvas.editor.active
    with hands.one_step():
        hands.lift(0)
    hands.key("Esc")


# --- taps, the view and undo -----------------------------------------------------------------------------------------


def test_two_people_double_tap_at_the_same_time(hands: Hands) -> None:
    hands.touch(0, "t1").lift(0)
    hands.touch(1, "n4").lift(1)
    hands.touch(0, "t1").lift(0)
    assert hands.canvas.editor.active
    assert hands.canvas.selected_ids() == ("t1",)


def test_drags_follow_when_somebody_turns_the_wheel(hands: Hands) -> None:
    end = hands.on_map(*hands.canvas.stage.to_map(*_xy(hands.in_cell("backstage", "p2"))))
    hands.touch(0, "n4").slide({0: end})
    aimed = hands.canvas.map_scene.group_of(Id("n4"))
    assert aimed is not None
    hands.wheel(GROUND, -600)
    now = hands.canvas.map_scene.group_of(Id("n4"))
    assert now is not None
    hands.lift(0)
    landed = hands.document.get(Id("n4"), Note)
    _, y = hands.canvas.stage.to_map(*_xy(end))
    row = next(row for row in hands.canvas.drawing.rows if row.lane_id == landed.lane_id)
    assert row.y <= y <= row.y + row.h or y > hands.canvas.drawing.height


def test_undo_by_another_goes_there_and_the_drag_goes_on(hands: Hands) -> None:
    hands.canvas.run(edits.set_fields(hands.document, Id("n1"), text="Anders"))
    hands.touch(0, "n4").slide({0: hands.in_cell("backstage", "p2")})
    hands.canvas.commands.undo()
    assert hands.canvas.showing.lifted == {"n4"}
    with hands.one_step():
        hands.lift(0)
    assert_shows_the_document(hands.canvas)


def test_a_menu_by_the_mouse_keeps_a_drag_by_the_mouse_whole(hands: Hands) -> None:
    hands.click("t1", button=RIGHT).menu().close()
    with hands.one_step():
        hands.drag("t1", hands.at("t2", 30))


def _xy(place: QPoint) -> tuple[float, float]:
    return float(place.x()), float(place.y())


def test_words_typed_in_a_note_that_somebody_deletes_are_kept_on_the_clipboard(hands: Hands) -> None:
    told: list[str] = []
    hands.canvas.told.connect(told.append)
    QGuiApplication.clipboard().setText("what was there")
    hands.double_click("n2").type(" en nog iets")
    typed = hands.canvas.editor.toPlainText()
    hands.canvas.session.run(edits.delete(hands.document, Id("n2")))
    assert not hands.canvas.editor.active and not hands.canvas.editor.isVisible()
    assert QGuiApplication.clipboard().text() == typed and typed.endswith("en nog iets")
    assert len(told) == 1
    assert_shows_the_document(hands.canvas)


def test_a_note_in_which_nothing_was_typed_goes_without_a_word(hands: Hands) -> None:
    told: list[str] = []
    hands.canvas.told.connect(told.append)
    QGuiApplication.clipboard().setText("what was there")
    hands.double_click("n2")
    hands.canvas.session.run(edits.delete(hands.document, Id("n2")))
    assert not hands.canvas.editor.active
    assert (QGuiApplication.clipboard().text(), told) == ("what was there", [])
