"""What an import may ask before it lands: the few kinds of question that there are, each with a proposal.

A kind says what its answers are, how one is written on the command line and read from there; how it looks in a window
is the widgets' business. Knows no format.
"""

from __future__ import annotations

import csv
import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

from app.i18n import N_
from app.model.edits.base import Remark

Answer = tuple[float, float] | str | Mapping[str, float] | Mapping[str, str]
"""What a question can be answered with; which of these, its kind says."""

T = TypeVar("T", bound=Answer)
V = TypeVar("V")

SCALE = "scale"
"""The name of the question for the worst and the best score, which any format may ask."""


class NoAnswerError(ValueError):
    """What was typed answers the question in no way."""


@dataclass(frozen=True)
class Question(ABC, Generic[T]):
    """What the user should decide before an import lands: called `name`, with what we propose.

    A reading names every question that matters to it, with the answer that it followed: the one it was given, or else
    its own proposal. So a question stays when it was answered, and goes when another answer made it pointless.
    """

    name: str
    sentence: Remark
    proposal: T

    @property
    @abstractmethod
    def hint(self) -> str:
        """How an answer is typed (msgid)."""

    @abstractmethod
    def fits(self, answer: object) -> T | None:
        """`answer` if it is one to this question, as far as it is one; else None."""

    @abstractmethod
    def parsed(self, typed: str) -> T:
        """The answer that was typed; raises NoAnswerError when it is none."""

    @abstractmethod
    def written(self, answer: T) -> str:
        """An answer as it is typed."""

    @property
    def proposed(self) -> str:
        """What we propose, as it is typed."""
        return self.written(self.proposal)

    def answered(self, answers: Mapping[str, Answer]) -> T:
        """What was answered, or else what we propose."""
        given = self.fits(answers.get(self.name))
        return self.proposal if given is None else given

    def following(self, answers: Mapping[str, Answer]) -> Self:
        """This question as a reading that has these answers names it."""
        return replace(self, proposal=self.answered(answers))

    def asks_as(self, other: object) -> bool:
        """Whether both ask the same of the same things, whatever they propose: then one answer is to both."""
        return type(other) is type(self) and self == replace(other, proposal=self.proposal, sentence=self.sentence)


@dataclass(frozen=True)
class ScaleQuestion(Question[tuple[float, float]]):
    """Which score is the worst and which the best, as two different numbers."""

    @property
    def hint(self) -> str:
        return N_("two numbers, such as 1..5")

    def fits(self, answer: object) -> tuple[float, float] | None:
        match answer:
            case (int() | float() as low, int() | float() as high) if low != high:
                return float(low), float(high)
        return None

    def parsed(self, typed: str) -> tuple[float, float]:
        return scale_of(typed)

    def written(self, answer: tuple[float, float]) -> str:
        return f"{answer[0]:.12g}..{answer[1]:.12g}"


@dataclass(frozen=True)
class FeelingsQuestion(Question[Mapping[str, float]]):
    """Which score, from -2 to +2, each word for a feeling stands for.

    `unknown` are the words for which the proposal of 0 says only that we do not know them.
    """

    unknown: frozenset[str] = frozenset()

    @property
    def hint(self) -> str:
        return N_("words with a score from -2 to +2, such as happy=2; cross=-1")

    def fits(self, answer: object) -> Mapping[str, float] | None:
        if not isinstance(answer, Mapping):
            return None
        told = {word: answer[word] for word in self.proposal if _is_feeling(answer.get(word))}
        return {**self.proposal, **{word: float(score) for word, score in told.items()}}

    def parsed(self, typed: str) -> Mapping[str, float]:
        return {**self.proposal, **_pairs(typed, {word: word for word in self.proposal}, _feeling)}

    def written(self, answer: Mapping[str, float]) -> str:
        return _in_pairs((word, f"{score:+.12g}" if score else "0") for word, score in answer.items())


@dataclass(frozen=True)
class ChoiceQuestion(Question[str]):
    """One out of a few: `choices` are their names, each with the words that say what it means."""

    choices: Mapping[str, Remark]

    @property
    def hint(self) -> str:
        return N_("one of the names that are listed")

    def fits(self, answer: object) -> str | None:
        return answer if isinstance(answer, str) and answer in self.choices else None

    def parsed(self, typed: str) -> str:
        return _one_of(self.choices)(typed)

    def written(self, answer: str) -> str:
        return answer


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: the `key` by which it is answered, and what helps to see what it is."""

    key: str
    title: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeaningsQuestion(Question[Mapping[str, str]]):
    """What each column of a table means: `meanings` are the names to choose from, each with the words that say it."""

    columns: tuple[Column, ...]
    meanings: Mapping[str, Remark]

    @property
    def hint(self) -> str:
        return N_("columns with one of the names that are listed, such as B=touchpoint; C=emotion")

    def fits(self, answer: object) -> Mapping[str, str] | None:
        if not isinstance(answer, Mapping):
            return None
        told = {key: answer[key] for key in self._keys() if answer.get(key) in self.meanings}
        return {**self.proposal, **told}

    def parsed(self, typed: str) -> Mapping[str, str]:
        return {**self.proposal, **_pairs(typed, self._keys(), _one_of(self.meanings))}

    def written(self, answer: Mapping[str, str]) -> str:
        return _in_pairs(answer.items())

    def _keys(self) -> Mapping[str, str]:
        """The key of each column, by that key and by its title."""
        return {**{column.title: column.key for column in self.columns}, **{c.key: c.key for c in self.columns}}


AnyQuestion = ScaleQuestion | FeelingsQuestion | ChoiceQuestion | MeaningsQuestion
"""Every kind there is."""


def scale_of(typed: str) -> tuple[float, float]:
    """The two ends of a scale such as 1..5 or -2..2; raises NoAnswerError for anything else."""
    low, _dots, high = typed.replace(",", ".").partition("..")
    try:
        scale = (float(low), float(high))
    except ValueError:
        raise NoAnswerError from None
    if scale[0] == scale[1] or not all(map(math.isfinite, scale)):
        raise NoAnswerError
    return scale


def _is_feeling(score: object) -> bool:
    return isinstance(score, int | float) and -2 <= score <= 2


def _feeling(typed: str) -> float:
    try:
        score = float(typed.replace(",", ".").replace("−", "-"))
    except ValueError:
        raise NoAnswerError from None
    if not _is_feeling(score):
        raise NoAnswerError
    return score


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    """Finds a name as it was typed, in whatever case."""
    known = {name.casefold(): name for name in names}

    def found(typed: str) -> str:
        if typed.strip().casefold() not in known:
            raise NoAnswerError
        return known[typed.strip().casefold()]

    return found


def _pairs(typed: str, keys: Mapping[str, str], value: Callable[[str], V]) -> dict[str, V]:
    """What stands in KEY=VALUE; KEY=VALUE. A pair with a ; in it is written between double quotes."""
    known = {name.casefold(): key for name, key in keys.items()}
    found: dict[str, V] = {}
    for pair in next(csv.reader([typed], delimiter=";", skipinitialspace=True), []):
        name, _equals, text = pair.rpartition("=")
        if pair.strip():
            found[_one_of(known)(name) and known[name.strip().casefold()]] = value(text)
    return found


def _in_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(_quoted(f"{key}={value}") for key, value in pairs)


def _quoted(pair: str) -> str:
    return '"' + pair.replace('"', '""') + '"' if ";" in pair or '"' in pair else pair
