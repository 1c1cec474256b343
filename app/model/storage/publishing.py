"""Publishing: the user's own file follows the working database, always replaced whole.

`prepare` and `publish` do it once, in whatever thread; `Pace` says when; `Publisher` has it done in a
thread of its own.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from app.errors import FileError
from app.model.storage import backups
from app.model.storage.checks import check_content, check_schema, check_structure
from app.model.storage.engine import connect
from app.model.storage.errors import Conflict, DamagedWork, TooLarge
from app.model.storage.files import Stamp, copy_whole, digest
from app.model.storage.format import FORMAT_VERSION, MAX_FILE_BYTES
from app.model.storage.store import Store
from app.model.storage.tables import RowError
from app.model.storage.working import Manifest, Published

_log = logging.getLogger(__name__)
_SNAPSHOT = "snapshot.db"

FAILURES = (OSError, sqlite3.Error, SQLAlchemyError, RowError, UnicodeDecodeError, FileError)
"""What publishing may raise; whatever it was, the user's file is as it was."""


def prepare(store: Store, folder: Path, manifest: Manifest, *, back_up: bool = False) -> Manifest:
    """Makes a snapshot of `store` in `folder` and proves it sound; the manifest that says it may soon be published.

    Whatever fails from then on, the user's file is known to be either as it was or this snapshot. With `back_up` the
    snapshot becomes a backup too. Raises Conflict, DamagedWork, TooLarge, or else one of FAILURES.
    """
    guard(manifest)
    snapshot = folder / _SNAPSHOT
    snapshot.unlink(missing_ok=True)
    store.snapshot(snapshot)
    revision, new = _check(snapshot, manifest.path), digest(snapshot)
    if back_up:
        _back_up(snapshot, manifest, new)
    manifest = replace(manifest, published=replace(manifest.published, next_digest=new, next_revision=revision))
    manifest.write(folder)
    return manifest


def publish(folder: Path, manifest: Manifest) -> Manifest:
    """Puts the snapshot that `prepare` has made in the place of the user's file, and says what we then know of that.

    It is copied beside the target, read back, and given its name. Raises Conflict, with nothing overwritten, when the
    file is not as we left it; else one of FAILURES.
    """
    snapshot, prepared = folder / _SNAPSHOT, manifest.published
    stamp = _put_in_place(snapshot, manifest, prepared.next_digest)
    manifest = replace(manifest, published=Published(prepared.next_digest, prepared.next_revision, stamp))
    manifest.note(folder)
    snapshot.unlink()
    return manifest


def _back_up(snapshot: Path, manifest: Manifest, new: str) -> None:
    try:
        backups.keep(snapshot, manifest.file_id, new)
    except OSError as error:
        _log.warning("no backup while publishing: %s", error.strerror)


def guard(manifest: Manifest) -> None:
    """Raises Conflict when the user's file is there but neither as we last left it nor of a content we know."""
    stamp = Stamp.of(manifest.path)
    if stamp is not None and stamp != manifest.published.stamp and not manifest.published.knows(digest(manifest.path)):
        raise Conflict(manifest.path)


def _put_in_place(snapshot: Path, manifest: Manifest, new: str) -> Stamp | None:
    gone = not manifest.path.exists()
    try:
        return copy_whole(snapshot, manifest.path, new, before=lambda: guard(manifest), exclusive=gone)
    except FileExistsError:
        raise Conflict(manifest.path) from None


def _check(snapshot: Path, path: Path) -> int:
    """The revision in a snapshot, once it has stood every test that it must stand when it is opened again."""
    if snapshot.stat().st_size > MAX_FILE_BYTES:
        raise TooLarge(path, MAX_FILE_BYTES >> 20)
    try:
        with closing(connect(snapshot)) as connection:
            check_schema(connection, FORMAT_VERSION)
            check_structure(connection)
            check_content(connection)
            [(revision,)] = connection.execute("SELECT revision FROM about")
    except (RowError, UnicodeDecodeError, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise DamagedWork(path, type(error).__name__) from error
    return int(revision)


class Pace:
    """When to publish: after a pause, not too late, and never more than a small part of the time. Times in seconds."""

    QUIET = 2.0
    LONGEST = 30.0
    SHARE = 1 / 20
    LONGEST_WAIT = 60.0

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = 0.0
        self._not_before = 0.0
        self._failures = 0

    def edited(self, now: float) -> None:
        """An edit was stored."""
        self._first = now if self._first is None else self._first
        self._last = now

    def due(self, now: float) -> bool:
        """Whether it is time."""
        if self._first is None or now < self._not_before:
            return False
        return now - self._last >= self.QUIET or now - self._first >= self.LONGEST

    def started(self) -> None:
        """Publishing has begun; edits from now on are for the next time."""
        self._first = None

    def finished(self, now: float, took: float) -> None:
        """Publishing went well, and took so long."""
        self._failures = 0
        self._not_before = now + took * (1 / self.SHARE - 1)

    def failed(self, now: float) -> None:
        """Publishing failed: again after 2, 4, 8 ... seconds."""
        self._failures += 1
        self._first = now if self._first is None else self._first
        self._not_before = now + min(self.LONGEST_WAIT, 2.0**self._failures)


Outcome = Manifest | Exception


class Publisher:
    """Publishes one store at its pace, or at once; at most one publication is under way."""

    BACKUP_SECONDS = 600.0

    def __init__(self, store: Store, folder: Path, manifest: Manifest, clock: Callable[[], float] = monotonic) -> None:
        self.manifest = manifest
        self.pace = Pace()
        self._store = store
        self._folder = folder
        self._clock = clock
        self._thread: threading.Thread | None = None
        self._outcome: Outcome | None = None
        self._began = 0.0
        self._backed_up = clock()

    @property
    def busy(self) -> bool:
        """Whether a publication is under way."""
        return self._thread is not None

    def step(self) -> Outcome | None:
        """Takes what the thread has finished, and starts it when it is time; gives an outcome when there is one."""
        if self._thread is not None:
            return None if self._thread.is_alive() else self._finish()
        if self.pace.due(self._clock()):
            self._start()
        return None

    def now(self) -> Outcome:
        """Publishes and waits until it is done; whatever was under way is finished first."""
        self.wait()
        self._start()
        outcome = self.wait()
        assert outcome is not None
        return outcome

    def wait(self) -> Outcome | None:
        """Waits for what is under way, if anything."""
        if self._thread is None:
            return None
        self._thread.join()
        return self._finish()

    def _start(self) -> None:
        self.pace.started()
        self._began = self._clock()
        self._outcome = RuntimeError("publishing ended without an outcome")
        self._thread = threading.Thread(target=self._work, name="publishing")
        self._thread.start()

    def _work(self) -> None:
        back_up = self._began - self._backed_up >= self.BACKUP_SECONDS
        try:
            self.manifest = prepare(self._store, self._folder, self.manifest, back_up=back_up)
            self._outcome = publish(self._folder, self.manifest)
            self._backed_up = self._began if back_up else self._backed_up
        except FAILURES as error:
            self._outcome = error

    def _finish(self) -> Outcome:
        outcome, self._outcome, self._thread = self._outcome, None, None
        assert outcome is not None
        if isinstance(outcome, Manifest):
            self.manifest = outcome
            self.pace.finished(self._clock(), self._clock() - self._began)
        else:
            self.pace.failed(self._clock())
        return outcome
