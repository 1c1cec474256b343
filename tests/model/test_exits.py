"""A drop-off that leads out of the journey: made once, led elsewhere and back, and copied with all it belongs to."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.clip import gather
from app.model.document import Document
from app.model.domain import fault_of, leads_out
from app.model.edits import Place
from app.model.edits.links import natural_kind
from app.model.records import Id, Link, LinkKind
from tests.model.test_maps import a_file_with_everything

OTHER, FIRST, MAP = Id("other"), Id("touchpoint"), Id("journey_map")


def with_exit() -> tuple[Document, Id]:
    document = a_file_with_everything()
    edit = edits.add_exit(document, OTHER)
    document.apply(edit.change)
    return document, edit.created[0]


def exits(document: Document, map_id: Id) -> list[str]:
    """At which touchpoints of a map customers leave."""
    return [t.title for t in document.journey(map_id) for link in document.links(t.id) if leads_out(link)]


def test_it_is_said_once_is_sound_and_is_one_step_back() -> None:
    document, link_id = with_exit()
    link = document.get(link_id, Link)
    assert leads_out(link) and not fault_of(link)
    again = edits.add_exit(document, OTHER)
    assert not again.change and again.focus == link_id
    assert not edits.add_link(document, OTHER, OTHER, LinkKind.DROP_OFF).change
    other = edits.add_exit(document, FIRST).change
    before = dict(document.records)
    assert dict(document.after(other).after(other.inverse()).records) == before


def test_a_loop_at_the_same_touchpoint_is_another_thing() -> None:
    document, _exit = with_exit()
    loop = edits.add_link(document, OTHER, OTHER)
    document.apply(loop.change)
    assert not leads_out(document.get(loop.created[0], Link))


def test_it_is_led_to_a_touchpoint_and_out_again() -> None:
    document, link_id = with_exit()
    document.apply(edits.lead_to(document, link_id, FIRST).change)
    link = document.get(link_id, Link)
    assert (link.from_id, link.to_id, link.kind) == (OTHER, FIRST, natural_kind(document, OTHER, FIRST))
    document.apply(edits.lead_to(document, link_id, None).change)
    assert leads_out(document.get(link_id, Link))


@pytest.mark.parametrize("kind", list(LinkKind))
def test_any_link_can_be_led_out_and_is_a_drop_off_then(kind: LinkKind) -> None:
    document = a_file_with_everything()
    edit = edits.add_link(document, OTHER, FIRST, kind)
    document.apply(edit.change)
    document.apply(edits.lead_to(document, edit.created[0], None).change)
    assert leads_out(document.get(edit.created[0], Link))


def test_a_link_that_becomes_a_drop_off_leads_out_from_where_it_began() -> None:
    document = a_file_with_everything()
    edit = edits.add_link(document, OTHER, FIRST)
    document.apply(edit.change)
    made = edits.set_link_kind(document, edit.created, LinkKind.DROP_OFF)
    link = document.after(made.change).get(edit.created[0], Link)
    assert leads_out(link) and link.from_id == OTHER
    handed = edits.set_link_kind(document, edit.created, LinkKind.HAND_OVER)
    link = document.after(handed.change).get(edit.created[0], Link)
    assert (link.to_id, link.kind) == (FIRST, LinkKind.HAND_OVER)


def test_it_begins_elsewhere_and_still_leads_out() -> None:
    document, link_id = with_exit()
    document.apply(edits.lead_from(document, link_id, FIRST).change)
    link = document.get(link_id, Link)
    assert link.from_id == FIRST and leads_out(link)


def test_it_goes_with_its_touchpoint_by_the_clipboard_and_with_the_map() -> None:
    document, _exit = with_exit()
    titles = exits(document, MAP)
    copied = document.after(edits.paste(document, gather(document, [OTHER]), Place(MAP, phase_id=Id("phase"))).change)
    assert exits(copied, MAP) == [*titles, *titles]
    for edit in (edits.duplicate_map(document, MAP, "Twee"), edits.make_future(document, MAP, "Straks")):
        after = document.after(edit.change)
        other = next(journey.id for journey in after.maps() if journey.id in edit.created)
        assert exits(after, other) == titles


def test_it_goes_when_its_touchpoint_goes() -> None:
    document, link_id = with_exit()
    assert link_id not in document.after(edits.delete(document, OTHER).change).records
