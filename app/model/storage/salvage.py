"""Reading what is left in a damaged database: row by row, around what cannot be read.

Nothing here decides what the rows mean (repair.py does). The database is a copy of our own that may be written to.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.model.storage.engine import SQLITE_FAILURES, connect
from app.model.storage.format import HEADER_BYTES, MAGIC
from app.model.storage.migrations import MIGRATIONS
from app.model.storage.store import Store

_SECONDS = 60.0
_MOST_GROWTH = 20
_INNER_NODE = 5
_TABLE = ": table strict"
_WHOLE = [{line[: -len(_TABLE)] for line in each.SCHEMA if line.endswith(_TABLE)} for each in MIGRATIONS.values()]
"""The names of all tables of a file, in each format."""
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row by column; text that could not be decoded shows U+FFFD."""

    number: int
    values: dict[str, Any]


def tables(copy: Path) -> dict[str, list[Row]]:
    """All rows that can be read, by table; empty when SQLite can make nothing of the file at all.

    When the list of tables itself is damaged, that of a new map takes its place: it names the same pages, as tables are
    always made in one order and pages never move.
    """
    _mend_header(copy)
    found = _tables(copy)
    if not any(names <= found.keys() for names in _WHOLE):
        _borrow_schema(copy)
        found = max(found, _tables(copy), key=lambda rows: sum(map(len, rows.values())))
    return found


def _tables(copy: Path) -> dict[str, list[Row]]:
    try:
        with closing(connect(copy, _SECONDS)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.execute("PRAGMA cell_size_check=OFF")
            names = connection.execute("SELECT name FROM sqlite_schema WHERE type='table' AND sql NOT LIKE '%VIRTUAL%'")
            return {name: list(_rows(connection, name)) for (name,) in names.fetchall()}
    except SQLITE_FAILURES:
        return {}


def _borrow_schema(copy: Path) -> None:
    """Puts the pages with the list of tables of a new, empty map in the place of those in `copy`."""
    empty = copy.with_name("empty.db")
    Store.create(empty, [], "").close()
    source, target = empty.read_bytes(), bytearray(copy.read_bytes())
    page = int.from_bytes(source[16:18], "big")
    for number in _schema_pages(source, page):
        start = HEADER_BYTES if number == 1 else 0
        place = slice((number - 1) * page + start, number * page)
        target[place] = source[place]
    copy.write_bytes(target)
    empty.unlink()


def _schema_pages(data: bytes, page: int) -> list[int]:
    """The pages with the list of tables: the first and, where it is an inner node, those that it points at.

    The layout is that of https://www.sqlite.org/fileformat2.html, section 1.6.
    """
    if data[HEADER_BYTES] != _INNER_NODE:
        return [1]
    cells = int.from_bytes(data[103:105], "big")
    pointers = [int.from_bytes(data[112 + 2 * cell : 114 + 2 * cell], "big") for cell in range(cells)]
    return [1, *(int.from_bytes(data[at : at + 4], "big") for at in (*pointers, 108))]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """The rows of a table in order, leaping ever further where a page cannot be read."""
    last, leap = _last_number(connection, table), 1
    after = -1
    while after < last:
        try:
            for row in _query(connection, table, after):
                after, leap = row.number, 1
                yield row
            return
        except (*SQLITE_FAILURES, OverflowError):
            after += leap
            leap *= 2


def _query(connection: sqlite3.Connection, table: str, after: int) -> Iterator[Row]:
    found = connection.execute(
        f'SELECT rowid AS "row number", * FROM "{table}" WHERE rowid > ? ORDER BY rowid', (after,)
    )
    names = [column[0] for column in found.description][1:]
    for number, *values in found:
        yield Row(number, dict(zip(names, values, strict=True)))


def _last_number(connection: sqlite3.Connection, table: str) -> int:
    """The number of the last row that can be reached; a guess beyond it when even that cannot be read."""
    try:
        [(last,)] = connection.execute(f'SELECT max(rowid) FROM "{table}"')
        return int(last or 0)
    except SQLITE_FAILURES:
        return 1 << 20


def _mend_header(copy: Path) -> None:
    """Sets right what a header must say, so that SQLite looks at the rest; pages that are cut off become empty."""
    data = bytearray(copy.read_bytes())
    if len(data) < HEADER_BYTES:
        return
    data[: len(MAGIC)] = MAGIC
    data[18:24] = b"\x01\x01\x00\x40\x20\x20"
    page = int.from_bytes(data[16:18], "big")
    if page != 1 and page not in _PAGE_SIZES:
        page = 4096
        data[16:18] = page.to_bytes(2, "big")
    page = 65536 if page == 1 else page
    claimed = page * int.from_bytes(data[28:32], "big")
    if len(data) < claimed <= _MOST_GROWTH * len(data):
        data += bytes(claimed - len(data))
    data += bytes(-len(data) % page)
    data[28:32] = (len(data) // page).to_bytes(4, "big")
    data[92:96] = data[24:28]
    copy.write_bytes(data)
