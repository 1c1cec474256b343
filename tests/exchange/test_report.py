"""The report: its cover and contents, the story in words, the plan in time, and the links between them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.analysis.insights import insights_of
from app.drawing.primitives import TextLine
from app.exchange import pdf
from app.exchange.base import ExportOptions, no_progress
from app.exchange.pdf import pages_of
from app.exchange.pdf.pages import MARGIN, Page
from app.exchange.pdf.places import drawn, told
from app.model import edits
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap
from app.model.whereabouts import touchpoint_of
from tests.exchange import journeys

TODAY = date(2026, 11, 22)


def report(document: Document, *parts: str, today: date = TODAY) -> Sequence[Page]:
    maps = [journey.id for journey in document.maps()]
    return pages_of(document, maps, ExportOptions("en", parts=frozenset(parts), today=today)).pages


def lines(page: Page) -> list[str]:
    return [m.text for placed in page.content for m in placed.marks if isinstance(m, TextLine) and m.text.strip()]


def words(pages: Sequence[Page]) -> str:
    return " ".join(line for page in pages for line in lines(page))


@pytest.fixture(scope="module")
def vera() -> Document:
    return journeys.worked_example("en")


# --- cover -----------------------------------------------------------------------------------------------------------


def test_the_cover_names_the_brand_the_persona_the_scenario_and_the_day(vera: Document) -> None:
    cover = words(report(vera)[:1])
    journey = vera.maps()[0]
    for expected in (vera.project.brand, "Vera de Wit", journey.scenario, "22 Nov 2026", journey.title):
        assert expected in cover


def test_the_contents_name_each_chapter_with_its_page_and_lead_there(vera: Document) -> None:
    cover, *behind = report(vera)
    anchors = {anchor.name: number for number, page in enumerate(behind, start=2) for anchor in page.anchors}
    shown = lines(cover)
    chapters = [(b.title, number) for number, page in enumerate(behind, start=2) for b in page.bookmarks if not b.level]
    for title, number in chapters:
        assert shown[shown.index(title, shown.index("Contents")) + 1] == str(number)
    assert [anchors[link.to] for link in cover.links] == [number for _title, number in chapters]


@pytest.mark.parametrize("name", ["hostile", "nothing", "large"])
def test_a_cover_stays_on_its_page_whatever_the_map_holds(name: str) -> None:
    made = {"hostile": journeys.hostile, "nothing": journeys.document, "large": lambda: journeys.grid(40, 3, 2, 1)}
    cover = report(made[name]())[0]
    for placed in cover.content:
        for mark in placed.marks:
            if isinstance(mark, TextLine):
                assert placed.x + mark.x + mark.width <= cover.size.w - MARGIN + 1
                assert placed.y + mark.baseline <= cover.size.h - MARGIN + 1


# --- story -----------------------------------------------------------------------------------------------------------


def test_the_story_tells_of_each_touchpoint_its_score_its_pains_and_what_proves_it(vera: Document) -> None:
    found = "".join(words(report(vera, "story")).split())
    for touchpoint in vera.journey(vera.maps()[0].id):
        assert "".join(touchpoint.title.split()) in found
    for expected in ("−1.5", "Assumption", "Pain points", "Drop-offs"):
        assert "".join(expected.split()) in found
    pains = [lane for lane in vera.lanes(vera.maps()[0].id) if lane.kind == "pains"]
    for phase in vera.phases(vera.maps()[0].id):
        for note in vera.notes(phase.id, pains[0].id):
            assert "".join(note.text.split()) in found


def test_the_story_begins_with_what_stands_out(vera: Document) -> None:
    first = lines(report(vera, "story")[0])
    insights = insights_of(vera, vera.maps()[0].id)
    assert insights.gap is not None and insights.gap.size > 0
    for name in ("Peak", "Lowest", "End", "Biggest gap"):
        assert name in first


def test_a_map_without_scores_has_no_gap_and_one_that_keeps_its_promise_neither() -> None:
    document = journeys.grid(1, 2, 0, 0)
    assert insights_of(document, journeys.MAP).gap is None
    one, other = document.journey(journeys.MAP)
    for touchpoint, felt, expected in ((one, 1.0, 5), (other, -1.0, 2)):
        document.apply(edits.set_emotion(document, touchpoint.id, felt).change)
        document.apply(edits.set_fields(document, touchpoint.id, expected=expected).change)
    gap = insights_of(document, journeys.MAP).gap
    assert gap is not None and (gap.touchpoint_id, gap.size) == (other.id, pytest.approx(1.2))


# --- plan ------------------------------------------------------------------------------------------------------------


def planned(*days: date | None) -> Document:
    document = journeys.grid(1, 1, 0, 0)
    for number, due in enumerate(days):
        edit = edits.add_action(document, f"Doe {number}")
        document.apply(edit.change)
        document.apply(edits.set_fields(document, edit.created[0], due=due).change)
    return document


def test_the_timeline_has_every_action_with_a_date_by_that_date_and_says_which_are_late() -> None:
    document = planned(TODAY + timedelta(40), None, TODAY - timedelta(3), TODAY + timedelta(1))
    found = lines(report(document, "actions")[-1])
    timeline = found[found.index("Timeline") :]
    assert [line for line in timeline if line.startswith("Doe")] == ["Doe 2", "Doe 3", "Doe 0"]
    assert "19 Nov 2026, late" in timeline and "23 Nov 2026" in timeline
    assert "Without a date: 1" in timeline


def test_what_began_long_ago_and_is_due_no_day_is_not_called_late() -> None:
    document = planned(TODAY - timedelta(3))
    document.apply(edits.set_fields(document, document.actions()[0].id, start=TODAY - timedelta(3), due=None).change)
    timeline = lines(report(document, "actions")[-1])
    assert "19 Nov 2026" in timeline and "19 Nov 2026, late" not in timeline


def test_without_any_date_there_is_no_timeline() -> None:
    assert "Timeline" not in words(report(planned(None), "actions"))


@pytest.mark.parametrize("days", [0, 30, 400, 4_000, 100_000, 2_900_000])
def test_a_timeline_of_any_length_stays_on_its_page(days: int) -> None:
    pages = report(planned(TODAY, TODAY + timedelta(days), date(1, 1, 1) if days > 2_000_000 else TODAY), "actions")
    for page in pages:
        for placed in page.content:
            for mark in placed.marks:
                if isinstance(mark, TextLine):
                    assert placed.x + mark.x >= MARGIN - 1
                    assert placed.x + mark.x + mark.width <= page.size.w - MARGIN + 1, mark


def test_many_actions_go_on_over_pages_each_with_its_months() -> None:
    pages = report(planned(*(TODAY + timedelta(number) for number in range(90))), "actions")
    rows = [page for page in pages if "Nov 2026" in lines(page)]
    assert len(rows) > 1
    shown = [line for page in rows for line in lines(page) if line.startswith("Doe")]
    assert set(shown) == {f"Doe {number}" for number in range(90)}


# --- links -----------------------------------------------------------------------------------------------------------


def test_touchpoints_lead_to_their_story_and_their_actions_and_those_lead_back(vera: Document) -> None:
    pages = report(vera)
    ties = [(link.to, page) for page in pages for link in page.links]
    anchors = {anchor.name for page in pages for anchor in page.anchors}
    mends = ((action, touchpoint_of(vera, action)) for action in vera.actions())
    action, touchpoint = next((action, touchpoint) for action, touchpoint in mends if touchpoint is not None)
    for place in (told(action.id), told(touchpoint.id), drawn(touchpoint.id)):
        assert place in anchors
        assert any(to == place for to, _page in ties)


def test_links_that_lead_nowhere_are_left_out_and_all_others_are_in_the_file(vera: Document) -> None:
    for parts in ((), ("maps",), ("actions", "story"), ("cover", "actions")):
        target = io.BytesIO()
        maps = [journey.id for journey in vera.maps()]
        pdf.write(vera, maps, target, ExportOptions("en", parts=frozenset(parts), today=TODAY), no_progress)
        pages = report(vera, *parts)
        anchors = {anchor.name for page in pages for anchor in page.anchors}
        wanted = sum(link.to in anchors for page in pages for link in page.links)
        assert target.getvalue().count(b"/Subtype /Link") == wanted


def test_the_file_says_whose_it_is_and_what_it_is_about(vera: Document) -> None:
    target = io.BytesIO()
    journey = vera.maps()[0]
    pdf.write(vera, [journey.id], target, ExportOptions("en", today=TODAY), no_progress)
    about = re.search(rb"/Author \((.*?)\)", target.getvalue())
    assert about is not None and about[1].decode() == vera.project.brand
    assert b"/Subject (Januar" in target.getvalue()
    assert b"/Lang" in target.getvalue()


def test_bookmarks_name_the_map_the_story_the_plan_and_the_appendix(vera: Document) -> None:
    titles = [bookmark.title for page in report(vera) for bookmark in page.bookmarks if bookmark.level == 0]
    title = title_of(vera.get(vera.maps()[0].id, JourneyMap))
    for expected in (title, f"The story of “{title}”", "Action plan", "Evidence", f"Appendix: {title}"):
        assert expected in titles


def test_a_title_of_a_thousand_letters_is_shortened_in_the_contents() -> None:
    document = journeys.grid(1, 1, 1, 1)
    records = document.records
    long = replace(document.maps()[0], title="lang " * 200)
    assert report(Document({**records, long.id: long}.values()))[0].links
