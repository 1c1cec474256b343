"""What was drawn before, kept for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import islice
from typing import Any, ClassVar, Generic, TypeVar

from app.drawing.drawing import Part
from app.drawing.primitives import Group

T = TypeVar("T")

_KEPT_FOR = 48
"""Layouts that a result outlives without being asked for: a drag there and back again."""

_AT_ONCE = 32
"""Results that may go at a layout: the thousands that a change of language leaves go over many of them."""


class Kept(Generic[T]):
    """Results, known by the very things that they were made from.

    Records and blocks never change, so the same object means the same drawing; to compare a thousand of them by what
    they say would cost more than to draw them. What was not asked for in the last layouts goes, a little at
    each `next_layout`; so as much is kept as the maps that are open need, and there are never more than `most`.
    """

    _all: ClassVar[list[Kept[Any]]] = []
    _layout: ClassVar[int] = 0

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[Hashable, tuple[int, tuple[object, ...], T]] = {}  # those asked for last come last
        Kept._all.append(self)

    @staticmethod
    def next_layout() -> None:
        """Another layout begins; of what the last ones did not ask for, some is let go."""
        Kept._layout += 1
        for kept in Kept._all:
            kept._let_go()

    def of(self, things: tuple[object, ...], also: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made anew only if these very `things` were not there before with an equal `also`."""
        key = (also, *map(id, things))
        known = self._known.pop(key, None)
        result = known[2] if known else make()
        self._known[key] = (Kept._layout, things, result)  # the things are kept too, so no other gets their ids
        if len(self._known) > self._most:
            for old in list(islice(self._known, self._most // 8)):
                del self._known[old]
        return result

    def _let_go(self) -> None:
        since = Kept._layout - _KEPT_FOR
        for old in list(islice(self._known, _AT_ONCE)):
            if self._known[old][0] >= since:
                break
            del self._known[old]


class Latest(Generic[T]):
    """The latest results for each of the things that are drawn, for as long as they are made from equal values.

    What is typed makes a note look otherwise with each letter, and nobody asks for those looks again: of each note only
    the last two are kept. With one, a map and its small picture, on which notes have no signs, took it from each other:
    after a look at all maps, to carry a touchpoint set hundreds of notes anew.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[Hashable, tuple[tuple[tuple[object, ...], T], ...]] = {}  # those that changed last come last

    def of(self, thing: Hashable, made_from: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives for `thing`, made anew only if it was made from other values the last two times."""
        known = self._known.get(thing, ())
        for place, (values, result) in enumerate(known):
            if values == made_from:
                if place:
                    self._known[thing] = known[::-1]
                return result
        result = make()
        self._known.pop(thing, None)
        self._known[thing] = ((made_from, result), *known[:1])
        if len(self._known) > self._most:
            for old in list(islice(self._known, self._most // 8)):
                del self._known[old]
        return result


_PARTS: Kept[Part] = Kept(2048)


def part(*groups: Group) -> Part:
    """Groups as a part: the same part for the same groups."""
    return _PARTS.of(groups, None, lambda: Part(groups))


def part_of_one(group: Group) -> Part:
    """A part with one group: the same part for the same marks at the same place."""
    also = (group.key, group.record_id, group.x, group.y, group.w, group.h, group.text)
    return _PARTS.of((group.marks,), also, lambda: Part((group,)))
