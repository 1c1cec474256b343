"""Every feeling that a table tells, brought to one scale: numbers on that of the table, words as the user says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.exchange.foreign.scale import Scale, guess
from app.exchange.tables.columns import EMOTION, EXPECTED, Column
from app.exchange.tables.entries import Row
from app.exchange.tables.felt import Felt, felt, known

OURS: Scale = (-2.0, 2.0)


def is_ours(columns: Iterable[Column]) -> bool:
    """Whether a table has the columns that each of ours has, whoever edited it since.

    It is headed as it is meant, and a line in a cell of it is one name or note, whatever commas that has.
    """
    return {column.key for column in columns if column.meaning.scale == OURS} >= {EMOTION, EXPECTED}


@dataclass
class Told:
    """All feelings of some tables: numbers whose scale must be known and, by what they read, words."""

    numbers: list[float] = field(default_factory=list)
    scales: set[Scale] = field(default_factory=set)
    words: dict[str, float | None] = field(default_factory=dict)

    def hear(self, columns: Iterable[Column], rows: Sequence[Row]) -> None:
        """Adds what a table says."""
        for column in columns:
            if column.key in (EMOTION, EXPECTED):
                for row in rows:
                    self._hear(felt(row[column.at].text), column.meaning.scale)

    def _hear(self, each: Felt, scale: Scale | None) -> None:
        if each.number is not None:
            clear = scale or each.scale
            if clear is None:
                self.numbers.append(each.number)
            else:
                self.scales.add(clear)
        elif each.word:
            self.words.setdefault(each.word, known(each.word))

    @property
    def known(self) -> dict[str, float]:
        """The words that we know, with their scores."""
        return {word: score for word, score in self.words.items() if score is not None}

    @property
    def is_clear(self) -> bool:
        """Whether the numbers themselves tell their scale: below zero, and none further than 2."""
        return not self.numbers or (min(self.numbers) < 0 and max(map(abs, self.numbers)) <= OURS[1])

    @property
    def scale(self) -> Scale:
        """The scale that the numbers seem to be on, which a table that tells it elsewhere shares."""
        if self.numbers and self.is_clear:
            return OURS
        told = next(iter(self.scales)) if len(self.scales) == 1 else None
        return guess(self.numbers, told) if told else guess(self.numbers)


@dataclass(frozen=True, slots=True)
class Scores:
    """How a feeling becomes a score from -2 to +2: by the `scale` of numbers that tell none, and what `words` mean."""

    scale: Scale
    words: Mapping[str, float]

    def of(self, each: Felt, column: Column) -> float | None:
        """The score of what a cell of `column` says; beyond the scale it is beyond -2 or +2."""
        if each.number is None:
            return self.words.get(each.word)
        low, high = column.meaning.scale or each.scale or self.scale
        return 4 * ((each.number / 2 - low / 2) / (high / 2 - low / 2)) - 2
