"""What of a map comes on which sheet: no empty lanes, nothing cut that can be read, and no sheet nearly empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.drawing.layout import Look, layout
from app.drawing.primitives import Rect, TextLine
from app.drawing.theme import theme
from app.exchange import pdf
from app.exchange.base import ExportOptions
from app.exchange.map_key import key_of
from app.exchange.pdf.map_sheets import lay_out
from app.exchange.pdf.pages import A3, MARGIN, Page, Placed
from app.exchange.pdf.span import Span
from app.exchange.pdf.window import Frame, Window
from app.exchange.shown import without_empty_lanes
from app.model import edits
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, LaneKind, LinkKind
from tests.exchange import journeys

LOOK = Look(theme("paper"), for_screen=False)


def sheets_of(document: Document, paper: str = "auto") -> list[Page]:
    options = ExportOptions("en", paper, parts=frozenset({"maps"}))
    return list(pdf.pages_of(document, [document.maps()[0].id], options).pages)


def lines_of(page: Page) -> list[str]:
    return [m.text for placed in page.content for m in placed.marks if isinstance(m, TextLine) and m.text.strip()]


def run(document: Document, edit: edits.Edit) -> Id:
    document.apply(edit.change)
    return edit.created[0] if edit.created else Id("")


def lanes_shown(document: Document) -> list[LaneKind]:
    map_id = document.maps()[0].id
    return [lane.kind for lane in without_empty_lanes(document, map_id).lanes(map_id) if not lane.hidden]


# --- lanes -----------------------------------------------------------------------------------------------------------


def test_lanes_in_which_nothing_stands_are_left_out() -> None:
    document = journeys.grid(1, 1, 1, 1)
    for kind in (LaneKind.DOING, LaneKind.CHANNELS, LaneKind.ACTIONS, LaneKind.OWNERS):
        run(document, edits.add_lane(document, journeys.MAP, kind))
    assert lanes_shown(document) == [LaneKind.TOUCHPOINTS, LaneKind.PAINS]
    [touchpoint] = document.journey(journeys.MAP)
    run(document, edits.set_emotion(document, touchpoint.id, 1.0))
    run(document, edits.add_action(document, "Bellen", subject_id=touchpoint.id))
    channel = run(document, edits.add_channel(document, "Telefoon"))
    run(document, edits.set_fields(document, touchpoint.id, channel_id=channel))
    kinds = [LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.PAINS, LaneKind.CHANNELS, LaneKind.ACTIONS]
    assert lanes_shown(document) == kinds


def test_a_line_stays_while_anything_stands_below_it() -> None:
    document = journeys.grid(1, 1, 0, 0)
    run(document, edits.add_lane(document, journeys.MAP, LaneKind.INTERACTION_LINE))
    lane = run(document, edits.add_lane(document, journeys.MAP, LaneKind.BACKSTAGE))
    assert lanes_shown(document) == [LaneKind.TOUCHPOINTS]
    run(document, edits.add_note(document, lane, document.phases(journeys.MAP)[0].id, "Pakt in"))
    assert lanes_shown(document) == [LaneKind.TOUCHPOINTS, LaneKind.INTERACTION_LINE, LaneKind.BACKSTAGE]


def test_a_map_to_be_written_on_keeps_its_lanes_and_fills_its_sheet() -> None:
    document = journeys.grid(3, 0, 2, 0)
    run(document, edits.add_lane(document, journeys.MAP, LaneKind.INTERACTION_LINE))
    assert len(lanes_shown(document)) == 5
    [page] = sheets_of(document)
    assert reach(page) == pytest.approx(page.size.w - MARGIN, abs=8)


def reach(page: Page) -> float:
    """How far to the right the ground of the map goes."""
    return max(p.x + m.box.right * p.scale for p in page.content for m in p.marks if isinstance(m, Rect))


# --- what goes on over the edge --------------------------------------------------------------------------------------


def linked(phases: int, start: int, end: int, words: str) -> Document:
    document = journeys.grid(phases, 4, 1, 1)
    journey = document.journey(journeys.MAP)
    link = run(document, edits.add_link(document, journey[start].id, journey[end].id, LinkKind.NEXT))
    run(document, edits.set_fields(document, link, title=words))
    return document


@pytest.mark.parametrize(("start", "end"), [(0, 15), (7, 8), (6, 9), (1, 8)])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_words_of_a_link_stand_whole_on_a_sheet(start: int, end: int, paper: str) -> None:
    words = "Koopt het meteen"
    pages = sheets_of(linked(4, start, end, words), paper)
    found = [place for page in pages for place in places_of(page, words)]
    assert found
    for page, left, right, clipped in found:
        assert not clipped
        assert left >= MARGIN
        assert right <= page.size.w - MARGIN


def test_the_end_of_a_link_that_is_too_short_for_its_words_has_them_before_it() -> None:
    words = "Na een tijd van wikken en wegen, en dan nog eens"
    document = linked(4, 1, 4, words)
    drawing = layout(document, journeys.MAP, LOOK)
    [link] = [group for group in drawing.groups if group.role == "link"]
    edge = drawing.columns[1].x
    cut = Window(Frame(0.0, 0.0, 1.0, drawing.header_width), Span(edge, drawing.width), Span(0.0, drawing.height), 0.0)
    assert not any(texts_in(placed) for placed in cut.placed(link))
    [before] = cut.placed_before(link)
    [told] = [mark for mark in before.marks if isinstance(mark, TextLine)]
    assert told.text.endswith("…") and words.startswith(told.text[:-1])
    assert before.x + told.x >= 0 and before.x + told.x + told.width <= drawing.header_width


def test_words_before_a_link_lie_over_the_column_of_names() -> None:
    words = "Koopt het meteen"
    pages = [page for end in range(2, 12) for page in sheets_of(linked(4, 1, end, words), "a4")]
    beside = 0
    for page in pages:
        names = max(lines_of(page).index(name) for name in ("Touchpoints", "Pain points"))
        texts = [mark for mark in marks_of(page) if mark.text.strip()]
        beside += sum(mark.text == words and mark.font == "regular" for mark in texts[names:])
    assert beside == sum(mark.text == words and mark.font == "regular" for page in pages for mark in marks_of(page)) > 0


def marks_of(page: Page) -> list[TextLine]:
    return [mark for placed in page.content for mark in placed.marks if isinstance(mark, TextLine)]


def texts_in(placed: Placed) -> list[str]:
    return [mark.text for mark in placed.marks if isinstance(mark, TextLine)]


def places_of(page: Page, words: str) -> Iterator[tuple[Page, float, float, bool]]:
    """From where to where these words reach, and whether they may be cut."""
    for placed in page.content:
        for mark in placed.marks:
            if isinstance(mark, TextLine) and mark.text == words:
                left = placed.x + mark.x * placed.scale
                yield page, left, left + mark.width * placed.scale, placed.clip is not None


# --- even sheets -----------------------------------------------------------------------------------------------------


def test_a_low_map_comes_in_bands_under_each_other() -> None:
    document = journeys.grid(1, 60, 0, 0)
    drawing = layout(without_empty_lanes(document, journeys.MAP), journeys.MAP, LOOK)
    broken = lay_out(drawing, "a3", LOOK)
    assert broken.plan.bands > 1
    pages = sheets_of(document, "a3")
    assert len(pages) == len(broken.plan.pages) < len(broken.plan.sheets)
    titles = [f"Moment 1.{number}" for number in range(60)]
    assert [line for page in pages for line in lines_of(page) if line.startswith("Moment")] == titles
    for page in pages:
        assert max(p.y + m.baseline * p.scale for p in page.content for m in p.marks if isinstance(m, TextLine)) < A3.h


@pytest.mark.parametrize(("paper", "size"), [("a3", 7), ("a4", 9)])
def test_lanes_are_spread_over_sheets_so_that_none_is_nearly_empty(paper: str, size: int) -> None:
    for lanes in range(size, size + 8):
        document = journeys.grid(1, 3, lanes, 2)
        drawing = layout(without_empty_lanes(document, journeys.MAP), journeys.MAP, LOOK)
        plan = lay_out(drawing, paper, LOOK).plan
        highs = [sheet.down.length + (sheet.repeated.length if sheet.repeated else 0) for sheet in plan.sheets]
        assert min(highs) > max(highs) / 2


def test_touchpoints_of_a_phase_are_spread_evenly_over_sheets() -> None:
    drawing = layout(journeys.grid(1, 19, 1, 6), journeys.MAP, LOOK)
    widths = [sheet.across.length for sheet in lay_out(drawing, "a4", LOOK).plan.sheets]
    assert len(widths) > 2
    assert min(widths) > max(widths) / 2


# --- the legend ------------------------------------------------------------------------------------------------------


def test_the_legend_explains_only_what_the_map_uses() -> None:
    document = journeys.grid(2, 0, 1, 0)
    assert key_of(document, journeys.MAP).signs == frozenset()
    [page] = sheets_of(document)
    assert not {"Moment of truth", "Assumption", "Our own", "To start", "Pleasant"} & set(lines_of(page))
    phase = document.phases(journeys.MAP)[0].id
    touchpoint = run(document, edits.add_touchpoint(document, phase, "Belt"))
    run(document, edits.set_fields(document, touchpoint, moment_of_truth=True))
    [page] = sheets_of(document)
    assert {"Moment of truth", "Assumption"} <= set(lines_of(page))
    assert not {"Brand moment", "Our own", "Evidence and more", "Pleasant"} & set(lines_of(page))


def test_the_legend_says_whose_initials_touchpoints_carry() -> None:
    document = journeys.grid(2, 0, 1, 0)
    for name in ("Els (winkel)", "Bakker Tom"):
        run(document, edits.add_person(document, name))
    [page] = sheets_of(document)
    assert not {"Owners", "Els (winkel)"} & set(lines_of(page))
    touchpoint = run(document, edits.add_touchpoint(document, document.phases(journeys.MAP)[0].id, "Belt"))
    run(document, edits.set_fields(document, touchpoint, owner_id=document.persons()[0].id))
    [page] = sheets_of(document)
    below = lines_of(page)
    assert below[below.index("Owners") :][:3] == ["Owners", "E", "Els (winkel)"] and "Bakker Tom" not in below


def test_no_name_of_signs_stands_alone_at_the_end_of_a_line_of_the_legend() -> None:
    found = 0
    for page in sheets_of(journeys.worked_example("nl"), "a4"):
        names = [m for p in page.content for m in p.marks if isinstance(m, TextLine) and m.text in ("Evidence", "Tags")]
        found += len(names)
        for name in names:
            line = [
                m.x for p in page.content for m in p.marks if isinstance(m, TextLine) and m.baseline == name.baseline
            ]
            assert max(line) > name.x
    assert found


def test_lanes_that_are_left_out_are_not_told_of_in_the_appendix() -> None:
    document = journeys.grid(1, 1, 1, 1)
    lane = run(document, edits.add_lane(document, journeys.MAP, LaneKind.DOING, title="Een lege rij"))
    options = ExportOptions("en", parts=frozenset({"maps", "texts"}))
    pages = pdf.pages_of(document, [journeys.MAP], options).pages
    title = title_of(document.records[lane])
    assert not any(title in line for page in pages for line in lines_of(page))


def test_lanes_below_one_that_is_broken_begin_on_the_sheet_on_which_that_ends() -> None:
    document = journeys.grid(1, 3, 6, 1)
    phase, lanes = document.phases(journeys.MAP)[0].id, document.lanes(journeys.MAP)
    for number in range(40):
        run(document, edits.add_note(document, lanes[2].id, phase, f"Notitie extra {number}"))
    drawing = layout(without_empty_lanes(document, journeys.MAP), journeys.MAP, LOOK)
    foot = next(row.y + row.h for row in drawing.rows if row.lane_id == lanes[2].id)
    sheets = lay_out(drawing, "a4", LOOK).plan.sheets
    assert any(sheet.down.start < foot - 20 and sheet.down.end > foot + 20 for sheet in sheets)
    lines = [line for page in sheets_of(document, "a4") for line in lines_of(page)]
    extra = [line for line in lines if line.startswith("Notitie extra")]
    assert sorted(extra) == sorted(f"Notitie extra {number}" for number in range(40))


@pytest.mark.parametrize("number", [0, 1])
def test_touchpoints_with_links_stand_above_the_lower_lanes_on_small_paper_too(number: int) -> None:
    document = journeys.worked_example("nl")
    map_id = document.maps()[number].id
    drawing = layout(without_empty_lanes(document, map_id), map_id, LOOK)
    plan = lay_out(drawing, "a4", LOOK).plan
    for place, sheet in enumerate(plan.sheets):
        assert (sheet.repeated is None) == (place % plan.stacks == 0)


@pytest.mark.parametrize(
    ("phases", "touchpoints", "lanes", "paper", "small"),
    [(1, 2, 1, "A4", False), (3, 3, 3, "A3", False), (5, 3, 5, "A3", True)],
)
def test_a_map_comes_on_one_sheet_wherever_that_can_be_read(
    phases: int, touchpoints: int, lanes: int, paper: str, small: bool
) -> None:
    document = journeys.grid(phases, touchpoints, lanes, 1)
    told = pdf.pages_of(document, [journeys.MAP], ExportOptions("en", parts=frozenset({"maps"}))).remarks
    assert told[0].text(str) == f"“Kaart” is on one sheet of {paper}."
    assert any("smallest text" in remark.text(str) for remark in told) == small


def test_a_map_too_large_to_be_read_on_one_sheet_comes_on_several() -> None:
    document = journeys.grid(5, 4, 6, 2)
    told = pdf.pages_of(document, [journeys.MAP], ExportOptions("en", parts=frozenset({"maps"}))).remarks
    assert "sheets of A3" in told[0].text(str)
