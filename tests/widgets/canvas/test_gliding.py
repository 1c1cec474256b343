"""Neighbours make room: they glide to their new places unless calm is asked for, and are hit where they will be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from app.model.records import Id
from app.widgets import motion
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import Hands


def seen_at(hands: Hands, record_id: str) -> QPointF:
    item = hands.canvas.item_for(Id(record_id))
    assert item is not None
    return item.scenePos()


def stands_at(hands: Hands, record_id: str) -> QPointF:
    group = hands.canvas.map_scene.group_of(Id(record_id))
    assert group is not None
    return QPointF(group.x, group.y)


@pytest.mark.lively
def test_neighbours_glide_and_come_to_rest(hands: Hands) -> None:
    before = seen_at(hands, "t2")
    hands.press("t1").move(hands.at("t2", 60))
    assert stands_at(hands, "t2") == before, "what is carried goes first"
    hands.see_room_made()
    assert stands_at(hands, "t2") != before, "then the drawing is as the drop would leave it"
    assert seen_at(hands, "t2").x() > (before.x() + stands_at(hands, "t2").x()) / 2, "but the eye sees it leave"
    places = []
    for _ in range(6):
        QTest.qWait(motion.ROOM_MS // 4)
        places.append(seen_at(hands, "t2").x())
    assert places[-1] == stands_at(hands, "t2").x()
    assert any(min(before.x(), places[-1]) < x < max(before.x(), places[-1]) for x in places), "seen on its way"
    hands.release()
    QTest.qWait(motion.ROOM_MS * 2)
    assert_shows_the_document(hands.canvas)


@pytest.mark.lively
def test_a_drag_that_is_called_off_on_the_way_lets_all_glide_back(hands: Hands) -> None:
    before = seen_at(hands, "t2")
    hands.press("t1").move(hands.at("t2", 60))
    QTest.qWait(motion.ROOM_MS // 2)
    hands.key("Escape")
    QTest.qWait(motion.ROOM_MS * 2)
    assert seen_at(hands, "t2") == before
    assert not hands.canvas.map_scene.gliding.under_way
    hands.release()
    assert_shows_the_document(hands.canvas)


def test_where_the_system_asks_for_calm_nothing_glides(hands: Hands) -> None:
    before = stands_at(hands, "t2")
    hands.press("t1").move(hands.at("t2", 60)).see_room_made()
    assert seen_at(hands, "t2") == stands_at(hands, "t2") != before
    assert not hands.canvas.map_scene.gliding.under_way
    hands.release()
