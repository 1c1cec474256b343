"""The working database of one map: reading its records, and writing each edit as one transaction.

It trusts what it opens (opening a stranger's file is foreign.py's work), knows no document and no rules of undo.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Any, cast

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app import __version__
from app.model.change import Change
from app.model.codec import Plain
from app.model.picture import Picture
from app.model.records import Record
from app.model.storage import history_rows, pictures, versions
from app.model.storage.bulk import without_garbage_collection
from app.model.storage.checksum import checksum
from app.model.storage.engine import connect, engine
from app.model.storage.format import APPLICATION_ID, FORMAT_VERSION, MAX_HISTORY_BYTES
from app.model.storage.pictures import PICTURES
from app.model.storage.record_rows import write_rows
from app.model.storage.step import About, Step
from app.model.storage.tables import ABOUT, METADATA, TABLES, VERSIONS, RowError, record_crc
from app.model.storage.versions import VersionRow

UNREADABLE = (DBAPIError, RowError, UnicodeDecodeError)
"""What reading a damaged store raises."""

_BACKUP_PAGES = 128
_BACKUP_PAUSE = 0.001


class Store:
    """One open working database. All methods may be called from one thread, `snapshot` from another at the same time.

    Every method raises sqlalchemy.exc.DBAPIError when the disk or the file fails it; a failed `write` has rolled back
    as far as anyone can know: read `about` back.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._history_bound = path.stat().st_size if path.exists() else 0
        self._connect()

    def _connect(self) -> None:
        self._engine = engine(self.path)
        self._connection = self._engine.connect()

    @classmethod
    def create(
        cls,
        path: Path,
        records: Iterable[Record],
        file_id: str,
        kept: Iterable[VersionRow] = (),
        shown: Iterable[Picture] = (),
    ) -> Store:
        """A new database at `path`, where nothing may be yet, that holds `records`, the `kept` versions, the pictures
        that are `shown`, and no history."""
        store = cls(path)
        try:
            with store.transaction() as connection:
                lay_out(connection, FORMAT_VERSION)
                fill(connection, list(records), file_id, revision=1)
                for row in kept:
                    versions.add(connection, row)
                for picture in {picture.id: picture for picture in shown}.values():
                    pictures.add(connection, picture)
        except SQLAlchemyError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Closes the database; without an open transaction this leaves exactly one file."""
        self._connection.close()
        self._engine.dispose()

    def reconnect(self) -> None:
        """Closes and opens again, which rolls back whatever a failed transaction left.

        When opening fails, each later call fails with OperationalError until a `reconnect` succeeds.
        """
        with self._turn:
            self.close()
            self._connect()

    # --- reading -------------------------------------------------------------------------------------------------

    def records(self) -> list[Record]:
        """All records; raises RowError when one is damaged or missing."""
        with self.transaction() as connection, without_garbage_collection():
            return read_records(connection)

    def about(self) -> About:
        """What the file says of itself; raises RowError when that is damaged."""
        with self.transaction() as connection:
            return read_about(connection)

    def step(self, seq: int) -> Step | None:
        """The step with this number, without its change, or None; raises RowError when it is damaged."""
        with self.transaction() as connection:
            return history_rows.read(connection, seq)

    def first_step(self) -> int:
        """The number of the oldest step that is still there; 1 when there is none."""
        with self.transaction() as connection:
            return history_rows.first(connection)

    def steps(self, last: int | None = None) -> list[Step]:
        """The `last` steps or else all, the oldest first; those that cannot be read are left out."""
        with self.transaction() as connection:
            return history_rows.read_last(connection, last)

    def change(self, seq: int) -> Change:
        """What the step with this number did; raises RowError when it is damaged."""
        return self.changes(seq, seq)[0]

    def changes(self, first: int, last: int) -> list[Change]:
        """What each of these steps did; raises RowError when one is missing or damaged."""
        with self.transaction() as connection:
            return [history_rows.read_change(connection, seq) for seq in range(first, last + 1)]

    def pictures(self) -> list[Picture]:
        """The pictures that can be read, also of a database that is damaged."""
        try:
            with self.transaction() as connection:
                return list(pictures.read_all(connection))
        except UNREADABLE:
            return []

    # --- writing -------------------------------------------------------------------------------------------------

    def write(self, change: Change, about: About, *, drop_from: int | None, step: Step | None, whole: Change) -> None:
        """Writes the rows of `change` and the file's new `about` (one revision later) as one transaction.

        Steps from number `drop_from` on go; `step` comes in with `whole` as its change, of which `change` is only the
        last part when the step grew from a burst. When history has grown too long, its oldest steps go.
        """
        with self.revision(about) as connection:
            write_rows(connection, change)
            if drop_from is not None:
                history_rows.drop_from(connection, drop_from)
            if step is not None:
                self._history_grows(connection, history_rows.add(connection, step, whole))

    @contextmanager
    def revision(self, about: About) -> Iterator[Connection]:
        """A transaction that writes the file's next revision, of which it then says `about`."""
        with self.transaction() as connection:
            yield connection
            _replace_about(connection, about)

    def _history_grows(self, connection: Connection, characters: int) -> None:
        """Counts what was added, at its widest; when that may be too much, it is measured, and the oldest steps go."""
        self._history_bound += 4 * characters
        if self._history_bound > MAX_HISTORY_BYTES:
            self._history_bound = history_rows.drop_oldest(connection, MAX_HISTORY_BYTES)

    def give_id(self, file_id: str) -> None:
        """Makes this the database of another map, with the same content and history."""
        with self.transaction() as connection:
            about = replace(read_about(connection), file_id=file_id)
            connection.execute(_UPDATE_ABOUT, _about_row(about) | {"before": about.revision})

    def snapshot(self, target: Path) -> None:
        """Copies the database to `target` a few pages at a time, letting edits in between.

        An edit waits at most for one handful of pages. What is copied is always a state after a whole transaction.
        """
        source = cast(sqlite3.Connection, self._connection.connection.driver_connection)
        copy = connect(target)
        try:
            with self._turn:
                source.backup(copy, pages=_BACKUP_PAGES, progress=self._let_others_in)
        finally:
            copy.close()

    def _let_others_in(self, _status: int, _remaining: int, _total: int) -> None:
        self._turn.release()
        sleep(_BACKUP_PAUSE)
        self._turn.acquire()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """What is done within happens whole or not at all, and nothing else meanwhile."""
        with self._turn, self._connection.begin():
            yield self._connection


