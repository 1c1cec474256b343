"""What a milestone is: something that a map can hold, how much of it there is, and the first step to more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.analysis.first_step import FirstStep
from app.i18n import Translate, fill
from app.model.document import Document
from app.model.records import Id, LaneKind, SourceKind


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a milestone; each milestone says which of these it takes.

    `count` is how many there must be, `fields` what must be filled in, `lane` where notes must stand, and `sources`
    are the kinds of source that count, all of them when there are none.
    """

    count: int = 1
    fields: tuple[str, ...] = ()
    lane: LaneKind | None = None
    sources: tuple[SourceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a map is: `done` of `of`, and the first step to what is missing, None when nothing is.

    Where there is nothing to count yet, `of` is 0.
    """

    done: int
    of: int
    step: FirstStep | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.step is None


Measure = Callable[[Document, Id, Wanted], Reached]
"""How far a map is on the way to a milestone."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone. `words` is the msgid of how far it is, with {names}, {done} and {of} in it.

    `names` gives the msgids of what is asked for; `takes` are the names of what it uses of Wanted, `fields` the fields
    that may be asked for there. Only what it `needs` must be said.
    """

    measure: Measure
    words: str
    names: Callable[[Wanted], Iterable[str]]
    takes: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    fields: Sequence[str] = ()

    def said(self, wanted: Wanted, reached: Reached, translate: Translate) -> str:
        """How far it is, in words; only what it is about, where there is nothing to count or but one thing."""
        names = ", ".join(translate(name) for name in self.names(wanted))
        if reached.of <= 1:
            return names
        return fill(self.words, translate, names=names, done=reached.done, of=reached.of)


def counted(found: int, of: int, step: Callable[[], FirstStep]) -> Reached:
    """So many found of those that are wanted; the step is worked out only where some are missing."""
    return Reached(min(found, of), of, None if found >= of else step())


def named(name: str) -> Callable[[Wanted], Iterable[str]]:
    """One name, whatever is wanted."""
    return lambda _wanted: (name,)
