"""A change: for each record it touches, its value before and after.

The same change is what storage writes, undo inverts, views redraw and history keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.model.records import Id, Record

Pair = tuple[Record | None, Record | None]
"""A record before and after; None before means it is made, None after that it is deleted."""


@dataclass(frozen=True)
class Change:
    """What one edit does, as pairs of records before and after, in no particular order, one pair an id."""

    pairs: tuple[Pair, ...] = ()

    @staticmethod
    def of(pairs: Iterable[Pair]) -> Change:
        """The change that `pairs` make, without those in which nothing changes."""
        return Change(tuple(pair for pair in pairs if pair[0] != pair[1]))

    @staticmethod
    def creating(records: Iterable[Record]) -> Change:
        """The change that makes `records`."""
        return Change(tuple((None, record) for record in records))

    @staticmethod
    def between(before: Mapping[Id, Record], after: Mapping[Id, Record]) -> Change:
        """The change that makes the records `after` of the records `before`."""
        touched = [i for i in before.keys() | after.keys() if before.get(i) is not after.get(i)]
        return Change.of((before.get(i), after.get(i)) for i in sorted(touched))

    @staticmethod
    def chain(changes: Iterable[Change]) -> Change:
        """`changes`, each made after the one before, as one; a record that ends as it began is left out."""
        merged: dict[Id, Pair] = {}
        for pair in (pair for change in changes for pair in change.pairs):
            known = merged.get(_id_of(pair))
            merged[_id_of(pair)] = (known[0] if known else pair[0], pair[1])
        return Change.of(merged.values())

    @cached_property
    def ids(self) -> frozenset[Id]:
        """The ids of all records that are touched."""
        return frozenset(_id_of(pair) for pair in self.pairs)

    @property
    def created(self) -> Iterator[Record]:
        """The records that are new."""
        return (after for before, after in self.pairs if before is None and after is not None)

    @property
    def deleted(self) -> Iterator[Record]:
        """The records that go."""
        return (before for before, after in self.pairs if after is None and before is not None)

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(tuple((after, before) for before, after in self.pairs))

    def then(self, later: Change) -> Change:
        """This change and `later` as one; a record that ends as it began is left out."""
        return Change.chain((self, later))


def _id_of(pair: Pair) -> Id:
    record = pair[0] if pair[0] is not None else pair[1]
    if record is None:
        raise ValueError("a change pair needs a record on at least one side")
    return record.id
