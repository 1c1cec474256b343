"""The emotion curve: it passes through every score, never beyond, and knows its peak, its lowest point and its end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.emotion import (
    Moment,
    Point,
    Segment,
    bezier,
    dips,
    end,
    lowest,
    moments,
    peak,
    slopes,
    split_at_neutral,
    through,
)
from app.model.document import Document
from app.model.records import EmotionScore, Id, JourneyMap, Phase, Touchpoint


@st.composite
def curves(draw: st.DrawFn) -> list[Point]:
    steps = draw(st.lists(st.tuples(st.floats(0.5, 400), st.integers(-20, 20)), min_size=1, max_size=12))
    x, points = 0.0, []
    for step, tenths in steps:
        x += step
        points.append((x, tenths / 10))
    return points


def value(segment: Segment, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    corners = (segment.start, segment.control1, segment.control2, segment.end)
    return tuple(sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))  # type: ignore[return-value]


@given(curves())
def test_the_curve_passes_through_each_point_and_never_overshoots(points: list[Point]) -> None:
    segments = bezier(points)
    assert [s.start for s in segments] == points[:-1]
    assert [s.end for s in segments] == points[1:]
    for segment in segments:
        heights = [value(segment, t / 40)[1] for t in range(41)]
        low, high = sorted((segment.start[1], segment.end[1]))
        assert all(low - 1e-9 <= height <= high + 1e-9 for height in heights)
        rising = segment.end[1] >= segment.start[1]
        assert all(
            (after >= before - 1e-9) if rising else (after <= before + 1e-9) for before, after in pairwise(heights)
        )


@given(curves())
def test_the_curve_is_smooth(points: list[Point]) -> None:
    for one, other in pairwise(bezier(points)):
        arriving = (one.end[1] - one.control2[1]) / (one.end[0] - one.control2[0])
        leaving = (other.control1[1] - other.start[1]) / (other.control1[0] - other.start[0])
        assert arriving == pytest.approx(leaving, abs=1e-6)


@given(curves())
def test_each_piece_lies_on_one_side_of_neutral(points: list[Point]) -> None:
    segments = bezier(points)
    pieces = split_at_neutral(segments)
    for one, other in pairwise(pieces):
        assert one.end == other.start
    for piece in pieces:
        heights = [value(piece, t / 20)[1] for t in range(21)]
        assert all(height * piece.side >= -1e-6 for height in heights)
    crossings = sum(a[1] * b[1] < 0 for a, b in pairwise(points))
    assert len(pieces) == len(segments) + crossings


def test_a_cut_curve_is_the_same_curve() -> None:
    [whole] = bezier([(0, -1), (10, 2)])
    left, right = split_at_neutral([whole])
    assert left.end[1] == right.start[1] == 0
    at = left.end[0] / 10
    assert value(left, 0.5) == pytest.approx(value(whole, at * 0.5))
    assert value(right, 0.5) == pytest.approx(value(whole, at + (1 - at) * 0.5))


def test_time_must_rise() -> None:
    with pytest.raises(ValueError, match="rise"):
        bezier([(0, 1), (0, 2)])
    assert bezier([]) == bezier([(3, 1)]) == ()


def journey(*scores: float) -> tuple[Moment, ...]:
    return tuple(Moment(Id(f"t{place}"), float(place), score) for place, score in enumerate(scores))


def test_two_points_on_one_x_are_drawn_all_the_same() -> None:
    points = [(0.0, 1.0), (1.0, 2.0), (1.0, -2.0), (2.0, 0.0)]
    assert len(through(points, slopes(points))) == 3


def test_of_equal_moments_the_first_stands_out() -> None:
    felt = journey(0, 1.5, -1, 1.5, -1)
    assert (peak(felt), lowest(felt), end(felt)) == (felt[1], felt[2], felt[4])
    assert (peak(()), lowest(()), end(())) == (None, None, None)


@pytest.mark.parametrize(
    ("scores", "places"),
    [
        ((), []),
        ((1, 0.5, 1), []),
        ((1, -0.5, 1), [1]),
        ((-1, 0, -1), [0, 2]),
        ((0, -1, -1, 0), [1]),
        ((0, -1, -2, -1, -1.5), [2, 4]),
        ((0, -1, -1, -2), [3]),
        ((-1, -1), [0]),
    ],
)
def test_dips_are_where_the_curve_turns_below_neutral(scores: tuple[float, ...], places: list[int]) -> None:
    felt = journey(*scores)
    assert list(dips(felt)) == [felt[place] for place in places]


def test_moments_of_a_map_follow_time_and_skip_what_has_no_score() -> None:
    ids = [Id(name) for name in ("map", "phase", "a", "b", "c", "s1", "s2")]
    map_id, phase, a, b, c, s1, s2 = ids
    document = Document(
        [
            JourneyMap(id=map_id, order="V", title="Reis"),
            Phase(id=phase, map_id=map_id, order="V"),
            *(Touchpoint(id=i, phase_id=phase, order=i, title=i) for i in (a, b, c)),
            EmotionScore(id=s1, touchpoint_id=c, score=-15),
            EmotionScore(id=s2, touchpoint_id=a, score=5),
        ]
    )
    assert moments(document, map_id) == (Moment(a, 0.0, 0.5), Moment(c, 2.0, -1.5))
    assert moments(document, map_id, Id("someone")) == ()
