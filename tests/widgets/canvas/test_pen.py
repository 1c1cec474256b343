"""A pen is a pointer; while it is near, a hand that rests on the screen does nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from app.model.records import Id
from tests.widgets.canvas.conftest import assert_shows_the_document
from tests.widgets.canvas.hands import LEFT, PLAIN, Hands


def pen(hands: Hands, kind: QEvent.Type, place: QPoint) -> None:
    viewport = hands.canvas.viewport()
    at, on_screen = QPointF(place), QPointF(viewport.mapToGlobal(place))
    device = QPointingDevice.primaryPointingDevice()
    event = QTabletEvent(kind, device, at, on_screen, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, PLAIN, LEFT, LEFT)
    QApplication.sendEvent(viewport, event)


def draw(hands: Hands, start: QPoint, end: QPoint) -> None:
    pen(hands, QEvent.Type.TabletPress, start)
    for share in (0.25, 0.5, 1.0):
        pen(hands, QEvent.Type.TabletMove, start + (end - start) * share)
    pen(hands, QEvent.Type.TabletRelease, end)


def test_a_pen_drags_a_note(hands: Hands) -> None:
    with hands.one_step():
        draw(hands, hands.at("t1"), hands.at("t2", 30))
    assert [t.id for t in hands.document.touchpoints(Id("p1"))] == ["t2", "t1", "t3"]
    assert_shows_the_document(hands.canvas)


def test_a_tap_of_a_pen_selects(hands: Hands) -> None:
    pen(hands, QEvent.Type.TabletPress, hands.at("n1"))
    pen(hands, QEvent.Type.TabletRelease, hands.at("n1"))
    assert hands.canvas.selected_ids() == ("n1",)


def test_fresh_fingers_are_ignored_while_the_pen_is_near(hands: Hands) -> None:
    pen(hands, QEvent.Type.TabletPress, hands.at("n1"))
    pen(hands, QEvent.Type.TabletRelease, hands.at("n1"))
    with hands.no_step():
        hands.swipe("t1", hands.at("t4"))
    assert hands.canvas.selected_ids() == ("n1",)
    assert hands.canvas.machine.idle
