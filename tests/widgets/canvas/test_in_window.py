"""The canvas in its window: the shortcuts of the table of actions, and leaving while something is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from app.model.records import Id, Note, Touchpoint
from app.session import Session
from app.widgets.canvas.hover import _BUTTON
from tests.driver import Driver
from tests.widgets.canvas.hands import Hands


@pytest.fixture
def window(vera: Driver) -> Hands:
    """Hands on the canvas of a whole window, on the worked sample."""
    hands = Hands(vera.canvas)
    vera.window.activateWindow()
    vera.canvas.setFocus()
    return hands


def first(hands: Hands) -> Touchpoint:
    return hands.document.journey(hands.canvas.map_id)[0]


def first_note(hands: Hands) -> Note:
    drawn = (hands.document.find(group.record_id, Note) for group in hands.canvas.drawing.groups)
    return next(note for note in drawn if note is not None)


def test_the_shortcuts_of_editing_mean_the_map(window: Hands) -> None:
    before = dict(window.document.records)
    window.canvas.select([first(window).id])
    with window.one_step():
        window.key("Ctrl+D")
    with window.one_step():
        window.key("Delete")
    window.key("Ctrl+C")
    window.canvas.select([first(window).id])
    with window.one_step():
        window.key("Ctrl+X")
    with window.one_step():
        window.key("Ctrl+V")
    window.key("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert dict(window.document.records) == before
    window.key("Ctrl+Shift+Z", "Ctrl+Y")
    assert window.steps == 2
    window.key("Ctrl+A")
    assert len(window.canvas.selected_ids()) > 20


def test_the_shortcuts_of_the_view(window: Hands) -> None:
    window.key("Ctrl+0")
    assert window.canvas.zoom == pytest.approx(1.0)
    window.key("Ctrl++")
    assert window.canvas.zoom > 1.0
    window.key("Ctrl+-", "Ctrl+-")
    assert window.canvas.zoom < 1.0
    window.key("Ctrl+1")
    assert window.canvas.camera.in_sight().right() >= window.canvas.drawing.width
    window.canvas.select([first(window).id])
    window.key("Ctrl+2")
    assert window.canvas.zoom > 1.0


def test_ctrl_z_while_typing_takes_back_a_word_at_a_time(window: Hands) -> None:
    note = first_note(window)
    window.canvas.edit_text(note.id)
    editor = window.canvas.editor
    window.type(" nog").type(" een paar woorden")
    words = f"{note.text} nog een paar woorden"
    assert editor.toPlainText() == words
    window.key("Ctrl+Z")
    assert editor.toPlainText() == words.removesuffix("woorden")
    window.key("Ctrl+Z", "Ctrl+Z", "Ctrl+Y")
    assert editor.toPlainText() == words.removesuffix("paar woorden")
    window.key("Ctrl+Y", "Ctrl+Y")
    assert editor.toPlainText() == words
    window.key(*["Ctrl+Z"] * 5)
    assert editor.active and editor.toPlainText() == note.text


@pytest.mark.parametrize("key", ["Ctrl+Z", "Ctrl+Shift+Z"])
def test_ctrl_z_while_dragging_means_the_drag(window: Hands, key: str) -> None:
    held = first(window).id
    window.canvas.select([held])
    window.key("Ctrl+D", "Ctrl+D", "Ctrl+Z")
    before = dict(window.document.records), window.steps
    window.press(held).move(window.at(held, 300, 10))
    assert window.canvas.showing.lifted == {held}
    window.key(key)
    assert not window.canvas.showing.lifted
    window.release()
    assert (dict(window.document.records), window.steps) == before


@pytest.mark.parametrize("role", ["phase", "note", "point"])
def test_ctrl_z_takes_back_the_drag_of_anything(window: Hands, role: str) -> None:
    window.canvas.select([first_note(window).id])
    window.key("Ctrl+D")
    before = dict(window.document.records), window.steps
    sight = window.canvas.viewport().rect().adjusted(200, 0, -250, -100)
    rects = [window.canvas.rect_of(group) for group in window.canvas.drawing.groups if group.role == role]
    middle = next(rect.center() for rect in rects if sight.contains(rect.center()))
    window.press(middle).move(middle + QPoint(30, 40)).move(middle + QPoint(120, 60))
    assert window.canvas.machine.dragging
    window.key("Ctrl+Z")
    window.release()
    assert (dict(window.document.records), window.steps) == before


def test_ctrl_z_while_a_finger_drags_is_somebody_elses_step(window: Hands) -> None:
    held = first(window).id
    window.canvas.select([first_note(window).id])
    window.key("Ctrl+D")
    window.touch(0, held).slide({0: window.at(held, 300, 10)})
    window.key("Ctrl+Z")
    assert window.steps == 0
    assert window.canvas.showing.lifted == {held}
    window.lift(0)
    assert window.steps == 1


def test_ctrl_z_while_typing_means_the_text_first(window: Hands) -> None:
    window.canvas.select([first(window).id])
    window.key("Ctrl+D")
    note = first_note(window)
    window.canvas.edit_text(note.id)
    window.type("!").key("Ctrl+Z")
    assert window.canvas.editor.active
    assert window.canvas.editor.toPlainText() == note.text
    assert window.steps == 1
    window.key("Ctrl+Z")
    assert window.steps == 0


def test_shortcuts_that_only_mean_the_map_are_the_texts_while_typing(window: Hands) -> None:
    note = first_note(window)
    count = len(window.document.records)
    window.canvas.edit_text(note.id)
    window.key("Ctrl+A", "Delete").type("Nieuw").key("Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V").type("!").key("Esc")
    assert window.document.get(note.id, Note).text == "Nieuw!"
    assert len(window.document.records) == count


def test_typing_just_before_the_window_closes_is_kept(window: Hands, vera: Driver) -> None:
    note = first_note(window)
    path = window.session.path
    window.canvas.edit_text(note.id)
    window.type(" nog net")
    vera.window.close()
    session = Session.open(path)
    assert session.document.get(note.id, Note).text.endswith("nog net")
    session.close()


def test_f6_leaves_the_canvas_and_esc_comes_nowhere_near_it(window: Hands) -> None:
    window.key("F6")
    assert QApplication.focusWidget() is not window.canvas


def test_undo_from_the_keyboard_in_a_second_session(window: Hands, vera: Driver) -> None:
    window.canvas.select([first(window).id])
    window.key("Ctrl+D")
    path = window.session.path
    vera.window.close_session()
    vera.window.open_session(Session.open(path))
    again = Hands(vera.canvas)
    vera.canvas.setFocus()
    assert again.steps == 1
    again.key("Ctrl+Z")
    assert again.steps == 0
    again.key("Ctrl+Y")
    assert again.steps == 1
    assert Id(first(again).id) in again.document.records


@pytest.mark.parametrize("width", [700, 900, 1280])
def test_the_plus_beside_a_map_that_is_fitted_is_seen_whole(fresh: Driver, width: int) -> None:
    canvas = fresh.canvas
    fresh.window.resize(width, 800)
    fresh.settle()
    canvas.camera.fit(canvas.whole)
    end = canvas.mapFromScene(canvas.drawing.width + 8 + 2 * _BUTTON, canvas.drawing.header_height / 2)
    assert end.x() <= canvas.viewport().width()
