"""A window: the part of a map that a page shows in one place, and what of each group falls inside it.

Notes stand in a window whole or not at all; the ground and the curve are cut at its edges; headers stand beside it, and
one that began on an earlier sheet is drawn again from the edge on. The words of a link are never cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.drawing.primitives import Box, Group, Layer
from app.exchange.pdf.beyond import parts_of_link, words_before
from app.exchange.pdf.pages import Placed
from app.exchange.pdf.plan import STACKED_ROLES
from app.exchange.pdf.span import Span, overlap, within


@dataclass(frozen=True, slots=True)
class Frame:
    """Where on a page the map's corner comes, in points; points to a map unit; the width of its lane headers."""

    left: float
    top: float
    scale: float
    header_width: float


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time by a stack of lanes, shown `below` map units under the map's corner on a page."""

    frame: Frame
    across: Span
    down: Span
    below: float

    def placed(self, group: Group) -> Iterator[Placed]:
        """A group where this window shows it, if it does."""
        match group.layer:
            case Layer.NOTES:
                if self._holds(group):
                    yield self._put(group, self._x(group.x), self._y(group.y))
            case Layer.LANE_HEADERS:
                yield from self._lane_header(group)
            case Layer.PHASE_HEADERS:
                yield from self._phase_header(group)
            case Layer.GROUND | Layer.CURVE:
                yield from self._ground(group)
            case Layer.CORNER:
                return  # it says what the title block says

    def placed_before(self, group: Group) -> Iterator[Placed]:
        """What stands before a link that comes in from an earlier sheet, over the column of the names of lanes."""
        if group.role == "link" and overlap(Span(group.y, group.box.bottom), self.down):
            words = words_before(group, self.across)
            if words is not None:
                yield self._put(words, self._x(words.x), self._y(words.y))

    def _holds(self, group: Group) -> bool:
        if self.down.whole is not None and group.role in STACKED_ROLES:
            return group.key in self.down.whole and self._is_between(group)
        middle = group.y + group.h / 2
        return self.down.start <= middle < self.down.end and self._is_between(group)

    def _is_between(self, group: Group) -> bool:
        return self.across.start <= group.x + group.w / 2 < self.across.end

    def _ground(self, group: Group) -> Iterator[Placed]:
        across, down = Span(group.x, group.box.right), Span(group.y, group.box.bottom)
        if overlap(across, self.across) and overlap(down, self.down):
            is_whole_across = within(across, self.across)
            inside = is_whole_across and within(down, self.down)
            words = None
            if group.role == "link" and not is_whole_across:
                group, words = parts_of_link(group, self.across)
            clip = None if inside else self._box(self.frame.header_width, self.below, self.across, self.down)
            yield self._put(group, self._x(group.x), self._y(group.y), clip)
            if words is not None:
                yield self._put(words, self._x(group.x), self._y(group.y))

    def _lane_header(self, group: Group) -> Iterator[Placed]:
        extent = Span(group.y, group.box.bottom)
        if overlap(extent, self.down):
            clip = None if within(extent, self.down) else self._box(0, self.below, Span(0, group.w), self.down)
            yield self._put(group, group.x, self._y(max(group.y, self.down.start)), clip)

    def _phase_header(self, group: Group) -> Iterator[Placed]:
        extent = Span(group.x, group.box.right)
        if overlap(extent, self.across):
            width = self.frame.header_width
            clip = None if within(extent, self.across) else self._box(width, 0, self.across, Span(0, group.h))
            yield self._put(group, self._x(max(group.x, self.across.start)), group.y, clip)

    def _x(self, x: float) -> float:
        return self.frame.header_width + x - self.across.start

    def _y(self, y: float) -> float:
        return self.below + y - self.down.start

    def _put(self, group: Group, x: float, y: float, clip: Box | None = None) -> Placed:
        """A group at (x, y) map units from the map's corner."""
        frame = self.frame
        return Placed(group.marks, frame.left + x * frame.scale, frame.top + y * frame.scale, frame.scale, clip)

    def _box(self, x: float, y: float, across: Span, down: Span) -> Box:
        """A part of the page, by its place and size in map units from the map's corner."""
        scale = self.frame.scale
        corner = self.frame.left + x * scale, self.frame.top + y * scale
        return Box(*corner, across.length * scale, down.length * scale)
