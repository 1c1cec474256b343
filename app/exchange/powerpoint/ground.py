"""Where on a slide what lies where on a map: the map drawn to fill its slide, with more of it for what has words.

A map is seldom as wide for its height as a slide, and its margins are made for a hand. So width and height are scaled
each by itself, and what is empty between things gets less than its share. Points on the slide, map units on the map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.drawing import measures as m
from app.drawing.drawing import Drawing
from app.drawing.primitives import Box
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import Lane

_HEADER, _EMPTY, _SLIM, _CURVE = 0.8, 0.22, 0.85, 1.2
"""What a unit of headers, of empty ground, of slim lanes and of the curve counts for beside one of a note."""

_NAMES = 62.0
"""Points that the names of lanes have at least."""

_LARGEST = 0.9
"""Points to a map unit at most, so that the letters of a small map do not shout."""


class Axis:
    """One direction of a map, in stretches of so many units that each count for so much."""

    def __init__(self, stretches: Iterable[tuple[float, float]], start: float, room: float) -> None:
        units, weights = zip(*stretches, strict=True)
        factor = min(room / sum(u * w for u, w in zip(units, weights, strict=True)), _LARGEST)
        self._units: list[float] = [0.0]
        self._points: list[float] = [start]
        for length, weight in zip(units, weights, strict=True):
            self._units.append(self._units[-1] + length)
            self._points.append(self._points[-1] + length * weight * factor)
        self.factor: float = factor

    def at(self, value: float) -> float:
        """Where on the slide a place of the map is; beyond its ends it goes on as it does there."""
        place = min(max(1, bisect_right(self._units, value)), len(self._units) - 1)
        low, high = self._units[place - 1], self._units[place]
        start, end = self._points[place - 1], self._points[place]
        return start + (end - start) * ((value - low) / (high - low) if high > low else 0.0)

    @property
    def end(self) -> float:
        """Where it ends on the slide."""
        return self._points[-1]


@dataclass(frozen=True)
class Ground:
    """A map on its slide."""

    across: Axis
    down: Axis

    @property
    def scale(self) -> float:
        """Points to a map unit for what keeps its shape."""
        return min(self.across.factor, self.down.factor)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the map is."""
        return self.across.at(x), self.down.at(y)

    def box(self, box: Box) -> Box:
        """Where a box of the map is."""
        (x, y), (right, bottom) = self.point(box.x, box.y), self.point(box.right, box.bottom)
        return Box(x, y, right - x, bottom - y)


def ground(document: Document, drawing: Drawing, room: Box) -> Ground:
    """A drawn map in the room that a slide has for it."""
    columns = _merged(_across(drawing))
    across = [(drawing.header_width, _header(drawing.header_width, columns, room.w)), *columns]
    return Ground(Axis(across, room.x, room.w), Axis(_merged(_down(document, drawing)), room.y, room.h))


def _header(width: float, columns: Iterable[tuple[float, float]], room: float) -> float:
    """What a unit of the lanes' headers counts for: on a wide map more, so that their names can still be read."""
    factor = min((room - _NAMES) / sum(units * weight for units, weight in columns), _LARGEST)
    return max(_HEADER, _NAMES / width / factor)


def _across(drawing: Drawing) -> Iterator[tuple[float, float]]:
    for column in drawing.columns:
        yield m.CELL_PADDING, _EMPTY
        stacks = max(1, int((column.w - 2 * m.CELL_PADDING + m.GAP) // m.STEP))
        for _place in range(stacks - 1):
            yield m.NOTE_WIDTH, 1.0
            yield m.GAP, _EMPTY
        yield column.w - 2 * m.CELL_PADDING - (stacks - 1) * m.STEP, 1.0
        yield m.CELL_PADDING, _EMPTY
    rest = drawing.width - drawing.header_width - sum(column.w for column in drawing.columns)
    yield rest, 1.0


def _down(document: Document, drawing: Drawing) -> Iterator[tuple[float, float]]:
    yield drawing.header_height, _HEADER
    for row in drawing.rows:
        lane = document.get(row.lane_id, Lane)
        if lane.collapsed or kind_of(lane).divides:
            yield row.h, _SLIM
        elif kind_of(lane).holds_scores:
            yield row.h, _CURVE
        else:
            yield m.CELL_PADDING, _EMPTY
            yield row.h - 2 * m.CELL_PADDING, 1.0
            yield m.CELL_PADDING, _EMPTY


def _merged(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without what has no length."""
    return [(units, weight) for units, weight in stretches if units > 0] or [(1.0, 1.0)]
