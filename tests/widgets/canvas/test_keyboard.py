"""What keys do, row by row as it was agreed: the way through the map, moving, scores, typing, clipboard, menus."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.model import edits
from app.model.records import Id, Lane, LaneKind, Note, Touchpoint
from app.session import Session
from app.widgets.canvas import navigation
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.chips import CHANNEL
from app.widgets.canvas.editor import PAUSE
from tests.drawing.maps import MAP
from tests.widgets.canvas.conftest import Open
from tests.widgets.canvas.hands import SHIFT, Hands


def order_of(hands: Hands, phase: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase))]


def score_of(hands: Hands, touchpoint: str) -> int | None:
    score = hands.document.score(Id(touchpoint))
    return score.score if score else None


def beside(hands: Hands) -> QPoint:
    """A point of the view under the map, where nothing lies."""
    return hands.on_map(hands.canvas.drawing.width / 2, hands.canvas.drawing.height + 60)


def frames(hands: Hands) -> set[tuple[str, str]]:
    """The lines of the frames that are shown, and what their colours are called."""
    theme = hands.canvas.theme
    inks = {theme.accent: "accent", theme.focus: "focus"}
    return {("dashed" if frame.dashed else "solid", inks[frame.ink]) for frame in hands.canvas.feedback._frames}


# --- the way through the map -----------------------------------------------------------------------------------------


def test_arrows_begin_at_the_first_touchpoint(hands: Hands) -> None:
    assert hands.canvas.focus_key == "touchpoint:t1"
    with hands.no_step():
        hands.key("Right")
    assert hands.canvas.selected_ids() == ("t2",)


def test_arrows_go_to_the_nearest_note_that_way(hands: Hands) -> None:
    hands.click("t1").key("Right")
    assert hands.canvas.selected_ids() == ("t2",)
    hands.key("Left", "Down")
    assert hands.canvas.focus_key == "point:t1:"
    hands.key("Up")
    assert hands.canvas.focus_key == "touchpoint:t1"
    hands.click("n1").key("Down")
    assert hands.canvas.selected_ids() == ("n2",)


def test_shift_and_arrows_take_more(hands: Hands) -> None:
    hands.click("t1").key("Shift+Right", "Shift+Right")
    assert hands.canvas.selected_ids() == ("t1", "t2", "t3")


def test_the_arrows_reach_everything_and_are_never_trapped(hands: Hands) -> None:
    walk = random.Random(7)
    hands.key("Down")
    met: set[str | None] = set()
    for _ in range(1500):
        hands.canvas.keyboard._step(walk.choice(["left", "right", "up", "down"]), extending=False)
        met.add(hands.canvas.focus_key)
    assert {group.key for group in navigation.stops(hands.canvas.drawing)} <= met


def test_what_has_the_focus_is_in_view(hands: Hands) -> None:
    hands.canvas.resize(500, 400)
    for key in ("Right", "Right", "Right", "Down", "Down", "Down", "Down", "Left"):
        hands.key(key)
        group = hands.canvas.focus_group()
        assert group is not None
        assert hands.canvas.viewport().rect().contains(hands.at(group.key)), (key, group.key)


def test_home_and_end_go_to_the_ends_of_the_lane(hands: Hands) -> None:
    hands.click("t2").key("End")
    assert hands.canvas.focus_key in ("touchpoint:t4", "cell:touchpoints:p3")
    hands.key("Home")
    assert hands.canvas.selected_ids() == ("t1",)


def test_ctrl_home_shows_the_whole_map(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(3.0)
    hands.key("Ctrl+Home")
    sight = hands.canvas.camera.in_sight()
    assert sight.right() >= hands.canvas.drawing.width
    assert sight.bottom() >= hands.canvas.drawing.height


def test_esc_lets_go(hands: Hands) -> None:
    assert hands.click("t1").key("Esc").canvas.selected_ids() == ()


@pytest.mark.parametrize("letting_go", ["a click beside the map", "Esc"])
def test_nothing_is_written_in_what_was_let_go_of(hands: Hands, letting_go: str) -> None:
    hands.click("n1")
    if letting_go == "Esc":
        hands.key("Esc")
    else:
        hands.click(beside(hands))
    with hands.no_step():
        hands.type("stray words")
    assert not hands.canvas.editor.active
    hands.key("Down")
    assert hands.canvas.selected_ids() == ("n2",), "the arrows go on from where the keyboard was"


def test_letters_make_a_note_in_a_cell_that_was_clicked(hands: Hands) -> None:
    hands.click("n1").click(hands.in_cell("pains", "p3"))
    hands.type("meant").key("Esc")
    assert [note.text for note in hands.document.notes(Id("p3"), Id("pains"))] == ["meant"]


def test_the_ring_of_the_keyboard_is_no_frame_and_goes_when_a_hand_lets_go(hands: Hands) -> None:
    hands.click("n1")
    assert frames(hands) == {("solid", "accent")}
    hands.click(beside(hands))
    assert frames(hands) == set()
    hands.key("Down", "Esc")
    assert frames(hands) == {("dashed", "focus")}


@pytest.mark.parametrize(
    ("chord", "arrives"), [("F6", "after"), ("Shift+F6", "before"), ("Ctrl+Tab", "after"), ("Ctrl+Shift+Tab", "before")]
)
def test_f6_and_ctrl_tab_leave_the_canvas(hands: Hands, chord: str, arrives: str) -> None:
    session = hands.session
    window = QWidget()
    column = QVBoxLayout(window)
    before, canvas, after = QLineEdit(), Canvas(session, MAP), QPushButton()
    before.setObjectName("before")
    after.setObjectName("after")
    for widget in (before, canvas, after):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    canvas.setFocus()
    Hands(canvas).key(chord)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == arrives
    canvas.close_session()
    window.close()
    window.deleteLater()


# --- moving ----------------------------------------------------------------------------------------------------------


def test_alt_arrows_move_a_touchpoint_along_time_and_to_the_next_phase(hands: Hands) -> None:
    hands.click("t2")
    with hands.one_step():
        hands.key("Alt+Right")
    assert order_of(hands, "p1") == ["t1", "t3", "t2"]
    with hands.one_step():
        hands.key("Alt+Right")
    assert order_of(hands, "p2") == ["t2", "t4"]
    hands.key("Alt+Left", "Alt+Left", "Alt+Left", "Alt+Left")
    assert order_of(hands, "p1") == ["t2", "t1", "t3"]
    assert hands.canvas.selected_ids() == ("t2",)


def test_alt_arrows_stop_at_the_ends(hands: Hands) -> None:
    hands.click("t1")
    with hands.no_step():
        hands.key("Alt+Left", "Alt+Up", "Alt+Down")


def test_alt_arrows_move_a_note_in_its_cell_and_to_the_next_lane(hands: Hands) -> None:
    hands.click("n1")
    with hands.one_step():
        hands.key("Alt+Down")
    assert [n.id for n in hands.document.notes(Id("p1"), Id("doing"))][:2] == ["n2", "n1"]
    with hands.one_step():
        hands.key("Alt+Down")
    assert hands.document.get(Id("n1"), Note).lane_id == "pains"
    with hands.one_step():
        hands.key("Alt+Right")
    assert hands.document.get(Id("n1"), Note).touchpoint_id == "t2"
    hands.key("Alt+Up")
    assert hands.document.get(Id("n1"), Note).lane_id == "doing"


def test_alt_arrows_move_phases_and_lanes(hands: Hands) -> None:
    hands.click("p1")
    with hands.one_step():
        hands.key("Alt+Right")
    assert [p.id for p in hands.document.phases(MAP)] == ["p2", "p1", "p3"]
    hands.click("doing")
    with hands.one_step():
        hands.key("Alt+Up")
    assert [lane.id for lane in hands.document.lanes(MAP)].index(Id("doing")) == 2


def test_alt_arrows_move_all_that_is_selected(hands: Hands) -> None:
    hands.click("t1").click("t2", SHIFT)
    with hands.one_step():
        hands.key("Alt+Right")
    assert order_of(hands, "p1") == ["t3", "t1", "t2"]
    assert hands.canvas.selected_ids() == ("t1", "t2")


# --- scores ----------------------------------------------------------------------------------------------------------


def test_alt_shift_arrows_raise_and_lower_the_score_as_one_step(hands: Hands) -> None:
    hands.click("t1")
    with hands.one_step():
        hands.key("Alt+Shift+Up", "Alt+Shift+Up", "Alt+Shift+Down", "Alt+Shift+Up")
    assert score_of(hands, "t1") == 7


def test_alt_shift_page_keys_take_whole_steps(hands: Hands) -> None:
    hands.click("t1")
    with hands.one_step():
        hands.key("Alt+Shift+PgDown", "Alt+Shift+PgDown", "Alt+Shift+PgDown", "Alt+Shift+PgDown")
    assert score_of(hands, "t1") == -20
    hands.key("Alt+Shift+PgUp")
    assert score_of(hands, "t1") == -10


def test_a_touchpoint_without_a_score_gets_one_from_neutral(hands: Hands) -> None:
    hands.click("t2").key("Alt+Shift+Up")
    assert score_of(hands, "t2") == 1


# --- typing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opens", ["Return", "Enter", "F2"])
@pytest.mark.parametrize("closes", ["Esc", "Ctrl+Return"])
def test_enter_and_f2_edit_and_esc_and_ctrl_enter_keep(hands: Hands, opens: str, closes: str) -> None:
    hands.click("n1").key(opens)
    assert hands.canvas.editor.isVisible()
    with hands.one_step():
        hands.type(" en kijkt").key(closes)
    assert not hands.canvas.editor.active
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen en kijkt"
    assert hands.canvas.hasFocus()


def test_just_typing_edits(hands: Hands) -> None:
    hands.click("t1")
    with hands.one_step():
        hands.type("?").key("Esc")
    assert hands.document.get(Id("t1"), Touchpoint).title == "Ziet een fiets staan?"


def test_space_does_not_edit(hands: Hands) -> None:
    with hands.no_step():
        hands.click("t1").type(" ")
    assert not hands.canvas.editor.active


def test_enter_is_a_new_line_in_a_note_and_ends_a_title(hands: Hands) -> None:
    hands.click("n1").key("Return", "Return").type("straks").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen\nstraks"
    hands.click("t1").key("Return", "Return")
    assert not hands.canvas.editor.active


def test_typing_is_stored_within_a_second_and_is_one_step(hands: Hands) -> None:
    hands.click("n1").key("Return")
    with hands.one_step():
        hands.type(" snel")
        QTest.qWait(PAUSE + 100)
        assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen snel"
        hands.type("ler").key("Esc")
    hands.canvas.commands.undo()
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen"
    assert PAUSE <= 1000


def test_a_note_grows_under_the_cursor(hands: Hands) -> None:
    height = hands.group("n4").h
    hands.click("n4").key("Return").type(" en dan nog eens een week later, met de verkeerde naam erin").see_room_made()
    assert hands.group("n4").h > height
    assert hands.canvas.editor.geometry().bottom() >= hands.at("n4", 0, hands.group("n4").h / 2 - 20).y()
    hands.key("Esc")


def test_ctrl_z_is_local_back_to_the_opening_text_and_then_the_sessions(hands: Hands) -> None:
    hands.canvas.run(edits.set_fields(hands.document, Id("t4"), title="Krijgt bericht"))
    before = hands.steps
    hands.click("n1").key("Return").type("!").key("Ctrl+Z")
    assert hands.canvas.editor.isVisible()
    assert hands.canvas.editor.toPlainText() == "Loopt naar binnen"
    hands.key("Ctrl+Z")
    assert not hands.canvas.editor.active
    assert hands.document.get(Id("t4"), Touchpoint).title == "Krijgt de bevestiging"
    assert hands.steps == before - 1


def test_delete_and_copy_in_the_editor_mean_the_text(hands: Hands) -> None:
    hands.click("n1").key("Return", "Ctrl+A", "Ctrl+C", "Delete").type("Anders").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Anders"
    assert QGuiApplication.clipboard().text() == "Loopt naar binnen"


def test_typing_a_channel_in_a_chip(hands: Hands) -> None:
    hands.canvas.selection.select([Id("t4")], focus_key="chip:channels:t4")
    with hands.one_step():
        hands.type("Telefoon").key("Return")
    channel = hands.document.get(Id("t4"), Touchpoint).channel_id
    assert channel is not None
    assert hands.document.records[channel] in hands.document.channels()
    assert hands.document.channels()[-1].name == "Telefoon"


def test_a_typed_channel_that_is_known_is_taken_and_not_made_again(hands: Hands) -> None:
    with hands.one_step():
        hands.canvas.commands.type_chip(CHANNEL, Id("t2"))
        hands.type("winkel").key("Return")
    assert hands.document.get(Id("t2"), Touchpoint).channel_id == "shop"
    assert len(hands.document.channels()) == 2


def test_no_channel_is_made_of_half_a_name(hands: Hands) -> None:
    with hands.no_step():
        hands.canvas.commands.type_chip(CHANNEL, Id("t2"))
        hands.type("Tele")
        QTest.qWait(PAUSE + 60)
        assert len(hands.document.channels()) == 2
        hands.key("Ctrl+A", "Delete", "Esc")


# --- tab -------------------------------------------------------------------------------------------------------------


def test_tab_goes_on_and_shift_tab_back(hands: Hands) -> None:
    assert hands.click("t1").key("Tab").canvas.selected_ids() == ("t2",)
    assert hands.key("Shift+Tab").canvas.selected_ids() == ("t1",)


def test_tab_behind_the_last_makes_the_next(hands: Hands) -> None:
    hands.click("t4")
    with hands.one_step():
        hands.key("Tab").type("Haalt de fiets op").key("Esc")
    assert [t.title for t in hands.document.touchpoints(Id("p2"))] == ["Krijgt de bevestiging", "Haalt de fiets op"]


def test_tab_makes_note_after_note_without_a_pause(hands: Hands) -> None:
    hands.click("n2").key("Tab").type("een").key("Tab").type("twee").key("Tab").type("drie").key("Esc")
    column = [n.text for n in hands.document.notes(Id("p1"), Id("doing")) if n.touchpoint_id == "t1"]
    assert column == ["Loopt naar binnen", "Vraagt de prijs", "een", "twee", "drie"]


def test_tab_in_an_empty_new_note_ends_it_and_goes_back(hands: Hands) -> None:
    hands.click("n2")
    with hands.no_step():
        hands.key("Tab", "Tab")
    assert not hands.canvas.editor.active
    assert hands.canvas.selected_ids() == ("n2",)


def test_five_phases_of_own_names_by_tab(hands: Hands) -> None:
    hands.click("p3")
    for name in ("Gebruik", "Afscheid"):
        hands.key("Tab").type(name)
    hands.key("Esc")
    assert [p.title for p in hands.document.phases(MAP)][3:] == ["Gebruik", "Afscheid"]


# --- history, clipboard ----------------------------------------------------------------------------------------------


def test_undo_and_redo_go_to_what_they_changed(hands: Hands) -> None:
    hands.canvas.run(edits.set_fields(hands.document, Id("n4"), text="Anders"))
    hands.click("t1")
    hands.canvas.commands.undo()
    assert hands.canvas.selected_ids() == ("n4",)
    hands.click("t1")
    hands.canvas.commands.redo()
    assert hands.document.get(Id("n4"), Note).text == "Anders"
    assert hands.canvas.selected_ids() == ("n4",)


def test_undo_reaches_back_past_closing(hands: Hands, open_map: Open) -> None:
    hands.click("t1").key("Alt+Right")
    path = hands.session.path
    hands.canvas.close_session()
    hands.session.close()
    session = Session.open(path)
    canvas = Canvas(session, MAP)
    assert canvas.commands.can_undo()
    canvas.commands.undo()
    assert [t.id for t in session.document.touchpoints(Id("p1"))] == ["t1", "t2", "t3"]
    canvas.commands.redo()
    assert [t.id for t in session.document.touchpoints(Id("p1"))] == ["t2", "t1", "t3"]
    canvas.close_session()
    session.close()


def test_copy_and_paste_a_note_behind_itself(hands: Hands) -> None:
    hands.click("n1").canvas.commands.copy()
    with hands.one_step():
        hands.canvas.commands.paste()
    column = [n.text for n in hands.document.notes(Id("p1"), Id("doing")) if n.touchpoint_id == "t1"]
    assert column == ["Loopt naar binnen", "Loopt naar binnen", "Vraagt de prijs"]
    assert len(hands.canvas.selected_ids()) == 1
    assert "n1" not in hands.canvas.selected_ids()


def test_cut_and_paste_into_the_clicked_cell(hands: Hands) -> None:
    with hands.one_step():
        hands.click("n1").canvas.commands.cut()
    with hands.one_step():
        hands.click(hands.in_cell("backstage", "p3")).canvas.commands.paste()
    assert [n.text for n in hands.document.notes(Id("p3"), Id("backstage"))] == ["Loopt naar binnen"]


def test_copied_words_are_text_for_other_programs(hands: Hands) -> None:
    hands.click("n1").click("n2", SHIFT).canvas.commands.copy()
    assert QGuiApplication.clipboard().text() == "Loopt naar binnen\nVraagt de prijs"


def test_duplicate_and_delete(hands: Hands) -> None:
    with hands.one_step():
        hands.click("t4").canvas.commands.duplicate()
    assert [t.title for t in hands.document.touchpoints(Id("p2"))] == ["Krijgt de bevestiging"] * 2
    with hands.one_step():
        hands.canvas.commands.delete()
    assert order_of(hands, "p2") == ["t4"]


def test_select_all_takes_all_notes(hands: Hands) -> None:
    hands.canvas.commands.select_all()
    assert set(hands.canvas.selected_ids()) == {"t1", "t2", "t3", "t4", "n1", "n2", "n3", "n4"}
    with hands.one_step():
        hands.canvas.commands.delete()
    assert not hands.document.journey(MAP)


def test_pasting_a_column_of_a_spreadsheet_makes_a_note_a_line(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("Te duur\r\nTe traag\r\n\r\n=SOM(A1)\r\n")
    with hands.one_step():
        hands.click(hands.in_cell("pains", "p3")).canvas.commands.paste()
    assert [n.text for n in hands.document.notes(Id("p3"), Id("pains"))] == ["Te duur", "Te traag", "=SOM(A1)"]


def test_pasting_lines_behind_a_touchpoint_makes_touchpoints(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("Een\nTwee")
    with hands.one_step():
        hands.click("t4").canvas.commands.paste()
    assert [t.title for t in hands.document.touchpoints(Id("p2"))] == ["Krijgt de bevestiging", "Een", "Twee"]


@pytest.mark.parametrize(("answer", "notes"), [("question.apart", 21), ("question.together", 1), ("", 0)])
def test_more_than_twenty_lines_are_asked_about(hands: Hands, answer: str, notes: int) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"regel {n}" for n in range(21)))
    hands.click(hands.in_cell("pains", "p3")).canvas.commands.paste()
    box = hands.canvas.findChild(QMessageBox, "canvas.question")
    assert box is not None
    assert not hands.document.notes(Id("p3"), Id("pains"))
    button = box.findChild(QPushButton, answer) if answer else box.buttons()[-1]
    before = hands.steps
    assert button is not None
    button.click()
    assert len(hands.document.notes(Id("p3"), Id("pains"))) == notes
    assert hands.steps == before + bool(notes)


def test_twenty_lines_are_not_asked_about(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"regel {n}" for n in range(20)))
    with hands.one_step():
        hands.click(hands.in_cell("pains", "p3")).canvas.commands.paste()
    assert len(hands.document.notes(Id("p3"), Id("pains"))) == 20


# --- lanes -----------------------------------------------------------------------------------------------------------


def test_a_lane_is_collapsed_and_opened(hands: Hands) -> None:
    hands.click("doing")
    with hands.one_step():
        hands.canvas.commands.collapse_lane()
    assert hands.row("doing").h == 32
    assert hands.canvas.item_for(Id("n1")) is None
    hands.canvas.commands.collapse_lane()
    assert hands.canvas.item_for(Id("n1")) is not None


def test_a_hidden_lane_keeps_what_it_holds_and_comes_back(hands: Hands) -> None:
    hands.click("doing")
    with hands.one_step():
        hands.canvas.commands.hide_lane()
    assert all(row.lane_id != "doing" for row in hands.canvas.drawing.rows)
    with hands.one_step():
        hands.canvas.commands.show_lane(Id("doing"))
    assert hands.canvas.item_for(Id("n1")) is not None


def test_deleting_touchpoints_or_emotion_only_hides_them(hands: Hands) -> None:
    hands.click("emotion")
    with hands.one_step():
        hands.canvas.commands.delete()
    assert hands.document.get(Id("emotion"), Lane).hidden
    hands.click("backstage")
    with hands.one_step():
        hands.canvas.commands.delete()
    assert Id("backstage") not in hands.document.records


def test_a_lane_is_added_under_the_selected_one_and_renamed(hands: Hands) -> None:
    hands.click("doing")
    with hands.one_step():
        hands.canvas.commands.add_lane(LaneKind.FREE)
    lane = hands.document.lanes(MAP)[4]
    assert lane.kind is LaneKind.FREE
    with hands.one_step():
        hands.key("F2").type("Kosten").key("Return")
    assert hands.document.get(lane.id, Lane).title == "Kosten"


def test_moment_of_truth_is_put_on_and_taken_off(hands: Hands) -> None:
    with hands.one_step():
        hands.click("t1").canvas.commands.toggle_moment_of_truth()
    assert hands.document.get(Id("t1"), Touchpoint).moment_of_truth
    with hands.one_step():
        hands.canvas.commands.toggle_moment_of_truth()
    assert not hands.document.get(Id("t1"), Touchpoint).moment_of_truth
