"""Curves and links that stay as they are become stills, and nobody can see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from app.drawing.primitives import Layer
from app.model import edits
from app.model.records import Id
from app.widgets.canvas.items import ShapesItem
from tests.widgets.canvas.hands import Hands

QUIET = 400
"""Milliseconds after which every still has been taken."""


def lines(hands: Hands) -> list[ShapesItem]:
    groups = [g for g in hands.canvas.map_scene.drawing.groups if g.layer is Layer.CURVE]
    items = [hands.canvas.map_scene.item(group.key) for group in groups]
    return [item for item in items if isinstance(item, ShapesItem)]


def picture(hands: Hands) -> QImage:
    return hands.canvas.viewport().grab().toImage()


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than rounding does."""
    return sum(
        max(abs(a - b) for a, b in zip(one.pixelColor(x, y).getRgb(), other.pixelColor(x, y).getRgb(), strict=True)) > 8
        for x in range(one.width())
        for y in range(0, one.height(), 2)
    )


@pytest.fixture
def linked(hands: Hands) -> Iterator[Hands]:
    hands.session.run(edits.add_link(hands.document, Id("t1"), Id("t3")))
    yield hands


@pytest.mark.parametrize("zoom", [1.0, 0.73])
def test_a_still_looks_as_what_it_stands_for(linked: Hands, zoom: float) -> None:
    linked.canvas.camera.zoom_to(zoom)
    linked.canvas.renderer.finish()
    assert not any(item.has_still for item in lines(linked))
    before = picture(linked)
    QTest.qWait(QUIET)
    linked.canvas.renderer.finish()
    assert len(lines(linked)) >= 3 and all(item.has_still for item in lines(linked))
    assert differing(before, picture(linked)) == 0


def test_what_changes_and_whatever_is_zoomed_is_shapes_again(linked: Hands) -> None:
    QTest.qWait(QUIET)
    linked.session.run(edits.set_emotion(linked.document, Id("t1"), -30))
    changed = [item for item in lines(linked) if not item.has_still]
    assert changed and len(changed) < len(lines(linked))
    QTest.qWait(QUIET)
    assert all(item.has_still for item in lines(linked))
    linked.canvas.camera.zoom_by(1.3, QPointF(400, 300))
    assert not any(item.has_still for item in lines(linked))


def test_what_makes_room_for_something_carried_is_painted_ahead(linked: Hands) -> None:
    """Between two pictures, a few milliseconds at a time; and it looks as its shapes would."""
    QTest.qWait(QUIET)
    before = {item.drawn.key: item.drawn.marks for item in lines(linked)}
    linked.press("t1").move(linked.at("t4", 60)).see_room_made()
    shown = [item for item in lines(linked) if item.drawn.marks != before.get(item.drawn.key)]
    assert shown and all(item.has_still for item in shown)
    linked.canvas.map_scene.gliding.rest()
    with_stills = picture(linked)
    for item in lines(linked):
        item.show_shapes()
    assert differing(picture(linked), with_stills) == 0
    linked.key("Esc")
    linked.release()
