"""Where a project that was read comes down: in a file of its own as it was, or behind what a file already holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.model.document import Document
from app.model.edits import Ids
from app.model.order import spread
from app.model.records import RECORD_TYPES, Id, Project, Record, field_names, refs


def landed(project: Document, into: Document, ids: Ids) -> list[Record]:
    """The records of `project` but the project itself, owners first, fitted to a file that may hold others.

    Ids stay as they are, unless the file knows one of them: then everything gets new ids, as a copy does. What stands
    in a row of the whole file, such as maps and personas, goes behind what stands there already.
    """
    records = [
        record for kind in RECORD_TYPES for record in _in_order(project, kind) if not isinstance(record, Project)
    ]
    clash = any(record.id in into.records for record in records)
    new = {record.id: ids() for record in records} if clash else {}
    places = {i: key for kind in RECORD_TYPES for i, key in _behind(project, into, kind).items()}
    return [_fitted(record, new, places) for record in records]


def _fitted(record: Record, new: Mapping[Id, Id], places: Mapping[Id, str]) -> Record:
    values: dict[str, Any] = {}
    if new:
        values = {name: new.get(target) for name, _ in refs(type(record)) if (target := getattr(record, name))}
        values["id"] = new[record.id]
    if record.id in places:
        values["order"] = places[record.id]
    return replace(record, **values) if values else record


def _behind(project: Document, into: Document, kind: type[Record]) -> Mapping[Id, str]:
    """New places for the records of a kind that stands in one row of the whole file, if the file has such a row."""
    if "order" not in field_names(kind) or any(ref.owns for _, ref in refs(kind)):
        return {}
    known = _in_order(into, kind)
    if not known:
        return {}
    own = _in_order(project, kind)
    last: str = getattr(known[-1], "order")  # noqa: B009  # every kind here has one
    return {record.id: key for record, key in zip(own, spread(len(own), last), strict=True)}


def _in_order(document: Document, kind: type[Record]) -> list[Record]:
    return sorted(document.all_of(kind), key=lambda record: (getattr(record, "order", ""), record.id))
