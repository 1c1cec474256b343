"""The interview sheet, and what tells the proven from the guessed in what leaves the program."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise

import pytest

from app.drawing.primitives import Path, TextLine
from app.exchange import pdf, svg
from app.exchange.base import INTERVIEW, ExportOptions, no_progress
from app.exchange.framed import framed
from app.exchange.paper_look import paper_look
from app.exchange.pdf.interview import ABOUT_THE_CHOICE, UPRIGHT
from app.exchange.pdf.pages import MARGIN, Page
from app.i18n import translator
from app.model import edits
from app.model.document import Document
from tests.exchange import journeys

TODAY = date(2026, 11, 21)


def sheet(document: Document, language: str = "en") -> list[Page]:
    maps = [journey.id for journey in document.maps()]
    return list(pdf.pages_of(document, maps, ExportOptions(language, parts=INTERVIEW, today=TODAY)).pages)


def lines(pages: list[Page]) -> list[str]:
    marks = (mark for page in pages for placed in page.content for mark in placed.marks)
    return [mark.text for mark in marks if isinstance(mark, TextLine)]


def test_it_asks_of_every_touchpoint_in_its_order_and_then_of_the_choice() -> None:
    document = journeys.grid(phases=3, touchpoints=9, lanes=3, notes=0)
    said = lines(sheet(document))
    titles = [touchpoint.title for touchpoint in document.journey(document.maps()[0].id)]
    assert [text for text in said if text in titles] == titles
    places = [said.index(question) for question in ABOUT_THE_CHOICE]
    assert places == sorted(places)
    assert said.index(titles[-1]) < places[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_speaks_the_language_of_the_file(language: str) -> None:
    said, t = lines(sheet(journeys.grid(2, 4, 2, 0), language)), translator(language)
    for msgid in ("Date", "Respondent", "No, anonymous", "What did you do, think and feel here?", *ABOUT_THE_CHOICE):
        assert t(msgid) in said
    assert language == "en" or not set(ABOUT_THE_CHOICE) & set(said)


def test_what_is_only_assumed_says_so() -> None:
    document = journeys.grid(1, 2, 2, 0)
    first, _ = document.journey(document.maps()[0].id)
    document.apply(edits.attach_new(document, "Talk", [first.id]).change)
    assert sum("Assumption" in text for text in lines(sheet(document))) == 1


@pytest.mark.parametrize("document", [journeys.grid(5, 25, 3, 0), journeys.grid(1, 0, 1, 0), journeys.hostile()])
def test_all_stays_on_upright_paper_with_room_to_write(document: Document) -> None:
    for page in sheet(document):
        assert page.size == UPRIGHT
        for placed in page.content:
            for mark in placed.marks:
                if isinstance(mark, TextLine):
                    assert placed.x + mark.x >= MARGIN - 1
                    assert placed.x + mark.x + mark.width <= UPRIGHT.w - MARGIN + 1
                    assert placed.y + mark.baseline <= UPRIGHT.h - MARGIN + 1
        rules = [placed.y + mark.commands[0][2] for placed in page.content for mark in placed.marks if _is_rule(mark)]
        assert all(later - earlier >= 20 for earlier, later in pairwise(sorted(set(rules))))


def _is_rule(mark: object) -> bool:
    return isinstance(mark, Path) and mark.commands[0][1] == 0 and len(mark.commands) == 2


def test_it_is_a_whole_pdf_and_the_same_twice() -> None:
    document = journeys.grid(2, 4, 2, 0)
    options = ExportOptions("nl", parts=INTERVIEW, today=TODAY)
    targets = [io.BytesIO(), io.BytesIO()]
    for target in targets:
        pdf.write(document, [document.maps()[0].id], target, options, no_progress)
    assert targets[0].getvalue() == targets[1].getvalue()
    assert targets[0].getvalue().startswith(b"%PDF-")


def test_the_usual_pdf_has_no_interview_sheet() -> None:
    document = journeys.grid(1, 2, 2, 4)
    pages = pdf.pages_of(document, [document.maps()[0].id], ExportOptions("en", today=TODAY)).pages
    assert not set(ABOUT_THE_CHOICE) & set(lines(list(pages)))


# --- marks on paper --------------------------------------------------------------------------------------------------


def words_around(document: Document, options: ExportOptions) -> tuple[list[str], list[str]]:
    """What the map and its legend say."""
    framed_map = framed(document, document.maps()[0], paper_look(document, options))
    on_map = [mark.text for group in framed_map.map for mark in group.marks if isinstance(mark, TextLine)]
    return on_map, [mark.text for mark in framed_map.legend.marks if isinstance(mark, TextLine)]


def test_assumptions_are_marked_with_a_word_in_the_legend_unless_they_are_hidden() -> None:
    document = journeys.grid(1, 2, 2, 4)
    on_map, legend = words_around(document, ExportOptions("en"))
    assert "?" in on_map and "Assumption" in legend
    on_map, legend = words_around(document, ExportOptions("en", assumptions=False))
    assert "?" not in on_map and "Assumption" not in legend


def test_the_heat_view_goes_out_with_its_own_legend() -> None:
    document = journeys.grid(1, 2, 2, 4)
    on_map, legend = words_around(document, ExportOptions("nl", heat=True))
    assert "0%" in on_map
    assert {"Aanname", "Eén bron", "Twee of meer"} <= set(legend)
    target = io.BytesIO()
    svg.write(document, [document.maps()[0].id], target, ExportOptions("nl", heat=True), no_progress)
    assert "Twee of meer" in target.getvalue().decode()


def test_every_sheet_after_the_first_says_whose_it_is() -> None:
    document = journeys.grid(3, 24, 3, 0)
    title = document.maps()[0].title
    _first, *others = [lines([page]) for page in sheet(document)]
    assert len(others) > 1
    assert all({title, "Date", "Respondent"} <= set(said[:3]) for said in others)


def test_a_phase_that_goes_on_is_named_again_and_one_that_begins_is_not() -> None:
    document = journeys.grid(2, 24, 3, 0)
    phases = [phase.title for phase in document.phases(document.maps()[0].id)]
    known = [*phases, *(f"{phase}, continued" for phase in phases)]
    bands = [[text for text in lines([page]) if text in known] for page in sheet(document)]
    assert bands[0] == [phases[0]]
    assert bands[1] == [f"{phases[0]}, continued"]
    flat = [band for page in bands for band in page]
    assert [band for band in flat if band in phases] == phases
    assert flat.index(phases[1]) == flat.count(f"{phases[0]}, continued") + 1
