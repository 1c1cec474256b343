"""Links between touchpoints: where they run, how each kind looks, and what of them stays the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawing import measures as m
from app.drawing.layout import layout
from app.drawing.link_ways import OVER, STRAIGHT, UNDER, Ask, Way, lay
from app.drawing.links import distance, is_near, line_of
from app.drawing.look import Look
from app.drawing.primitives import Circle, Group, Path, Rect, TextLine
from app.drawing.theme import theme
from app.model.document import Document
from app.model.edits import add_link, move_touchpoint, set_fields
from app.model.records import Id, LinkKind
from tests.drawing.maps import MAP, small

LOOK = Look(theme("light"))
LEFT = [200.0 + 180 * place for place in range(8)]
links = st.builds(Ask, st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.0, 80.0]), st.booleans())
exits = st.builds(
    lambda place, label: Ask(
        place, place, label, out=True, folded=lambda w: 8.0 + 16.0 * max(1.0, 200.0 // max(1.0, w))
    ),
    st.integers(0, 7),
    st.sampled_from([0.0, 80.0]),
)
asks = st.lists(links, max_size=40)


def linked(*links: tuple[str, str, LinkKind, str]) -> Document:
    document = small()
    for start, end, kind, title in links:
        edit = add_link(document, Id(start), Id(end), kind)
        document = document.after(edit.change)
        document = document.after(set_fields(document, edit.created[0], title=title).change)
    return document


def drawn(document: Document) -> list[Group]:
    return [group for group in layout(document, MAP, LOOK).groups if group.role == "link"]


def test_neighbours_are_joined_straight_and_others_above_or_below() -> None:
    ways = lay([Ask(0, 1), Ask(0, 2), Ask(3, 1), Ask(0, 1), Ask(2, 3, 60.0)], LEFT).ways
    assert [way.side for way in ways] == [STRAIGHT, OVER, UNDER, OVER, OVER]


@given(asks)
@settings(max_examples=60, deadline=None)
def test_no_two_links_lie_on_each_other(wanted: list[Ask]) -> None:
    laid = lay(wanted, LEFT)
    runs = [way for way in laid.ways if way.side != STRAIGHT]
    for number, way in enumerate(runs):
        for other in runs[number + 1 :]:
            if (way.side, way.away) == (other.side, other.away):
                assert not _meet(way, other)
    ports = [(way.side, x) for way in runs for x in (way.start_x, way.end_x)]
    assert len(set(ports)) == len(ports)
    assert laid.over <= 240 and laid.under <= 240


def _meet(one: Way, other: Way) -> bool:
    low, high = sorted((one.start_x, one.end_x))
    other_low, other_high = sorted((other.start_x, other.end_x))
    return low < other_high and other_low < high


@given(asks, st.lists(exits, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_nothing_runs_through_a_way_out(wanted: list[Ask], outs: list[Ask]) -> None:
    ways = lay([*outs, *wanted], LEFT).ways
    under = [way for way in ways if way.side == UNDER]
    for out, ask in zip(ways, outs, strict=False):
        low, high = out.start_x - 12.0, out.start_x + 12.0 + (out.room if ask.label else 0.0)
        left = LEFT[ask.start]
        assert left < low and high <= left + m.NOTE_WIDTH + 1e-6, "it keeps to the width of its touchpoint"
        for way in under:
            if way is out:
                continue
            legs = [x for x in (way.start_x, way.end_x) if low < x < high]
            assert not legs or way.away < out.away, "an upright piece goes through the sign or the words"
            ends = sorted((way.start_x, way.end_x))
            if ends[0] < high and low < ends[1]:
                assert way.away != out.away, "a level piece goes through the sign or the words"


def test_a_link_that_passes_goes_around_a_way_out_and_one_that_does_not_stays_near() -> None:
    out, passing, far = lay([Ask(3, 3, out=True), Ask(5, 1), Ask(7, 6)], LEFT).ways
    assert passing.away > out.away == far.away
    assert lay([Ask(7, 6)], LEFT).ways[0].away <= far.away


def test_nested_links_do_not_cross() -> None:
    inner, outer = lay([Ask(0, 3), Ask(0, 5)], LEFT).ways
    assert outer.away > inner.away and outer.start_x < inner.start_x


def test_the_row_makes_room_and_no_link_crosses_a_touchpoint() -> None:
    document = linked(("t1", "t3", LinkKind.NEXT, ""), ("t4", "t1", LinkKind.LOOP, "opnieuw"))
    drawing = layout(document, MAP, LOOK)
    touchpoints = [group for group in drawing.groups if group.role == "touchpoint"]
    assert drawing.rows[0].h > layout(small(), MAP, LOOK).rows[0].h
    for link in (group for group in drawing.groups if group.role == "link"):
        line = line_of(link)
        for x, y in line:
            assert drawing.rows[0].y <= y <= drawing.rows[0].y + drawing.rows[0].h
            inside = (t.box.contains(x, y, -2) for t in touchpoints)
            assert not any(inside)


def test_kinds_look_different_without_colour() -> None:
    document = linked(*(("t1", "t3", kind, "") for kind in LinkKind))
    looks = {tuple(type(mark).__name__ for mark in group.marks) for group in drawn(document)}
    dashes = {mark.dash for group in drawn(document) for mark in group.marks if isinstance(mark, Path)}
    assert len(looks) >= 3 and len(dashes) == 2


def test_words_stand_on_the_line_and_are_the_link_s_title() -> None:
    (group,) = drawn(linked(("t1", "t3", LinkKind.NEXT, "slaat over")))
    assert "slaat over" in [getattr(mark, "text", "") for mark in group.marks]
    box = next(mark.box for mark in group.marks if isinstance(mark, Rect))
    assert is_near(group, group.x + box.x + 2, group.y + box.y + 2, 0.0)


def test_a_way_out_is_a_short_line_to_a_sign_with_its_words_beside_it() -> None:
    document = linked(("t2", "t2", LinkKind.DROP_OFF, "moet eerst een account maken en haakt dan af"))
    (group,) = drawn(document)
    drawing = layout(document, MAP, LOOK)
    touchpoint = drawing.of_record(Id("t2"))
    assert touchpoint is not None
    (x, y), (end_x, end_y) = line_of(group)
    assert x == end_x and touchpoint.x < x < touchpoint.x + touchpoint.w
    assert y == touchpoint.y + touchpoint.h and 8 <= end_y - y <= 48
    words = [mark for mark in group.marks if isinstance(mark, TextLine)]
    assert len(words) > 1 and all(touchpoint.x <= group.x + mark.x for mark in words)
    assert all(group.x + mark.x + mark.width <= touchpoint.x + touchpoint.w for mark in words)
    row = drawing.rows[0]
    assert group.y + group.h <= row.y + row.h
    assert any(isinstance(mark, Circle) for mark in group.marks)
    said = group.marks[-1]
    assert isinstance(said, TextLine)
    assert is_near(group, group.x + said.x + 4, group.y + said.baseline - 4, 0.0)
    sign = next(mark for mark in group.marks if isinstance(mark, Circle))
    assert is_near(group, group.x + sign.cx, group.y + sign.cy + sign.r - 1, 0.0), "the sign is taken as a whole"


def test_a_link_is_near_its_line_and_far_in_the_middle_of_its_arch() -> None:
    (group,) = drawn(linked(("t1", "t4", LinkKind.NEXT, "")))
    (x, y), *_rest = line_of(group)
    assert distance(group, x + 3, y) <= 3.1
    assert distance(group, group.x + group.w / 2, group.y + group.h + 20) > 12


def test_what_stays_is_the_very_same_and_a_moved_touchpoint_takes_its_links_along() -> None:
    document = linked(("t1", "t2", LinkKind.NEXT, ""), ("t1", "t4", LinkKind.LOOP, ""))
    before = _part(document)
    titled = document.after(set_fields(document, Id("p1"), title="Anders").change)
    assert _part(titled) is before
    moved = document.after(move_touchpoint(document, Id("t1"), Id("p3"), 9).change)
    assert {group.key for group in _part(moved).groups} == {group.key for group in before.groups}
    assert _part(moved) is not before
    assert all(group.x >= m.HEADER_WIDTH for group in _part(moved).groups)


def _part(document: Document):  # type: ignore[no-untyped-def]
    return next(placed.part for placed in layout(document, MAP, LOOK).parts if placed.key.startswith("links:"))


def test_a_map_without_links_is_laid_out_as_before() -> None:
    assert not [placed for placed in layout(small(), MAP, LOOK).parts if placed.key.startswith("links:")]
