"""Ways for the links between touchpoints: above their row going on, below it going back, each on a track of its own.

Touchpoints are known by their place in the journey. Short links lie next to the row and long ones outside, and where
several leave one touchpoint they do so in an order in which they do not cross. A way out of the journey is the shortest
of all: down from the left of a touchpoint's lower edge to a sign, with its words beside that, within the touchpoint's
own width; all that runs there too goes around it. Pure arithmetic in map units; it knows neither records nor how
anything looks.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.drawing import measures as m

STRAIGHT, OVER, UNDER = "straight", "over", "under"

_TRACK, _LABEL_TRACK, _SIGN_FIRST = 12.0, 24.0, 28.0
_FIRST, _EDGE = 15.0, 9.0
_MOST = 240.0
"""The room that all tracks of one side take at most; with more links than fit they lie closer together."""

_PORT, _PORT_ROOM, _APART = 26.0, m.NOTE_WIDTH - 40.0, 10.0
_OUT, _OUT_APART, _OUT_ROOM = 16.0, 24.0, 60.0
"""How far from the left of a touchpoint its last way out is, the step to the one before it, and the room for all."""

OUT_HALF = 12.0
"""Half the width of the sign of a way out, with some air around it."""

_OUT_TRACK = 2 * OUT_HALF + 2.0
_RIGHT = m.NOTE_WIDTH - 20.0


@dataclass(frozen=True, slots=True)
class Ask:
    """A link to be laid: from one place in the journey to another; `label` is how wide its words are on one line,
    `sign` says that it ends in a sign and not just a point. One that leads out of the journey ends where it began, and
    `folded` says how high its words are in so much width."""

    start: int
    end: int
    label: float = 0.0
    sign: bool = False
    out: bool = False
    folded: Callable[[float], float] | None = None

    @property
    def is_self(self) -> bool:
        """Whether it comes back to where it began."""
        return self.start == self.end and not self.out


@dataclass(frozen=True, slots=True)
class Way:
    """Where a link goes: its side, from which x to which, how far its track lies from the row, and how wide the words
    of one that leads out may be."""

    side: str
    start_x: float
    end_x: float
    away: float = 0.0
    room: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """All ways in the order in which they were asked for, and the room they take above and below the row."""

    ways: tuple[Way, ...]
    over: float = 0.0
    under: float = 0.0


def lay(asks: Sequence[Ask], left: Sequence[float]) -> Laid:
    """Lays links between touchpoints whose left edges are `left`, in time order."""
    sides = _sides(asks)
    ports = _ports(asks, sides, left)
    words = _words_room(asks, sides, ports, left)
    away: dict[int, float] = {}
    rooms = {}
    for side in (OVER, UNDER):
        mine = [number for number, at in enumerate(sides) if at == side]
        rooms[side] = _tracks({number: asks[number] for number in mine}, ports, words, away)
    ways = tuple(
        _straight(ask, left) if side == STRAIGHT else Way(side, *ports[n], away[n], words.get(n, 0.0))
        for n, (ask, side) in enumerate(zip(asks, sides, strict=True))
    )
    return Laid(ways, rooms[OVER], rooms[UNDER])


def _sides(asks: Sequence[Ask]) -> list[str]:
    """Between neighbours there is room for one straight line without words."""
    taken: set[int] = set()
    sides = []
    for ask in asks:
        straight = ask.end == ask.start + 1 and not ask.label and not ask.sign and ask.start not in taken
        if straight:
            taken.add(ask.start)
        sides.append(STRAIGHT if straight else OVER if ask.end > ask.start else UNDER)
    return sides


def _straight(ask: Ask, left: Sequence[float]) -> Way:
    return Way(STRAIGHT, left[ask.start] + m.NOTE_WIDTH, left[ask.end])


# --- ports -----------------------------------------------------------------------------------------------------------


def _ports(asks: Sequence[Ask], sides: Sequence[str], left: Sequence[float]) -> dict[int, tuple[float, float]]:
    """From which x to which each link goes that is not straight."""
    ends: dict[tuple[int, str], list[tuple[tuple[int, int], int, bool]]] = defaultdict(list)
    outs: dict[int, list[int]] = defaultdict(list)
    for number, (ask, side) in enumerate(zip(asks, sides, strict=True)):
        if ask.out:
            outs[ask.start].append(number)
        elif side != STRAIGHT:
            ends[ask.start, side].append((_order(ask.end - ask.start, ask.is_self), number, True))
            ends[ask.end, side].append((_order(ask.start - ask.end, ask.is_self), number, False))
    at: dict[tuple[int, bool], float] = {}
    for (place, side), here in ends.items():
        spread = _beside_outs if side == UNDER and place in outs else _spread
        for (_order_here, number, leaves), x in zip(sorted(here), spread(len(here), left[place]), strict=True):
            at[number, leaves] = x
    ports = {number: (at[number, True], at[number, False]) for number, leaves in at if leaves}
    for place, numbers in outs.items():
        ports.update((n, (x, x)) for n, x in zip(numbers, _out_ports(len(numbers), left[place]), strict=True))
    return ports


def _order(span: int, is_self: bool) -> tuple[int, int]:
    """From left to right: those that go left, the shortest first; those that go right, the longest first; loops."""
    if is_self:
        return (2, 0)
    return (0, -span) if span < 0 else (1, -span)


def _spread(count: int, left: float) -> Iterable[float]:
    """So many ports around the middle of a touchpoint."""
    step = min(_PORT, _PORT_ROOM / max(1, count - 1))
    first = left + m.NOTE_WIDTH / 2 - step * (count - 1) / 2
    return (first + step * place for place in range(count))


def _beside_outs(count: int, left: float) -> Iterable[float]:
    """So many ports at the right of a touchpoint, which leave room for the words of a way out."""
    step = min(_PORT, (_RIGHT - m.NOTE_WIDTH * 2 / 3) / max(1, count - 1))
    return (left + _RIGHT - step * place for place in reversed(range(count)))


def _out_ports(count: int, left: float) -> Iterable[float]:
    """So many ways out from right to left: the nearest to the row is the rightmost, and no other goes through it."""
    step = min(_OUT_APART, _OUT_ROOM / max(1, count - 1))
    return (left + _OUT + step * place for place in reversed(range(count)))


def _words_room(
    asks: Sequence[Ask], sides: Sequence[str], ports: Mapping[int, tuple[float, float]], left: Sequence[float]
) -> dict[int, float]:
    """How wide the words of each way out may be: up to the first other link at its touchpoint, or to its edge."""
    outs = {number: left[ask.start] for number, ask in enumerate(asks) if ask.out}
    others = sorted(x for n, side in enumerate(sides) if side == UNDER and n not in outs for x in ports[n])
    rooms = {}
    for number, edge in outs.items():
        right = edge + m.NOTE_WIDTH
        after = bisect_left(others, edge)
        end = others[after] - _APART if after < len(others) and others[after] < right else right
        rooms[number] = end - ports[number][0] - OUT_HALF
    return rooms


# --- tracks ----------------------------------------------------------------------------------------------------------


def _tracks(
    asks: Mapping[int, Ask],
    ports: Mapping[int, tuple[float, float]],
    words: Mapping[int, float],
    away: dict[int, float],
) -> float:
    """Puts each link on the first track that is free where it runs, short ones first; gives the room of all."""
    tracks: list[list[tuple[float, float]]] = []  # what is taken of each, from left to right
    on: dict[int, int] = {}
    for number in sorted(asks, key=lambda n: (_length(ports[n]), n)):
        run = _run(asks[number], ports[number], words.get(number, 0.0))
        place = next((place for place, taken in enumerate(tracks) if _is_free(taken, run)), len(tracks))
        if place == len(tracks):
            tracks.append([])
        insort(tracks[place], run)
        on[number] = place
    if not tracks:
        return 0.0
    offsets, room = _offsets(asks, on, words, len(tracks))
    away.update((number, offsets[place]) for number, place in on.items())
    return room


def _run(ask: Ask, ends: tuple[float, float], words: float) -> tuple[float, float]:
    """What a link takes of its track, words beside it included."""
    low, high = sorted(ends)
    if ask.out:
        return (low - OUT_HALF, high + OUT_HALF + (words if ask.label else 0.0))
    return (low - _APART, high + _APART)


def _offsets(
    asks: Mapping[int, Ask], on: Mapping[int, int], words: Mapping[int, float], count: int
) -> tuple[list[float], float]:
    """How far each track lies from the row, and how far from it the outermost reaches, words included."""
    heights = [_TRACK] * count
    for number, place in on.items():
        heights[place] = max(heights[place], _height(asks[number], words.get(number, 0.0)))
    first = _SIGN_FIRST if any(ask.sign or ask.out for ask in asks.values()) else _FIRST
    offsets = [max(first, heights[0] / 2 + 4)]
    for below, height in pairwise(heights):
        offsets.append(offsets[-1] + (below + height) / 2)
    reach = offsets[-1] + max(_EDGE, heights[-1] / 2)
    closer = min(1.0, (_MOST - offsets[0]) / max(1.0, reach - offsets[0]))
    return [offsets[0] + (offset - offsets[0]) * closer for offset in offsets], min(reach, _MOST)


def _height(ask: Ask, words: float) -> float:
    """How high a link's track must be."""
    if ask.out:
        return max(_OUT_TRACK, ask.folded(words) if ask.folded and ask.label else 0.0)
    return _LABEL_TRACK if ask.label else _TRACK


def _length(run: tuple[float, float]) -> float:
    return abs(run[1] - run[0])


def _is_free(taken: Sequence[tuple[float, float]], run: tuple[float, float]) -> bool:
    """Whether nothing that is taken of a track, from left to right, lies where a run goes."""
    after = bisect_left(taken, run)
    beside = (after == len(taken) or taken[after][0] >= run[1], after == 0 or taken[after - 1][1] <= run[0])
    return all(beside)
