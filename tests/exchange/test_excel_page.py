"""A wide map on paper: parted between phases, and as large as the fewest pages allow."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.excel.page import points, spread

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
    assert 0.64 <= chosen.scale <= 1.0
