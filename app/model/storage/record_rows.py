"""Records as rows that come, go and change with one change."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, update

from app.model.change import Change
from app.model.codec import Plain
from app.model.records import Record
from app.model.storage.tables import TABLES


def write_rows(connection: Connection, change: Change) -> None:
    """Brings the tables of the records from before `change` to after it."""
    gone, new, changed = _sorted_out(change)
    for kind, ids in gone.items():
        connection.execute(_delete(TABLES[kind].table), [{"old": i} for i in ids])
    for kind, records in new.items():
        connection.execute(_insert(TABLES[kind].table), [_values(record) for record in records])
    for kind, records in changed.items():
        connection.execute(_update(TABLES[kind].table), [_values(record) | {"old": record.id} for record in records])


def _sorted_out(change: Change) -> tuple[dict[str, list[str]], dict[str, list[Record]], dict[str, list[Record]]]:
    gone: dict[str, list[str]] = defaultdict(list)
    new: dict[str, list[Record]] = defaultdict(list)
    changed: dict[str, list[Record]] = defaultdict(list)
    for before, after in change.pairs:
        if before is not None and after is not None and before.KIND == after.KIND:
            changed[after.KIND].append(after)
            continue
        if before is not None:
            gone[before.KIND].append(before.id)
        if after is not None:
            new[after.KIND].append(after)
    return gone, new, changed


def _values(record: Record) -> dict[str, Plain]:
    kind = TABLES[record.KIND]
    return dict(zip(kind.table.c.keys(), kind.row(record), strict=True))


@cache
def _insert(table: Table) -> Any:
    return insert(table)


@cache
def _delete(table: Table) -> Any:
    return delete(table).where(table.c.id == bindparam("old"))


@cache
def _update(table: Table) -> Any:
    return update(table).where(table.c.id == bindparam("old"))
