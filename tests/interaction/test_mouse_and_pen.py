"""The section "Mouse and pen" of the interaction contract, a test for each of its clauses, in a whole window.

One clause holds in part: "dropping files, images or text makes notes". Text does; files that another program made are
offered for import, which fits them better than a note; images wait for pictures on the map.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSizeF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEventPoint, QTouchEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.model.records import Id, Note
from tests.interaction.conftest import Clock, User
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import CONTROL, RIGHT, SHIFT, Hands, touch_screen

ROWS = (
    "Click selects",
    "Shift or Ctrl adds",
    "drag on empty is a lasso",
    "drag moves",
    "Ctrl+drag copies",
    "double-click on an empty cell makes a note there",
    "double-click on a note edits",
    "hovering a cell shows a plus",
    "right-click opens the menu",
    "dropping files, images or text makes notes",
    "A pen is a pointer",
    "while a pen is near, fresh finger contacts are ignored",
    "large contacts (a palm) are ignored",
)

PRESS, MOVE, RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease


def in_phase(hands: Hands, phase_id: str) -> list[str]:
    return [touchpoint.id for touchpoint in hands.document.touchpoints(Id(phase_id))]


def test_click_selects(user: User) -> None:
    """And what is selected is shown beside the map."""
    user.hands.click("t2")
    assert user.canvas.selected_ids() == ("t2",)
    assert user.driver.settle(200).sees("touchpoint.title")


@pytest.mark.parametrize("key", [SHIFT, CONTROL])
def test_shift_or_ctrl_adds(hands: Hands, key: Qt.KeyboardModifier) -> None:
    """And takes off what was selected already."""
    hands.click("t1").click("n1", key)
    assert set(hands.canvas.selected_ids()) == {"t1", "n1"}
    hands.click("t1", key)
    assert hands.canvas.selected_ids() == ("n1",)


def test_drag_on_empty_is_a_lasso(hands: Hands) -> None:
    with hands.no_step():
        hands.drag(hands.in_cell("touchpoints", "p1", 0, dy=3), hands.at("t2", 60, 30))
    assert set(hands.canvas.selected_ids()) == {"t1", "t2"}


def test_drag_moves(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("t1", hands.at("t2", 30))
    assert in_phase(hands, "p1") == ["t2", "t1", "t3"]


def test_ctrl_plus_drag_copies(hands: Hands) -> None:
    with hands.one_step():
        hands.drag("t1", hands.at("t4", 40), CONTROL)
    assert in_phase(hands, "p1") == ["t1", "t2", "t3"]
    assert [t.title for t in hands.document.touchpoints(Id("p2"))][1:] == ["Ziet een fiets staan"]


def test_double_click_on_an_empty_cell_makes_a_note_there(hands: Hands) -> None:
    cell = hands.in_cell("pains", "p1")
    with hands.one_step():
        hands.double_click(cell).type("Te duur").key("Esc")
    (note,) = hands.document.notes(Id("p1"), Id("pains"))
    assert (note.text, note.touchpoint_id) == ("Te duur", "t1")
    assert hands.canvas.item_for(note.id) is not None


def test_double_click_on_a_note_edits(hands: Hands) -> None:
    hands.double_click("n1").type("!").key("Esc")
    assert hands.document.get(Id("n1"), Note).text == "Loopt naar binnen!"


def test_hovering_a_cell_shows_a_plus(hands: Hands) -> None:
    """And a click on it begins a note there."""
    hands.hover(hands.in_cell("pains", "p1", dy=10))
    plus = hands.canvas.feedback.plus_at
    assert plus is not None
    hands.click(hands.canvas.mapFromScene(plus)).type("Te druk").key("Esc")
    assert [note.text for note in hands.document.notes(Id("p1"), Id("pains"))] == ["Te druk"]


def test_right_click_opens_the_menu(hands: Hands) -> None:
    """Of what lies there, which is selected."""
    hands.click("t1", button=RIGHT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    assert hands.canvas.selected_ids() == ("t1",)
    with hands.one_step():
        hands.choose("menu.delete")
    assert "t1" not in hands.document.records


def drop(user: User, data: QMimeData, place: QPoint) -> None:
    """Lets something of another program fall on the map."""
    at = QPointF(user.canvas.viewport().mapTo(user.window, place))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(user.window, QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, left, none))
    QApplication.sendEvent(user.window, QDropEvent(at, Qt.DropAction.CopyAction, data, left, none))
    user.driver.settle(300)


def test_dropping_files_images_or_text_makes_notes_text(user: User) -> None:
    """Text: a note for each line, where it falls."""
    data = QMimeData()
    data.setText("Te duur\nTe druk")
    drop(user, data, user.hands.in_cell("pains", "p1"))
    assert [n.text for n in user.document.notes(Id("p1"), Id("pains"))] == ["Te duur", "Te druk"]


def test_dropping_files_images_or_text_makes_notes_files(user: User, tmp_path: Path) -> None:
    """Files: what another program made of a journey is offered for import into this file."""
    path = tmp_path / "reis.mmd"
    path.write_text("journey\n  title Reis\n  section Begin\n    Kijkt: 3: Vera\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(user, data, user.hands.in_cell("pains", "p1"))
    assert user.driver.sees("importDialog")
    user.driver.press("Esc")


def test_a_pen_is_a_pointer(hands: Hands) -> None:
    """It selects and drags as a mouse does."""
    hands.pen(PRESS, "n1").pen(RELEASE, "n1")
    assert hands.canvas.selected_ids() == ("n1",)
    start, end = hands.at("t1"), hands.at("t2", 30)
    with hands.one_step():
        hands.pen(PRESS, start).pen(MOVE, start + (end - start) / 2).pen(MOVE, end).pen(RELEASE, end)
    assert in_phase(hands, "p1") == ["t2", "t1", "t3"]


@pytest.mark.parametrize(("after", "ignored"), [(990, True), (1010, False)])
def test_while_a_pen_is_near_fresh_finger_contacts_are_ignored(
    hands: Hands, clock: Clock, after: int, ignored: bool
) -> None:
    """Until a second after its last sign."""
    hands.pen(MOVE, "n1", Qt.MouseButton.NoButton)
    clock.wait(after)
    hands.tap("t1")
    assert hands.canvas.selected_ids() == (() if ignored else ("t1",))


class Spot(QEventPoint):
    """A contact that is as large as it says; Qt lets no test give one a size."""

    size = QSizeF()

    def position(self) -> QPointF:
        return self.scenePosition()

    def ellipseDiameters(self) -> QSizeF:
        return self.size


class Touch(QTouchEvent):
    """A touch of one such contact."""

    spot: Spot

    def points(self) -> list[QEventPoint]:
        return [self.spot]


@pytest.mark.parametrize(("size", "ignored"), [(36, False), (60, True)])
def test_large_contacts_a_palm_are_ignored(hands: Hands, size: int, ignored: bool) -> None:
    """By the size that the screen reports."""
    place, device, none = QPointF(hands.at("t1")), touch_screen(), Qt.KeyboardModifier.NoModifier
    for kind, state in (
        (QEvent.Type.TouchBegin, QEventPoint.State.Pressed),
        (QEvent.Type.TouchEnd, QEventPoint.State.Released),
    ):
        spot = Spot(7, state, place, place)
        spot.size = QSizeF(size, size)
        event = Touch(kind, device, none, [spot])
        event.spot = spot
        hands.canvas.viewportEvent(event)
    assert hands.canvas.selected_ids() == (() if ignored else ("t1",))


def test_every_clause_is_driven() -> None:
    assert without_a_test(ROWS, globals()) == []
