"""Maps below maps: a touchpoint or phase worked out in a map of its own, the way there and back, and no circles."""

from __future__ import annotations

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.clip import gather
from app.model.document import Document
from app.model.edits import Edit, Place
from app.model.hierarchy import current_of, futures, lies_within, trail, tree, wholes
from app.model.records import Id, JourneyMap, MapState, Phase, Touchpoint
from tests import bike


class Desk:
    """A document that edits are run on, as a session would."""

    def __init__(self) -> None:
        self.document = Document(bike.records())
        self.map = self.document.maps()[0]

    def run(self, edit: Edit) -> Id:
        self.document.apply(edit.change)
        assert not self.document.loose_references()
        return edit.created[0] if edit.created else edit.focus or Id("")

    def touchpoint(self, map_id: Id, place: int = 0) -> Touchpoint:
        return self.document.journey(map_id)[place]

    def work_out(self, record_id: Id, title: str = "Detail") -> Id:
        return self.run(edits.add_detail(self.document, record_id, title))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def shape(document: Document) -> list[tuple[str, int]]:
    return [(branch.journey.title, branch.depth) for branch in tree(document)]


def test_a_detail_takes_over_the_persona_and_the_lanes(desk: Desk) -> None:
    touchpoint = desk.touchpoint(desk.map.id, 2)
    made = desk.document.get(desk.work_out(touchpoint.id, "In the shop"), JourneyMap)
    assert (made.title, made.persona_id, made.state) == ("In the shop", desk.map.persona_id, MapState.CURRENT)
    kinds = [[lane.kind for lane in desk.document.lanes(i)] for i in (made.id, desk.map.id)]
    assert kinds[0] == kinds[1]
    assert desk.document.get(touchpoint.id, Touchpoint).detail_id == made.id
    assert desk.document.maps()[1] == made
    assert [whole.id for whole in wholes(desk.document, made.id)] == [touchpoint.id]


def test_a_phase_can_be_worked_out_too_and_twice_is_once(desk: Desk) -> None:
    phase = desk.document.phases(desk.map.id)[1]
    made = desk.work_out(phase.id)
    again = edits.add_detail(desk.document, phase.id, "Another")
    assert not again.change and again.focus == made
    assert desk.document.get(phase.id, Phase).detail_id == made


def test_only_a_touchpoint_or_phase_can_be_worked_out(desk: Desk) -> None:
    lane = desk.document.lanes(desk.map.id)[0]
    with pytest.raises(DocumentError):
        edits.add_detail(desk.document, lane.id, "No")


def test_the_tree_shows_each_map_under_the_one_it_belongs_to(desk: Desk) -> None:
    first = desk.work_out(desk.touchpoint(desk.map.id).id, "First")
    desk.run(edits.add_phase(desk.document, first, "Step"))
    step = desk.document.phases(first)[-1]
    deeper = desk.run(edits.add_touchpoint(desk.document, step.id, "Deeper"))
    desk.work_out(deeper, "Second")
    desk.run(edits.add_map(desk.document, "Beside"))
    assert shape(desk.document) == [(desk.map.title, 0), ("First", 1), ("Second", 2), ("Beside", 0)]
    second = next(branch.journey.id for branch in tree(desk.document) if branch.journey.title == "Second")
    way = [desk.document.map_of(whole.id) for whole in trail(desk.document, second)]
    assert [journey.title for journey in way if journey] == [desk.map.title, "First"]


def test_the_way_back_is_the_way_one_came(desk: Desk) -> None:
    touchpoint = desk.touchpoint(desk.map.id)
    detail = desk.work_out(touchpoint.id)
    future = desk.run(edits.make_future(desk.document, desk.map.id, "Future"))
    its_own = desk.touchpoint(future)
    assert its_own.detail_id == detail
    assert [whole.id for whole in trail(desk.document, detail)] == [touchpoint.id]
    assert [whole.id for whole in trail(desk.document, detail, {detail: its_own.id})] == [its_own.id]
    assert [whole.id for whole in trail(desk.document, detail, {detail: Id("gone")})] == [touchpoint.id]


def test_no_map_becomes_a_detail_of_itself(desk: Desk) -> None:
    detail = desk.work_out(desk.touchpoint(desk.map.id).id)
    phase = desk.document.phases(detail)[0]
    for ancestor in (detail, desk.map.id):
        with pytest.raises(DocumentError):
            edits.set_detail(desk.document, phase.id, ancestor)
    other = desk.run(edits.add_map(desk.document, "Other"))
    desk.run(edits.set_detail(desk.document, phase.id, other))
    assert lies_within(desk.document, other, desk.map.id)
    assert shape(desk.document) == [(desk.map.title, 0), ("Detail", 1), ("Other", 2)]


def test_a_touchpoint_that_is_pasted_into_its_own_detail_lets_go_of_it(desk: Desk) -> None:
    touchpoint = desk.touchpoint(desk.map.id)
    detail = desk.work_out(touchpoint.id)
    clip = gather(desk.document, [touchpoint.id])
    inside = desk.run(edits.paste(desk.document, clip, Place(detail, desk.document.phases(detail)[0].id)))
    assert desk.document.get(inside, Touchpoint).detail_id is None
    beside = desk.run(edits.paste(desk.document, clip, Place(desk.map.id, touchpoint.phase_id)))
    assert desk.document.get(beside, Touchpoint).detail_id == detail


def test_a_file_that_goes_round_in_circles_is_still_shown_whole(desk: Desk) -> None:
    detail = desk.work_out(desk.touchpoint(desk.map.id).id)
    phase = desk.document.phases(detail)[0]
    desk.run(edits.set_fields(desk.document, phase.id, detail_id=desk.map.id))
    assert {branch.journey.id for branch in tree(desk.document)} == {desk.map.id, detail}
    assert len(trail(desk.document, detail)) == 1
    assert lies_within(desk.document, detail, desk.map.id) and lies_within(desk.document, desk.map.id, detail)


def test_a_chain_of_maps_may_be_longer_than_the_stack_of_python() -> None:
    count = 2500
    maps = [JourneyMap(id=Id(f"m{n}"), order=f"V{n:04}V", title=str(n)) for n in range(count)]
    inside = [Id(f"m{n + 1}") for n in range(count - 1)]
    phases = [Phase(id=Id(f"p{n}"), map_id=Id(f"m{n}"), order="V", detail_id=i) for n, i in enumerate(inside)]
    document = Document([*maps, *phases])
    assert [(branch.journey.id, branch.depth) for branch in tree(document)] == [(f"m{n}", n) for n in range(count)]
    assert len(trail(document, maps[-1].id)) == count - 1
    assert lies_within(document, maps[-1].id, maps[0].id)


def test_a_deleted_map_leaves_its_details_to_stand_by_themselves(desk: Desk) -> None:
    desk.work_out(desk.touchpoint(desk.map.id).id)
    desk.run(edits.add_map(desk.document, "Other"))
    desk.run(edits.delete(desk.document, desk.map.id))
    assert shape(desk.document) == [("Detail", 0), ("Other", 0)]


def test_current_and_future_find_each_other(desk: Desk) -> None:
    future = desk.document.get(desk.run(edits.make_future(desk.document, desk.map.id, "Then")), JourneyMap)
    assert futures(desk.document, desk.map.id) == (future,)
    assert current_of(desk.document, future) == desk.map
    desk.run(edits.delete(desk.document, desk.map.id))
    assert current_of(desk.document, desk.document.get(future.id, JourneyMap)) is None
