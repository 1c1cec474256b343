"""The emotion curve: a line through the scores of a journey that never claims more than they do, and what stands out.

Works in any unit of time (`x` rises) and in scores from -2.0 to 2.0, 0 is neutral. Knows nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot

from app.model.document import Document
from app.model.records import Id

Point = tuple[float, float]
NEUTRAL = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """How an actor feels at one touchpoint: where in time it is, and the score from -2.0 to 2.0."""

    touchpoint_id: Id
    x: float
    score: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the curve: a cubic Bézier by its four points."""

    start: Point
    control1: Point
    control2: Point
    end: Point

    @property
    def side(self) -> int:
        """1 above neutral, -1 below, 0 when it lies on it; meant for pieces that do not cross."""
        middle = (self.start[1] + 3 * self.control1[1] + 3 * self.control2[1] + self.end[1]) / 8
        return (middle > NEUTRAL) - (middle < NEUTRAL)


def moments(document: Document, map_id: Id, actor_id: Id | None = None) -> tuple[Moment, ...]:
    """The scored touchpoints of a map in time order for one actor; `x` counts the touchpoints, scored or not."""
    journey = enumerate(document.journey(map_id))
    scored = ((place, touchpoint, document.score(touchpoint.id, actor_id)) for place, touchpoint in journey)
    return tuple(Moment(t.id, float(place), score.score / 10) for place, t, score in scored if score)


def actors(document: Document, map_id: Id) -> tuple[Id | None, ...]:
    """Who has a score on a map, in the order of their curves: the customer (None), then personas, then staff."""
    felt = {score.actor_id for touchpoint in document.journey(map_id) for score in document.scores(touchpoint.id)}
    return in_order(document, felt)


def in_order(document: Document, actor_ids: Collection[Id | None]) -> tuple[Id | None, ...]:
    """These of all who may feel something in a file, in the order of their curves."""
    everyone = (None, *(person.id for person in (*document.personas(), *document.persons())))
    return tuple(actor_id for actor_id in everyone if actor_id in actor_ids)


# --- the curve -------------------------------------------------------------------------------------------------------


def bezier(points: Sequence[Point]) -> tuple[Segment, ...]:
    """A smooth curve through `points` (x strictly rising) that is monotone between each two, so it never overshoots.

    F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980), with
    the region of their figure 2: slopes are kept within a circle of radius 3 around the chord's. Raises ValueError
    when x does not rise.
    """
    if any(after[0] <= before[0] for before, after in pairwise(points)):
        raise ValueError("the points of a curve must rise in x")
    return through(points, slopes(points))


def through(points: Sequence[Point], slopes: Sequence[float]) -> tuple[Segment, ...]:
    """The curve through `points` that has these slopes there: all of a curve, or a piece cut out of one."""
    pairs = zip(points, points[1:], slopes, slopes[1:], strict=False)
    return tuple(_hermite(start, end, slope, next_slope) for start, end, slope, next_slope in pairs)


def split_at_neutral(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same curve, cut exactly where it crosses neutral, so that each piece lies on one side."""
    return tuple(piece for segment in segments for piece in _split(segment))


def slopes(points: Sequence[Point]) -> list[float]:
    """How steep the curve of `bezier` is at each point; the same for points that all stand further on.

    Where two points stand on one x, which no sound map has, it is level, so that such a map can still be drawn.
    """
    chords = [_steepness(a, b) for a, b in pairwise(points)]
    if not chords:
        return [0.0] * len(points)
    inner = [(a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(chords)]
    steep = [chords[0], *inner, chords[-1]]
    for place, chord in enumerate(chords):
        steep[place], steep[place + 1] = _monotone(steep[place], steep[place + 1], chord)
    return steep


def _steepness(a: Point, b: Point) -> float:
    return (b[1] - a[1]) / (b[0] - a[0]) if b[0] != a[0] else 0.0


def _monotone(left: float, right: float, chord: float) -> tuple[float, float]:
    """Two end slopes, lowered until the cubic between them is monotone."""
    if chord == 0:
        return 0.0, 0.0
    steepness = hypot(left / chord, right / chord)
    if steepness <= 3:
        return left, right
    return left * 3 / steepness, right * 3 / steepness


def _hermite(start: Point, end: Point, slope: float, end_slope: float) -> Segment:
    third = (end[0] - start[0]) / 3
    control1 = (start[0] + third, start[1] + third * slope)
    control2 = (end[0] - third, end[1] - third * end_slope)
    return Segment(start, control1, control2, end)


@lru_cache(maxsize=512)
def _split(segment: Segment) -> tuple[Segment, ...]:
    low, high = segment.start[1], segment.end[1]
    if (low - NEUTRAL) * (high - NEUTRAL) >= 0:
        return (segment,)
    return _cut(segment, _crossing(segment))


def _crossing(segment: Segment) -> float:
    """The parameter (0..1) at which a monotone segment is neutral, found by halving."""
    rising = segment.end[1] > segment.start[1]
    low, high = 0.0, 1.0
    for _ in range(48):
        middle = (low + high) / 2
        below = _value(segment, middle) < NEUTRAL
        low, high = (middle, high) if below == rising else (low, middle)
    return (low + high) / 2


def _value(segment: Segment, t: float) -> float:
    a, b, c, d = segment.start[1], segment.control1[1], segment.control2[1], segment.end[1]
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _cut(segment: Segment, t: float) -> tuple[Segment, Segment]:
    """The two parts of a Bézier at parameter `t` (de Casteljau), meeting exactly on neutral."""
    a = _between(segment.start, segment.control1, t)
    b = _between(segment.control1, segment.control2, t)
    c = _between(segment.control2, segment.end, t)
    left, right = _between(a, b, t), _between(b, c, t)
    meeting = (_between(left, right, t)[0], NEUTRAL)
    return Segment(segment.start, a, left, meeting), Segment(meeting, right, c, segment.end)


def _between(one: Point, other: Point, t: float) -> Point:
    return one[0] + (other[0] - one[0]) * t, one[1] + (other[1] - one[1]) * t


# --- what stands out -------------------------------------------------------------------------------------------------


def peak(moments: Sequence[Moment]) -> Moment | None:
    """The best moment; of equals the first. None without moments."""
    return max(moments, key=lambda moment: moment.score, default=None)


def lowest(moments: Sequence[Moment]) -> Moment | None:
    """The worst moment; of equals the first. None without moments."""
    return min(moments, key=lambda moment: moment.score, default=None)


def end(moments: Sequence[Moment]) -> Moment | None:
    """The last moment, by which with the peak a journey is remembered. None without moments."""
    return moments[-1] if moments else None


def dips(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments below neutral where the curve turns: no neighbour is lower. Of equal neighbours, the first."""
    return tuple(moment for place, moment in enumerate(moments) if _is_dip(moments, place))


def _is_dip(moments: Sequence[Moment], place: int) -> bool:
    score = moments[place].score
    if score >= NEUTRAL or (place > 0 and moments[place - 1].score <= score):
        return False
    later = next((moment.score for moment in moments[place + 1 :] if moment.score != score), score)
    return later >= score
