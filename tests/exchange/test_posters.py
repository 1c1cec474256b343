"""Posters: the whole map on one page, and tiles that make up the whole again when they are glued together."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import pytest

from app.drawing.layout import Look, layout
from app.drawing.measures import NOTE_WIDTH
from app.drawing.primitives import Box, Path, Rect, TextLine
from app.drawing.theme import theme
from app.exchange import pdf
from app.exchange.base import POSTER_PAPERS, TILE_SHEETS, ExportOptions, no_progress
from app.exchange.pdf.pages import MARGIN, MM, POSTERS, SHEETS, Page
from app.exchange.pdf.plan import MIN_SCALE
from app.exchange.pdf.posters.composed import subject_of
from app.exchange.pdf.posters.one_page import LARGEST_PAGE, on_one_page
from app.exchange.pdf.posters.seams import OVERLAP, letters
from app.exchange.pdf.posters.tiles import Tiled, tile_pages, tiled
from app.exchange.shown import without_empty_lanes
from app.i18n import translator
from app.model.document import Document
from tests.exchange import journeys

LOOK = Look(theme("paper"), translator("en"), for_screen=False)
SLACK = 0.02


def made(document: Document, paper: str = "auto", sheet: str = "a4") -> Tiled:
    return tiled(subject_of(document, document.maps()[0], LOOK, "22 Nov 2026"), paper, sheet)


def pages(document: Document, form: str, paper: str = "auto", sheet: str = "a4") -> tuple[Page, ...]:
    options = ExportOptions("en", paper, form, sheet)
    return pdf.pages_of(document, [document.maps()[0].id], options).pages


def texts(page: Page) -> Iterator[tuple[TextLine, Box]]:
    """The lines of text on a page, and the boxes in which they are drawn."""
    for placed in page.content:
        for mark in placed.marks:
            if isinstance(mark, TextLine) and mark.text.strip():
                high = mark.size * placed.scale
                x, baseline = placed.x + mark.x * placed.scale, placed.y + mark.baseline * placed.scale
                yield mark, Box(x, baseline - high, mark.width * placed.scale, high)


def drawn(document: Document) -> set[str]:
    """The lines of text of a map without its corner and prompts, as its layout broke them."""
    map_id = document.maps()[0].id
    drawing = layout(without_empty_lanes(document, map_id), map_id, LOOK)
    shown = (group for group in drawing.groups if group.role != "corner" and not group.for_screen)
    return {mark.text for group in shown for mark in group.marks if isinstance(mark, TextLine) and mark.text.strip()}


MAPS = {
    "sample": journeys.worked_example,
    "hostile": journeys.hostile,
    "long": lambda: journeys.grid(10, 8, 2, 1),
    "high": lambda: journeys.grid(2, 3, 9, 6),
    "empty": lambda: journeys.grid(3, 0, 2, 0),
    "nothing": journeys.document,
}
each_map = pytest.mark.parametrize("name", MAPS)


# --- on one page -----------------------------------------------------------------------------------------------------


@each_map
@pytest.mark.parametrize("paper", POSTER_PAPERS)
def test_a_poster_is_one_page_with_all_that_the_map_shows_inside_its_margins(name: str, paper: str) -> None:
    document = MAPS[name]()
    [page] = pages(document, "poster", paper)
    found = {line.text for line, _ in texts(page)}
    assert drawn(document) - found == set()
    for line, box in texts(page):
        assert box.x >= MARGIN - 1, line
        assert box.right <= page.size.w - MARGIN + 1, line
        assert box.y >= MARGIN - 9 and box.bottom <= page.size.h - MARGIN + 1, line  # a long title begins higher
    if paper in POSTERS:
        assert page.size in (POSTERS[paper], POSTERS[paper].turned)
    assert max(page.size.w, page.size.h) <= LARGEST_PAGE + 2 * MARGIN


@pytest.mark.parametrize(("name", "paper"), [("sample", "a1"), ("nothing", "a4")])
def test_what_fits_is_the_smallest_paper_on_which_all_can_be_read(name: str, paper: str) -> None:
    [page] = pages(MAPS[name](), "poster")
    assert page.size in (POSTERS[paper], POSTERS[paper].turned)


def test_a_map_too_large_for_any_paper_gets_a_page_of_its_own_size() -> None:
    document = journeys.grid(12, 20, 12, 2)
    [page] = pages(document, "poster")
    assert page.size not in POSTERS.values()
    assert min(line.size for line, _ in texts(page)) > 0


def test_a_long_map_goes_on_under_itself_so_that_it_can_be_read() -> None:
    document = MAPS["long"]()
    subject = subject_of(document, document.maps()[0], LOOK, "")
    poster = on_one_page(subject, "a1")
    assert len(poster.tops) > 1
    assert poster.scale >= MIN_SCALE
    [page] = pages(document, "poster", "a1")
    assert sum(line.text == "Touchpoints" for line, _ in texts(page)) == len(poster.tops)


def test_small_text_is_told_of() -> None:
    document = MAPS["sample"]()
    told = pdf.pages_of(document, [document.maps()[0].id], ExportOptions("en", "a3", "poster")).remarks
    assert any("hard to read" in remark.text(str) for remark in told)
    assert not any(
        "hard to read" in remark.text(str)
        for remark in pdf.pages_of(document, [document.maps()[0].id], ExportOptions("en", "a1", "poster")).remarks
    )


# --- in tiles --------------------------------------------------------------------------------------------------------


@each_map
@pytest.mark.parametrize("sheet", TILE_SHEETS)
@pytest.mark.parametrize("paper", ["auto", "a2", "a0"])
def test_tiles_fit_their_sheets_and_cover_the_whole_with_a_strip_in_common(name: str, sheet: str, paper: str) -> None:
    poster = made(MAPS[name](), paper, sheet)
    grid, size = poster.grid, poster.poster.size
    assert (grid.across[0], grid.across[-1], grid.down[0], grid.down[-1]) == (0, size.w, 0, size.h)
    assert all(end > start for seams in (grid.across, grid.down) for start, end in pairwise(seams))
    for tile in grid.tiles:
        assert tile.shown.w <= poster.sheet.w - 2 * MARGIN + SLACK
        assert tile.shown.h <= poster.sheet.h - 2 * MARGIN + SLACK
        if tile.column < grid.columns - 1:
            assert tile.shown.w == pytest.approx(min(tile.cut.w + OVERLAP, size.w - tile.cut.x))
        if tile.row < grid.rows - 1:
            assert tile.shown.h == pytest.approx(min(tile.cut.h + OVERLAP, size.h - tile.cut.y))
    assert poster.sheet in (SHEETS[sheet], SHEETS[sheet].turned)
    if paper in POSTERS:
        whole = POSTERS[paper]
        assert any(size.w <= one.w + 1 and size.h <= one.h + 1 for one in (whole, whole.turned))


@each_map
def test_every_line_of_the_map_is_whole_on_some_tile_where_no_seam_must_cut_it(name: str) -> None:
    document = MAPS[name]()
    whole = {line.text for page in tile_pages(made(document)) for line, _ in texts(page)}
    assert drawn(document) - whole == set()


@pytest.mark.parametrize("name", ["sample", "high", "hostile"])
def test_no_note_is_cut_by_a_seam(name: str) -> None:
    poster = made(MAPS[name]())
    xs, ys = poster.grid.across[1:-1], poster.grid.down[1:-1]
    papers = [
        Box(placed.x + mark.box.x * s, placed.y + mark.box.y * s, mark.box.w * s, mark.box.h * s)
        for placed in poster.poster.content
        for mark in placed.marks
        if isinstance(mark, Rect) and mark.box.w == NOTE_WIDTH and (s := placed.scale)
    ]
    assert papers
    for box in papers:
        assert not any(box.x + 1 < x < box.right - 1 for x in xs)
        assert not any(box.y + 1 < y < box.bottom - 1 for y in ys)


def test_every_row_of_tiles_begins_with_the_phases() -> None:
    document = MAPS["sample"]()
    poster = made(document)
    found = list(tile_pages(poster))
    titles = [phase.title for phase in document.phases(document.maps()[0].id)]
    assert poster.grid.rows > 1
    for row in range(poster.grid.rows):
        beside = found[row * poster.grid.columns : (row + 1) * poster.grid.columns]
        shown = {line.text for page in beside for line, box in texts(page) if box.y < MARGIN + 40 * MM}
        assert {title for title in titles if title} <= shown


def test_nothing_of_a_tile_is_painted_outside_of_what_it_shows() -> None:
    poster = made(MAPS["sample"]())
    for tile, page in zip(poster.grid.tiles, tile_pages(poster), strict=True):
        for placed in page.content[:-2]:  # then come the marks and the name
            if placed.clip is not None:
                assert placed.clip.x >= MARGIN - SLACK and placed.clip.y >= MARGIN - SLACK
                assert placed.clip.right <= MARGIN + tile.shown.w + SLACK
                assert placed.clip.bottom <= MARGIN + tile.shown.h + SLACK


def test_tiles_are_named_by_column_and_row_and_say_where_they_lie() -> None:
    poster = made(MAPS["sample"]())
    found = list(tile_pages(poster))
    names = [tile.name for tile in poster.grid.tiles]
    assert names[:2] == ["A1", "B1"] and len(set(names)) == len(names) == len(found)
    for name, page in zip(names, found, strict=True):
        assert [bookmark.title for bookmark in page.bookmarks] == [name]
        assert name in {line.text for line, _ in texts(page)}
    assert [letters(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_marks_to_cut_along_are_in_line_with_the_seams_and_outside_of_the_drawing() -> None:
    poster = made(MAPS["sample"]())
    for tile, page in zip(poster.grid.tiles, tile_pages(poster), strict=True):
        lines = [
            [command[1:] for command in mark.commands] for mark in page.content[-2].marks if isinstance(mark, Path)
        ]
        assert len(lines) == 8
        upright = {start[0] for start, end in lines if start[0] == end[0]}
        assert sorted(upright) == pytest.approx([MARGIN, MARGIN + tile.cut.w])
        for (x, y), (to_x, to_y) in lines:
            inside = MARGIN < (x + to_x) / 2 < MARGIN + tile.shown.w and MARGIN < (y + to_y) / 2 < MARGIN + tile.shown.h
            assert not inside
            assert all(n > 0 for n in (x, y, to_x, to_y))


# --- the page that tells how -----------------------------------------------------------------------------------------


def test_the_first_page_shows_where_each_tile_lies_and_has_a_ruler_of_100_mm() -> None:
    document = MAPS["sample"]()
    first, *rest = pages(document, "tiles")
    names = {tile.name for tile in made(document).grid.tiles}
    assert len(rest) == len(names)
    assert names <= {line.text for line, _ in texts(first)}
    rulers = [
        mark.commands
        for placed in first.content
        for mark in placed.marks
        if isinstance(mark, Path) and placed.scale == 1.0 and len(mark.commands) == 2
    ]
    assert any(start[1:] == (0, 0) and end[1] == pytest.approx(100 * 72 / 25.4) for start, end in rulers)
    for _line, box in texts(first):
        assert box.x >= MARGIN - 3 and box.right <= first.size.w - MARGIN + 1
        assert box.y >= MARGIN - 1 and box.bottom <= first.size.h - MARGIN + 1


def test_it_tells_how_many_sheets_and_how_large_the_whole_becomes() -> None:
    document = MAPS["sample"]()
    paged = pdf.pages_of(document, [document.maps()[0].id], ExportOptions("en", form="tiles"))
    remark, collapsed = paged.remarks
    assert int(str(collapsed.values["count"])) > 0
    poster = made(document)
    assert remark.values["count"] == len(poster.grid.tiles) == len(paged.pages) - 1
    assert remark.values["wide"] == round(poster.poster.size.w / MM / 10)


@each_map
@pytest.mark.parametrize("form", ["poster", "tiles"])
def test_posters_are_whole_files_and_the_same_each_time(name: str, form: str) -> None:
    document = MAPS[name]()
    files = [io.BytesIO() for _ in range(2)]
    for file in files:
        pdf.write(document, [m.id for m in document.maps()], file, ExportOptions("nl", form=form), no_progress)
    first, second = (file.getvalue() for file in files)
    assert first == second
    assert first.startswith(b"%PDF-") and first.rstrip().endswith(b"%%EOF")
