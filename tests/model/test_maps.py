"""Maps as wholes: a copy holds all that its original holds, points at nothing of it, and a future map remembers."""

from __future__ import annotations

from collections import Counter

import pytest

from app.model import edits
from app.model.document import Document
from app.model.edits.maps import held_by
from app.model.records import (
    PROJECT_ID,
    RECORD_TYPES,
    Evidence,
    Id,
    JourneyMap,
    Link,
    MapState,
    Phase,
    Project,
    Record,
    Tagging,
    Touchpoint,
    refs,
)
from tests.every_kind import whole_project

OF_THE_FILE = {"project", "person", "segment", "persona", "channel", "action", "dependency", "source", "tag"}
"""What belongs to the whole file and to no map."""


def a_file_with_everything() -> Document:
    """Every kind of record, each as full as can be, on one map."""
    return whole_project()


def after(document: Document, edit: edits.Edit) -> Document:
    return document.after(edit.change)


def copy_of(document: Document, edit: edits.Edit) -> dict[Id, Record]:
    return held_by(after(document, edit), edit.created[0])


def kinds(records: dict[Id, Record]) -> Counter[str]:
    return Counter(record.KIND for record in records.values())


def test_every_kind_of_record_is_either_of_a_map_or_of_the_file() -> None:
    held = kinds(held_by(a_file_with_everything(), Id("journey_map")))
    assert set(held) | OF_THE_FILE == {kind.KIND for kind in RECORD_TYPES}
    assert not set(held) & OF_THE_FILE


def test_a_duplicate_holds_all_that_its_original_holds() -> None:
    document = a_file_with_everything()
    copied = copy_of(document, edits.duplicate_map(document, Id("journey_map"), "Twee"))
    assert kinds(copied) == kinds(held_by(document, Id("journey_map")))


def test_a_future_map_goes_without_lanes_that_it_is_told_to_leave_out() -> None:
    document = a_file_with_everything()
    lane = next(lane for lane in document.lanes(Id("journey_map")) if document.referrers(lane.id))
    made = copy_of(document, edits.make_future(document, Id("journey_map"), "Later", without=[lane.id]))
    whole = copy_of(document, edits.make_future(document, Id("journey_map"), "Later"))
    assert kinds(whole)["lane"] - kinds(made)["lane"] == 1 and kinds(made)["note"] < kinds(whole)["note"]
    assert kinds(made)["touchpoint"] == kinds(whole)["touchpoint"]


def test_a_duplicate_points_at_nothing_that_its_original_holds() -> None:
    document = a_file_with_everything()
    edit = edits.duplicate_map(document, Id("journey_map"), "Twee")
    original = held_by(document, Id("journey_map"))
    targets = {getattr(record, name) for record in copy_of(document, edit).values() for name, _ in refs(type(record))}
    assert not targets & original.keys()
    assert not after(document, edit).loose_references()


def test_a_duplicate_stands_right_behind_its_original_and_goes_by_its_own_name() -> None:
    document = a_file_with_everything()
    document.apply(edits.add_map(document, "Laatste").change)
    shown = after(document, edits.duplicate_map(document, Id("journey_map"), "Twee")).maps()
    assert [journey.title for journey in shown][1:] == ["Twee", "Laatste"]


def test_a_future_map_remembers_what_each_touchpoint_and_phase_came_from() -> None:
    document = a_file_with_everything()
    edit = edits.make_future(document, Id("journey_map"), "Straks")
    made = copy_of(document, edit)
    origins = {record.origin_id for record in made.values() if isinstance(record, Touchpoint | Phase)}
    assert origins == {"touchpoint", "other", "phase"}
    journey = after(document, edit).get(edit.created[0], JourneyMap)
    assert (journey.state, journey.origin_id, journey.title) == (MapState.FUTURE, "journey_map", "Straks")


def test_what_evidence_says_about_today_is_not_said_of_the_future() -> None:
    document = a_file_with_everything()
    made = copy_of(document, edits.make_future(document, Id("journey_map"), "Straks"))
    assert not any(isinstance(record, Evidence) for record in made.values())
    assert any(isinstance(record, Tagging) for record in made.values())


def test_without_the_current_map_the_future_one_stays_and_forgets() -> None:
    document = a_file_with_everything()
    edit = edits.make_future(document, Id("journey_map"), "Straks")
    document.apply(edit.change)
    document.apply(edits.delete(document, Id("journey_map")).change)
    assert not document.loose_references()
    assert document.get(edit.created[0], JourneyMap).origin_id is None


def test_a_new_map_has_the_lanes_of_the_map_it_is_made_like() -> None:
    document = a_file_with_everything()
    edit = edits.add_map(document, "Nieuw", like=Id("journey_map"))
    made = after(document, edit)
    assert [lane.kind for lane in made.lanes(edit.created[0])] == [
        lane.kind for lane in document.lanes(Id("journey_map"))
    ]
    assert len(made.phases(edit.created[0])) == 1


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_map_can_be_moved_to_every_place(position: int) -> None:
    document = a_file_with_everything()
    for title in ("Twee", "Drie"):
        document.apply(edits.add_map(document, title).change)
    first = document.maps()[0]
    document.apply(edits.move_map(document, first.id, position).change)
    assert document.maps().index(first if position == 0 else document.get(first.id, JourneyMap)) == position


def test_a_phase_is_copied_with_the_links_evidence_and_tags_on_it() -> None:
    document = a_file_with_everything()
    edit = edits.duplicate(document, [Id("phase")])
    made = Counter(record.KIND for record in edit.change.created)
    assert made["link"] == 1 and made["evidence"] >= 1 and made["tagging"] >= 1
    assert not after(document, edit).loose_references()


def test_a_link_whose_other_end_stays_behind_is_not_copied() -> None:
    document = a_file_with_everything()
    edit = edits.duplicate(document, [Id("touchpoint")])
    assert not any(isinstance(record, Link) for record in edit.change.created)


def test_deleting_a_touchpoint_takes_its_links_along() -> None:
    document = a_file_with_everything()
    left = after(document, edits.delete(document, Id("other")))
    assert not left.loose_references()
    assert not any(isinstance(record, Link) for record in left.records.values())


def test_the_project_is_called_after_its_first_map_until_it_has_a_name_of_its_own() -> None:
    document = Document([Project(id=PROJECT_ID, title="New"), JourneyMap(id=Id("map"), order="V", title="New")])
    document.apply(edits.rename_map(document, Id("map"), "The dentist").change)
    second = edits.add_map(document, "The dentist")
    document.apply(second.change)
    assert document.project.title == "The dentist"
    document.apply(edits.rename_map(document, second.created[0], "Second").change)
    assert document.project.title == "The dentist"
    document.apply(edits.set_fields(document, PROJECT_ID, title="All of it").change)
    document.apply(edits.rename_map(document, Id("map"), "First").change)
    assert (document.project.title, document.get(Id("map"), JourneyMap).title) == ("All of it", "First")
