"""The arrows' way through any map: everything can be reached, and nothing is a trap."""

from __future__ import annotations

from hypothesis import given, settings

from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.look import Look
from app.drawing.primitives import Group
from app.drawing.theme import theme
from app.model.document import Document
from app.widgets.canvas.navigation import DIRECTIONS, ends_of_lane, neighbour, stops
from tests.drawing.maps import MAP, maps, small


def drawing_of(document: Document) -> Drawing:
    return layout(document, MAP, Look(theme("light")))


def spot(group: Group) -> tuple[str, float]:
    """What a stop is known by: a cell has one for each touchpoint."""
    return group.key, group.x + group.w / 2


def reached(drawing: Drawing, start: tuple[str, float]) -> set[tuple[str, float]]:
    """All stops that arrows reach from one."""
    met, waiting = {start}, [start]
    while waiting:
        key, across = waiting.pop()
        nexts = (neighbour(drawing, key, direction, across) for direction in DIRECTIONS)
        fresh = [spot(group) for group in nexts if group is not None and spot(group) not in met]
        met.update(fresh)
        waiting += fresh
    return met


@settings(max_examples=40, deadline=None)
@given(maps())
def test_everything_is_reached_from_everywhere(document: Document) -> None:
    drawing = drawing_of(document)
    spots = {spot(group) for group in stops(drawing)}
    for start in spots:
        assert reached(drawing, start) == spots, start


def test_left_and_right_stay_in_the_lane() -> None:
    drawing = drawing_of(small())
    way = ["touchpoint:t4"]
    while (group := neighbour(drawing, way[-1], "left")) is not None:
        way.append(group.key)
    assert way == ["touchpoint:t4", "touchpoint:t3", "touchpoint:t2", "touchpoint:t1", "lane:touchpoints"]


def test_down_goes_through_all_that_belongs_to_a_touchpoint() -> None:
    drawing = drawing_of(small())
    way = ["phase:p1", "touchpoint:t1"]
    for _ in range(5):
        group = neighbour(drawing, way[-1], "down")
        assert group is not None
        way.append(group.key)
    assert way[2:] == ["point:t1:", "point:t1:merel", "chip:channels:t1", "note:n1", "note:n2"]


def test_the_ends_of_a_lane_leave_its_header_out() -> None:
    ends = ends_of_lane(drawing_of(small()), "touchpoint:t2")
    assert ends is not None
    assert (ends[0].key, ends[1].key) == ("touchpoint:t1", "cell:touchpoints:p3")
