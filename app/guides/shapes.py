"""Small shapes that say what a data file must look like, and tell in words where it does not.

A shape yields one sentence per problem, each with its place, such as `phases[2]: "atention" is none of attention,
purchase`. Knows nothing of templates or samples, and reads no files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.i18n import LANGUAGES


class Shape(Protocol):
    """What a value in a data file may be."""

    def problems(self, value: object, place: str) -> Iterator[str]:
        """One sentence for everything about `value` that does not fit; nothing when it fits."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """A text in every language we speak: {"nl": ..., "en": ...}.

    With `may_be_shared` one plain text may stand for all languages, as names do. Texts are never blank, and longer
    than `limit` characters only when `limit` is None.
    """

    may_be_shared: bool = False
    limit: int | None = None

    def problems(self, value: object, place: str) -> Iterator[str]:
        if isinstance(value, str) and self.may_be_shared:
            yield from self._text_problems(value, place)
        elif not isinstance(value, dict):
            yield f"{place}: needs a text in {' and '.join(LANGUAGES)}, not {_show(value)}"
        else:
            yield from _key_problems(value, place, required=LANGUAGES, known=LANGUAGES)
            for language in LANGUAGES:
                if language in value:
                    yield from self._text_problems(value[language], f"{place}.{language}")

    def _text_problems(self, text: object, place: str) -> Iterator[str]:
        if not isinstance(text, str):
            yield f"{place}: needs a text, not {_show(text)}"
        elif text != text.strip() or not text:
            yield f"{place}: is blank, or begins or ends with white space"
        elif self.limit is not None and len(text) > self.limit:
            yield f"{place}: has {len(text)} characters, and there is room for {self.limit}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some texts: an id, or the value of an enumeration."""

    choices: Collection[str]

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, str) or value not in self.choices:
            yield f"{place}: {_show(value)} is none of {', '.join(self.choices)}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, both included; with `whole` without a fraction."""

    low: float
    high: float
    whole: bool = False

    def problems(self, value: object, place: str) -> Iterator[str]:
        kinds = (int,) if self.whole else (int, float)
        fits = isinstance(value, kinds) and not isinstance(value, bool) and self.low <= value <= self.high
        if not fits:
            sort = "whole number" if self.whole else "number"
            yield f"{place}: needs a {sort} from {self.low} to {self.high}, not {_show(value)}"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, bool):
            yield f"{place}: needs true or false, not {_show(value)}"


@dataclass(frozen=True, slots=True)
class Or:
    """A plain text of one shape, or in its place an object of another that says more."""

    text: Shape
    more: Shape

    def problems(self, value: object, place: str) -> Iterator[str]:
        yield from (self.more if isinstance(value, dict) else self.text).problems(value, place)


@dataclass(frozen=True, slots=True)
class Each:
    """A list of values of one shape, at least `at_least` of them.

    With `once` no value may be there twice, with `once_by` no two that give the same.
    """

    shape: Shape
    at_least: int = 0
    once: bool = False
    once_by: Callable[[Any], object] | None = None

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: needs a list, not {_show(value)}"
            return
        if len(value) < self.at_least:
            yield f"{place}: needs at least {self.at_least}, and has {len(value)}"
        for index, item in enumerate(value):
            yield from self.shape.problems(item, f"{place}[{index}]")
            if self._is_twin(item, value[:index]):
                yield f"{place}[{index}]: {_show(item)} is there twice"

    def _is_twin(self, item: object, before: list[object]) -> bool:
        if self.once_by is None:
            return self.once and item in before
        return self.once_by(item) in map(self.once_by, before)


@dataclass(frozen=True, slots=True)
class Table:
    """An object whose values all have one shape; its keys are free, or some of `keys`."""

    shape: Shape
    keys: Collection[str] | None = None

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: needs an object, not {_show(value)}"
            return
        if self.keys is not None:
            yield from _key_problems(value, place, required=(), known=self.keys)
        for key, item in value.items():
            yield from self.shape.problems(item, _inside(place, key))


@dataclass(frozen=True, slots=True)
class Fields:
    """An object with fields that must be there and fields that may be there, and no others."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = field(default_factory=dict)

    def problems(self, value: object, place: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{place}: needs an object, not {_show(value)}"
            return
        shapes = {**self.required, **self.optional}
        yield from _key_problems(value, place, required=self.required, known=shapes)
        for name, shape in shapes.items():
            if name in value:
                yield from shape.problems(value[name], _inside(place, name))


def _key_problems(
    value: Mapping[str, object], place: str, required: Collection[str], known: Collection[str]
) -> Iterator[str]:
    for name in required:
        if name not in value:
            yield f"{_inside(place, name)}: is missing"
    for name in value:
        if name not in known:
            yield f"{_inside(place, name)}: is not known here; known are {', '.join(known)}"


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _show(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:39]}…"
