"""What several people at one touch table do to each other beside the map: typing, inspecting, prompts and the plus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.lane_kinds import NOTES, TOUCHPOINTS, Cells, kind_of
from app.model.records import Id, Lane, Note, Touchpoint
from app.widgets import typing_hands
from app.widgets.following import SELECTION_SETTLES_MS
from tests.driver import Driver
from tests.widgets.canvas.hands import Hands
from tests.widgets.conftest import Start


@pytest.fixture
def hands(vera: Driver) -> Hands:
    vera.window.resize(1500, 900)
    vera.window.activateWindow()
    vera.settle()
    return Hands(vera.canvas)


def in_sight(hands: Hands) -> list[Id]:
    """Touchpoints that lie where neither headers nor the inspector come."""
    seen = hands.canvas.viewport().rect().adjusted(200, 80, -500, -80)
    ids = [touchpoint.id for touchpoint in hands.document.journey(hands.canvas.map_id)]
    return [i for i in ids if seen.contains(hands.at(i))]


def wait() -> None:
    QTest.qWait(SELECTION_SETTLES_MS * 3)


def typing_in_inspector(vera: Driver, hands: Hands, wanted: Id) -> QLineEdit:
    hands.tap(wanted)
    wait()
    inspector = vera.workspace.inspector
    assert inspector.isVisible()
    field = next(f for f in inspector.findChildren(QLineEdit) if f.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "ab")
    return field


def test_a_tap_by_somebody_else_leaves_the_inspector_to_who_types_in_it(
    vera: Driver, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = in_sight(hands)[:2]
    field = typing_in_inspector(vera, hands, first)
    hands.tap(second)
    wait()
    assert hands.canvas.selected_ids() == (second,)
    assert field.hasFocus()
    assert vera.workspace.inspected == (first,)
    QTest.keyClicks(field, "cd")
    assert field.text().startswith("abcd")
    monkeypatch.setattr(typing_hands, "PAUSE", 0.0)
    wait()
    assert vera.workspace.inspected == (second,)


def test_a_drag_by_somebody_else_leaves_it_too(vera: Driver, hands: Hands) -> None:
    first, second = in_sight(hands)[:2]
    field = typing_in_inspector(vera, hands, first)
    hands.touch(0, second).slide({0: hands.at(second) + QPoint(30, 10)})
    wait()
    QTest.keyClicks(field, "cd")
    hands.lift(0)
    wait()
    assert field.hasFocus()
    assert field.text().startswith("abcd")
    assert vera.workspace.inspected == (first,)


def test_the_inspector_does_not_come_for_a_drag_by_finger(vera: Driver, hands: Hands) -> None:
    note = in_sight(hands)[0]
    place = hands.canvas.camera.place
    hands.touch(0, note).slide({0: hands.at(note) + QPoint(60, 40)})
    wait()
    assert not vera.workspace.inspector.isVisible()
    hands.slide({0: hands.at(note) + QPoint(20, 20)}).lift(0)
    wait()
    assert not vera.workspace.inspector.isVisible()
    assert hands.canvas.camera.place == place


def test_it_comes_for_a_tap_where_it_covers_nothing_of_that_and_the_map_stays(vera: Driver, hands: Hands) -> None:
    place = hands.canvas.camera.place
    hands.tap(in_sight(hands)[0])
    wait()
    assert vera.workspace.inspector.isVisible()
    assert hands.canvas.camera.place == place


def test_it_does_not_come_over_what_was_tapped(vera: Driver, hands: Hands) -> None:
    seen = hands.canvas.viewport().rect().adjusted(hands.canvas.viewport().width() - 300, 80, -20, -80)
    groups = (g for g in hands.canvas.drawing.groups if g.role in ("note", "touchpoint"))
    there = next(g.record_id for g in groups if g.record_id and seen.contains(hands.at(g.record_id)))
    place = hands.canvas.camera.place
    hands.tap(there)
    wait()
    assert hands.canvas.selected_ids() == (there,)
    assert not vera.workspace.inspector.isVisible()
    assert hands.canvas.camera.place == place


def test_it_waits_to_come_until_nobody_has_a_finger_on_the_map(vera: Driver, hands: Hands) -> None:
    first, second = in_sight(hands)[:2]
    hands.touch(1, first).slide({1: hands.at(first) + QPoint(30, 10)})
    hands.touch(0, second).lift(0)
    wait()
    assert not vera.workspace.inspector.isVisible()
    hands.lift(1)


def test_letters_do_not_go_into_what_somebody_else_tapped(hands: Hands) -> None:
    first, second = in_sight(hands)[:2]
    title = hands.document.get(second, Touchpoint).title
    hands.tap(first).tap(first).type("xy")
    assert hands.canvas.editor.active
    hands.tap(second).type("zz")
    assert not hands.canvas.editor.active
    assert hands.document.get(second, Touchpoint).title == title
    hands.key("Return")
    assert hands.canvas.editor.active
    hands.type("q").key("Esc")
    assert hands.document.get(second, Touchpoint).title != title


def test_letters_begin_a_text_again_after_an_arrow_or_the_mouse(hands: Hands) -> None:
    first = in_sight(hands)[0]
    hands.tap(first).key("Right", "Left").type("a")
    assert hands.canvas.editor.active
    hands.key("Esc").tap(first).click(first).type("b")
    assert hands.canvas.editor.active
    hands.key("Esc")


def prompts(hands: Hands) -> dict[Cells, QPoint]:
    found = {}
    for group in hands.canvas.drawing.groups:
        if group.role == "prompt":
            lane = hands.document.get(Id(group.key.split(":")[1]), Lane)
            found.setdefault(
                kind_of(lane).cells, hands.canvas.mapFromScene(group.x + group.w / 2, group.y + group.h / 2)
            )
    return found


@pytest.mark.parametrize("how", ["tap", "click"])
def test_a_prompt_begins_what_it_asks_for(start: Start, how: str) -> None:
    window = start("five-phases", title="")
    hands = Hands(window.canvas)
    getattr(hands, how)(prompts(hands)[TOUCHPOINTS])
    assert hands.canvas.editor.active
    hands.type("In de winkel").key("Esc")
    assert [t.title for t in hands.document.journey(hands.canvas.map_id)] == ["In de winkel"]
    getattr(hands, how)(prompts(hands)[NOTES])
    assert hands.canvas.editor.active
    hands.type("Zoekt").key("Esc")
    assert [r.text for r in hands.document.records.values() if isinstance(r, Note)] == ["Zoekt"]


def test_a_tap_shows_the_plus_of_its_cell_and_a_tap_on_that_adds(start: Start) -> None:
    window = start("five-phases", title="")
    hands = Hands(window.canvas)
    hands.tap(prompts(hands)[TOUCHPOINTS]).type("Een").key("Esc")
    first = hands.document.journey(hands.canvas.map_id)[0]
    QTest.qWait(500)
    hands.tap(first.id)
    plus = hands.canvas.feedback.plus_at
    assert plus is not None
    hands.tap(hands.canvas.mapFromScene(plus))
    assert hands.canvas.editor.active
    hands.type("Twee").key("Esc")
    assert [t.title for t in hands.document.journey(hands.canvas.map_id)] == ["Een", "Twee"]
    assert QApplication.activePopupWidget() is None
