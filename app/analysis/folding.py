"""Folding: text as people mean it when they search, without case, accents, ligatures and width.

What is found in a folded text can be shown in the text itself: every folded character knows which one it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""A stretch of text, from its first character up to the one after its last."""

_NO_DECOMPOSITION = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŀ": "l",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "‐": "-", "‒": "-", "−": "-", "\t": " ", "\n": " ", "\r": " ",
}  # fmt: skip
"""Letters that Unicode takes for whole ones but typists do not, and signs that programs put in place of typed ones."""

_MAKES_ANOTHER_LETTER = frozenset({0, 8, 9})
"""Combining classes of marks that are no accents: vowels of Indic scripts, the voicing of kana, and viramas."""


class _Table(dict[int, str]):
    """How each character folds, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_NO_DECOMPOSITION.get(part, part) for part in apart if not _is_dropped(part))


def _is_dropped(part: str) -> bool:
    """Whether a search passes over this character: accents, and marks that cannot be seen."""
    category = unicodedata.category(part)
    return category == "Cf" or (category == "Mn" and unicodedata.combining(part) not in _MAKES_ANOTHER_LETTER)


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places` has for each of its characters the index in the original that it came from."""

    text: str
    places: tuple[int, ...] | range
    length: int

    def span(self, start: int, end: int) -> Span:
        """Where folded characters `start` up to `end` stand in the original, accents that follow them included."""
        if start >= end:
            place = self.places[start] if start < len(self.places) else self.length
            return place, place
        last = self.places[end - 1]
        after = next((place for place in self.places[end:] if place > last), self.length)
        return self.places[start], after

    def spans(self, stretches: Iterable[Span]) -> tuple[Span, ...]:
        """Several stretches of the folded text in the original, in order, those that touch each other as one."""
        joined: list[Span] = []
        for start, end in sorted(self.span(*stretch) for stretch in stretches):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return tuple(joined)


def fold_text(text: str) -> str:
    """`text` without case, accents, ligatures and width; every white space is a blank."""
    return text.translate(_TABLE)


def fold(text: str) -> Folded:
    """`text` folded as fold_text does, with the way back to its positions."""
    folded = fold_text(text)
    if text.isascii():
        return Folded(folded, range(len(text)), len(text))
    places = tuple(place for place, character in enumerate(text) for _ in _TABLE[ord(character)])
    return Folded(folded, places, len(text))
