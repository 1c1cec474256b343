"""The PDF as a whole: what is on which page, what the export tells, and that equal input gives equal bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from app.drawing.layout import Look, layout
from app.drawing.primitives import TextLine
from app.drawing.theme import theme
from app.exchange import pdf
from app.exchange.base import ExportOptions, ExportReport, no_progress
from app.exchange.pdf.action_list import add_action_list
from app.exchange.pdf.appendix import Chapter, chapters
from app.exchange.pdf.map_sheets import lay_out, map_pages
from app.exchange.pdf.pages import A4, MARGIN, Page
from app.exchange.pdf.table import Flow
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from app.model.records import Id, LaneKind
from app.model.whereabouts import actions_about
from tests.exchange import journeys

TODAY = date(2026, 11, 21)
LOOK = Look(theme("paper"), translator("en"), for_screen=False)


def export(document: Document, language: str = "en", paper: str = "auto", today: date = TODAY) -> bytes:
    return export_and_tell(document, language, paper, today)[0]


def export_and_tell(
    document: Document, language: str = "en", paper: str = "auto", today: date = TODAY
) -> tuple[bytes, ExportReport]:
    target = io.BytesIO()
    maps = [journey_map.id for journey_map in document.maps()]
    report = pdf.write(document, maps, target, ExportOptions(language, paper, today=today), no_progress)
    return target.getvalue(), report


def lines_of(page: Page) -> list[str]:
    """What can be read on a page, line by line."""
    return [m.text for placed in page.content for m in placed.marks if isinstance(m, TextLine) and m.text.strip()]


def pages_of(document: Document, paper: str = "auto") -> list[Page]:
    journey_map = document.maps()[0]
    drawing = layout(document, journey_map.id, LOOK)
    return map_pages(document, journey_map, drawing, lay_out(drawing, paper, LOOK), LOOK).pages


def action_pages(document: Document) -> list[Page]:
    flow = Flow(A4, LOOK.theme)
    actions = actions_about(document, [m.id for m in document.maps()])
    add_action_list(flow, document, actions, "en", LOOK.translate)
    return flow.pages


def appendix_of(document: Document, shortened: Sequence[str] = ()) -> list[Chapter]:
    map_id = document.maps()[0].id
    return chapters(document, map_id, layout(document, map_id, LOOK), shortened, "en", LOOK.translate)


# --- the file --------------------------------------------------------------------------------------------------------


def test_equal_maps_give_equal_bytes_whatever_was_written_before() -> None:
    first = export(journeys.hostile())
    export(journeys.sample())
    assert export(journeys.hostile()) == first


def test_the_date_that_is_passed_in_is_the_only_clock() -> None:
    later = export(journeys.grid(1, 1, 1, 1), today=date(2027, 1, 2))
    assert b"D:20270102" in later
    assert b"D:20261121" not in later


def test_it_tells_on_which_paper_the_map_came() -> None:
    _, report = export_and_tell(journeys.sample("en"))
    first, second, third = (note.text(str) for note in report.notes)
    assert first == "“Vera wants to lose ten kilos” is on 2 sheets of A3."
    assert second.endswith("pages of A4 with all that belongs to it.")
    assert third.startswith("Checked: the file was read back, and all ")


def test_it_tells_of_every_page_and_of_no_more() -> None:
    data, report = export_and_tell(journeys.sample("en"))
    told = sum(
        note.values["count"] for note in report.notes if "count" in note.values and "Checked" not in note.text(str)
    )
    assert told == data.count(b"/Type /Page\n") + data.count(b"/Type /Page ")


def test_characters_that_no_font_has_are_told_but_blanks_and_joiners_are_not() -> None:
    _, report = export_and_tell(journeys.hostile())
    lost = next(note.values["characters"] for note in report.notes if "characters" in note.values)
    assert str(lost).split() == sorted(["\u0321", "\u0334", "\u0335", "ꓐ", "ꓑ"])


def test_progress_rises_to_the_end() -> None:
    seen: list[float] = []
    document = journeys.sample()
    pdf.write(document, [document.maps()[0].id], io.BytesIO(), ExportOptions(today=TODAY), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("paper", ["auto", "a4", "a3", "map"])
def test_hostile_texts_make_a_whole_file_on_every_paper(paper: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.pdf"
    path.write_bytes(export(journeys.hostile(), paper=paper))
    pdf.check(path)


@pytest.mark.parametrize("keep", [0, 10, 0.5, -10])
def test_half_a_file_does_not_pass_the_check(keep: float, tmp_path: Path) -> None:
    data = export(journeys.grid(1, 1, 1, 1))
    path = tmp_path / "half.pdf"
    path.write_bytes(data[: int(len(data) * keep) if keep == 0.5 else int(keep)])
    with pytest.raises(ValueError, match="PDF"):
        pdf.check(path)


# --- sheets ----------------------------------------------------------------------------------------------------------


def test_every_sheet_has_the_title_the_phases_it_shows_and_the_legend() -> None:
    pages = pages_of(journeys.sample("en"))
    for page, part in zip(pages, ["Attention & orientation to Purchase", "Service to Loyalty"], strict=True):
        lines = lines_of(page)
        assert {"Vera wants to lose ten kilos", "Current situation", "Vera de Wit", part} <= set(lines)
        assert {"Moment of truth", "Could be better", "To start"} <= set(lines)
        assert "Going well" not in lines  # an open action of that colour there is none


def test_lane_headers_come_back_on_every_sheet_and_phase_headers_where_their_phase_is() -> None:
    first, second = (lines_of(page) for page in pages_of(journeys.sample("en")))
    for lane in ("Touchpoints", "Emotion", "Channels", "Doing", "Pain points"):
        assert lane in first
        assert lane in second
    assert "Loyalty" in second
    assert "Loyalty" not in first


def test_bookmarks_name_the_map_and_each_phase_on_its_first_sheet() -> None:
    pages = pages_of(journeys.sample("en"))
    assert [[(mark.level, mark.title) for mark in page.bookmarks] for page in pages] == [
        [
            (0, "Vera wants to lose ten kilos"),
            (1, "Attention & orientation"),
            (1, "Consideration"),
            (1, "Purchase"),
        ],
        [(1, "Service"), (1, "Loyalty")],
    ]


@pytest.mark.parametrize("paper", ["a4", "a3", "map"])
def test_every_note_is_painted_once_and_within_the_margins(paper: str) -> None:
    pages = pages_of(journeys.grid(4, 5, 2, 9), paper)
    notes = [line for page in pages for line in lines_of(page) if line.startswith("Notitie")]
    assert len(notes) == 2 * 4 * 5 * 9
    for page in pages:
        for left, right, baseline in text_places(page):
            assert left >= MARGIN - 0.1
            assert right <= page.size.w - MARGIN + 0.1
            assert MARGIN <= baseline <= page.size.h - MARGIN


def text_places(page: Page) -> Iterator[tuple[float, float, float]]:
    """Left end, right end and baseline of every line of text on a page, in points."""
    for placed in page.content:
        for mark in placed.marks:
            if isinstance(mark, TextLine):
                left = placed.x + mark.x * placed.scale
                yield left, left + mark.width * placed.scale, placed.y + mark.baseline * placed.scale


def test_the_smallest_text_of_a_map_is_seven_points() -> None:
    for page in pages_of(journeys.sample(), "a4"):
        sizes = [m.size * placed.scale for placed in page.content for m in placed.marks if isinstance(m, TextLine)]
        assert min(sizes) >= 6.999


def test_a_phase_that_is_broken_has_its_header_on_every_sheet() -> None:
    pages = pages_of(journeys.grid(1, 20, 1, 1), "a4")
    assert len(pages) > 2
    for page, title in zip(pages, ["Fase 1", *["Fase 1 (continued)"] * (len(pages) - 1)], strict=True):
        # At least once as the header, and once at the right of the title block.
        assert lines_of(page).count(title) >= 2


def test_prompts_are_never_printed() -> None:
    document = journeys.grid(1, 1, 0, 0)
    document.apply(edits.add_lane(document, journeys.MAP, LaneKind.DOING).change)
    assert "Doing" in lines_of(pages_of(document)[0])
    assert "What does the customer do here?" not in lines_of(pages_of(document)[0])


# --- the action list -------------------------------------------------------------------------------------------------


def test_actions_are_grouped_by_horizon_and_their_light_is_a_word_too() -> None:
    lines = [line for page in action_pages(journeys.sample("en")) for line in lines_of(page)]
    headings = [line for line in lines if line in ("Now", "Next", "Later")]
    assert headings == ["Now", "Next", "Later"]
    assert {"Going well", "To start"} <= set(lines)


def test_the_header_of_the_table_is_on_every_page() -> None:
    pages = action_pages(journeys.hostile())
    assert len(pages) > 3
    for page in pages:
        assert {"Action", "Owner", "Due"} <= set(lines_of(page))


def test_a_cell_that_is_longer_than_a_page_is_split_and_nothing_of_it_is_lost() -> None:
    document = journeys.grid(1, 1, 0, 0)
    text = " ".join(f"w{number}" for number in range(3000))
    action = edits.add_action(document, "Long")
    document.apply(action.change)
    document.apply(edits.set_fields(document, action.created[0], description=text).change)
    pages = action_pages(document)
    assert len(pages) > 2
    words = [word for page in pages for line in lines_of(page) for word in line.split() if word[:1] == "w"]
    assert words == text.split()


def test_no_line_of_the_table_stands_in_the_footer() -> None:
    for page in action_pages(journeys.hostile()):
        lowest = max(p.y + m.baseline for p in page.content for m in p.marks if isinstance(m, TextLine))
        assert lowest < page.size.h - 28 - 20


def test_actions_of_other_maps_stay_out_and_loose_ones_come_along() -> None:
    document = journeys.sample()
    loose = edits.add_action(document, "Los")
    document.apply(loose.change)
    assert [action.title for action in actions_about(document, [Id("another map")])] == ["Los"]
    assert len(actions_about(document, [document.maps()[0].id])) == len(document.actions())


# --- the appendix ----------------------------------------------------------------------------------------------------


def noted(text: str, *, collapsed: bool = False, hidden: bool = False) -> list[str]:
    """The notes that the appendix holds when a map's only note says `text`."""
    document = journeys.grid(1, 1, 1, 0)
    lane = document.lanes(journeys.MAP)[-1]
    document.apply(edits.add_note(document, lane.id, document.phases(journeys.MAP)[0].id, text).change)
    document.apply(edits.set_fields(document, lane.id, collapsed=collapsed, hidden=hidden).change)
    found = [chapter for chapter in appendix_of(document) if chapter.title == "All notes, in the order of reading"]
    return [passage.text for chapter in found for passage in chapter.passages]


