"""The edits: what each changes, what it leaves alone, and that every one can be taken back."""

from __future__ import annotations

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.document import Document
from app.model.records import (
    PROJECT_ID,
    Id,
    Influence,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Persona,
    Phase,
    Project,
    Record,
    Touchpoint,
)


class Desk:
    """A document on which edits are run at once, each checked to be undoable to the letter."""

    def __init__(self) -> None:
        self.document = Document([Project(id=PROJECT_ID), JourneyMap(id=Id("map"), order="V", title="Map")])

    def run(self, edit: edits.Edit) -> Id:
        before = dict(self.document.records)
        self.document.apply(edit.change)
        assert self.document.after(edit.change.inverse()).records == before
        assert self.document == Document(self.document.records.values())
        assert not self.document.loose_references()
        return edit.created[0] if edit.created else Id("")

    def phase(self, name: str) -> Id:
        return self.run(edits.add_phase(self.document, Id("map"), name))

    def touchpoint(self, phase_id: Id, title: str) -> Id:
        return self.run(edits.add_touchpoint(self.document, phase_id, title))

    def lane(self, kind: LaneKind = LaneKind.DOING) -> Id:
        return self.run(edits.add_lane(self.document, Id("map"), kind))

    def get(self, i: Id) -> Record:
        return self.document.records[i]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def titles(records: tuple[Touchpoint, ...] | tuple[Phase, ...]) -> list[str]:
    return [record.title for record in records]


def test_touchpoints_stand_in_the_order_in_which_they_were_put(desk: Desk) -> None:
    phase = desk.phase("Think")
    for title in "ab":
        desk.touchpoint(phase, title)
    desk.run(edits.add_touchpoint(desk.document, phase, "first", 0))
    assert titles(desk.document.touchpoints(phase)) == ["first", "a", "b"]


def test_moving_a_touchpoint_touches_one_record(desk: Desk) -> None:
    phase = desk.phase("Think")
    ids = [desk.touchpoint(phase, title) for title in "abc"]
    edit = edits.move_touchpoint(desk.document, ids[2], phase, 0)
    assert len(edit.change.pairs) == 1
    desk.run(edit)
    assert titles(desk.document.touchpoints(phase)) == ["c", "a", "b"]


def test_a_touchpoint_takes_its_notes_to_another_phase(desk: Desk) -> None:
    one, two, lane = desk.phase("One"), desk.phase("Two"), desk.lane()
    touchpoint = desk.touchpoint(one, "call")
    note = desk.run(edits.add_note(desk.document, lane, one, "waits", touchpoint_id=touchpoint))
    loose = desk.run(edits.add_note(desk.document, lane, one, "of the phase"))
    desk.run(edits.move_touchpoint(desk.document, touchpoint, two, 0))
    assert [n.id for n in desk.document.notes(two, lane)] == [note]
    assert [n.id for n in desk.document.notes(one, lane)] == [loose]


@pytest.mark.parametrize("position", [1, 2, None])
def test_a_move_to_where_it_stands_is_no_edit(desk: Desk, position: int | None) -> None:
    phase = desk.phase("Think")
    ids = [desk.touchpoint(phase, title) for title in ("a", "b", "c")]
    moving = ids[1] if position == 1 else ids[2]
    assert not edits.move_touchpoint(desk.document, moving, phase, position).change


def test_moving_several_keeps_their_order(desk: Desk) -> None:
    one, two = desk.phase("One"), desk.phase("Two")
    ids = [desk.touchpoint(one, title) for title in "abcd"]
    desk.touchpoint(two, "z")
    desk.run(edits.move_touchpoints(desk.document, [ids[0], ids[2]], two, 0))
    assert titles(desk.document.touchpoints(two)) == ["a", "c", "z"]


def test_emotion_is_rounded_to_tenths_and_held_on_the_scale(desk: Desk) -> None:
    touchpoint = desk.touchpoint(desk.phase("Think"), "call")
    for given, kept in ((1.5, 15), (-0.25, -3), (9, 20), (-2.04, -20), (0.04, 0)):
        desk.run(edits.set_emotion(desk.document, touchpoint, given))
        score = desk.document.score(touchpoint)
        assert score is not None and score.score == kept
    with pytest.raises(ValueError):
        edits.set_emotion(desk.document, touchpoint, float("nan"))


def test_deleting_a_phase_takes_all_it_owns_and_frees_the_rest(desk: Desk) -> None:
    phase, lane = desk.phase("Think"), desk.lane()
    touchpoint = desk.touchpoint(phase, "call")
    desk.run(edits.set_emotion(desk.document, touchpoint, 1))
    desk.run(edits.add_note(desk.document, lane, phase, "waits", touchpoint_id=touchpoint))
    action = desk.run(edits.add_action(desk.document, "Answer sooner", touchpoint))
    desk.run(edits.delete(desk.document, phase))
    kinds = sorted(record.KIND for record in desk.document.records.values())
    assert kinds == ["action", "journey_map", "lane", "project"]
    assert getattr(desk.get(action), "subject_id") == "map"  # noqa: B009


