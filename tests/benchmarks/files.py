"""The floors of the file: the same database with the same settings, by sqlite3 alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from app.model.storage.engine import connect
from tests.benchmarks.figures import timed

_HISTORY = "CREATE TABLE floor_history (seq INTEGER PRIMARY KEY, change TEXT NOT NULL)"


def raw_reading(path: Path, runs: int) -> list[float]:
    """Seconds for opening a map's file and fetching every row of it."""
    copy = Path(shutil.copy(path, path.with_suffix(".read")))
    return timed(lambda: _read_all(copy), runs)


def raw_edits(path: Path, runs: int) -> list[float]:
    """Seconds for one transaction that changes a note and adds a line of history, as an edit does."""
    with raw_editing(path) as edit:
        return timed(edit, runs)


@contextmanager
def raw_editing(path: Path) -> Iterator[Callable[[], None]]:
    """Makes one such transaction at each call, in a copy beside the map's file."""
    copy = Path(shutil.copy(path, path.with_suffix(".written")))
    with closing(connect(copy)) as connection:
        connection.execute(_HISTORY)
        numbers = count()
        yield lambda: _edit(connection, next(numbers))


def _read_all(path: Path) -> int:
    with closing(connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return sum(len(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)


def _edit(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute('UPDATE note SET "order" = ? WHERE id = ?', (f"V{number}", "note0"))
    connection.execute("INSERT INTO floor_history VALUES (?, ?)", (number, "x" * 460))
    connection.execute("COMMIT")
