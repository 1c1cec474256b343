"""A map composed for the wall: its title, its lanes in strips that each begin with the phases, and its legend.

Everything grows with the map, so that a poster is the same picture at every size. Owns where things come on the whole
poster; on which sheets that is printed, others know. The map and all between the strips are in map units, what is
composed is in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.drawing.drawing import Drawing
from app.drawing.layout import Look, layout
from app.drawing.measures import GAP, SMALL
from app.drawing.primitives import Mark
from app.exchange.map_key import key_of
from app.exchange.pdf.pages import MARGIN, Placed, Size
from app.exchange.pdf.plan import Sheet
from app.exchange.pdf.span import Span
from app.exchange.pdf.window import Frame, Window
from app.exchange.sheet import Block, legend, title_block
from app.exchange.shown import is_blank, widened, without_empty_lanes
from app.exchange.typeset import Style
from app.model.document import Document
from app.model.names import title_of
from app.model.records import JourneyMap

ON_SCREEN = 0.75
"""Points to a map unit where a map is as large as on a screen at 100 %."""

STRIP_GAP = 24.0
"""Map units between strips under each other."""

_UNIT = 1.5  # map units to a point of title and legend: their smallest text is then as large as that of the map
_NARROWEST = 720.0
_FOOT_GAP = 24.0
_DATE_ROOM = 80.0  # points kept free for the date, at the right of the legend


@dataclass(frozen=True)
class Around:
    """What stands above and below a map of some width."""

    head: Block
    foot: Block

    @property
    def above(self) -> float:
        """The height of the title in map units."""
        return self.head.height * _UNIT

    @property
    def below(self) -> float:
        """The height of the legend and of the gap above it, in map units."""
        return self.foot.height * _UNIT + _FOOT_GAP


@dataclass(frozen=True)
class Subject:
    """What a poster of one map shows, before it has a size; `around` is what stands around so many map units."""

    title: str
    look: Look
    drawing: Drawing
    around: Callable[[float], Around]

    @property
    def strip(self) -> Sheet:
        """All of the map in one strip."""
        drawing = self.drawing
        return Sheet(Span(drawing.header_width, drawing.width), Span(drawing.header_height, drawing.height))

    def width(self, strips: Sequence[Sheet]) -> float:
        """How wide a poster of these strips is, in map units."""
        return max(_NARROWEST, *(self.drawing.header_width + strip.across.length for strip in strips))


@dataclass(frozen=True)
class Composed:
    """A poster at one scale: what is painted where, in points.

    `tops` are where a seam between strips may run, the first being 0; at `gaps` a seam from top to foot cuts no note.
    Bands under each other have no such places.
    """

    subject: Subject
    size: Size
    scale: float
    content: tuple[Placed, ...]
    tops: tuple[float, ...]
    gaps: tuple[float, ...]

    @property
    def smallest(self) -> float:
        """The size of its smallest text, in points."""
        return SMALL * self.scale


def subject_of(document: Document, journey: JourneyMap, look: Look, date: str, ratio: float = 0.0) -> Subject:
    """The picture of one map, with the date at its foot. One to be written on becomes `ratio` times as wide as high."""
    shown, key = without_empty_lanes(document, journey.id), key_of(document, journey.id)
    drawing = layout(shown, journey.id, look)
    room = (drawing.height + 2 * _FOOT_GAP) * ratio
    if drawing.columns and is_blank(document, journey.id) and room > drawing.width:
        drawing = layout(widened(shown, drawing, room - drawing.header_width), journey.id, look)
    soft = Style(8, look.theme.ink_soft)

    @lru_cache(maxsize=16)
    def around(units: float) -> Around:
        width = units / _UNIT
        head = title_block(document, journey, look.theme, look.translate, width)
        foot = legend(look, width - _DATE_ROOM, key)
        dated: tuple[Mark, ...] = (*foot.marks, soft.line_ending_at(date, width, foot.height - 4.6))
        return Around(head, Block(dated, width, foot.height))

    return Subject(title_of(journey, look.translate), look, drawing, around)


def size_of(subject: Subject, strips: Sequence[Sheet], scale: float) -> Size:
    """How large a poster of these strips becomes."""
    header, width = subject.drawing.header_height, subject.width(strips)
    filled = [strip for strip in strips if strip.down.length > 0]
    high = sum(header + strip.down.length for strip in filled) + (len(strips) - 1) * STRIP_GAP
    around = subject.around(width)
    return Size(width * scale + 2 * MARGIN, (around.above + high + around.below) * scale + 2 * MARGIN)


def largest(fits: Callable[[float], bool], low: float, high: float, steps: int = 16) -> float:
    """The largest scale between two at which something still fits; the lowest where nothing does."""
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def composed(subject: Subject, strips: Sequence[Sheet], scale: float, onto: Size | None = None) -> Composed:
    """The poster of these strips, in the middle of a page `onto` if there is one."""
    own, around = size_of(subject, strips, scale), subject.around(subject.width(strips))
    size = onto or own
    left, top = MARGIN + (size.w - own.w) / 2, MARGIN + (size.h - own.h) / 2
    content = [Placed(around.head.marks, left, top, _UNIT * scale)]
    tops, y = [0.0], top + around.above * scale
    for place, strip in enumerate(strips):
        if place:
            tops.append(y + STRIP_GAP * scale / 2)
            y += STRIP_GAP * scale
        if strip.down.length > 0:
            content.extend(_painted(subject.drawing, strip, left, y, scale))
            y += (subject.drawing.header_height + strip.down.length) * scale
    content.append(Placed(around.foot.marks, left, y + _FOOT_GAP * scale, _UNIT * scale))
    is_one_band = len({strip.across for strip in strips}) == 1
    gaps = tuple(left + x * scale for x in _between_stacks(subject.drawing)) if is_one_band else ()
    return Composed(subject, size, scale, tuple(content), tuple(tops), gaps)


def _painted(drawing: Drawing, strip: Sheet, left: float, top: float, scale: float) -> Iterator[Placed]:
    """A strip, with the phases above it and the names of its lanes at its left."""
    frame = Frame(left, top, scale, drawing.header_width)
    window = Window(frame, strip.across, strip.down, drawing.header_height)
    for group in drawing.groups:
        if not group.for_screen:
            yield from window.placed(group)


def _between_stacks(drawing: Drawing) -> Iterator[float]:
    """The places on a map, from left to right, where a line from top to foot meets no note."""
    for column in drawing.columns:
        yield column.x
        yield from (slot - GAP / 2 for slot in column.slots[1:])
