"""Stamps: of the records of one kind, whether they are as they were, without asking each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import cast

from app.model.change import Change, Pair
from app.model.records import BY_KIND, Id, Record

_REACH = 48
"""So many changes back a stamp is still known again: as far as one takes back in one go, and no more is held on to."""


class Stamp:
    """Stands for the records of one kind as they are now: the very same thing for as long as none of them changes.

    One that is made by a change knows the one before it, and gives it back when just that change is taken back; so
    what was kept of how things were is of use again after undo.
    """

    __slots__ = ("_back", "_before", "_reach")

    def __init__(self) -> None:
        self._before: Stamp | None = None
        self._back: tuple[Pair, ...] = ()
        self._reach = 0

    def after(self, pairs: tuple[Pair, ...]) -> Stamp:
        """The stamp after `pairs`, the part of a change that is about this kind."""
        return self._taken_back(pairs) or self._new(pairs)

    def _taken_back(self, pairs: tuple[Pair, ...]) -> Stamp | None:
        """The stamp to which `pairs` lead back, from this one through others if they take back several changes."""
        wanted = {_id_of(pair): pair for pair in pairs}
        found: dict[Id, Pair] = {}
        stamp = self
        while stamp._before is not None:
            for pair in stamp._back:
                found[_id_of(pair)] = (found.get(_id_of(pair), pair)[0], pair[1])
            stamp = stamp._before
            if found == wanted:
                return stamp
            if not found.keys() <= wanted.keys():
                return None
        return None

    def _new(self, pairs: tuple[Pair, ...]) -> Stamp:
        stamp = Stamp()
        stamp._before, stamp._back = self, tuple((after, before) for before, after in pairs)
        stamp._reach = self._reach + 1
        if stamp._reach == 2 * _REACH:
            stamp._forget_far()
        return stamp

    def _forget_far(self) -> None:
        """Lets go of what is farther back than the reach; done now and then, it costs each change next to nothing."""
        last = self
        for reach in range(_REACH, 0, -1):
            last._reach = reach
            if last._before is None:
                return
            last = last._before
        last._before, last._back, last._reach = None, (), 0


def _id_of(pair: Pair) -> Id:
    return cast(Record, pair[0] or pair[1]).id


def new_stamps() -> Mapping[str, Stamp]:
    """A stamp for each kind of record, none of them seen before."""
    return {kind: Stamp() for kind in BY_KIND}


def stamps_after(change: Change, stamps: Mapping[str, Stamp]) -> Mapping[str, Stamp]:
    """What `stamps` become by a change: those of the kinds that are in it."""
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in change.pairs:
        pairs[cast(Record, pair[0] or pair[1]).KIND].append(pair)
    return {**stamps, **{kind: stamps[kind].after(tuple(of_kind)) for kind, of_kind in pairs.items()}}
