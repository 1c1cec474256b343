"""Which rows of a list can stay where they are when it is to be shown in another order. It knows no Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def staying(now: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """The keys that can stay while the others come, go or move past them: as many as can. No key may come twice."""
    order = {key: place for place, key in enumerate(wanted)}
    kept = [key for key in now if key in order]
    return {kept[index] for index in _longest_rising([order[key] for key in kept])}


def _longest_rising(places: Sequence[int]) -> list[int]:
    """The indexes of a longest rising selection of different numbers (patience sorting)."""
    ends: list[int] = []
    end_indexes: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(ends, place)
        before.append(end_indexes[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [place]
        end_indexes[pile : pile + 1] = [index]
    chosen, index = [], end_indexes[-1] if end_indexes else -1
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen
