"""The section "Feedback" of the interaction contract: what is seen while a hand drags, in a whole window."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsItem, QGraphicsPixmapItem

from app.drawing.primitives import Mark
from app.model.records import Id, Light
from app.widgets import signs
from app.widgets.canvas.lifting import GHOST_DEPTH
from tests.interaction.conftest import At
from tests.interaction.rows import without_a_test
from tests.widgets.canvas.hands import Hands, box_of

ROWS = (
    "The lifted note grows 3 % with a shadow",
    "its origin keeps a ghost",
    "the target cell lights up with a placeholder where it will land",
    "neighbours make room",
    "Esc puts all back",
    "Phase headers stay at the top and lane headers at the left while the map scrolls",
    "The emotion curve follows the finger while a point or a touchpoint is dragged",
    "Peak, lowest point and end are marked",
    "Colour is never the only sign",
)

LIFTED_DEPTH = 30.0


def at_depth(hands: Hands, depth: float) -> list[QGraphicsItem]:
    return [item for item in hands.canvas.map_scene.items() if item.zValue() == depth]


def carried(hands: Hands) -> Hands:
    """With the first note of a lane in the air, over the place of the second."""
    return hands.press("t1").move(hands.at("t2", 30))


def test_the_lifted_note_grows_3_with_a_shadow(hands: Hands) -> None:
    group = hands.group("t1")
    (copy,) = at_depth(carried(hands), LIFTED_DEPTH)
    assert isinstance(copy, QGraphicsPixmapItem)
    picture = copy.pixmap()
    across = picture.width() / picture.devicePixelRatio() * copy.scale()
    assert across == pytest.approx(group.w * 1.03, rel=0.03)
    assert isinstance(copy.graphicsEffect(), QGraphicsDropShadowEffect)
    hands.release()
    assert at_depth(hands, LIFTED_DEPTH) == []


def test_its_origin_keeps_a_ghost(hands: Hands) -> None:
    origin = hands.at("t1")
    (ghost,) = at_depth(carried(hands), GHOST_DEPTH)
    assert ghost.sceneBoundingRect().contains(hands.canvas.mapToScene(origin))
    hands.release()
    assert at_depth(hands, GHOST_DEPTH) == []


def test_the_target_cell_lights_up_with_a_placeholder_where_it_will_land(hands: Hands) -> None:
    """In the other cell, where there was nothing before."""
    hands.press("t4")
    hands.move(hands.at("t1", -60)).see_room_made()
    landing = hands.canvas.map_scene.group_of(Id("t4"))
    assert landing is not None and landing.x < hands.column("p2").x
    place = hands.on_map(landing.x + 150, landing.y + landing.h / 2)  # beside the note that is held
    lit = hands.canvas.grab().toImage().pixelColor(place)
    hands.release()
    assert hands.document.touchpoints(Id("p1"))[0].id == "t4"
    assert box_of(hands.canvas, "t4").x == landing.x, "it lands where it was promised"
    assert hands.canvas.grab().toImage().pixelColor(place) != lit


def test_neighbours_make_room(hands: Hands) -> None:
    before = box_of(hands.canvas, "t2").x
    carried(hands).see_room_made()
    assert box_of(hands.canvas, "t2").x < before
    hands.release()


@pytest.mark.parametrize("finger", [False, True], ids=["mouse", "finger"])
def test_esc_puts_all_back(hands: Hands, finger: bool) -> None:
    before = {i: box_of(hands.canvas, i) for i in ("t1", "t2", "t3", "t4")}
    with hands.no_step():
        if finger:
            hands.touch(0, "t1").slide({0: hands.at("t4", 40)})
        else:
            hands.press("t1").move(hands.at("t4", 40))
        assert hands.canvas.showing.lifted
        hands.key("Esc")
        assert {i: box_of(hands.canvas, i) for i in before} == before
        assert at_depth(hands, LIFTED_DEPTH) == at_depth(hands, GHOST_DEPTH) == []
        _ = hands.lift(0) if finger else hands.release()


def test_phase_headers_stay_at_the_top_and_lane_headers_at_the_left_while_the_map_scrolls(at: At) -> None:
    hands = at(zoom=1.6).hands
    hands.canvas.camera.pan(400, 400)
    before = hands.at("p2"), hands.at("doing")
    hands.scroll(QPoint(600, 400), QPoint(-700, -500))
    hands.scroll(QPoint(600, 400), QPoint(-80, -60))
    phase, lane = hands.at("p2"), hands.at("doing")
    assert phase.x() < before[0].x() and lane.y() < before[1].y()
    header = hands.canvas.drawing.header_height * hands.canvas.zoom
    assert 0 <= phase.y() <= header
    assert 0 <= lane.x() <= hands.canvas.drawing.header_width * hands.canvas.zoom


@pytest.mark.parametrize("what", ["point:t4:", "t4"])
def test_the_emotion_curve_follows_the_finger_while_a_point_or_a_touchpoint_is_dragged(hands: Hands, what: str) -> None:
    """It is another curve while the finger moves, before it is lifted."""
    curve, before = "curve:emotion::p1", hands.group("curve:emotion::p1").marks
    end = hands.at(what) + (QPoint(0, -50) if what.startswith("point") else QPoint(-600, 0))
    with hands.no_step():
        hands.touch(0, what).slide({0: end}).see_room_made()
        assert hands.group(curve).marks != before
        hands.key("Esc")
        assert hands.group(curve).marks == before
        hands.lift(0)


def test_peak_lowest_point_and_end_are_marked(hands: Hands) -> None:
    """In words, each beside its point; here the lowest is also the end."""
    hands.canvas.select([Id("t4")])
    assert _words(hands) == {"mark:emotion:peak": "Peak", "mark:emotion:lowest": "Lowest and end"}
    hands.canvas.setFocus()
    hands.key("Alt+Shift+PgUp", "Alt+Shift+PgUp")
    assert _words(hands) == {"mark:emotion:peak": "Peak", "mark:emotion:lowest": "Lowest", "mark:emotion:end": "End"}


def _words(hands: Hands) -> dict[str, str]:
    marks = [group for group in hands.canvas.map_scene.drawing.groups if group.role == "mark"]
    return {group.key: "".join(getattr(mark, "text", "") for mark in group.marks) for group in marks}


def test_colour_is_never_the_only_sign(hands: Hands) -> None:
    """A good and a bad point have other faces; the lights of actions have other shapes."""
    good, bad = hands.group("point:t3:"), hands.group("point:t4:")
    assert [_colourless(mark) for mark in good.marks] != [_colourless(mark) for mark in bad.marks]
    shapes = [_shape(signs.light_icon(light).pixmap(32, 32).toImage()) for light in Light]
    assert len(set(shapes)) == len(Light)


def _colourless(mark: Mark) -> Mark:
    inks = {field.name: "#000000" for field in fields(mark) if field.name in ("fill", "stroke", "color")}
    return replace(mark, **inks)  # type: ignore[arg-type]  # which fields there are depends on the mark


def _shape(picture: QImage) -> tuple[bool, ...]:
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return tuple(picture.pixelColor(x, y).alpha() > 128 for x, y in places)


def test_every_sentence_is_driven() -> None:
    assert without_a_test(ROWS, globals()) == []
