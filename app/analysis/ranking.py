"""Ranking: how well a text answers what was typed, and where in it that stands.

All texts here are folded (see folding.py); a query is one or more words, and all of them must be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from app.analysis.folding import Span, fold, fold_text

LONGEST_FOR_LETTERS = 80
"""Characters above which a text is not searched for mere letters in order: a long one has them all."""


class Grade(IntEnum):
    """How a query was found, the best first."""

    START = 0
    WORD = 1
    INSIDE = 2
    LETTERS = 3


class Rank(NamedTuple):
    """How well a text answers: the lower, the better. Of equals the one with more of its length matched is first."""

    grade: Grade
    gaps: int
    length: int


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, folded: as a whole, its words, and its letters without the blanks."""

    whole: str
    words: tuple[str, ...]
    letters: str

    def __bool__(self) -> bool:
        return bool(self.words)


@lru_cache(maxsize=64)
def query_of(typed: str) -> Query:
    """What was typed, ready for searching; without words it finds nothing."""
    words = fold_text(typed).split()
    return Query(" ".join(words), tuple(dict.fromkeys(words)), "".join(words))


def rank(query: str, text: str, letters: bool = True) -> Rank | None:
    """How well `text` answers `query`, both as they are written; None when it does not.

    The start of the whole goes before the start of a word, that before the inside of one, and that, with `letters`,
    before its letters in order.
    """
    return rank_folded(query_of(query), fold_text(text), letters)


def places(query: str, text: str, letters: bool = True) -> tuple[Span, ...]:
    """Where in `text`, as it is written, `query` was found, for showing it; empty when it was not."""
    folded = fold(text)
    return folded.spans(stretches(query_of(query), folded.text, letters))


def rank_folded(query: Query, text: str, letters: bool) -> Rank | None:
    """How well a folded text answers; None when it does not."""
    if query and all(word in text for word in query.words):
        return Rank(_grade(query, text), 0, len(text))
    found = letters_in_order(query.letters, text) if letters else ()
    return Rank(Grade.LETTERS, len(found), len(text)) if found else None


def stretches(query: Query, text: str, letters: bool) -> tuple[Span, ...]:
    """Where in a folded text the words of a query stand, every time; or else its letters."""
    found = tuple(span for word in query.words for span in _everywhere(word, text))
    if found or not letters:
        return found
    return letters_in_order(query.letters, text)


def letters_in_order(letters: str, text: str) -> tuple[Span, ...]:
    """Where letters stand in a folded text in their order, preferably as starts of words; nothing in a long text."""
    if len(letters) < 2 or len(text) > LONGEST_FOR_LETTERS or not _has_in_order(letters, text):
        return ()
    return _as_stretches(_at_starts(letters, text) or _leftmost(letters, text))


def _grade(query: Query, text: str) -> Grade:
    if text.startswith(query.whole):
        return Grade.START
    return Grade.WORD if all(_starts_a_word(word, text) for word in query.words) else Grade.INSIDE


def _starts_a_word(word: str, text: str) -> bool:
    return f" {word}" in text or text.startswith(word) or _at_start_of_word(word).search(text) is not None


@lru_cache(maxsize=64)
def _at_start_of_word(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(word))


def _everywhere(word: str, text: str) -> list[Span]:
    return [match.span() for match in re.finditer(re.escape(word), text)]


def _has_in_order(letters: str, text: str) -> bool:
    at = -1
    for letter in letters:
        at = text.find(letter, at + 1)
        if at < 0:
            return False
    return True


def _at_starts(letters: str, text: str) -> list[int]:
    """The places of `letters` when they are the first ones of words in a row, or nothing."""
    starts = [match.start() for match in re.finditer(r"\b\w", text)]
    initials = "".join(text[start] for start in starts)
    first = initials.find(letters)
    return starts[first : first + len(letters)] if first >= 0 else []


def _leftmost(letters: str, text: str) -> list[int]:
    found: list[int] = []
    for letter in letters:
        found.append(text.find(letter, found[-1] + 1 if found else 0))
    return found


def _as_stretches(found: list[int]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for place in found:
        if joined and joined[-1][1] == place:
            joined[-1] = (joined[-1][0], place + 1)
        else:
            joined.append((place, place + 1))
    return tuple(joined)
