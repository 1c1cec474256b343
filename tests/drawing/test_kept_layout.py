"""What is kept from one layout to the next is never shown where something has changed that it shows."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from itertools import pairwise
from typing import Any

import pytest

from app.drawing import layout as layout_room
from app.drawing import notes
from app.drawing.kept import Kept, Latest
from app.drawing.layout import Look, lane_by_lane, layout
from app.drawing.primitives import Group
from app.drawing.theme import theme
from app.i18n import translator
from app.model import edits
from app.model.change import Change
from app.model.document import Document
from app.model.records import RECORD_TYPES, EmotionScore, Id, Note, Record, field_names, refs
from tests.drawing.test_slides import vera

LOOKS = {
    "as it is": Look(theme("light"), translator("en"), assumptions=True),
    "how proven": Look(theme("light"), translator("en"), heat=True),
}


def drawn(document: Document, map_id: Id, look: Look, anew: bool = False) -> tuple[Group, ...]:
    for _ in range(200 * anew):  # so many layouts that asked for nothing: all that was kept is let go
        Kept.next_layout()
    return layout(document, map_id, look).groups


def changed(record: Record) -> list[Record]:
    """The record with each of its plain fields in turn set to something else."""
    pointing = {name for name, _ in refs(type(record))}
    plain = [name for name in field_names(type(record)) if name != "id" and name not in pointing]
    return [replace(record, **{name: other}) for name in plain for other in _others(getattr(record, name))]


def _others(value: Any) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, Enum):
        return [next(other for other in type(value) if other is not value)]
    if isinstance(value, int):
        return [value - 1 if value > 0 else value + 1]
    return [value + "V"] if isinstance(value, str) else []


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.KIND)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_layout_after_a_change_is_the_one_made_anew(kind: type[Record], look: Look) -> None:
    document = vera()
    for record in document.all_of(kind)[:2]:
        for other in changed(record):
            after = document.after(Change(((record, other),)))
            for journey in document.maps():
                drawn(document, journey.id, look)
                assert drawn(after, journey.id, look) == drawn(after, journey.id, look, anew=True), other


def test_the_fields_that_are_seen_are_seen() -> None:
    """Else the test above would hold for a map on which nothing changes."""
    document, look = vera(), LOOKS["as it is"]
    journey = document.maps()[0].id
    for kind in (Note, EmotionScore):
        for record in document.all_of(kind)[:1]:
            others = [document.after(Change(((record, other),))) for other in changed(record)]
            assert any(drawn(other, journey, look) != drawn(document, journey, look) for other in others), kind


def test_the_same_map_in_another_language_is_laid_out_anew() -> None:
    document = vera()
    journey = document.maps()[0].id
    english = drawn(document, journey, Look(theme("light"), translator("en")))
    dutch = drawn(document, journey, Look(theme("light"), translator("nl")))
    assert dutch != english
    assert dutch == drawn(document, journey, Look(theme("light"), translator("nl")), anew=True)


def test_a_map_that_was_laid_out_lane_by_lane_has_no_lane_left_to_lay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    document, look = vera(), Look(theme("dark"), translator("en"))
    journey = document.maps()[0].id
    laid_out = _laid_out(monkeypatch)
    shown = [lane.id for lane in document.lanes(journey) if not lane.hidden]
    assert [lane.id for lane in lane_by_lane(document, journey, look)] == shown == laid_out
    found = layout(document, journey, look).groups
    assert laid_out == shown
    assert found == drawn(document, journey, look, anew=True)


def test_a_map_that_changes_between_two_lanes_is_laid_out_as_it_is_then(monkeypatch: pytest.MonkeyPatch) -> None:
    document, look = vera(), Look(theme("dark"), translator("en"))
    journey = document.maps()[0].id
    steps = lane_by_lane(document, journey, look)
    next(steps)
    gone, phase = document.lanes(journey)[3], document.phases(journey)[0]
    document.apply(edits.delete(document, gone.id).change)
    document.apply(edits.add_touchpoint(document, phase.id, "New", 0).change)
    assert gone not in list(steps)
    assert layout(document, journey, look).groups == drawn(document, journey, look, anew=True)


def test_a_map_that_goes_between_two_lanes_has_no_more_of_them() -> None:
    document = vera()
    journey = document.maps()[0].id
    steps = lane_by_lane(document, journey, LOOKS["as it is"])
    next(steps)
    document.apply(edits.delete(document, journey).change)
    assert list(steps) == []


def _laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Id]:
    """The lanes that are laid out from now on, and not found among what was kept."""
    found: list[Id] = []
    lay_out = layout_room._laid_out
    monkeypatch.setattr(layout_room, "_laid_out", lambda on, lane: found.append(lane.id) or lay_out(on, lane))
    return found


def test_what_nobody_asked_for_goes_a_little_at_a_time() -> None:
    """To let go of thousands of results at once would be seen as a picture that comes late."""
    kept: Kept[int] = Kept(500)
    things = [object() for _ in range(300)]
    for number, thing in enumerate(things):
        kept.of((thing,), None, lambda number=number: number)  # type: ignore[misc]
    left = []
    for _ in range(100):
        Kept.next_layout()
        assert kept.of((things[0],), None, lambda: -1) == 0, "what is asked for stays"
        left.append(len(kept._known))
    assert max(before - after for before, after in pairwise([300, *left])) == 32
    assert left[40] == 300 and left[-1] == 1


def test_a_map_and_its_small_picture_do_not_take_each_others_notes() -> None:
    latest: Latest[int] = Latest(100)
    made: list[str] = []

    def drawn(text: str) -> int:
        return latest.of("note", (text,), lambda: made.append(text) or len(made))

    for _ in range(3):
        assert (drawn("with a sign"), drawn("without")) == (1, 2)
    assert made == ["with a sign", "without"]
    drawn("typed")
    drawn("typed on")
    drawn("without")
    assert made == ["with a sign", "without", "typed", "typed on", "without"], "of each note only the last two are kept"


def test_of_more_things_than_may_be_kept_the_oldest_go() -> None:
    latest: Latest[int] = Latest(80)
    for number in range(100):
        latest.of(number, (), lambda number=number: number)  # type: ignore[misc]
    assert len(latest._known) <= 80 and 99 in latest._known and 0 not in latest._known


def test_after_a_small_picture_of_the_map_no_note_is_set_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    document, look = vera(), LOOKS["as it is"]
    journey = document.maps()[0]
    layout(document, journey.id, look)
    layout(document, journey.id, replace(look, assumptions=False, for_screen=False))
    made: list[object] = []
    note = notes.note
    monkeypatch.setattr(notes, "note", lambda *drawn: made.append(drawn) or note(*drawn))
    touchpoint, phase = document.journey(journey.id)[0], document.phases(journey.id)[1]
    document.apply(edits.move_touchpoint(document, touchpoint.id, phase.id, 0).change)
    layout(document, journey.id, look)
    assert not made
