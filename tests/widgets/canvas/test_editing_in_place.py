"""Editing in place: nothing jumps when it starts or ends, at any zoom and for every kind of text on the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.drawing.primitives import Box
from app.model.records import Id, Touchpoint
from app.widgets.canvas.chips import chip_of
from app.widgets.canvas.editor import PAUSE
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import Hands

FONT_SIZE, SMALLEST_FONT_STEP = 13.0, 0.5
APART = 40
"""How far in a colour channel ink is from paper."""


def seen(hands: Hands) -> QImage:
    hands.canvas.renderer.finish()
    QApplication.processEvents()
    return hands.canvas.viewport().grab().toImage()


def ink(image: QImage, box: QRect) -> QRect:
    """The smallest box that holds what is written within `box`; its paper is the colour of its corner."""
    paper = image.pixelColor(box.topLeft())
    places = [
        (x, y)
        for x in range(box.left(), box.right())
        for y in range(box.top(), box.bottom())
        if max(abs(a - b) for a, b in zip(image.pixelColor(x, y).getRgb(), paper.getRgb(), strict=True)) > APART
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def text_box(hands: Hands, record: str) -> QRect:
    group = hands.group(record)
    assert group.text is not None
    box, zoom = group.text.box, hands.canvas.zoom
    corner = hands.canvas.mapFromScene(hands.canvas.scene_position(group, box.x, box.y))
    box_seen = QRect(corner, corner + QPoint(round(box.w * zoom), round(box.h * zoom)))
    return box_seen.intersected(hands.canvas.viewport().rect())


@pytest.mark.parametrize("zoom", [0.56, 1.0, 2.0])
@pytest.mark.parametrize("record", ["t2", "n1", "n4", "p1"])
def test_nothing_jumps_when_editing_starts_or_ends(hands: Hands, record: str, zoom: float) -> None:
    canvas = hands.canvas
    canvas.reveal(Id(record))
    canvas.commands.fit_selection()
    canvas.camera.zoom_to(zoom)
    canvas.reveal(Id(record))
    canvas.select([])
    box = text_box(hands, record)
    place, before = canvas.camera.place, ink(seen(hands), box)
    canvas.edit_text(Id(record))
    canvas.editor.setCursorWidth(0)
    while_typing = ink(seen(hands), box)
    assert canvas.camera.place == place
    told = f"{before} became {while_typing}"
    assert abs(before.left() - while_typing.left()) <= 1 + zoom / 2, told
    assert abs(before.bottom() - while_typing.bottom()) <= 1 + zoom / 2, told
    rounded = SMALLEST_FONT_STEP / (FONT_SIZE * zoom)  # Qt's letters are whole pixels high
    assert abs(before.width() - while_typing.width()) <= 1 + zoom / 2 + before.width() * rounded, told
    assert abs(before.height() - while_typing.height()) <= 2 + zoom / 2, told
    hands.key("Esc")
    canvas.select([])
    assert ink(seen(hands), box) == before


@pytest.mark.parametrize("zoom", [0.56, 1.0, 2.0])
def test_a_long_text_breaks_in_the_same_places_while_it_is_edited(hands: Hands, zoom: float) -> None:
    canvas = hands.canvas
    words = "De klant zoekt eerst thuis op de bank naar openingstijden en belt daarna toch nog even"
    hands.double_click(hands.in_cell("pains", "p1")).type(words).key("Esc")
    note = hands.document.notes(Id("p1"), Id("pains"))[-1]
    canvas.camera.zoom_to(zoom)
    canvas.reveal(note.id)
    group = hands.group(note.id)
    canvas.edit_text(note.id)
    block = canvas.editor.document().firstBlock().layout()
    lines = [block.lineAt(i) for i in range(block.lineCount())]
    shown = [words[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]
    texts = [mark.text.strip() for mark in group.marks if hasattr(mark, "text")]
    drawn, rest = texts[: len(shown)], texts[len(shown) :]
    assert shown == drawn
    assert rest in ([], ["?"])  # the sign that nothing proves it is no part of what is written


def test_a_text_that_its_note_cannot_show_whole_is_framed_whole_while_it_is_typed(hands: Hands) -> None:
    hands.double_click("n1")
    hands.type(" en nog wat" * 40)
    editor, (frame,) = hands.canvas.editor, hands.canvas.feedback._frames
    group = hands.group("n1")
    assert editor.overflow > 0
    assert frame.h == group.h + editor.overflow
    assert editor.viewport().height() >= editor.document().size().height()
    foot = hands.canvas.mapFromScene(hands.canvas.scene_position(group, 0, frame.h)).y()
    assert editor.geometry().bottom() <= foot + 1
    hands.key("Escape")
    assert editor.overflow == 0
    (frame,) = hands.canvas.feedback._frames
    assert frame.h == hands.group("n1").h


def test_a_letter_is_seen_before_the_map_makes_room_for_it(hands: Hands) -> None:
    hands.canvas.edit_text(Id("n1"))
    before = hands.canvas.map_scene.drawing
    QTest.keyClicks(hands.canvas.editor, "!")
    assert hands.canvas.editor.toPlainText().endswith("!")
    assert hands.canvas.map_scene.drawing is before, "the layout comes after the picture"
    QTest.qWait(100)
    group = hands.canvas.map_scene.group_of(Id("n1"))
    assert group is not None and any("!" in getattr(mark, "text", "") for mark in group.marks)


@pytest.mark.parametrize("zoom", [0.56, 1.0, 2.0])
def test_the_cursor_of_something_new_waits_where_the_first_letter_comes(hands: Hands, zoom: float) -> None:
    hands.canvas.camera.zoom_to(zoom)
    begin_touchpoint(hands)
    waiting = hands.canvas.editor.geometry()
    QTest.keyClicks(hands.canvas.editor, "A")
    QTest.qWait(100)
    assert hands.canvas.editor.geometry() == waiting


def test_something_new_that_loses_its_first_letter_again_stays_under_the_cursor(hands: Hands) -> None:
    canvas, editor = hands.canvas, hands.canvas.editor
    known = len(canvas.document.records)
    begin_touchpoint(hands)
    QTest.keyClicks(editor, "A")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.qWait(PAUSE + 50)
    assert len(canvas.document.records) == known, "it is not there without words"
    middle = canvas.mapToScene(editor.geometry().center())
    group = next(canvas.map_scene.drawing.within(Box(middle.x(), middle.y(), 0, 0)))
    assert group.role == "touchpoint" and editor.is_on(group)
    QTest.keyClicks(editor, "Back again")
    editor.finish()
    assert any(record.title == "Back again" for record in canvas.document.all_of(Touchpoint))
    assert_shows_the_document(canvas)


def begin_touchpoint(hands: Hands) -> None:
    """Something new behind the last touchpoint, without a word yet."""
    last = hands.document.journey(hands.canvas.map_id)[-1]
    hands.canvas.reveal(last.id)
    hands.key("Tab")
    QTest.qWait(100)
    assert hands.canvas.editor.active


def test_a_chip_is_as_wide_as_what_is_typed_in_it_also_after_a_pause(hands: Hands) -> None:
    canvas = hands.canvas
    rows = (placed for placed in canvas.map_scene.drawing.parts if placed.key.startswith("chips:"))
    chip = next(group for placed in rows for group in placed.groups)
    assert chip.record_id is not None
    canvas.reveal(chip.record_id)
    canvas.commands.type_chip(chip_of(canvas.document, chip), chip.record_id, "A")
    QTest.qWait(50)
    QTest.keyClicks(canvas.editor, "nd a much longer name")
    QTest.qWait(150)
    wide = canvas.editor.geometry()
    QTest.qWait(PAUSE + 150)
    assert canvas.editor.active and canvas.editor.geometry() == wide


@pytest.mark.parametrize("again", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_what_was_undone_in_a_text_comes_again_by_either_chord(hands: Hands, again: str) -> None:
    hands.canvas.edit_text(Id("t2"))
    editor = hands.canvas.editor
    QTest.keyClicks(editor, "xyz")
    typed = editor.toPlainText()
    QTest.keySequence(editor, QKeySequence("Ctrl+Z"))
    assert editor.toPlainText() != typed
    QTest.keySequence(editor, QKeySequence(again))
    assert editor.toPlainText() == typed and editor.active