def test_a_note_that_the_map_shows_whole_is_told_too_for_who_cannot_see_it() -> None:
    assert noted("Short enough") == ["Short enough"]


def test_a_note_that_goes_on_beyond_the_map_is_told_in_full() -> None:
    text = "a long story " * 60
    assert noted(text) == [text]


def test_notes_of_a_collapsed_lane_are_told_and_those_of_a_hidden_one_are_not() -> None:
    assert noted("Short enough", collapsed=True) == ["Short enough"]
    assert noted("Short enough", hidden=True) == []


def test_a_text_that_is_only_part_of_another_on_the_map_is_told() -> None:
    document = journeys.document()
    document.apply(edits.add_lane(document, journeys.MAP, LaneKind.TOUCHPOINTS).change)
    phase, channel = edits.add_phase(document, journeys.MAP, "Look"), edits.add_channel(document, "Instagram")
    document.apply(phase.change)
    document.apply(channel.change)
    made = edits.add_touchpoint(document, phase.created[0], "Instagram of the bakery")
    document.apply(made.change)
    document.apply(edits.set_fields(document, made.created[0], channel_id=channel.created[0]).change)
    (chapter,) = appendix_of(document)
    assert [(passage.name, passage.text) for passage in chapter.passages] == [("Instagram of the bakery", "Instagram")]
    document.apply(edits.add_lane(document, journeys.MAP, LaneKind.CHANNELS).change)
    assert appendix_of(document) == []
    document.apply(edits.set_fields(document, made.created[0], time_frame="in the shop").change)
    document.apply(edits.add_action(document, "Reply sooner", made.created[0]).change)
    assert appendix_of(document) == []  # though the number of actions looks like the time frame


