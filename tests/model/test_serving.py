"""The edits of the table of channels and phases: one step each, and nothing lost on the way."""

from __future__ import annotations

from app.model import edits
from app.model.edits.serving import add_touchpoint_at, serve_by
from app.model.records import Id, Note, Phase, Touchpoint
from tests.model.test_maps import a_file_with_everything


def test_a_touchpoint_is_added_with_its_channel_in_one_step() -> None:
    document = a_file_with_everything()
    edit = add_touchpoint_at(document, Id("phase"), Id("channel"), "Belt")
    document.apply(edit.change)
    made = document.get(edit.created[0], Touchpoint)
    assert (made.title, made.channel_id, made.phase_id) == ("Belt", "channel", "phase")
    assert document.touchpoints(Id("phase"))[-1] == made
    document.apply(edit.change.inverse())
    assert document == a_file_with_everything()


def test_a_touchpoint_gets_another_channel_and_phase_in_one_step_with_its_notes() -> None:
    document = a_file_with_everything()
    document.apply(edits.add_phase(document, document.maps()[0].id, "Later").change)
    later = document.phases(document.maps()[0].id)[-1]
    notes = [each.id for each in document.referrers(Id("touchpoint")) if isinstance(each, Note)]
    edit = serve_by(document, Id("touchpoint"), later.id, None)
    before = {i: document.records[i] for i in document.records}
    document.apply(edit.change)
    moved = document.get(Id("touchpoint"), Touchpoint)
    assert (moved.phase_id, moved.channel_id) == (later.id, None)
    assert notes and all(document.get(i, Note).phase_id == later.id for i in notes)
    document.apply(edit.change.inverse())
    assert dict(document.records) == before


def test_in_its_own_phase_only_the_channel_changes_and_the_order_stays() -> None:
    document = a_file_with_everything()
    touchpoint = document.get(Id("touchpoint"), Touchpoint)
    phase = document.get(touchpoint.phase_id, Phase)
    order = [t.id for t in document.touchpoints(phase.id)]
    document.apply(serve_by(document, touchpoint.id, phase.id, None).change)
    assert [t.id for t in document.touchpoints(phase.id)] == order
    assert document.get(touchpoint.id, Touchpoint).channel_id is None
