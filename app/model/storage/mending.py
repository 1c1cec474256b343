"""Making whole records, and a whole set of them, out of what a repair found: as much kept as the rules allow.

A value that makes no sense gets its field's default. A record whose owner is lost gets a new one, named so that it is
noticed, on the same map where that can be told; so nothing that was read is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import Any

from app.model import domain
from app.model.codec import CodecError, field_types, from_plain
from app.model.document import Document, Loose
from app.model.records import BY_KIND, PROJECT_ID, Id, JourneyMap, LaneKind, Project, Record, refs
from app.model.text import clean, one_line

RECOVERED = "Recovered"
"""What is shown for a name that is lost: in the file itself, where no translation reaches."""

_Kept = dict[Id, Record]


def mended(kind: str, values: dict[str, Any]) -> Record | None:
    """A record of `kind` from plain values of which some may be senseless; None when its own id is."""
    record_type = BY_KIND[kind]
    record_id = values.get("id")
    if not isinstance(record_id, str) or domain.fault_of(record := _default(record_type, Id(record_id))):
        return None
    for name in field_types(record_type):
        candidate = _with(record, name, values.get(name))
        record = record if domain.fault_of(candidate) else candidate
    return record


def whole(records: Iterable[Record], title: str) -> list[Record]:
    """`records` with all that a file needs: a project (called `title` if it is lost), a map, no loose reference."""
    kept: _Kept = {record.id: _in_domain(record) for record in records}
    kept.setdefault(PROJECT_ID, Project(id=PROJECT_ID, title=one_line(title)))
    while loose := Document(kept.values()).loose_references():
        for reference in loose:
            _settle(reference, kept)
    if not any(isinstance(record, JourneyMap) for record in kept.values()):
        stand_in = _stand_in(JourneyMap.KIND, _stand_in_id(JourneyMap.KIND), None)
        kept[stand_in.id] = stand_in
    return list(kept.values())


def _settle(loose: Loose, kept: _Kept) -> None:
    record = kept[loose.record_id]
    ref = dict(refs(type(record)))[loose.field]
    if not ref.owns:
        kept[record.id] = _set(record, loose.field, None)
        return
    owner = loose.target
    if owner in kept and kept[owner].KIND not in ref.kinds:
        owner = _stand_in_id(ref.kinds[0])
        kept[record.id] = _set(record, loose.field, owner)
    if owner not in kept:
        kept[owner] = _stand_in(ref.kinds[0], owner, _map_near(record, kept))


def _stand_in(kind: str, record_id: Id, map_id: Id | None) -> Record:
    record = _default(BY_KIND[kind], record_id)
    if hasattr(record, "title"):
        record = _set(record, "title", RECOVERED)
    return _set(record, "map_id", map_id) if map_id and hasattr(record, "map_id") else record


def _map_near(record: Record, kept: _Kept) -> Id | None:
    """The map that another owner of `record` is on, or else the first there is."""
    for name, _ in refs(type(record)):
        neighbour = kept.get(getattr(record, name))
        if neighbour is not None and isinstance(kept.get(getattr(neighbour, "map_id", Id(""))), JourneyMap):
            return Id(getattr(neighbour, "map_id", ""))
    return next((other.id for other in kept.values() if isinstance(other, JourneyMap)), None)


def _in_domain(record: Record) -> Record:
    if not domain.fault_of(record):
        return record
    return mended(record.KIND, {f.name: getattr(record, f.name) for f in fields(record)}) or record


def _default(kind: type[Record], record_id: Id) -> Record:
    """A record of `kind` of which nothing is known."""
    values = {f.name: _default_value(kind, f.name) for f in fields(kind) if f.default in (MISSING, None)}
    return kind(**(values | {"id": record_id}))


def _default_value(kind: type[Record], name: str) -> Any:
    wanted, optional = field_types(kind)[name]
    if optional:
        return None
    owners = {field: ref.kinds[0] for field, ref in refs(kind)}
    if name in owners:
        return _stand_in_id(owners[name])
    if wanted is LaneKind:
        return LaneKind.FREE
    if wanted is int:
        return 0
    return "V" if name == "order" else RECOVERED


def _stand_in_id(kind: str) -> Id:
    return Id(f"recovered-{kind}")


def _with(record: Record, name: str, value: Any) -> Record:
    try:
        return _set(record, name, from_plain(type(record), name, clean(value).text if type(value) is str else value))
    except CodecError:
        return record


def _set(record: Record, name: str, value: Any) -> Record:
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)
