"""Fitting words into boxes: as large as they go, smaller to a limit, and there shortened.

Measured with our own letters, which are a little wider than those of the font on the slides, so that what fits here
fits there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.drawing.text import ELLIPSIS, broken, clings, widest_word

LEADING = 1.17
"""How high a line is, in sizes: 1.15 in the font of the slides, and a little for those that stand in for it."""

_NARROWEST = 0.2
"""Of an average letter, in sizes: a text that does not fit even so need not be tried."""

_SLACK = 0.02
_LONG = 2_000  # characters from which on nobody looks whether a word is torn


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text as it is shown: in which size, what of it, and whether that is all."""

    size: float
    text: str
    whole: bool = True


def fitted(text: str, w: float, h: float, sizes: Sequence[float], font: str = "regular") -> Fitted:
    """`text` in the largest of `sizes` (falling) in which it fits in a box; in the last as much as fits."""
    size = largest(text, w, h, sizes, font)
    if size is not None:
        return Fitted(size, text)
    return Fitted(sizes[-1], cut(text, w, h, sizes[-1], font), whole=False)


def largest(text: str, w: float, h: float, sizes: Sequence[float], font: str = "regular") -> float | None:
    """The largest of `sizes` (falling) in which a text fits in a box, or None; only in the last are words torn."""
    low, high = 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        fitting = _has_whole_words(text, w, sizes[middle], font) and fits(text, w, h, sizes[middle], font)
        low, high = (low, middle) if fitting else (middle + 1, high)
    if low < len(sizes):
        return sizes[low]
    return sizes[-1] if fits(text, w, h, sizes[-1], font) else None


def _has_whole_words(text: str, w: float, size: float, font: str) -> bool:
    return len(text) > _LONG or widest_word(text, size, font) <= w


def fits(text: str, w: float, h: float, size: float, font: str = "regular") -> bool:
    """Whether all of a text fits in a box."""
    if len(text) * _NARROWEST * size * size * LEADING > w * max(h, size * LEADING):
        return False
    return height(text, w, size, font) <= h + _SLACK * size


def height(text: str, w: float, size: float, font: str = "regular") -> float:
    """How high a text is on lines of `w`."""
    return len(broken(text, max(w, size), size, font)) * size * LEADING


def cut(text: str, w: float, h: float, size: float, font: str = "regular") -> str:
    """The beginning of a text that fits in a box, with an ellipsis; at least one line of it."""
    room = max(h, size * LEADING)
    low, high = 0, min(len(text), int(w * room / (_NARROWEST * size * size)) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(_short(text, middle), w, room, size, font) else (low, middle - 1)
    return _short(text, low)


def _short(text: str, length: int) -> str:
    while 0 < length < len(text) and clings(text, length):
        length -= 1
    return text[:length].rstrip() + ELLIPSIS
