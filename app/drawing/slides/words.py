"""Words on a slide: as large as they fit, on paper or beside a sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.drawing import measures as m
from app.drawing.fonts import width
from app.drawing.icons import icon
from app.drawing.primitives import Box, Mark, Rect
from app.drawing.slides.slide import RADIUS
from app.drawing.text import broken, first_lines, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.records import Tint

Marks = tuple[Mark, ...]


def fitted(text: str, box: Box, sizes: Sequence[float], color: str, font: str = "semibold") -> tuple[Marks, float]:
    """`text` in the largest of `sizes` (falling) in which all of it fits in `box`, and how high it is.

    In the smallest it ends in an ellipsis where the box ends.
    """
    size = fitting((text,), box, sizes, font)
    most = max(1, int(box.h // m.line_step(size)))
    lines = first_lines(text, box.w, size, font, most)
    return text_lines(lines, box.x, box.y, size, color, font), len(lines) * m.line_step(size)


def fitting(texts: Iterable[str], box: Box, sizes: Sequence[float], font: str = "semibold") -> float:
    """The largest of `sizes` (falling) in which each of `texts` fits in `box`, or the smallest."""
    every = tuple(texts)
    return next((size for size in sizes if all(_fits(text, box, size, font) for text in every)), sizes[-1])


def _fits(text: str, box: Box, size: float, font: str) -> bool:
    whole_words = all(width(word, size, font) <= box.w for word in text.split())
    return whole_words and len(broken(text, box.w, size, font)) * m.line_step(size) <= box.h


def line(text: str, x: float, y: float, w: float, size: float, color: str, font: str = "regular") -> Marks:
    """`text` on one line of at most `w`."""
    return text_lines((shortened(text, w, size, font),), x, y, size, color, font)


def signed(sign: str, text: str, x: float, y: float, w: float, size: float, color: str, font: str = "regular") -> Marks:
    """`text` on one line, behind the icon called `sign`."""
    side, step = round(size * 0.95), m.line_step(size)
    drawn = icon(sign, x, y + (step - side) / 2, side, color, size / 14)
    return (*drawn, *line(text, x + side + size * 0.35, y, w - side - size * 0.35, size, color, font))


def signed_width(text: str, size: float, font: str = "regular") -> float:
    """How wide `signed` is."""
    return round(size * 0.95) + size * 0.35 + width(text, size, font)


def paper(box: Box, tint: Tint, theme: Theme) -> Marks:
    """A note without words, with the lower edge that lifts it a little off the ground."""
    edge = Rect(Box(box.x, box.y + 3, box.w, box.h), theme.lines, radius=RADIUS)
    return (edge, Rect(box, theme.tints[tint], radius=RADIUS))


def pill(text: str, x: float, y: float, size: float, theme: Theme) -> Marks:
    """A label with its middle at `x` and its upper edge at `y`."""
    high, w = m.line_step(size) + 4, width(text, size, "semibold") + 1.2 * size
    ground = Rect(Box(x - w / 2, y, w, high), theme.surface, theme.border, 2.0, high / 2)
    return (ground, *text_lines((text,), x - w / 2 + 0.6 * size, y + 2, size, theme.ink, "semibold"))