def test_scores_and_owners_are_told_in_words() -> None:
    (chapter,) = [c for c in appendix_of(journeys.sample("en")) if c.title == "Touchpoints one by one"]
    facts = {passage.name: " · ".join(passage.facts) for passage in chapter.passages}
    assert len(facts) == 16
    assert all("Emotion: " in told for told in facts.values())
    assert facts["The scales won’t budge"] == (
        "Owner: Merel Hartog, Coaching · Moment of truth · Emotion: −1.5 · Emotion of Merel Hartog: +0.9"
    )


def test_a_score_between_the_two_is_called_neutral() -> None:
    document = journeys.sample("en")
    first = document.journey(document.maps()[0].id)[0]
    document.apply(edits.set_emotion(document, first.id, 0).change)
    (chapter,) = [c for c in appendix_of(document) if c.title == "Touchpoints one by one"]
    assert "Emotion: neutral" in next(p.facts for p in chapter.passages if p.name == first.title)


def test_what_the_title_block_shortened_is_told_in_full() -> None:
    document = journeys.document()
    scenario = "and then " * 200
    document.apply(edits.set_fields(document, journeys.MAP, scenario=scenario).change)
    stored = document.maps()[0].scenario
    (chapter,) = appendix_of(document, shortened=[stored])
    assert [(passage.name, passage.text) for passage in chapter.passages] == [("Scenario", stored)]
    assert b"%PDF" in export(document)
