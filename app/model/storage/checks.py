"""Whether a database is a sound map: schema first, since nothing else may run on a schema that is not ours.

Whatever is wrong raises RowError with a few words for the log and the command line; none are the user's.
"""

from __future__ import annotations

import re
import sqlite3

from app.model import belonging, domain
from app.model.document import Document
from app.model.older import as_today
from app.model.records import PROJECT_ID, Record
from app.model.storage import pictures
from app.model.storage.bulk import without_garbage_collection
from app.model.storage.checksum import checksum
from app.model.storage.migrations import MIGRATIONS
from app.model.storage.schema import describe
from app.model.storage.tables import TABLES, VERSIONS, RowError
from app.model.storage.versions import VersionRow, mapped

OK = "ok"
FIRST_WITH_VERSIONS = 2
"""The format with which named versions came."""
FIRST_WITH_PICTURES = 3
"""The format with which pictures came."""
_FILE_ID = re.compile(r"[0-9a-f-]{36}")


def check_schema(connection: sqlite3.Connection, version: int) -> None:
    """Raises RowError when the tables are not exactly those of format `version`."""
    if describe(connection) != MIGRATIONS[version].SCHEMA:
        raise RowError("schema: not that of a map")


def check_structure(connection: sqlite3.Connection) -> None:
    """Raises RowError when SQLite finds the file or its references broken."""
    [(answer,), *_] = connection.execute("PRAGMA quick_check(1)").fetchall()
    if answer != OK:
        raise RowError(f"structure: {answer}")
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise RowError(f"references: {len(broken)} point at nothing")


def check_content(connection: sqlite3.Connection) -> Document:
    """The document in a database of today's format; raises RowError when a row is damaged or breaks a rule."""
    expected = check_about(connection)
    with without_garbage_collection():
        records, crc = _records(connection)
    if crc != expected:
        raise RowError("records: some are missing or older than the rest")
    return check_records(records)


def check_beside_records(connection: sqlite3.Connection, version: int) -> None:
    """Raises RowError when history, a named version or a picture in a sound map of format `version` is damaged."""
    check_history(connection)
    if version >= FIRST_WITH_VERSIONS:
        check_versions(connection, version)
    if version >= FIRST_WITH_PICTURES:
        check_pictures(connection)


def check_history(connection: sqlite3.Connection) -> None:
    """Raises RowError when a step is damaged or missing. Opening leaves this out, as it reads all there ever was."""
    before: int | None = None
    for row in connection.execute("SELECT * FROM history ORDER BY seq"):
        if (before is not None and row[0] != before + 1) or checksum(list(row[:-1])) != row[-1]:
            raise RowError(f"history: step {row[0]} is damaged, or the one before it is missing")
        before = row[0]


def check_versions(connection: sqlite3.Connection, version: int) -> None:
    """Raises RowError when a named version in a map of format `version` cannot be read.

    Opening leaves this out: the map itself is whole.
    """
    names = [column.name for column in VERSIONS.c]
    for values in connection.execute(f"SELECT {', '.join(names)} FROM version"):
        check_records(mapped(VersionRow(*values), lambda record: as_today(record, version)).all_records())


def check_pictures(connection: sqlite3.Connection) -> None:
    """Raises RowError when a picture is not what it was. Opening leaves this out: a map is whole without it."""
    names = [column.name for column in pictures.PICTURES.c]
    for values in connection.execute(f"SELECT {', '.join(names)} FROM picture"):
        pictures.check(values)


def check_records(records: list[Record]) -> Document:
    """The document that `records` make; raises RowError when they break a rule of the domain.

    What does not belong together is let through: whoever opens the map mends it, as nothing of it is lost.
    """
    with without_garbage_collection():
        document = Document(records)
    if len(document.records) != len(records):
        raise RowError("records: two have one id")
    if PROJECT_ID not in document.records:
        raise RowError("records: no project")
    if belonging.lacks_map(document):
        raise RowError("records: no map")
    if loose := document.loose_references():
        raise RowError(f"records: {len(loose)} point at nothing")
    if wrong := domain.faults(records):
        raise RowError(wrong[0])
    return document


def check_about(connection: sqlite3.Connection) -> int:
    """The combined checksum that the records should have; raises RowError when the row about the file is damaged."""
    rows = connection.execute("SELECT * FROM about").fetchall()
    if len(rows) != 1 or checksum(list(rows[0][1:-1])) != rows[0][-1] or not _FILE_ID.fullmatch(rows[0][1]):
        raise RowError("about: damaged")
    cursor = rows[0][3]
    [(first, last)] = connection.execute("SELECT min(seq), max(seq) FROM history")
    # The oldest steps of a long history are dropped, so it need not begin at 1.
    if not (first or 1) - 1 <= cursor <= (last or 0):
        raise RowError("history: steps are missing")
    return int(rows[0][4])


def _records(connection: sqlite3.Connection) -> tuple[list[Record], int]:
    records: list[Record] = []
    crc = 0
    for name, table in TABLES.items():
        for row in connection.execute(f'SELECT * FROM "{name}"'):
            records.append(table.record(row))
            crc ^= row[-1]
    return records, crc
