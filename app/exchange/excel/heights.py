"""How high a row and how wide a column must be for its text.

Excel does not fit merged cells by itself, nor any row of a file it opens first. An estimate with the widths of our own
screen font, which is a little wider than Calibri, so it errs on the roomy side.
"""

from __future__ import annotations

from app.drawing import fonts
from app.drawing.text import broken, widest_word

_UNIT = 0.507 * 11
"""Points to a column's unit of width, the digit 0 of Calibri in 11 points."""

_LINE = 1.25
_PADDING = 7.0


def height_of(text: str, width: float, size: float, bold: bool = False) -> float:
    """Points that `text` needs in a column `width` characters wide, in `size` points."""
    font = "semibold" if bold else "regular"
    lines = len(broken(text, (width - 1) * _UNIT, size * _NARROWER, font))
    return lines * size * _LINE + _PADDING


def width_for(name: str, least: float) -> float:
    """How wide a column must be, in characters, so that no word of its bold `name` is torn; an endless one is."""
    return max(least, min(_MOST_FOR_A_NAME, widest_word(name, 11 * _NARROWER, "semibold") / _UNIT + _BESIDE))


def width_over(name: str) -> float:
    """How wide the cells must be together, in characters, over which a bold `name` runs on one line; 0 for none."""
    return fonts.width(name, 11 * _NARROWER, "semibold") / _UNIT + 1 if name else 0.0


_MOST_FOR_A_NAME = 32.0
_BESIDE = 3.0
"""Characters at both sides of a name: its indent, and what an arrow to filter with covers."""

_NARROWER = 0.92
"""Calibri's letters beside Inter's at the same size."""
