"""A large sheet on paper: parted between phases and between rows, and as large as the fewest pages allow."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.exchange.excel.page import down_pages, points, shares, spread

ROOM = 1000.0
HEADER = 20.0


def test_what_fits_is_on_one_page_at_its_own_size() -> None:
    assert spread(HEADER, [200, 300], ROOM).parts == ()
    assert spread(HEADER, [200, 300], ROOM).scale == 1.0


def test_what_nearly_fits_is_made_smaller() -> None:
    chosen = spread(HEADER, [400, 400, 400], ROOM)
    assert chosen.parts == ()
    assert 0.74 <= chosen.scale <= 0.77


def test_what_does_not_fit_is_parted_between_phases_and_no_smaller_than_needed() -> None:
    chosen = spread(HEADER, [800, 800, 800, 800], ROOM)
    assert chosen.parts == (1, 2, 3)
    assert chosen.scale == 1.0


def test_a_phase_wider_than_a_page_has_pages_of_its_own() -> None:
    assert spread(HEADER, [100, 5000, 100], ROOM).parts == (1, 2)
    assert spread(HEADER, [], ROOM).parts == ()


@given(st.lists(st.floats(50, 900), max_size=12))
def test_every_page_fits_and_a_larger_scale_would_need_more(parts: list[float]) -> None:
    chosen = spread(HEADER, parts, ROOM)
    edges = [0, *chosen.parts, len(parts)]
    for start, end in pairwise(edges):
        assert (points(HEADER) + sum(parts[start:end])) * chosen.scale <= ROOM + 1e-6
    assert (0.64 if chosen.parts else 0.5) <= chosen.scale <= 1.0


def test_rows_that_need_two_pages_fill_them_alike() -> None:
    assert shares([10] * 17, 150, 160) == [8, 9]
    assert shares([10] * 17, 170, 170) == [17]


def test_a_row_higher_than_a_page_has_a_page_of_its_own() -> None:
    assert shares([10, 500, 10], 100, 100) == [1, 1, 1]


@given(st.lists(st.floats(10, 90), min_size=1, max_size=40))
def test_every_row_has_a_place_on_a_page_that_it_fits(heights: list[float]) -> None:
    counts = shares(heights, 80, 100)
    assert sum(counts) == len(heights)
    assert all(counts)
    ends = [sum(counts[:place]) for place in range(1, len(counts) + 1)]
    pages = [heights[end - count : end] for end, count in zip(ends, counts, strict=True)]
    assert all(len(page) == 1 or sum(page) <= 100 for page in pages)


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_block_begins_on_a_page_of_its_own(paper: str) -> None:
    sheet = Workbook().active
    down_pages(sheet, [40, 20, 20, 20] + [20] * 8, (3, 4), 1.0, paper, [5, 3])
    assert [each.id for each in sheet.row_breaks.brk] == [9]
    assert sheet.page_setup.scale == 100


def test_a_page_is_spared_where_a_little_smaller_will_do() -> None:
    sheet = Workbook().active
    down_pages(sheet, [40, 20, 20, 20] + [20] * 21, (3, 4), 1.0, "a4")
    assert sheet.row_breaks.brk == []
    assert 80 <= sheet.page_setup.scale < 100
