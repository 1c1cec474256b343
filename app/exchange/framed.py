"""A map in its frame: the title block above it and the legend below, placed in map units.

What every format shows that makes one picture of a map. The corner of the map is left out, since the title block says
what it says, and so is whatever is meant for the screen. Knows no format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.drawing.drawing import Drawing, drawing_of
from app.drawing.layout import Look, layout
from app.drawing.primitives import Group, Layer
from app.exchange.map_key import key_of
from app.exchange.sheet import Block, legend, title_block
from app.exchange.typeset import scaled
from app.model.document import Document
from app.model.records import JourneyMap

_MARGIN = 32.0
_GAP = 24.0
_UNITS_PER_POINT = 4 / 3
_NARROWEST = 720.0


@dataclass(frozen=True, slots=True)
class Framed:
    """The parts of a picture and their places; the groups of the map count from (`x`, `y`)."""

    title: Group
    map: tuple[Group, ...]
    legend: Group
    x: float
    y: float
    width: float
    height: float
    lost_characters: frozenset[str]

    @property
    def groups(self) -> Iterator[Group]:
        """Everything, in painting order."""
        yield self.title
        yield from (replace(group, x=group.x + self.x, y=group.y + self.y) for group in self.map)
        yield self.legend

    def drawing(self) -> Drawing:
        """The whole as one drawing."""
        return drawing_of(self.width, self.height, tuple(self.groups), self.lost_characters)


def framed(document: Document, journey: JourneyMap, look: Look) -> Framed:
    """A map with what stands around it; a narrow one gets a frame wide enough for its title."""
    drawing = layout(document, journey.id, look)
    inner = max(drawing.width, _NARROWEST)
    top = title_block(document, journey, look.theme, look.translate, inner / _UNITS_PER_POINT)
    bottom = legend(look, inner / _UNITS_PER_POINT, key_of(document, journey.id))
    y = _MARGIN + top.height * _UNITS_PER_POINT
    legend_y = y + drawing.height + _GAP
    return Framed(
        title=_group("title-block", top, _MARGIN),
        map=tuple(group for group in drawing.groups if group.layer is not Layer.CORNER and not group.for_screen),
        legend=_group("legend", bottom, legend_y),
        x=_MARGIN,
        y=y,
        width=inner + 2 * _MARGIN,
        height=legend_y + bottom.height * _UNITS_PER_POINT + _MARGIN,
        lost_characters=drawing.lost_characters,
    )


def _group(key: str, block: Block, y: float) -> Group:
    marks = tuple(scaled(block.marks, _UNITS_PER_POINT))
    width, height = block.width * _UNITS_PER_POINT, block.height * _UNITS_PER_POINT
    return Group(key, "mark", Layer.GROUND, _MARGIN, y, width, height, marks)
