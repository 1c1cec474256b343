"""Connections to a database of ours, with the settings that keep it safe. The reasons:

* DELETE with EXTRA is the one rollback-journal setting that lost no acknowledged edit in simulated power cuts: plain
  FULL does not sync the folder after the journal has gone.
* SQLAlchemy's own way with transactions leaves half of a migration behind, so we issue BEGIN IMMEDIATE ourselves.
* A map comes from anywhere: no functions run from its schema, no memory map, limits on sizes and attached databases.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from app.model.storage.format import MAX_VALUE_BYTES

_SETTINGS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "foreign_keys=ON",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
)
BUSY_SECONDS = 5.0
SQLITE_FAILURES = (sqlite3.Error, UnicodeDecodeError)
"""What reading a damaged database raises: Python cannot even decode some of the messages about it."""


def connect(path: Path, deadline: float | None = None) -> sqlite3.Connection:
    """A safe connection to the database at `path`, which must lie in a folder of ours, never in the user's.

    It commits each statement by itself unless told BEGIN, and may be used from two threads that take turns. After
    `deadline` seconds, any statement fails with sqlite3.OperationalError: what a stranger made may be built to be slow.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    if deadline is not None:
        connection.set_progress_handler(_alarm(deadline), 50_000)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def engine(path: Path) -> Engine:
    """An engine with exactly one connection to the database at `path`."""
    made = create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool, hide_parameters=True)
    event.listen(made, "begin", _begin_immediate)
    return made


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _alarm(seconds: float) -> Callable[[], bool]:
    end = monotonic() + seconds
    return lambda: monotonic() > end
