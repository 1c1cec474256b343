"""Evidence, tags and links: said once, of what can take them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.domain import fault_of, heuristics_in, heuristics_text
from app.model.records import Channel, Heuristic, Id, Link, LinkKind, Note, Persona, Tag, Touchpoint
from tests.files.make_sample import full
from tests.model.test_maps import a_file_with_everything


def test_a_tag_is_put_on_only_once() -> None:
    document = a_file_with_everything()
    subject = document.get(Id("other"), Touchpoint)
    document.apply(edits.tag(document, Id("tag"), [subject.id]).change)
    assert not edits.tag(document, Id("tag"), [subject.id]).change
    document.apply(edits.untag(document, Id("tag"), [subject.id]).change)
    assert document.taggings(subject.id) == ()


def test_what_takes_no_tag_is_refused() -> None:
    document = a_file_with_everything()
    with pytest.raises(DocumentError):
        edits.tag(document, Id("tag"), [Id("phase")])


def test_the_same_evidence_is_given_once() -> None:
    document = a_file_with_everything()
    edit = edits.add_evidence(document, Id("other"), Id("source"), "Ze zei het zelf")
    document.apply(edit.change)
    assert [each.quote for each in document.evidence(Id("other"))] == ["Ze zei het zelf"]
    assert not edits.add_evidence(document, Id("other"), Id("source"), "Ze zei het zelf").change


def test_what_takes_no_evidence_is_refused() -> None:
    document = a_file_with_everything()
    with pytest.raises(DocumentError):
        edits.add_evidence(document, Id("lane"), Id("source"))


def test_a_touchpoint_is_not_linked_to_itself_nor_twice() -> None:
    document = a_file_with_everything()
    assert not edits.add_link(document, Id("other"), Id("other"), LinkKind.NEXT).change
    document.apply(edits.add_link(document, Id("other"), Id("touchpoint"), LinkKind.LOOP).change)
    assert [link.kind for link in document.links(Id("other"))] == [LinkKind.LOOP]
    assert not edits.add_link(document, Id("other"), Id("touchpoint"), LinkKind.LOOP).change


def test_touchpoints_of_two_maps_are_not_linked() -> None:
    document = a_file_with_everything()
    document.apply(edits.duplicate_map(document, Id("journey_map"), "Twee").change)
    elsewhere = document.journey(document.maps()[1].id)[0]
    with pytest.raises(DocumentError):
        edits.add_link(document, Id("other"), elsewhere.id)


def test_new_sources_segments_and_tags_stand_behind_the_others() -> None:
    document = a_file_with_everything()
    for edit in (edits.add_source(document, "B"), edits.add_segment(document, "B"), edits.add_tag(document, "B")):
        document.apply(edit.change)
    assert document.sources()[-1].title == document.segments()[-1].name == document.tags()[-1].name == "B"


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Touchpoint, {"expected": 21}),
        (Touchpoint, {"motivation": 4}),
        (Touchpoint, {"heuristics": "scarcity liking"}),
        (Touchpoint, {"heuristics": "magic"}),
        (Touchpoint, {"picture_id": "../x"}),
        (Note, {"picture_id": "0"}),
        (Persona, {"picture_id": "G" * 64}),
        (Channel, {"budget": -1}),
    ],
)
def test_what_no_file_may_hold_is_a_fault(kind: type[Touchpoint], values: dict[str, object]) -> None:
    assert not fault_of(full(kind))
    assert fault_of(replace(full(kind), **values))  # type: ignore[arg-type]


def test_a_link_to_itself_is_a_fault() -> None:
    link = full(Link)
    assert isinstance(link, Link)
    assert fault_of(replace(link, to_id=link.from_id))


def test_heuristics_come_back_in_their_own_order() -> None:
    text = heuristics_text([Heuristic.SCARCITY, Heuristic.LIKING])
    assert text == "liking scarcity"
    assert heuristics_in(text) == (Heuristic.LIKING, Heuristic.SCARCITY)


def test_a_copied_tag_or_source_is_the_one_that_is_there() -> None:
    document = a_file_with_everything()
    made = {record.KIND for record in edits.duplicate(document, [Id("touchpoint")]).change.created}
    assert {"tagging", "evidence"} <= made and not {"tag", "source"} & made


def test_a_tag_that_is_typed_is_made_and_put_on_in_one_step_or_found_by_its_name() -> None:
    document = a_file_with_everything()
    edit = edits.tag_new(document, "Snel te doen", [Id("other"), Id("note")])
    document.apply(edit.change)
    made = document.get(edit.created[0], Tag)
    assert made.name == "Snel te doen"
    assert made.id in {each.tag_id for each in document.taggings(Id("note"))}
    again = edits.tag_new(document, "snel  TE doen", [Id("persona")])
    document.apply(again.change)
    assert len(document.tags()) == 2 and made.id in {each.tag_id for each in document.taggings(Id("persona"))}
    document.apply(again.change.inverse())
    document.apply(edit.change.inverse())
    assert document == a_file_with_everything()


def test_each_new_tag_gets_a_colour_that_few_have() -> None:
    document = a_file_with_everything()
    for number in range(6):
        document.apply(edits.add_tag(document, f"Label {number}").change)
    tints = [each.tint for each in document.tags()]
    assert len(set(tints)) == len(tints) == 7


def test_what_was_said_of_a_score_goes_with_the_score() -> None:
    document = a_file_with_everything()
    document.apply(edits.set_emotion(document, Id("other"), -1.0).change)
    score = document.score(Id("other"))
    assert score is not None
    document.apply(edits.add_evidence(document, score.id, Id("source"), "Ze zuchtte").change)
    document.apply(edits.clear_emotion(document, Id("other")).change)
    assert document.score(Id("other")) is None and document.evidence(score.id) == ()
    assert document.loose_references() == ()
