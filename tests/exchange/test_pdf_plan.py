"""How a map is broken over sheets: between phases, between lanes, and never through a note."""

from __future__ import annotations

import pytest

from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group, Layer
from app.drawing.theme import theme
from app.exchange.pdf.map_sheets import Layout, lay_out
from app.exchange.pdf.pages import A3, A4
from app.exchange.pdf.plan import MIN_SCALE, STACKED_ROLES, Sheet
from app.model import edits
from app.model.document import Document
from app.model.names import title_of
from app.model.records import LaneKind, Phase
from tests.exchange import journeys

LOOK = Look(theme("paper"), for_screen=False)


def drawn(document: Document) -> Drawing:
    return layout(document, document.maps()[0].id, LOOK)


def phases_on(document: Document, drawing: Drawing, sheet: Sheet) -> list[str]:
    """The titles of the phases that a sheet shows any part of."""
    shown = [c for c in drawing.columns if c.x < sheet.across.end and c.x + c.w > sheet.across.start]
    return [title_of(document.get(column.phase_id, Phase)) for column in shown]


def notes_on(drawing: Drawing, sheet: Sheet) -> list[Group]:
    """The notes that stand wholly on a sheet."""
    return [
        group
        for group in drawing.groups
        if group.layer is Layer.NOTES
        and group.role in STACKED_ROLES
        and group.x >= sheet.across.start
        and group.box.right <= sheet.across.end
        and group.y >= sheet.down.start
        and group.box.bottom <= sheet.down.end
        and (sheet.down.whole is None or group.key in sheet.down.whole)
    ]


def assert_every_note_once(drawing: Drawing, broken: Layout) -> None:
    keys = [group.key for sheet in broken.plan.sheets for group in notes_on(drawing, sheet)]
    wanted = [g.key for g in drawing.groups if g.layer is Layer.NOTES and g.role in STACKED_ROLES]
    assert sorted(keys) == sorted(wanted)


def test_the_sample_is_on_two_sheets_of_a3_and_breaks_after_the_purchase() -> None:
    document = journeys.sample("en")
    drawing = drawn(document)
    broken = lay_out(drawing, "auto", LOOK)
    assert broken.size == A3
    assert [phases_on(document, drawing, sheet) for sheet in broken.plan.sheets] == [
        ["Attention & orientation", "Consideration", "Purchase"],
        ["Service", "Loyalty"],
    ]
    assert broken.plan.scale >= MIN_SCALE
    assert_every_note_once(drawing, broken)


def test_a_small_map_is_on_one_sheet_of_a4() -> None:
    broken = lay_out(drawn(journeys.grid(3, 1, 1, 1)), "auto", LOOK)
    assert (broken.size, len(broken.plan.sheets), broken.plan.stacks) == (A4, 1, 1)


def test_on_a4_the_lanes_of_the_sample_are_broken_under_each_other_too() -> None:
    document = journeys.sample("en")
    drawing = drawn(document)
    broken = lay_out(drawing, "a4", LOOK)
    assert broken.size == A4
    assert broken.plan.stacks == 2
    assert len(broken.plan.sheets) % 2 == 0
    first, second = broken.plan.sheets[:2]
    assert first.across == second.across
    assert first.down.end == second.down.start
    assert_every_note_once(drawing, broken)


def test_lanes_that_came_loose_from_their_touchpoints_have_them_above_again() -> None:
    drawing = drawn(journeys.sample())
    first, second = lay_out(drawing, "a4", LOOK).plan.sheets[:2]
    touchpoints = drawing.rows[0]
    assert first.repeated is None
    assert second.repeated is not None
    assert (second.repeated.start, second.repeated.length) == (touchpoints.y, touchpoints.h)


@pytest.mark.parametrize(
    ("phases", "touchpoints", "lanes", "notes"),
    [(5, 4, 3, 5), (1, 30, 1, 1), (2, 3, 1, 40), (12, 1, 6, 2), (1, 1, 1, 100)],
    ids=["300 notes", "one wide phase", "one high lane", "many phases", "one endless stack"],
)
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_every_note_stands_whole_on_exactly_one_sheet(
    phases: int, touchpoints: int, lanes: int, notes: int, paper: str
) -> None:
    drawing = drawn(journeys.grid(phases, touchpoints, lanes, notes))
    broken = lay_out(drawing, paper, LOOK)
    assert broken.plan.scale >= MIN_SCALE
    assert_every_note_once(drawing, broken)


def test_phases_that_fit_a_sheet_are_never_broken() -> None:
    document = journeys.grid(7, 3, 1, 1)
    drawing = drawn(document)
    sheets = lay_out(drawing, "a4", LOOK).plan.sheets
    titles = [title for sheet in sheets for title in phases_on(document, drawing, sheet)]
    assert titles == [f"Fase {number}" for number in range(1, 8)]


def test_no_sheet_is_larger_than_its_paper() -> None:
    drawing = drawn(journeys.grid(9, 4, 2, 7))
    broken = lay_out(drawing, "a4", LOOK)
    for sheet in broken.plan.sheets:
        assert (drawing.header_width + sheet.across.length) * broken.plan.scale <= A4.w
        assert (drawing.header_height + sheet.down.length) * broken.plan.scale <= A4.h


def test_fewest_sheets_first_and_then_the_largest_text() -> None:
    document = journeys.grid(4, 3, 1, 1)
    plan = lay_out(drawn(document), "a4", LOOK).plan
    assert len(plan.sheets) == 2
    assert plan.scale > MIN_SCALE * 1.02


def with_lane_height(kind: LaneKind, height: int) -> Document:
    document = journeys.sample()
    lane = document.lane(document.maps()[0].id, kind)
    assert lane is not None
    document.apply(edits.set_fields(document, lane.id, height=height).change)
    return document


def test_text_shrinks_only_where_nothing_can_be_broken() -> None:
    plan = lay_out(drawn(with_lane_height(LaneKind.EMOTION, 2000)), "a4", LOOK).plan
    assert plan.small
    assert not lay_out(drawn(with_lane_height(LaneKind.PAINS, 3000)), "a4", LOOK).plan.small


def test_an_empty_lane_that_was_made_high_does_not_make_text_small() -> None:
    document = journeys.grid(2, 2, 1, 0)
    lane = document.lanes(journeys.MAP)[-1]
    document.apply(edits.set_fields(document, lane.id, height=4000).change)
    broken = lay_out(drawn(document), "a4", LOOK)
    assert not broken.plan.small
    assert len(broken.plan.sheets) == 2


def test_a_page_of_its_own_holds_the_whole_map() -> None:
    drawing = drawn(journeys.sample())
    broken = lay_out(drawing, "map", LOOK)
    (sheet,) = broken.plan.sheets
    assert sheet.across.end == drawing.width
    assert sheet.down.end == drawing.height
    assert broken.size.w > drawing.width * broken.plan.scale
    assert broken.size.h > drawing.height * broken.plan.scale


def test_a_page_of_its_own_stays_within_what_readers_can_show() -> None:
    assert lay_out(drawn(journeys.grid(40, 20, 1, 1)), "map", LOOK).size.w < 14_400


def test_a_map_without_phases_has_one_sheet() -> None:
    assert len(lay_out(drawn(journeys.document()), "auto", LOOK).plan.sheets) == 1
