"""What lies under a point, and where a drop goes: also beside the map, between phases and below the last note."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.drawing import hit_test
from app.drawing import measures as m
from app.drawing.drawing import Drawing
from app.drawing.hit_test import NoteSlot, TouchpointSlot
from app.drawing.layout import Look, layout
from app.drawing.primitives import Box, Group
from app.drawing.theme import theme
from app.model import edits
from app.model.document import Document
from app.model.records import Id, JourneyMap, Lane, Note, Touchpoint
from tests.drawing.maps import MAP, maps, small
from tests.drawing.test_layout import with_fields

LIGHT = Look(theme("light"))
FAR = 100_000.0


def drawn(document: Document) -> Drawing:
    return layout(document, MAP, LIGHT)


def group(drawing: Drawing, key: str) -> Group:
    return next(group for group in drawing.groups if group.key == key)


def middle(drawing: Drawing, key: str) -> tuple[float, float]:
    box = group(drawing, key).box
    return box.x + box.w / 2, box.y + box.h / 2


# --- what is there ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["touchpoint:t3", "note:n2", "point:t4:", "phase:p2", "lane:doing", "corner"])
def test_a_point_on_something_hits_it(key: str) -> None:
    drawing = drawn(small())
    hit = hit_test.hit(drawing, *middle(drawing, key))
    assert hit is not None
    assert (hit.key, hit.record_id) == (key, group(drawing, key).record_id)


def test_ground_is_nobodys_and_slop_reaches_the_nearest() -> None:
    drawing = drawn(small())
    box = group(drawing, "note:n1").box
    assert hit_test.hit(drawing, box.right + 5, box.y + 5) is None
    near = hit_test.hit(drawing, box.right + 5, box.y + 5, slop=8)
    assert near is not None and near.key == "note:n1"
    between = hit_test.hit(drawing, box.x + 20, box.bottom + 8, slop=12)
    assert between is not None and between.key == "note:n2"


def test_a_lasso_takes_notes_and_touchpoints_it_touches() -> None:
    drawing = drawn(small())
    one, other = group(drawing, "note:n1").box, group(drawing, "note:n2").box
    lasso = Box(one.x - 5, one.y - 5, 20, other.y - one.y + 10)
    assert [found.key for found in hit_test.inside(drawing, lasso)] == ["note:n1", "note:n2"]
    everything = hit_test.inside(drawing, Box(0, 0, FAR, FAR))
    assert {found.role for found in everything} == {"note", "touchpoint"}


def test_cells_fill_the_map_and_nothing_else() -> None:
    drawing = drawn(small())
    cell = hit_test.cell_at(drawing, *middle(drawing, "cell:pains:p2"))
    assert cell is not None
    assert (cell.lane_id, cell.phase_id, cell.box) == ("pains", "p2", group(drawing, "cell:pains:p2").box)
    for x, y in ((10, 200), (400, 10), (FAR, 200), (400, FAR), (-5, -5)):
        assert hit_test.cell_at(drawing, x, y) is None
    assert hit_test.lane_at(drawing, cell.box.y) == "pains"
    assert hit_test.lane_at(drawing, -1) is None


# --- touchpoints -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "slot"),
    [
        (-FAR, TouchpointSlot(Id("p1"), 0)),
        (0, TouchpointSlot(Id("p1"), 0)),
        (176 + 16 + 83, TouchpointSlot(Id("p1"), 0)),
        (176 + 16 + 85, TouchpointSlot(Id("p1"), 1)),
        (176 + 559, TouchpointSlot(Id("p1"), 3)),
        (176 + 561, TouchpointSlot(Id("p2"), 0)),
        (176 + 760 + 1, TouchpointSlot(Id("p3"), 0)),
        (FAR, TouchpointSlot(Id("p3"), 0)),
    ],
)
def test_a_touchpoint_goes_before_the_first_whose_middle_is_to_the_right(x: float, slot: TouchpointSlot) -> None:
    assert hit_test.touchpoint_slot(drawn(small()), small(), x, 120) == slot


def test_a_map_without_phases_takes_nothing() -> None:
    document = Document([JourneyMap(id=MAP, order="V", title="Leeg")])
    assert hit_test.touchpoint_slot(drawn(document), document, 300, 100) is None
    assert hit_test.note_slot(drawn(document), document, 300, 100) is None


# --- notes -----------------------------------------------------------------------------------------------------------


def test_a_note_goes_into_the_stack_under_a_touchpoint() -> None:
    document, drawing = small(), drawn(small())
    x, y = middle(drawing, "note:n2")
    assert hit_test.note_slot(drawing, document, x, y - 1) == NoteSlot(Id("doing"), Id("p1"), Id("t1"), 1)
    assert hit_test.note_slot(drawing, document, x, y + 1) == NoteSlot(Id("doing"), Id("p1"), Id("t1"), 2)
    top = group(drawing, "note:n1").y - 10
    assert hit_test.note_slot(drawing, document, x, top) == NoteSlot(Id("doing"), Id("p1"), Id("t1"), 0)
    assert hit_test.note_slot(drawing, document, x + 360, y) == NoteSlot(Id("doing"), Id("p1"), Id("t3"), 0)


def test_below_and_beside_the_map_the_nearest_cell_takes_a_note() -> None:
    document, drawing = small(), drawn(small())
    assert hit_test.note_slot(drawing, document, FAR, FAR) == NoteSlot(Id("backstage"), Id("p3"), None, 0)
    assert hit_test.note_slot(drawing, document, -FAR, FAR) == NoteSlot(Id("backstage"), Id("p1"), Id("t1"), 0)


@pytest.mark.parametrize("lane", ["touchpoints", "emotion", "channels"])
def test_lanes_of_another_kind_take_no_notes(lane: str) -> None:
    document, drawing = small(), drawn(small())
    x, y = middle(drawing, f"cell:{lane}:p1")
    assert hit_test.note_slot(drawing, document, x, y) is None
    assert hit_test.note_slot(drawing, document, x, 5) is None


def test_a_collapsed_lane_takes_a_note_last() -> None:
    document = with_fields(small(), "doing", collapsed=True)
    drawing = drawn(document)
    cell = group(drawing, "cell:doing:p1").box
    assert hit_test.note_slot(drawing, document, cell.x + 30, cell.y + 1) == NoteSlot(
        Id("doing"), Id("p1"), Id("t1"), 2
    )


def test_beside_the_touchpoints_of_a_wide_phase_a_note_belongs_to_the_phase() -> None:
    document = with_fields(small(), "p2", width=600)
    drawing = drawn(document)
    column = drawing.columns[1]
    y = middle(drawing, "cell:pains:p2")[1]
    assert hit_test.note_slot(drawing, document, column.x + 300, y) == NoteSlot(Id("pains"), Id("p2"), None, 0)


# --- for any map -----------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(maps(), st.data())
def test_letting_go_where_something_stands_changes_nothing(document: Document, data: st.DataObject) -> None:
    drawing = drawn(document)
    papers = [g for g in drawing.groups if g.role in ("touchpoint", "note", "phase", "lane")]
    if not papers:
        return
    taken = data.draw(st.sampled_from(papers))
    assert taken.record_id is not None
    x = taken.x + taken.w / 2 + data.draw(st.floats(-0.4, 0.4)) * min(taken.w, 168)
    y = taken.y + taken.h / 2 + data.draw(st.floats(-0.4, 0.4)) * taken.h
    assert not _dropped(document, drawing, taken, x, y).change


def _dropped(document: Document, drawing: Drawing, taken: Group, x: float, y: float) -> edits.Edit:
    record_id = Id(str(taken.record_id))
    moving = frozenset({record_id})
    match document.records[record_id]:
        case Touchpoint():
            slot = hit_test.touchpoint_slot(drawing, document, x, y, moving)
            assert slot is not None
            return edits.move_touchpoint(document, record_id, slot.phase_id, slot.position)
        case Note():
            place = hit_test.note_slot(drawing, document, x, y, moving)
            assert place is not None
            return edits.move_note(
                document, record_id, place.lane_id, place.phase_id, place.position, touchpoint_id=place.touchpoint_id
            )
        case Lane():
            return edits.move_lane(document, record_id, hit_test.lane_slot(drawing, document, y, record_id))
        case _:
            return edits.move_phase(document, record_id, hit_test.phase_slot(drawing, x, record_id))


@settings(max_examples=60, deadline=None)
@given(maps(), st.floats(-500, 5000), st.floats(-500, 5000))
def test_a_slot_is_always_one_that_an_edit_accepts(document: Document, x: float, y: float) -> None:
    drawing = drawn(document)
    slot = hit_test.touchpoint_slot(drawing, document, x, y)
    assert (slot is None) == (not drawing.columns)
    if slot is not None:
        edit = edits.add_touchpoint(document, slot.phase_id, "Nieuw", slot.position)
        after = document.after(edit.change).touchpoints(slot.phase_id)
        assert after[slot.position].id == edit.created[0]
    place = hit_test.note_slot(drawing, document, x, y)
    if place is not None:
        edits.add_note(
            document, place.lane_id, place.phase_id, "Nieuw", place.position, touchpoint_id=place.touchpoint_id
        )


# --- phases, lanes, scores -------------------------------------------------------------------------------------------


def test_a_phase_goes_behind_those_to_its_left() -> None:
    drawing = drawn(small())
    first, second, _ = drawing.columns
    assert hit_test.phase_slot(drawing, -FAR, Id("p2")) == 0
    assert hit_test.phase_slot(drawing, first.x + first.w / 2 + 1, Id("p2")) == 1
    assert hit_test.phase_slot(drawing, FAR, Id("p2")) == 2
    assert hit_test.phase_slot(drawing, second.x + 1) == 1


def test_a_lane_goes_behind_those_above_it_hidden_ones_counted() -> None:
    document = with_fields(small(), "emotion", hidden=True)
    drawing = drawn(document)
    assert hit_test.lane_slot(drawing, document, -FAR, Id("doing")) == 0
    assert hit_test.lane_slot(drawing, document, FAR, Id("doing")) == 5
    y = middle(drawing, "lane:channels")[1]
    assert hit_test.lane_slot(drawing, document, y + 1, Id("pains")) == 3
    assert hit_test.lane_slot(drawing, document, y - 1, Id("pains")) == 1


def height_of(drawing: Drawing, score: float) -> float:
    row = next(row for row in drawing.rows if row.lane_id == "emotion")
    return row.y + m.score_y(row.h, score)


def test_height_and_score_are_each_others_inverse() -> None:
    drawing = drawn(small())
    for tenths in range(-20, 21):
        y = height_of(drawing, tenths / 10)
        assert hit_test.score_at(drawing, Id("emotion"), y) == tenths / 10
    assert hit_test.score_at(drawing, Id("emotion"), -FAR) == 2.0
    assert hit_test.score_at(drawing, Id("emotion"), FAR) == -2.0
    with pytest.raises(KeyError):
        hit_test.score_at(drawing, Id("nowhere"), 0)


def test_a_point_stands_at_the_height_of_its_score() -> None:
    drawing = drawn(small())
    assert middle(drawing, "point:t4:")[1] == pytest.approx(height_of(drawing, -1.2))
