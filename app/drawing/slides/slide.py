"""What a slide is: marks on a ground of its own units, of which the screen is always about 1,080 high."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.drawing.drawing import Drawing
from app.drawing.look import Look
from app.drawing.primitives import Box, Mark
from app.model.document import Document
from app.model.records import Id

HEIGHT = 1080.0
NARROWEST = 1440.0
"""A slide is never narrower, so that on a screen that stands upright it gets higher instead."""

MARGIN, GAP = 72.0, 28.0
SMALL, BODY = 36.0, 40.0
"""Nothing is smaller than a thirtieth of the height: that is what is still read at the back of a room."""

BAND_TOP, BAND_HEIGHT = 40.0, 88.0
TOP = BAND_TOP + BAND_HEIGHT + 36
"""Where what is told begins, under the band of phases."""

RADIUS = 14.0


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: how big it is in its own units, its marks, and in words what it shows.

    The whole map is not made of marks: `drawing` is drawn in `at`, as large as it goes.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    words: str
    drawing: Drawing | None = None
    at: Box | None = None


def _score_text(tenths: int) -> str:
    return f"{tenths / 10:+.1f}"


@dataclass(frozen=True)
class Stage:
    """What all slides of a map share: the map, how it is to look, and how big the slides are.

    `score_text` writes a score, in tenths, as the reader does.
    """

    document: Document
    map_id: Id
    look: Look
    width: float = HEIGHT * 16 / 9
    height: float = HEIGHT
    score_text: Callable[[int], str] = _score_text

    @property
    def inner(self) -> Box:
        """Where things are told: within the margins and under the band of phases."""
        return Box(MARGIN, TOP, self.width - 2 * MARGIN, self.height - TOP - 56)


def size_for(aspect: float) -> tuple[float, float]:
    """How wide and high a slide is on a screen that is `aspect` times as wide as it is high."""
    width = max(NARROWEST, HEIGHT * aspect)
    return width, (width / aspect if width == NARROWEST else HEIGHT)
