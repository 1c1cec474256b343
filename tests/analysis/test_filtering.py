"""What a filter lets through: each thing that can be wanted, together and one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.analysis.filtering import NO_FILTER, NOBODY, Filter, faded, passes
from app.model import edits
from app.model.edits import Edit
from app.model.records import Id, Influence, LaneKind, Note, Persona, Touchpoint
from app.session import Session


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Session]:
    """Two touchpoints of one phase, each with a note, and a note of the whole phase."""
    opened = Session.create(tmp_path / "map.reiskaart", template="five-phases", language="en")
    document = opened.document
    map_id = document.maps()[0].id
    phase, lane = document.phases(map_id)[0], document.lane(map_id, LaneKind.DOING)
    assert lane is not None
    for title in ("First", "Second"):
        (made,) = run(opened, edits.add_touchpoint(document, phase.id, title))
        (note,) = run(opened, edits.add_note(document, lane.id, phase.id, f"note of {title}"))
        run(opened, edits.set_fields(document, note, touchpoint_id=made))
    run(opened, edits.add_note(document, lane.id, phase.id, "note of all"))
    yield opened
    opened.close()


def run(opened: Session, edit: Edit) -> tuple[Id, ...]:
    opened.run(edit)
    return edit.created


def named(opened: Session, name: str) -> Touchpoint | Note:
    records = opened.document.records.values()
    return next(r for r in records if isinstance(r, Touchpoint | Note) and own(r) == name)


def own(record: Touchpoint | Note) -> str:
    return record.title if isinstance(record, Touchpoint) else record.text


def let_through(opened: Session, wanted: Filter) -> set[str]:
    records = opened.document.records.values()
    drawn = [r for r in records if isinstance(r, Touchpoint | Note)]
    found = {own(r) for r in drawn if passes(opened.document, wanted, r)}
    gone = faded(opened.document, opened.document.maps()[0].id, wanted)
    assert found == {own(r) for r in drawn if r.id not in gone}, "what fades is what does not pass"
    return found


ALL = {"First", "Second", "note of First", "note of Second", "note of all"}


def test_without_a_filter_everything_passes(opened: Session) -> None:
    assert let_through(opened, NO_FILTER) == ALL


def test_a_tag_is_worn_by_a_note_itself_or_by_its_touchpoint(opened: Session) -> None:
    document = opened.document
    (tag_id,) = run(opened, edits.add_tag(document, "Quick"))
    run(opened, edits.tag(document, tag_id, [named(opened, "First").id, named(opened, "note of all").id]))
    assert let_through(opened, Filter(tag_id=tag_id)) == {"First", "note of First", "note of all"}
    assert let_through(opened, Filter(tag_id=NOBODY)) == {"Second", "note of Second"}


def test_influence_is_that_of_the_touchpoint(opened: Session) -> None:
    run(opened, edits.set_fields(opened.document, named(opened, "Second").id, influence=Influence.OUTSIDE))
    assert let_through(opened, Filter(influence=Influence.OUTSIDE)) == {"Second", "note of Second"}
    assert let_through(opened, Filter(influence=Influence.OWN)) == {"First", "note of First"}


def test_a_persona_is_met_where_a_curve_of_theirs_has_a_point(opened: Session) -> None:
    document = opened.document
    (anna,) = run(opened, edits.add_persona(document, "Anna"))
    (bram,) = run(opened, edits.add_persona(document, "Bram"))
    run(opened, edits.set_fields(document, document.maps()[0].id, persona_id=anna))
    run(opened, edits.set_emotion(document, named(opened, "First").id, 1.0))
    run(opened, edits.set_emotion(document, named(opened, "Second").id, 1.0, bram))
    assert let_through(opened, Filter(persona_id=anna)) == {"First", "note of First"}
    assert let_through(opened, Filter(persona_id=bram)) == {"Second", "note of Second"}


def test_what_a_source_speaks_for_is_proven_and_the_rest_assumed(opened: Session) -> None:
    document = opened.document
    (source,) = run(opened, edits.add_source(document, "Survey"))
    run(opened, edits.add_evidence(document, named(opened, "note of First").id, source))
    assert let_through(opened, Filter(proven=True)) == {"note of First"}
    assert let_through(opened, Filter(proven=False)) == ALL - {"note of First"}


def test_several_wishes_are_wanted_together(opened: Session) -> None:
    document = opened.document
    (tag_id,) = run(opened, edits.add_tag(document, "Quick"))
    run(opened, edits.tag(document, tag_id, [named(opened, "First").id, named(opened, "Second").id]))
    run(opened, edits.set_fields(document, named(opened, "Second").id, influence=Influence.PARTNER))
    wanted = Filter(tag_id=tag_id, influence=Influence.PARTNER)
    assert let_through(opened, wanted) == {"Second", "note of Second"}


def test_what_is_in_no_phase_passes_only_without_a_filter(opened: Session) -> None:
    (anna,) = run(opened, edits.add_persona(opened.document, "Anna"))
    persona = opened.document.get(anna, Persona)
    assert passes(opened.document, NO_FILTER, persona)
    assert not passes(opened.document, Filter(influence=Influence.OWN), persona)


def test_a_link_fades_with_either_of_its_ends(opened: Session) -> None:
    first, second = named(opened, "First"), named(opened, "Second")
    (link,) = run(opened, edits.add_link(opened.document, first.id, second.id))
    map_id = opened.document.maps()[0].id
    assert link not in faded(opened.document, map_id, NO_FILTER)
    (jan,) = run(opened, edits.add_person(opened.document, "Jan"))
    run(opened, edits.set_fields(opened.document, first.id, owner_id=jan))
    assert link in faded(opened.document, map_id, Filter(owner_id=jan))
    run(opened, edits.set_fields(opened.document, second.id, owner_id=jan))
    assert link not in faded(opened.document, map_id, Filter(owner_id=jan))
