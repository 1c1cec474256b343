"""What was cut and is pasted was moved: what let go of it takes hold of its copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from app.model.change import Change, Pair
from app.model.document import Document
from app.model.records import Id, Link, Record, refs

R = TypeVar("R", bound=Record)


def reunited(document: Document, cut: Change, made: Mapping[Id, Record], map_id: Id) -> Iterator[Pair]:
    """What becomes of all that a cut let go of, now that `made` has copies on a map by the ids of what was cut.

    Something that was changed since stays as it is, and so does all after a first time. A link to what was not cut
    comes back where that is on the same map.
    """
    twins = {old: copy.id for old, copy in made.items()}
    for before, after in cut.pairs:
        again = _held(before, twins) if before is not None else None
        if again is None or again == before or not _stands(document, again, frozenset(twins.values())):
            continue
        if after is not None and document.records.get(after.id) == after:
            yield after, again
        elif isinstance(again, Link) and not {again.id} & {*made, *document.records}:
            ends = {again.from_id, again.to_id} - {*twins.values()}
            if all(_map_of(document, end) == map_id for end in ends):
                yield None, again


def _held(record: R, twins: Mapping[Id, Id]) -> R:
    """A record that points at the copies where it pointed at what they are copies of."""
    pointed = {name: getattr(record, name) for name, _ in refs(type(record))}
    return replace(record, **{name: twins[i] for name, i in pointed.items() if i in twins})


def _stands(document: Document, record: Record, new: frozenset[Id]) -> bool:
    """Whether all that a record points at is in the document, or new."""
    pointed = (getattr(record, name) for name, _ in refs(type(record)))
    return all(i is None or i in document.records or i in new for i in pointed)


def _map_of(document: Document, record_id: Id) -> Id | None:
    found = document.map_of(record_id)
    return found.id if found else None
