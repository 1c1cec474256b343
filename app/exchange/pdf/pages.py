"""What a page of the PDF is, before any PDF exists: its size, what is painted where, and what bookmarks point at it.

Everything on a page is made of drawing marks, those of the map and those of tables alike. Lengths are points (1/72
inch), y runs down from the top edge. Knows no PDF library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.drawing.primitives import Box, Mark

MM = 72 / 25.4
MARGIN = 10 * MM


@dataclass(frozen=True, slots=True)
class Size:
    """How big a sheet, or an area on it, is in points."""

    w: float
    h: float

    @property
    def turned(self) -> Size:
        """The same sheet a quarter turned."""
        return Size(self.h, self.w)


A4 = Size(297 * MM, 210 * MM)
A3 = Size(420 * MM, 297 * MM)
SHEETS = {"a4": A4, "a3": A3}
"""The sheets by the name that the options give them; all lie on their long side."""

POSTERS = SHEETS | {
    "a2": Size(594 * MM, 420 * MM),
    "a1": Size(841 * MM, 594 * MM),
    "a0": Size(1189 * MM, 841 * MM),
}
"""The papers of a poster, from the smallest on (ISO 216)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Marks on a page: their origin comes to (x, y), enlarged by `scale`, and nothing outside `clip` is painted."""

    marks: tuple[Mark, ...]
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    clip: Box | None = None  # in points on the page


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line in the reader's table of contents; level 0 is the outermost."""

    title: str
    level: int
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links lead to, by a name that is its own in all pages; of equal names the first counts."""

    name: str
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """A part of a page, in points, that leads to the anchor `to`; where no page has that, it is none."""

    box: Box
    to: str


@dataclass
class Page:
    """One page, filled from the bottom of the painting order up."""

    size: Size
    content: list[Placed] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def put(self, marks: Sequence[Mark], x: float = 0.0, y: float = 0.0) -> None:
        """Paints `marks`, in points, with their origin at (x, y)."""
        self.content.append(Placed(tuple(marks), x, y))
