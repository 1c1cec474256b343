"""Matching two rows of records of which one was made from the other: what came from what, and what was moved.

Works on phases and touchpoints alike, which remember their origin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.model.document import Document
from app.model.records import Id, Phase, Touchpoint

R = TypeVar("R", Phase, Touchpoint)


def matched(document: Document, old: Sequence[R], new: Sequence[R]) -> dict[Id, Id]:
    """For those of today the one of tomorrow that came from them; where several did, the first."""
    known = {record.id for record in old}
    found: dict[Id, Id] = {}
    for record in new:
        origin = _origin_among(document, record, known)
        if origin is not None:
            found.setdefault(origin, record.id)
    return found


def _origin_among(document: Document, record: R, known: set[Id]) -> Id | None:
    """What a record came from among `known`, straight or by way of maps in between."""
    seen: set[Id] = set()
    origin = record.origin_id
    while origin is not None and origin not in known and origin not in seen:
        seen.add(origin)
        between = document.find(origin, type(record))
        origin = between.origin_id if between is not None else None
    return origin if origin in known else None


def merged(old: Sequence[R], new: Sequence[R], known: Mapping[Id, Id]) -> list[R]:
    """Those of tomorrow in their order, and each of today that is gone behind the one that it stood behind."""
    result = list(new)
    place = 0
    for record in old:
        if record.id in known:
            here = next((p for p, other in enumerate(result) if other.id == known[record.id]), None)
            place = here + 1 if here is not None else place
        else:
            result.insert(place, record)
            place += 1
    return result


def out_of_order(before: Sequence[Id], after: Sequence[Id]) -> set[Id]:
    """The fewest of `before` that must have been moved for the rest to stand in `after` as they do."""
    rank = {record_id: place for place, record_id in enumerate(after)}
    ranks = [rank[record_id] for record_id in before]
    staying = set(_longest_rising(ranks))
    return {record_id for record_id in before if rank[record_id] not in staying}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """A longest rising part of `values`, all different (C. Schensted, 1961; patience sorting)."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for value in values:
        place = bisect_left(tails, value)
        before[value] = tails[place - 1] if place else None
        tails[place : place + 1] = [value]
    rising: list[int] = []
    last = tails[-1] if tails else None
    while last is not None:
        rising.append(last)
        last = before[last]
    return rising
