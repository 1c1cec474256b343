"""Bringing a database of an older format to today's, in one transaction, on the verified copy.

All records, in tables, history and named versions, are read as plain values, mapped through the step of each format in
turn, and written into today's tables. So a migration is one pure function on one record, and undo reaches back past an
upgrade.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from itertools import count, takewhile
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection

from app.model.change import Change
from app.model.codec import PlainRecord, unpack
from app.model.records import Record
from app.model.storage import backups, history_rows, store, versions
from app.model.storage.checksum import checksum
from app.model.storage.engine import engine
from app.model.storage.format import FORMAT_VERSION
from app.model.storage.migrations import MIGRATIONS, Migration, Step
from app.model.storage.pictures import PICTURES
from app.model.storage.step import Step as HistoryStep
from app.model.storage.tables import ABOUT, HISTORY, VERSIONS, RowError
from app.model.storage.versions import VersionRow

Mapper = Callable[[PlainRecord], PlainRecord | None]
_NO_RECORDS = frozenset({HISTORY.name, ABOUT.name, VERSIONS.name, PICTURES.name})


def migrate(
    database: Path, version: int, digest: str, steps: Mapping[int, Migration] = MIGRATIONS, target: int = FORMAT_VERSION
) -> None:
    """Brings `database`, a checked copy of format `version` with this digest, to format `target`.

    A backup of it as it was is kept first. Raises RowError when a record is damaged, CodecError when a migration makes
    what is no record, OSError when the backup cannot be written; the database is then as it was.
    """
    mapper = chain([cast(Step, steps[number]).migrate for number in range(version + 1, target + 1)])
    made = engine(database)
    with closing(made.connect()) as connection:
        backups.keep(database, _file_id(connection), digest)
        with connection.begin():
            _rewrite(connection, mapper, target)
    made.dispose()


def chain(mappers: list[Mapper]) -> Mapper:
    """All `mappers` one after the other; a record that one of them drops stays dropped."""

    def mapped(record: PlainRecord) -> PlainRecord | None:
        result: PlainRecord | None = record
        for mapper in mappers:
            result = mapper(result) if result is not None else None
        return result

    return mapped


def _file_id(connection: Connection) -> str:
    with connection.begin():
        return str(connection.exec_driver_sql("SELECT file_id FROM about").scalar_one())


def _rewrite(connection: Connection, mapper: Mapper, target: int) -> None:
    about = connection.exec_driver_sql("SELECT file_id, revision, cursor FROM about").one()
    records = _records(connection, mapper)
    history = _history(connection, mapper, about.cursor)
    cursor = about.cursor if history else 0
    kept = _versions(connection, mapper)
    _drop_all_but_pictures(connection)
    store.lay_out(connection, target)
    store.fill(connection, records, about.file_id, revision=about.revision + 1, cursor=cursor)
    for step, change in history:
        history_rows.add(connection, step, change)
    for row in kept:
        versions.add(connection, row)


def _records(connection: Connection, mapper: Mapper) -> list[Record]:
    kinds = [name for name in _tables(connection) if name not in _NO_RECORDS]
    plain = [_plain(kind, row) for kind in kinds for row in connection.exec_driver_sql(f'SELECT * FROM "{kind}"')]
    return [unpack(record) for record in map(mapper, plain) if record is not None]


def _plain(kind: str, row: Any) -> PlainRecord:
    values: PlainRecord = dict(row._mapping)
    if checksum([kind, *row[:-1]]) != values.pop("crc"):
        raise RowError(f"{kind}: checksum")
    return values | {"record": kind}


def _history(connection: Connection, mapper: Mapper, cursor: int) -> list[tuple[HistoryStep, Change]]:
    """The steps around `cursor` that can be reached by undo and redo: as far as none is damaged or missing."""
    rows = {row.seq: row for row in connection.exec_driver_sql("SELECT * FROM history") if history_rows.is_sound(row)}
    back = list(takewhile(rows.__contains__, count(cursor, -1)))
    ahead = takewhile(rows.__contains__, count(cursor + 1))
    reached = [rows[seq] for seq in (*reversed(back), *ahead)]
    return [(history_rows.step_of(row), _mapped_change(row.change, mapper)) for row in reached]


def _versions(connection: Connection, mapper: Mapper) -> list[VersionRow]:
    """The named versions, which came with format 2."""
    rows = versions.read_all(connection) if VERSIONS.name in _tables(connection) else []
    return [versions.mapped(row, mapper) for row in rows]


def _mapped_change(text: str, mapper: Mapper) -> Change:
    return Change.of(tuple(_mapped_side(side, mapper) for side in pair) for pair in json.loads(text))  # type: ignore[misc]


def _mapped_side(side: PlainRecord | None, mapper: Mapper) -> Record | None:
    mapped = mapper(side) if side is not None else None
    return unpack(mapped) if mapped is not None else None


def _tables(connection: Connection) -> list[str]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type='table'").scalars()
    return [name for name in names if not name.startswith("sqlite_")]


def _drop_all_but_pictures(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for name in set(_tables(connection)) - {PICTURES.name}:
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
