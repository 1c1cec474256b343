"""Breaking text into lines, in the same places on screen, on paper and in a picture.

Lines break at spaces, after a hyphen or slash, and inside a word that is wider than the whole line. A single letter
is not torn from its hyphen: e-mail stays one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.drawing.fonts import ems, unseen

ELLIPSIS = "…"
_PIECES = re.compile(r"(?:(?<!\S)[^\s/-]-)?(?:[^\s/-]+[/-]*|[/-]+)|[^\S\n]+")
_SLACK = 1e-6
_PROBE = 16
"""Letters that are measured first of a word that is torn; then twice as many, until they no longer fit."""


@lru_cache(maxsize=1024)
def _broken(text: str, limit: float, font: str) -> tuple[str, ...]:
    return tuple(line for paragraph in text.split("\n") for line in _paragraph(paragraph, limit, font))


def break_lines(text: str, width: float, size: float, font: str = "regular") -> list[str]:
    """`text` as lines of at most `width` map units at `size`; a newline always breaks, an empty text is one line."""
    return list(broken(text, width, size, font))


def broken(text: str, width: float, size: float, font: str = "regular") -> tuple[str, ...]:
    """As break_lines, as the tuple that is kept."""
    return _broken(text, width / size, font)


def shortened(text: str, width: float, size: float, font: str = "regular") -> str:
    """`text` as one line of at most `width`, ending in an ellipsis where something was left out."""
    limit = width / size + _SLACK
    line = " ".join(text.split())
    if ems(line, font) <= limit:
        return line
    return _longest_start(line, limit - ems(ELLIPSIS, font), font).rstrip() + ELLIPSIS


def first_lines(text: str, width: float, size: float, font: str, most: int) -> tuple[str, ...]:
    """At most `most` lines of `text`; where more was said, the last one ends in an ellipsis."""
    lines = broken(text, width, size, font)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width, size, font))


def widest_word(text: str, size: float, font: str = "regular") -> float:
    """How wide a line must be, in map units at `size`, so that no word of `text` is torn."""
    return size * max((ems(piece, font) for piece in _PIECES.findall(text) if not piece.isspace()), default=0.0)


def _paragraph(text: str, limit: float, font: str) -> list[str]:
    lines: list[str] = []
    line, used, room = "", 0.0, limit + _SLACK
    for piece in _PIECES.findall(text.expandtabs(4)):
        w = ems(piece, font)
        if used + w > room and not piece.isspace():
            if line.strip():
                lines.append(line.rstrip())
            *full, line = _torn(piece, room, font)
            lines += full
            used = ems(line, font)
        else:
            line += piece
            used += w
    lines.append(line.rstrip())
    return lines


def _torn(word: str, room: float, font: str) -> list[str]:
    """`word` in parts that fit in `room`, all but the last as long as they can be."""
    if ems(word, font) <= room:
        return [word]
    parts: list[str] = []
    while (start := _longest_start(word, room, font)) != word:
        parts.append(start)
        word = word[len(start) :]
    return [*parts, word]


def _longest_start(word: str, room: float, font: str) -> str:
    """As many characters of `word` as fit in `room`, but at least one; what belongs together is not torn.

    Only about twice as much is measured as fits, since a word of a script without spaces may be a whole text.
    """
    low, high = 1, min(_PROBE, len(word))
    while high < len(word) and ems(word[:high], font) <= room:
        low, high = high, min(2 * high, len(word))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if ems(word[:middle], font) <= room else (low, middle - 1)
    while low < len(word) and low > 1 and clings(word, low):
        low -= 1
    while low < len(word) and clings(word, low):
        low += 1
    return word[:low]


def clings(word: str, place: int) -> bool:
    """Whether the character at `place` cannot stand apart from the one before it."""
    character = word[place]
    return bool(unicodedata.combining(character)) or unseen(character) or word[place - 1] == "\u200d"
