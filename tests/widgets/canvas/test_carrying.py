"""What is carried over the map: the map holds still under it, and scrolls where the headers end."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from app.model.records import Id
from tests.widgets.canvas.hands import Hands

SCROLLED = 500
"""Milliseconds at an edge after which the view has moved for certain."""


def test_no_phase_gets_narrower_while_a_touchpoint_is_carried_away(hands: Hands) -> None:
    before = {c.phase_id: (c.x, c.w) for c in hands.canvas.drawing.columns}
    hands.press("t1").move(hands.at("t4", 60)).see_room_made()
    carried = {c.phase_id: (c.x, c.w) for c in hands.canvas.map_scene.drawing.columns}
    first, *_others = before
    assert carried[first] == before[first], "it keeps the room of what is in the air"
    assert [x for x, _w in carried.values()][:2] == [x for x, _w in before.values()][:2]
    hands.release()
    dropped = {c.phase_id: c.w for c in hands.canvas.drawing.columns}
    assert dropped[first] < before[first][1], "and lets go of it once it has landed"


def test_a_touchpoint_lands_under_the_hand_in_a_phase_further_on(hands: Hands) -> None:
    over = hands.at("t4", -20)
    hands.press("t1").move(over).see_room_made()
    landing = hands.canvas.map_scene.group_of(Id("t1"))
    assert landing is not None
    where = hands.canvas.mapToScene(over)
    assert landing.x <= where.x() <= landing.x + landing.w
    hands.key("Esc")
    hands.release()


def test_the_headers_are_the_edge_for_what_lies_under_them(hands: Hands) -> None:
    """A note that is held over the names of the lanes scrolls the map towards its start, and no further."""
    hands.canvas.camera.zoom_to(1.6)
    hands.canvas.camera.pan(-400, 231)
    before = hands.canvas.camera.in_sight().left()
    headers = hands.canvas.drawing.header_width * hands.canvas.zoom
    hands.press("t4").move(QPoint(round(headers / 2), hands.at("t4").y()))
    QTest.qWait(SCROLLED)
    assert hands.canvas.camera.in_sight().left() < before
    QTest.qWait(4 * SCROLLED)
    assert hands.canvas.camera.in_sight().left() > -hands.canvas.drawing.header_width, "not into nothing"
    hands.key("Esc")
    hands.release()


def test_a_point_of_the_curve_is_bent_over_the_headers_without_a_scroll(hands: Hands) -> None:
    hands.canvas.camera.zoom_to(1.6)
    hands.canvas.camera.pan(0, -150)
    before = hands.canvas.camera.in_sight()
    hands.press("point:t4:").move(QPoint(hands.at("point:t4:").x(), 40))
    QTest.qWait(SCROLLED)
    assert hands.canvas.camera.in_sight() == before
    hands.key("Esc")
    hands.release()
