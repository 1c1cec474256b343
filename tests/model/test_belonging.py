"""What must be true of records together, and how a map in which it is not is mended with its words kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from app.errors import DocumentError
from app.model import edits
from app.model.belonging import Misfit, misfits
from app.model.change import Change
from app.model.document import Document
from app.model.edits.mending import MENDED, mend, mended
from app.model.order import LONG, between, row, spread
from app.model.records import (
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    Note,
    Phase,
    Project,
    Record,
    Source,
    Tag,
    Tagging,
    Touchpoint,
)
from app.session.fitting import DoesNotFit, check_fits, check_step_fits

P = Id("00000000-0000-4000-8000-000000000000")


def two_maps() -> list[Record]:
    """Two maps, each with its lanes, two phases and a touchpoint in the first; a note, a score, a tag and a source."""
    found: list[Record] = [Project(id=P, title="Two")]
    for name, order in (("a", "V"), ("b", "W")):
        map_id = Id(f"map {name}".replace(" ", "-"))
        found += [
            JourneyMap(id=map_id, order=order, title=name),
            Phase(id=Id(f"p1{name}"), map_id=map_id, order="V"),
            Phase(id=Id(f"p2{name}"), map_id=map_id, order="W"),
            Lane(id=Id(f"touchpoints-{name}"), map_id=map_id, order="V", kind=LaneKind.TOUCHPOINTS),
            Lane(id=Id(f"doing-{name}"), map_id=map_id, order="W", kind=LaneKind.DOING),
            Touchpoint(id=Id(f"t{name}"), phase_id=Id(f"p1{name}"), order="V", title=name),
        ]
    return [
        *found,
        Note(id=Id("n"), phase_id=Id("p1a"), lane_id=Id("doing-a"), order="V", text="Kept", touchpoint_id=Id("ta")),
        EmotionScore(id=Id("s1"), touchpoint_id=Id("ta"), score=5),
        Tag(id=Id("tag"), order="V", name="Tag"),
        Tagging(id=Id("g1"), tag_id=Id("tag"), subject_id=Id("ta")),
        Source(id=Id("source"), order="V", title="Talk"),
    ]


def changed(record_id: str, **values: Any) -> list[Record]:
    return [replace(r, **values) if r.id == record_id else r for r in two_maps()]


def with_more(*more: Record) -> list[Record]:
    return [*two_maps(), *more]


BROKEN = {
    "a second score": (with_more(EmotionScore(id=Id("s2"), touchpoint_id=Id("ta"), score=-9)), Misfit.SCORED_TWICE),
    "a second tagging": (with_more(Tagging(id=Id("g2"), tag_id=Id("tag"), subject_id=Id("ta"))), Misfit.TAGGED_TWICE),
    "a lane of another map": (changed("n", lane_id=Id("doing-b")), Misfit.NOT_IN_ITS_LANE),
    "a lane without notes": (changed("n", lane_id=Id("touchpoints-a")), Misfit.NOT_IN_ITS_LANE),
    "a lane that holds none": (changed("doing-a", kind=LaneKind.OWNERS), Misfit.NOT_IN_ITS_LANE),
    "another phase": (changed("ta", phase_id=Id("p2a")), Misfit.NOT_UNDER_ITS_TOUCHPOINT),
    "a touchpoint of another map": (changed("n", touchpoint_id=Id("tb")), Misfit.NOT_UNDER_ITS_TOUCHPOINT),
    "a link out": (with_more(Link(id=Id("l"), from_id=Id("ta"), to_id=Id("tb"))), Misfit.BETWEEN_MAPS),
    "a map from itself": (changed("map-a", origin_id=Id("map-a")), Misfit.FROM_ITSELF),
    "a phase from itself": (changed("p1a", origin_id=Id("p1a")), Misfit.FROM_ITSELF),
    "a touchpoint from itself": (changed("ta", origin_id=Id("ta")), Misfit.FROM_ITSELF),
}
broken = pytest.mark.parametrize(("records", "misfit"), BROKEN.values(), ids=BROKEN.keys())


def test_a_sound_map_is_left_alone() -> None:
    document = Document(two_maps())
    assert not list(misfits(document))
    assert not mend(document).change and not mend(document).remarks
    assert mended(document) is document


@broken
def test_what_does_not_belong_is_found(records: Iterable[Record], misfit: Misfit) -> None:
    assert {found for _, found in misfits(Document(records))} == {misfit}


@broken
def test_it_is_mended_and_that_is_told(records: Iterable[Record], misfit: Misfit) -> None:
    document = Document(records)
    edit = mend(document)
    assert [remark.msgid for remark in edit.remarks] == [MENDED]
    check_fits(document, edit.change)
    after = document.after(edit.change)
    assert not list(misfits(after)) and not after.loose_references()
    assert after.get(Id("n"), Note).text == "Kept"
    assert after.score(Id("ta")) == EmotionScore(id=Id("s1"), touchpoint_id=Id("ta"), score=5), "the first stays"
    assert not mend(after).change


@broken
def test_no_edit_may_make_it_but_undo_may_lead_back(records: Iterable[Record], misfit: Misfit) -> None:
    document = Document(two_maps())
    change = Change.between(document.records, Document(records).records)
    with pytest.raises(DoesNotFit):
        check_fits(document, change)
    check_step_fits(document, change)
    check_fits(document, edits.become(document, Document(records), edits.starting_over()).change)


def test_a_note_without_any_lane_on_its_map_gets_a_new_one() -> None:
    gone = Id("doing-a")
    document = Document(r for r in changed("n", lane_id=Id("doing-b")) if r.id != gone)
    after = mended(document)
    lane = after.get(after.get(Id("n"), Note).lane_id, Lane)
    assert (lane.map_id, lane.kind) == ("map-a", LaneKind.FREE)
    assert after.lanes(Id("map-a"))[-1] == lane


def test_what_proves_a_score_that_goes_goes_with_it() -> None:
    proof = Evidence(id=Id("e"), source_id=Id("source"), subject_id=Id("s2"))
    after = mended(Document(with_more(EmotionScore(id=Id("s2"), touchpoint_id=Id("ta"), score=-9), proof)))
    assert Id("e") not in after.records and not after.loose_references()


def test_the_last_map_stays() -> None:
    document = Document(two_maps())
    only = document.after(edits.delete(document, Id("map-b")).change)
    held = edits.held_by(only, Id("map-a")).values()
    with pytest.raises(DoesNotFit):
        check_step_fits(only, Change.of((record, None) for record in held))


# --- edits that would lead there -------------------------------------------------------------------------------------


def test_a_touchpoint_does_not_go_to_another_map() -> None:
    document = Document(two_maps())
    with pytest.raises(DocumentError):
        edits.move_touchpoints(document, [Id("ta")], Id("p1b"), None)


# --- keys ------------------------------------------------------------------------------------------------------------


def test_a_key_of_a_thousand_digits_has_neighbours() -> None:
    long = "z" * 1000
    assert between(long) > long
    assert long[:-1] < between(long[:-1], long) < long
    assert between("", "0" * 999 + "1") < "0" * 999 + "1"
    assert row([long, long + "V"], 1, 3) == sorted(row([long, long + "V"], 1, 3))


def test_rows_with_long_keys_get_short_ones_in_the_same_order() -> None:
    keys = [*spread(3), "z" * LONG, "z" * 999]
    more = [Phase(id=Id(f"x{place}"), map_id=Id("map-a"), order=key, title=key) for place, key in enumerate(keys)]
    document = Document(with_more(*more))
    order = [phase.id for phase in document.phases(Id("map-a"))]
    edit = mend(document)
    assert not edit.remarks, "nobody need know"
    after = document.after(edit.change)
    assert [phase.id for phase in after.phases(Id("map-a"))] == order
    assert max(len(phase.order) for phase in after.phases(Id("map-a"))) < 4
    assert {record.KIND for _, record in edit.change.pairs if record} == {"phase"}
    check_fits(document, edit.change)
