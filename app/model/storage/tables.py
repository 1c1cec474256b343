"""The tables of a map file: one derived from each kind of record, and those of history, versions and the file itself.

A field is a column; a field that points at one kind of record is a foreign key, checked at commit, so that one change
may list records in any order. Every row carries its own checksum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

from app.model.codec import Plain, field_types, to_plain
from app.model.records import RECORD_TYPES, Record, field_names, refs
from app.model.storage.checksum import checksum

METADATA = MetaData()

HISTORY = Table(
    "history",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("label_values", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("focus", Text),
    Column("merge_key", Text),
    Column("made_at", Text, nullable=False),
    Column("crc", Integer, nullable=False),
    sqlite_strict=True,
)
"""The steps, numbered without gaps (from 1 until the oldest of a long history go): what each is called, and its change
as JSON."""

ABOUT = Table(
    "about",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("file_id", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("cursor", Integer, nullable=False),
    Column("records_crc", Integer, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("crc", Integer, nullable=False),
    sqlite_strict=True,
)
"""One row: the file's identity, how often it was written, the last step that is in force (0 is none), the checksums of
all records combined by exclusive or (so that a row that went missing is noticed), and the version of the program."""


VERSIONS = Table(
    "version",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("records", LargeBinary, nullable=False),
    Column("records_crc", Integer, nullable=False),
    Column("crc", Integer, nullable=False),
    sqlite_strict=True,
)
"""The versions that somebody named, each with a snapshot of all records (see versions.py) and its checksum."""


class RowError(ValueError):
    """A row that makes no record, or whose checksum is not its own."""


@dataclass(frozen=True, slots=True)
class RecordTable:
    """How records of one kind become rows and come back."""

    kind: type[Record]
    table: Table
    readers: tuple[Callable[[Any], Any], ...]

    def row(self, record: Record) -> tuple[Plain, ...]:
        """The values of the row of `record`, in the order of the columns, its checksum last."""
        values = [_cell(getattr(record, name)) for name in field_names(self.kind)]
        return (*values, checksum([self.kind.KIND, *values]))

    def record(self, row: Sequence[Any]) -> Record:
        """The record of a row; raises RowError when the row is damaged."""
        *values, crc = row
        if checksum([self.kind.KIND, *values]) != crc:
            raise RowError(f"{self.kind.KIND}: checksum")
        return self.kind(**self._fields(values))

    def _fields(self, values: Sequence[Any]) -> dict[str, Any]:
        names = field_names(self.kind)
        try:
            return {name: read(value) for name, read, value in zip(names, self.readers, values, strict=True)}
        except (TypeError, ValueError) as error:
            raise RowError(f"{self.kind.KIND}: a value of the wrong kind") from error


def _cell(value: Any) -> Plain:
    """A field's value as SQLite will give it back: the checksum counts on that."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return cast(Plain, value)
    return int(value) if kind is bool else to_plain(value)


def _record_table(kind: type[Record]) -> RecordTable:
    columns = [*_columns(kind), Column("crc", Integer, nullable=False)]
    table = Table(kind.KIND, METADATA, *columns, sqlite_strict=True)
    return RecordTable(kind, table, tuple(_reader(*field_types(kind)[f.name]) for f in fields(kind)))


def _columns(kind: type[Record]) -> Iterator[Column[Any]]:
    targets = {name: ref.kinds[0] for name, ref in refs(kind) if len(ref.kinds) == 1}
    for name, (wanted, optional) in field_types(kind).items():
        sql_type = Integer if issubclass(wanted, int) else Text
        links = [_foreign_key(targets[name])] if name in targets else []
        yield Column(name, sql_type, *links, primary_key=name == "id", nullable=optional, index=bool(links) or None)


def _foreign_key(kind: str) -> ForeignKey:
    return ForeignKey(f"{kind}.id", deferrable=True, initially="DEFERRED")


def _reader(wanted: type, optional: bool) -> Callable[[Any], Any]:
    read = _plain_reader(wanted)
    return (lambda value: None if value is None else read(value)) if optional else read


def _plain_reader(wanted: type) -> Callable[[Any], Any]:
    if wanted is date:
        return date.fromisoformat
    if issubclass(wanted, StrEnum):
        return wanted
    if wanted is bool:
        return _read_bool
    return _read_str if wanted is str else _read_int


def _read_bool(value: Any) -> bool:
    if value not in (0, 1):
        raise ValueError("no bool")
    return bool(value)


def _read_str(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("no text")
    return value


def _read_int(value: Any) -> int:
    if type(value) is not int:
        raise TypeError("no whole number")
    return value


TABLES: dict[str, RecordTable] = {kind.KIND: _record_table(kind) for kind in RECORD_TYPES}
"""The table of every kind of record, owners before what they own."""


def record_crc(record: Record) -> int:
    """The checksum of a record's row."""
    return int(TABLES[record.KIND].row(record)[-1] or 0)
