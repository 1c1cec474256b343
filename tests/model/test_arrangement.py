"""Moving notes of several cells together: by how much each goes, what happens at the ends of the map, and the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DocumentError
from app.model import edits
from app.model.document import Document
from app.model.edits.arrangement import columns_of
from app.model.records import PROJECT_ID, Id, JourneyMap, Lane, LaneKind, Note, Phase, Project, Touchpoint

LANES = ("doing", "pains", "backstage")
COLUMNS = ("a", "b", "c", "d", "e")


def grid(*notes: str) -> Document:
    """Two phases with touchpoints a b c and d e; notes by lane and column, such as "doing-a" or "doing-a-2"."""
    kinds = (LaneKind.DOING, LaneKind.PAINS, LaneKind.BACKSTAGE)
    return Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=Id("map"), order="V", title="M"),
            *(Phase(id=Id(p), map_id=Id("map"), order=p, title=p) for p in ("p1", "p2")),
            *(
                Lane(id=Id(name), map_id=Id("map"), order=str(n), kind=kind)
                for n, (name, kind) in enumerate(zip(LANES, kinds, strict=True), 1)
            ),
            *(Touchpoint(id=Id(t), phase_id=phase_of(t), order=t, title=t) for t in COLUMNS),
            *(note(name) for name in notes),
        ]
    )


def phase_of(touchpoint: str) -> Id:
    return Id("p1" if touchpoint in "abc" else "p2")


def note(name: str) -> Note:
    lane, column, *rest = name.split("-")
    return Note(
        id=Id(name),
        phase_id=phase_of(column),
        lane_id=Id(lane),
        order=rest[0] if rest else "1",
        text=name,
        touchpoint_id=Id(column),
    )


def moved(document: Document, ids: list[str], held: str, to: str, position: int | None = None) -> Document:
    lane, column = to.split("-")
    edit = edits.move_arranged(
        document, [Id(i) for i in ids], Id(held), Id(lane), phase_of(column), position, touchpoint_id=Id(column)
    )
    assert edit.focus == held
    return document.after(edit.change)


def stands(document: Document, name: str) -> str:
    found = document.get(Id(name), Note)
    assert found.touchpoint_id is not None
    assert found.phase_id == phase_of(found.touchpoint_id)
    return f"{found.lane_id}-{found.touchpoint_id}"


def test_notes_of_two_lanes_and_three_columns_keep_their_arrangement() -> None:
    names = ["doing-a", "doing-b", "pains-c"]
    after = moved(grid(*names), names, "doing-b", "pains-d")
    assert [stands(after, name) for name in names] == ["pains-c", "pains-d", "backstage-e"]


def test_what_would_leave_the_map_stays_at_its_edge() -> None:
    names = ["doing-b", "pains-d", "backstage-e"]
    after = moved(grid(*names), names, "doing-b", "pains-d")
    assert [stands(after, name) for name in names] == ["pains-d", "backstage-e", "backstage-e"]
    back = moved(grid(*names), names, "backstage-e", "doing-a")
    assert [stands(back, name) for name in names] == ["doing-a"] * 3


def test_those_of_one_stack_stay_in_their_order_at_the_place_of_the_held_one() -> None:
    names = ["doing-a-1", "doing-a-2", "pains-a"]
    document = grid(*names, "doing-b-1", "doing-b-2")
    after = moved(document, names, "doing-a-2", "doing-b", 1)
    column = [n.id for n in after.column(Id("p1"), Id("doing"), Id("b"))]
    assert column == ["doing-b-1", "doing-a-1", "doing-a-2", "doing-b-2"]
    assert stands(after, "pains-a") == "pains-b"


def test_a_move_within_a_stack_leaves_the_others_where_they_are() -> None:
    document = grid("doing-a-1", "doing-a-2", "pains-b-1", "pains-b-2")
    after = moved(document, ["doing-a-1", "pains-b-1"], "doing-a-1", "doing-a", 1)
    assert [n.id for n in after.column(Id("p1"), Id("doing"), Id("a"))] == ["doing-a-2", "doing-a-1"]
    assert [n.id for n in after.column(Id("p1"), Id("pains"), Id("b"))] == ["pains-b-1", "pains-b-2"]


def test_one_note_alone_goes_as_it_always_did() -> None:
    document = grid("doing-a", "pains-d")
    edit = edits.move_arranged(
        document, [Id("doing-a")], Id("doing-a"), Id("pains"), Id("p2"), 0, touchpoint_id=Id("d")
    )
    assert edit == edits.move_note(document, Id("doing-a"), Id("pains"), Id("p2"), 0, touchpoint_id=Id("d"))


def test_a_move_to_where_they_stand_is_no_edit() -> None:
    names = [Id("doing-a"), Id("pains-b")]
    document = grid(*names)
    assert not edits.move_arranged(document, names, names[0], Id("doing"), Id("p1"), 0, touchpoint_id=Id("a")).change


@given(
    names=st.lists(
        st.tuples(st.sampled_from(LANES), st.sampled_from(COLUMNS)).map("-".join), min_size=1, max_size=6, unique=True
    ),
    goal=st.tuples(st.sampled_from(LANES), st.sampled_from(COLUMNS)).map("-".join),
)
def test_each_goes_as_far_as_the_held_one_or_to_the_edge(names: list[str], goal: str) -> None:
    after = moved(grid(*names), names, names[0], goal, None)
    places = [(LANES.index(n.split("-")[0]), COLUMNS.index(n.split("-")[1])) for n in names]
    to = LANES.index(goal.split("-")[0]), COLUMNS.index(goal.split("-")[1])
    down, across = to[0] - places[0][0], to[1] - places[0][1]
    for name, (lane, column) in zip(names, places, strict=True):
        wanted = LANES[min(2, max(0, lane + down))], COLUMNS[min(4, max(0, column + across))]
        assert stands(after, name) == "-".join(wanted)


def test_a_phase_without_touchpoints_is_one_column() -> None:
    assert columns_of(grid(), Id("map")) == [(phase_of(t), t) for t in COLUMNS]
    bare = Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=Id("m"), order="V", title=""),
            Phase(id=Id("p"), map_id=Id("m"), order="V", title=""),
        ]
    )
    assert columns_of(bare, Id("m")) == [("p", None)]


def test_a_lane_that_holds_no_notes_takes_none() -> None:
    document = grid("doing-a")
    with pytest.raises(DocumentError):
        edits.move_arranged(document, [Id("doing-a")], Id("doing-a"), Id("nowhere"), Id("p1"), 0)


def test_none_of_them_goes_into_a_folded_lane_unless_the_held_one_was_led_there() -> None:
    names = ["doing-a", "pains-b"]
    document = grid(*names)
    third = LANES[2]
    document.apply(edits.set_fields(document, Id(third), collapsed=True).change)
    after = moved(document, names, "doing-a", "pains-a")
    assert stands(after, "doing-a") == "pains-a" and stands(after, "pains-b") == "pains-b"
    led = moved(document, names, "doing-a", f"{third}-a")
    assert stands(led, "doing-a") == f"{third}-a"