# --- on any connection -------------------------------------------------------------------------------------------


def lay_out(connection: Connection, version: int) -> None:
    """Makes all tables, empty, and marks the file as ours and of format `version`; pictures that are there stay."""
    older = [table for table in METADATA.sorted_tables if table not in (VERSIONS, PICTURES)]
    METADATA.create_all(connection, older, checkfirst=False)
    VERSIONS.create(connection)  # last, so that the others lie on the same pages as in format 1: a repair counts on it
    PICTURES.create(connection, checkfirst=True)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def fill(connection: Connection, records: list[Record], file_id: str, *, revision: int, cursor: int = 0) -> None:
    """Writes `records` and the row about the file into empty tables."""
    write_rows(connection, Change.creating(records))
    total = crc_after(0, Change.creating(records))
    connection.execute(insert(ABOUT), _about_row(About(file_id, revision, cursor, total, __version__)))


def read_records(connection: Connection) -> list[Record]:
    """All records; raises RowError when one is damaged, or when they are not those that were written last."""
    records: list[Record] = []
    total = 0
    for kind in TABLES.values():
        rows = connection.execute(select(kind.table)).all()
        records += [kind.record(tuple(row)) for row in rows]
        for row in rows:
            total ^= row[-1]
    if total != read_about(connection).records_crc:
        raise RowError("records are missing, or are older than the rest")
    return records


def read_about(connection: Connection) -> About:
    """The row about the file; raises RowError when it is not there or damaged."""
    row: Any = connection.execute(_SELECT_ABOUT).first()
    if row is None or checksum(list(row[:-1])) != row[-1]:
        raise RowError("about: checksum")
    return About(*row[:-1])


def crc_after(total: int, change: Change) -> int:
    """What the combined checksum of all records becomes by `change`, when it was `total`."""
    for pair in change.pairs:
        for record in pair:
            total ^= record_crc(record) if record else 0
    return total


def _replace_about(connection: Connection, about: About) -> None:
    row = _about_row(about)
    done = connection.execute(_UPDATE_ABOUT, row | {"before": about.revision - 1})
    if done.rowcount != 1:
        raise RowError("about: another revision than ours")


def _about_row(about: About) -> dict[str, Plain]:
    values: dict[str, Plain] = {
        "id": 1,
        "file_id": about.file_id,
        "revision": about.revision,
        "cursor": about.cursor,
        "records_crc": about.records_crc,
        "written_by": about.written_by,
    }
    return values | {"crc": checksum(list(values.values())[1:])}


_SELECT_ABOUT = select(*list(ABOUT.c)[1:]).where(ABOUT.c.id == 1)
_UPDATE_ABOUT = update(ABOUT).where(ABOUT.c.revision == bindparam("before"))
