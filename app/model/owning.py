"""What a record owns, and so takes along when it goes: a map its phases, a phase its touchpoints, and so on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from app.model.document import Document
from app.model.records import Id, Record, refs


def with_all_they_own(document: Document, roots: Iterable[Record]) -> dict[Id, Record]:
    """These records and all that goes when they go, by their ids, owners before what they own."""
    found: dict[Id, Record] = {}
    waiting = deque(roots)
    while waiting:
        record = waiting.popleft()
        if record.id not in found:
            found[record.id] = record
            waiting += [other for other in document.referrers(record.id) if _is_owned(other, record.id)]
    return found


def _is_owned(record: Record, by: Id) -> bool:
    return any(ref.owns and getattr(record, name) == by for name, ref in refs(type(record)))