def test_a_deleted_touchpoint_leaves_its_notes_to_the_phase(desk: Desk) -> None:
    phase, lane = desk.phase("Think"), desk.lane()
    touchpoint = desk.touchpoint(phase, "call")
    note = desk.run(edits.add_note(desk.document, lane, phase, "waits", touchpoint_id=touchpoint))
    desk.run(edits.delete(desk.document, touchpoint))
    kept = desk.get(note)
    assert isinstance(kept, Note) and kept.touchpoint_id is None


def test_the_lanes_a_map_cannot_do_without_are_only_hidden(desk: Desk) -> None:
    lane = desk.lane(LaneKind.EMOTION)
    desk.run(edits.delete(desk.document, lane))
    hidden = desk.get(lane)
    assert isinstance(hidden, Lane) and hidden.hidden
    desk.run(edits.add_lane(desk.document, Id("map"), LaneKind.EMOTION))
    shown = desk.get(lane)
    assert isinstance(shown, Lane) and not shown.hidden


def test_the_project_and_the_last_map_stay(desk: Desk) -> None:
    for stays in (PROJECT_ID, Id("map")):
        with pytest.raises(DocumentError):
            edits.delete(desk.document, stays)


def test_texts_are_cleaned_where_they_enter(desk: Desk) -> None:
    phase, lane = desk.phase("Th\x00ink\nhard"), desk.lane()
    note = desk.run(edits.add_note(desk.document, lane, phase, "a\r\nb\x07"))
    assert titles(desk.document.phases(Id("map"))) == ["Think hard"]
    desk.run(edits.set_fields(desk.document, note, text="c\ud800\r\nd"))
    kept = desk.get(note)
    assert isinstance(kept, Note) and kept.text == "c\nd"


def test_places_cannot_be_set_as_fields(desk: Desk) -> None:
    phase = desk.phase("Think")
    for name in ("order", "map_id", "nonsense"):
        with pytest.raises(ValueError):
            edits.set_fields(desk.document, phase, **{name: "x"})


def test_a_reference_points_at_a_record_of_the_right_kind(desk: Desk) -> None:
    touchpoint = desk.touchpoint(desk.phase("Think"), "call")
    person = desk.run(edits.add_person(desk.document, "Ann"))
    desk.run(edits.set_fields(desk.document, touchpoint, owner_id=person))
    for wrong in (person, Id("nowhere")):
        with pytest.raises(DocumentError):
            edits.set_fields(desk.document, touchpoint, channel_id=wrong)


def test_notes_move_between_columns_and_cells(desk: Desk) -> None:
    phase, lane, other = desk.phase("Think"), desk.lane(), desk.lane(LaneKind.PAINS)
    touchpoint = desk.touchpoint(phase, "call")
    ids = [desk.run(edits.add_note(desk.document, lane, phase, text)) for text in "abc"]
    desk.run(edits.move_note(desk.document, ids[2], lane, phase, 0))
    assert [n.text for n in desk.document.notes(phase, lane)] == ["c", "a", "b"]
    desk.run(edits.move_notes(desk.document, ids[:2], other, phase, 0, touchpoint_id=touchpoint))
    assert [n.text for n in desk.document.notes(phase, other)] == ["a", "b"]
    assert not edits.move_note(desk.document, ids[2], lane, phase, 0).change


def test_a_big_change_and_its_parts_give_the_same_document(desk: Desk) -> None:
    phase = desk.phase("Think")
    records = [Touchpoint(id=Id(f"t{i:04}"), phase_id=phase, order=f"V{i:04}V", title=str(i)) for i in range(500)]
    edit = edits.insert_records(desk.document, records, edits.Label("Import"))
    piecemeal = desk.document
    whole = desk.document.after(edit.change)
    for record in records:
        piecemeal.apply(edits.insert_records(piecemeal, [record], edits.Label("Import")).change)
    assert piecemeal == whole
    assert piecemeal.touchpoints(phase) == whole.touchpoints(phase)


def test_an_import_is_looked_at_by_its_map(desk: Desk) -> None:
    persona = Persona(id=Id("p"), order="V", name="Founder")
    journey = JourneyMap(id=Id("m2"), order="W", title="Imported", persona_id=persona.id)
    edit = edits.insert_records(desk.document, [persona, journey], edits.Label("Import"))
    assert edit.focus == journey.id


def test_what_is_typed_melts_into_one_step_and_what_is_chosen_does_not(desk: Desk) -> None:
    phase = desk.phase("Think")
    touchpoint = desk.touchpoint(phase, "call")
    channel = desk.run(edits.add_channel(desk.document, "Phone"))
    typed = {"title": "a", "expected": 3}
    chosen = {"channel_id": channel, "influence": Influence.OUTSIDE, "moment_of_truth": True}
    for name, value in typed.items():
        assert edits.set_fields(desk.document, touchpoint, **{name: value}).merge_key
    for name, value in chosen.items():
        assert edits.set_fields(desk.document, touchpoint, **{name: value}).merge_key is None, name
