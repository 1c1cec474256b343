"""What was drawn before, kept for as long as it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from itertools import islice
from typing import Generic, TypeVar

from app.drawing.drawing import Part
from app.drawing.primitives import Group

T = TypeVar("T")


class Kept(Generic[T]):
    """Results, known by the very things that they were made from.

    Records and blocks never change, so the same object means the same drawing; to compare a thousand of them by what
    they say would cost more than to draw them. The oldest results go when there are more than `most`.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[Hashable, tuple[tuple[object, ...], T]] = {}

    def of(self, things: tuple[object, ...], also: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made anew only if these very `things` were not there before with an equal `also`."""
        key = (also, *map(id, things))
        known = self._known.pop(key, None) or (things, make())  # the things are kept too, so no other gets their ids
        self._known[key] = known
        if len(self._known) > self._most:
            for old in list(islice(self._known, self._most // 8)):
                del self._known[old]
        return known[1]


_PARTS: Kept[Part] = Kept(2048)


def part(*groups: Group) -> Part:
    """Groups as a part: the same part for the same groups."""
    return _PARTS.of(groups, None, lambda: Part(groups))


def part_of_one(group: Group) -> Part:
    """A part with one group: the same part for the same marks at the same place."""
    also = (group.key, group.x, group.y, group.w, group.h, group.text)
    return _PARTS.of((group.marks,), also, lambda: Part((group,)))
