"""A map and its future leave the program: the picture on paper, on as few sheets as can be read, and a row in Excel."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from app.analysis.comparison import compare
from app.drawing.comparison.links import MOST
from app.drawing.primitives import TextLine
from app.exchange import excel
from app.exchange.base import ExportOptions, no_progress
from app.exchange.pdf import pages_of
from app.exchange.pdf.pages import A3, A4, MARGIN, Page
from app.model import edits
from app.model.document import Document
from app.model.records import Id, LinkKind, Touchpoint
from tests.analysis.test_comparison import Two
from tests.drawing.maps import MAP
from tests.drawing.test_comparison import changed, vera


def pages(two: Two, paper: str = "auto", language: str = "en") -> tuple[Page, ...]:
    options = ExportOptions(language, paper=paper, parts=frozenset({"comparison"}))
    return pages_of(two.document, [two.current_id, two.future_id], options).pages


def words(page: Page) -> list[str]:
    return [m.text for placed in page.content for m in placed.marks if isinstance(m, TextLine)]


def long(touchpoints: int) -> Two:
    """A journey of three phases with so many touchpoints in the last one."""
    two = Two(changed().document, MAP)
    phase = two.phase_of("p2")
    two.do(lambda d: edits.add_touchpoints(d, phase, [f"Moment {number}" for number in range(touchpoints)]))
    return two


def test_a_short_journey_is_on_one_sheet_of_a4() -> None:
    [page] = pages(changed())
    assert page.size == A4
    assert [(mark.title, mark.level) for mark in page.bookmarks] == [("Comparison", 0)]


def test_a_longer_one_is_on_a3_and_on_one_sheet() -> None:
    [page] = pages(vera())
    assert page.size == A3


@pytest.mark.parametrize("paper", ["a4", "a3", "map"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_touchpoint_is_on_paper_and_can_be_read(paper: str, language: str) -> None:
    for two in (changed(), vera(), long(9)):
        found = pages(two, paper, language)
        said = "".join("".join(words(page)) for page in found).replace(" ", "")
        for step in compare(two.document, two.current_id, two.future_id).steps:
            assert step.touchpoint.title.replace(" ", "")[:14] in said
        for page in found:
            for placed in page.content:
                assert all(m.size * placed.scale >= 6.99 for m in placed.marks if isinstance(m, TextLine))


@pytest.mark.parametrize("paper", ["auto", "a4", "a3", "map"])
def test_nothing_is_written_beyond_the_margins(paper: str) -> None:
    for two in (changed(), vera(), long(9), long(30)):
        for page in pages(two, paper):
            for placed in page.content:
                for mark in placed.marks:
                    if isinstance(mark, TextLine) and placed.clip is None:
                        assert placed.x + mark.x * placed.scale >= MARGIN - 0.1
                        right = placed.x + (mark.x + mark.width) * placed.scale
                        assert right <= page.size.w - MARGIN + 0.1, mark.text
                        assert placed.y + mark.baseline * placed.scale <= page.size.h - MARGIN + 0.1


def test_sheets_break_between_phases() -> None:
    found = pages(vera(), "a4")
    assert len(found) > 1
    heads = [{text for text in words(page) if text in ("Service", "Purchase", "Loyalty")} for page in found]
    assert not heads[0] & heads[1] and set.union(*heads) == {"Service", "Purchase", "Loyalty"}


def test_a_map_that_goes_alone_is_compared_with_nothing() -> None:
    two = changed()
    whole = pages_of(two.document, [two.future_id], ExportOptions("en"))
    assert not any("Comparison" in words(page) for page in whole.pages)


def workbook(document: Document, *map_ids: Id, language: str = "en") -> openpyxl.Workbook:
    target = BytesIO()
    excel.write(document, map_ids, target, ExportOptions(language), no_progress)
    return openpyxl.load_workbook(target)


def test_the_sheet_has_a_row_for_each_touchpoint_in_numbers() -> None:
    two = changed()
    sheet = workbook(two.document, two.current_id, two.future_id)["Comparison"]
    names, *rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert names[:3] == ("Touchpoint", "Phase", "What became of it")
    told = {row[0]: row[2:] for row in rows}
    assert len(rows) == len(two.compared().steps)
    assert told["Krijgt meteen de bevestiging"][:4] == ("Changed", -1.2, 0.8, 2)
    assert "Was called “Krijgt de bevestiging”" in told["Krijgt meteen de bevestiging"][4]
    assert told["Ziet een fiets staan"][:3] == ("Left out", 0.5, None)
    assert told["Chat met ons"][:3] == ("New", None, 1)
    assert sheet["A2"].value == "On average +0.4, will be +0.3"


def test_the_sheet_speaks_dutch_and_comes_only_with_both_maps() -> None:
    two = changed()
    assert "Vergelijking" in workbook(two.document, two.current_id, two.future_id, language="nl").sheetnames
    assert "Vergelijking" not in workbook(two.document, two.future_id, language="nl").sheetnames


def test_several_futures_have_a_sheet_and_a_page_each() -> None:
    two = changed()
    later = two.do(lambda d: edits.make_future(d, MAP, "Later")).created[0]
    sheets = workbook(two.document, two.current_id, two.future_id, later).sheetnames
    assert {"Comparison Straks", "Comparison Later"} <= set(sheets)
    options = ExportOptions("en", parts=frozenset({"comparison"}))
    assert len(pages_of(two.document, [two.current_id, two.future_id, later], options).pages) == 2


def test_links_that_differ_are_counted_and_named_on_paper_and_in_the_sheet() -> None:
    two = changed()
    before = two.document.get(two.copy_of("t4"), Touchpoint).title
    two.do(lambda d: edits.add_link(d, two.copy_of("t4"), two.copy_of("t3"), LinkKind.DROP_OFF))
    end = two.document.get(two.copy_of("t3"), Touchpoint).title
    said = words(pages(two)[0])
    assert "Links that differ" in said
    assert f"{before}: New link: Drop-off to “{end}”" in said
    target = BytesIO()
    excel.write(two.document, [two.current_id, two.future_id], target, ExportOptions("en"), no_progress)
    sheet = openpyxl.load_workbook(target)["Comparison"]
    assert any(f"New link: Drop-off to “{end}”" in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_of_many_links_the_first_are_named_on_paper_and_the_rest_counted() -> None:
    two = long(12)
    touchpoints = two.document.journey(two.future_id)
    for other in touchpoints[3:]:
        two.do(lambda d, end=other.id: edits.add_link(d, touchpoints[0].id, end, LinkKind.HAND_OVER))  # type: ignore[misc]
    said = words(pages(two)[0])
    assert sum("New link: Hand-over" in text for text in said) == MOST - 1
    assert f"and {len(touchpoints) - 3 - MOST + 1} more" in said
