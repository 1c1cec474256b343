"""Copies: what comes along, where they land, and what another file finds or makes for them."""

from __future__ import annotations

from app.model import edits
from app.model.clip import Clip, gather
from app.model.document import Document
from app.model.edits import Place
from app.model.records import PROJECT_ID, Channel, Id, JourneyMap, LaneKind, Note, Project, Touchpoint
from tests.model.test_edits import Desk


def a_desk_with_a_call() -> tuple[Desk, Id, Id, Id]:
    desk = Desk()
    phase, lane = desk.phase("Think"), desk.lane()
    touchpoint = desk.touchpoint(phase, "call")
    channel = desk.run(edits.add_channel(desk.document, "Phone"))
    desk.run(edits.set_fields(desk.document, touchpoint, channel_id=channel))
    desk.run(edits.set_emotion(desk.document, touchpoint, -1.2))
    desk.run(edits.add_note(desk.document, lane, phase, "waits", touchpoint_id=touchpoint))
    return desk, phase, lane, touchpoint


def test_a_duplicate_stands_right_after_with_its_notes_and_score() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    desk.touchpoint(phase, "later")
    copy = desk.run(edits.duplicate(desk.document, [touchpoint]))
    assert [t.title for t in desk.document.touchpoints(phase)] == ["call", "call", "later"]
    score = desk.document.score(copy)
    assert score is not None and score.score == -12
    assert [n.text for n in desk.document.notes(phase, lane) if n.touchpoint_id == copy] == ["waits"]


def test_a_note_that_belongs_to_a_chosen_touchpoint_is_copied_once() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    note = desk.document.notes(phase, lane)[0].id
    desk.run(edits.duplicate(desk.document, [note, touchpoint]))
    assert len(desk.document.notes(phase, lane)) == 2


def test_another_file_gets_the_lane_and_finds_the_channel() -> None:
    desk, _, _, touchpoint = a_desk_with_a_call()
    text = gather(desk.document, [touchpoint]).to_json()
    clip = Clip.from_json(text)
    assert clip is not None
    other = Document(
        [
            Project(id=PROJECT_ID),
            JourneyMap(id=Id("other"), order="V", title="Other"),
            Channel(id=Id("phone"), order="V", name="Phone"),
        ]
    )
    other.apply(edits.add_phase(other, Id("other"), "There").change)
    phase = other.phases(Id("other"))[0]
    other.apply(edits.paste(other, clip, Place(Id("other"), phase.id)).change)
    assert not other.loose_references()
    (pasted,) = other.touchpoints(phase.id)
    assert pasted.channel_id == "phone"
    lane = other.lane(Id("other"), LaneKind.DOING)
    assert lane is not None
    assert [note.text for note in other.notes(phase.id, lane.id)] == ["waits"]


def test_a_phase_is_copied_with_everything_in_it() -> None:
    desk, phase, lane, _ = a_desk_with_a_call()
    desk.run(edits.add_note(desk.document, lane, phase, "loose"))
    copy = desk.run(edits.duplicate(desk.document, [phase]))
    assert [t.title for t in desk.document.touchpoints(copy)] == ["call"]
    assert sorted(n.text for n in desk.document.notes(copy, lane)) == ["loose", "waits"]


def test_a_note_is_pasted_into_the_cell_that_is_named() -> None:
    desk, phase, lane, touchpoint = a_desk_with_a_call()
    pains = desk.lane(LaneKind.PAINS)
    clip = gather(desk.document, [desk.document.notes(phase, lane)[0].id])
    copy = desk.run(edits.paste(desk.document, clip, Place(Id("map"), phase, pains, touchpoint, 0)))
    note = desk.get(copy)
    assert isinstance(note, Note) and note.lane_id == pains and note.touchpoint_id == touchpoint


def test_other_text_on_the_clipboard_is_no_clip() -> None:
    for text in ("", "[]", "null", '{"format": "else"}', '{"format": "reiskaart-clip-1"}', "call", '"a"'):
        assert Clip.from_json(text) is None


def test_a_clip_reads_as_plain_lines_elsewhere() -> None:
    desk, phase, _, touchpoint = a_desk_with_a_call()
    second = desk.touchpoint(phase, "second")
    assert gather(desk.document, [touchpoint, second]).as_text() == "call\nsecond"
    assert isinstance(desk.get(second), Touchpoint)
