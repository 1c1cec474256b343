"""Named versions as rows: each holds all records as they were, so it outlives the history that led there.

A snapshot is the JSON of packed records, compressed. One that the disk or a stranger has damaged is listed as
unreadable, and never keeps a map from opening. A version is no edit and no record: no undo, export or search meets it.
A file that is to go out without its past must be made anew, as Store.create does: what is deleted here may linger in
free pages.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, LargeBinary, cast, delete, insert, select, update

from app.model.codec import CodecError, Plain, PlainRecord, pack, unpack
from app.model.older import as_today
from app.model.records import Record
from app.model.storage.checksum import checksum
from app.model.storage.format import MAX_VALUE_BYTES
from app.model.storage.tables import VERSIONS, RowError
from app.model.storage.version import Version

Write = Callable[[Connection], object]
"""What writes in a transaction that is open."""

_TEXTS = (VERSIONS.c.name, VERSIONS.c.made_at)
_ROWS = select(
    VERSIONS.c.number,
    *(cast(column, LargeBinary).label(column.name) for column in _TEXTS),  # bytes, as a damaged text cannot be decoded
    VERSIONS.c.records,
    VERSIONS.c.records_crc,
    VERSIONS.c.crc,
).order_by(VERSIONS.c.number)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One row of the table as it is stored."""

    number: int
    name: str
    made_at: str
    records: bytes
    records_crc: int
    crc: int

    @staticmethod
    def of(number: int, name: str, made_at: datetime, records: Iterable[Record]) -> VersionRow:
        """The row of a version that holds `records`; raises RowError when that is more than a file takes."""
        moment = made_at.isoformat(timespec="milliseconds")
        return VersionRow(number, name, moment, b"", 0, 0).holding(map(pack, records))

    def holding(self, records: Iterable[PlainRecord]) -> VersionRow:
        """This row with a snapshot of `records`, and with its checksums."""
        packed = _packed(records)
        crc = zlib.crc32(packed)
        return replace(self, records=packed, records_crc=crc, crc=self._own_crc(crc))

    def named(self, name: str) -> VersionRow:
        """This row with another name; raises RowError when it is damaged, which a new checksum would hide."""
        if not self.is_sound:
            raise RowError(f"version {self.number}: checksum")
        row = replace(self, name=name)
        return replace(row, crc=row._own_crc(row.records_crc))

    @property
    def is_sound(self) -> bool:
        """Whether this is what was once written."""
        return self.crc == self._own_crc(self.records_crc) and zlib.crc32(self.records) == self.records_crc

    @property
    def version(self) -> Version:
        """What lists show of it."""
        return Version(self.number, self.name, _moment(self.made_at), self.is_sound)

    def plain_records(self) -> list[PlainRecord]:
        """The packed records in the snapshot; raises RowError when it is damaged."""
        if not self.is_sound:
            raise RowError(f"version {self.number}: checksum")
        return _unpacked(self.records)

    def all_records(self) -> list[Record]:
        """The records in the snapshot; raises RowError when it is damaged."""
        try:
            return [unpack(plain) for plain in self.plain_records()]
        except (CodecError, AttributeError) as error:
            raise RowError(f"version {self.number}: no records") from error

    @property
    def values(self) -> dict[str, Plain | bytes]:
        """The row by column."""
        return {column.name: getattr(self, column.name) for column in VERSIONS.c}

    def _own_crc(self, records_crc: int) -> int:
        return checksum([self.number, self.name, self.made_at, records_crc])


def read_all(connection: Connection) -> list[VersionRow]:
    """All versions, the oldest first."""
    return [_row(row) for row in connection.execute(_ROWS)]


def read(connection: Connection, number: int) -> VersionRow:
    """The version with this number; raises RowError when there is none."""
    row = connection.execute(_ROWS.where(VERSIONS.c.number == number)).first()
    if row is None:
        raise RowError(f"version {number}: not there")
    return _row(row)


def add(connection: Connection, row: VersionRow) -> None:
    """Writes a version, of which none with its number may be there."""
    connection.execute(insert(VERSIONS), row.values)


def rename(connection: Connection, number: int, name: str) -> None:
    """Gives a version another name; raises RowError for one that is damaged."""
    row = read(connection, number).named(name)
    connection.execute(update(VERSIONS).where(VERSIONS.c.number == number), row.values)


def remove(connection: Connection, number: int) -> None:
    """Deletes a version, for good."""
    connection.execute(delete(VERSIONS).where(VERSIONS.c.number == number))


def mapped(row: VersionRow, mapper: Callable[[PlainRecord], PlainRecord | None]) -> VersionRow:
    """A version after a migration of its records; a damaged one is kept as it is."""
    if not row.is_sound:
        return row
    found = map(mapper, row.plain_records())
    return row.holding(record for record in found if record is not None)


def salvaged(rows: Iterable[dict[str, Any]]) -> Iterator[VersionRow]:
    """The versions that are whole among the rows, by column, of a damaged file."""
    for values in rows:
        try:
            row = mapped(VersionRow(**values), as_today)
            row.all_records()
        except (TypeError, ValueError, KeyError):
            continue
        yield row


def _row(row: Any) -> VersionRow:
    name, made_at = (bytes(text or b"").decode("utf-8", "replace") for text in (row.name, row.made_at))
    return VersionRow(row.number, name, made_at, row.records, row.records_crc, row.crc)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _packed(records: Iterable[PlainRecord]) -> bytes:
    text = _encode(list(records)).encode("utf-8")
    if len(text) > MAX_VALUE_BYTES:
        raise RowError("version: more than a file takes")
    return zlib.compress(text)


def _unpacked(data: bytes) -> list[PlainRecord]:
    """What `_packed` packed; never more than a file takes, as a stranger may have packed it to fill the memory."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, MAX_VALUE_BYTES)
        found = json.loads(text) if unpacking.eof else None
    except (zlib.error, ValueError, RecursionError) as error:
        raise RowError("version: no snapshot") from error
    if not isinstance(found, list) or not all(isinstance(record, dict) for record in found):
        raise RowError("version: no snapshot")
    return found
