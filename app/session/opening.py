"""Opening a map: the user's file, or what a crash left of the work on it.

Imported only when a map is opened, as it needs SQLAlchemy.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from app.errors import FileError
from app.i18n import N_
from app.model.document import Document
from app.model.picture import Picture
from app.model.records import Record
from app.model.storage import backups
from app.model.storage.checks import check_records
from app.model.storage.errors import (
    AlreadyOpen,
    DamagedFile,
    FileExists,
    NoSuchFolder,
    NoWorkingCopy,
    UnfinishedWork,
    WorkLeftHere,
)
from app.model.storage.files import Stamp, digest
from app.model.storage.foreign import TakenIn, check_copy, companions, take_in, version_of
from app.model.storage.format import FORMAT_VERSION
from app.model.storage.migrations.migrate import migrate
from app.model.storage.step import About
from app.model.storage.store import UNREADABLE, Store
from app.model.storage.tables import RowError
from app.model.storage.working import Manifest, Published, WorkingFolder, all_left_over
from app.session.events import Notice
from app.session.left_over import digest_of, is_ahead, make_room
from app.session.naming import is_there, reason_of
from app.whole_files import remove_leftovers

_log = logging.getLogger(__name__)
PATIENCE = 0.25
"""Seconds to wait for the lock of a map before saying that it is open elsewhere."""


@dataclass
class Opened:
    """A map that is open for writing: its working folder, whose lock is held, its database and what is in it."""

    work: WorkingFolder
    store: Store
    manifest: Manifest
    document: Document
    about: About
    notices: list[Notice] = field(default_factory=list)
    conflict: bool = False

    def let_go(self, *, forget: bool = False) -> None:
        """Closes the database and gives up the lock; with `forget`, the work is not needed any more and goes."""
        try:
            self.store.close()
            if forget:
                self.work.remove()
        finally:
            self.work.release()


def open_map(path: Path, recover: bool | None) -> Opened:
    """Opens the map at a resolved path; see Session.open for what it raises."""
    with _one_writer(path) as work:
        remove_leftovers(path)
        try:
            return _left_over(work) or _moved(work, recover) or _taken_in(work)
        except UNREADABLE as error:
            _log.warning("left-over work set aside: %s", type(error).__name__)
            work.set_aside()
        opened = _taken_in(work)
        opened.notices.append(
            (N_("Work left by a crash could not be read; it is set aside, and the file was opened."), {})
        )
        return opened


def create_map(path: Path, records: Iterable[Record], pictures: Iterable[Picture] = ()) -> Opened:
    """Makes a working database for a new map at a resolved path; the file itself comes with publishing.

    Raises FileExists, also where unfinished work is, AlreadyOpen, NoSuchFolder, CannotRead, NoWorkingCopy, or
    ValueError for records that break a rule.
    """
    if is_there(path):
        raise FileExists(path)
    if not path.parent.is_dir():
        raise NoSuchFolder(path)
    kept = list(records)
    with _one_writer(path) as work:
        document = check_records(kept)
        if is_ahead(work):
            raise WorkLeftHere(path)
        work.clear()
        try:
            return _begun(work, document, pictures)
        except BaseException:
            work.remove()
            raise


def _begun(work: WorkingFolder, document: Document, pictures: Iterable[Picture]) -> Opened:
    manifest = Manifest(work.path, str(uuid4()), document.project.title)
    manifest.write(work.folder)
    backups.remember(manifest.file_id, work.path)
    store = Store.create(work.database, document.records.values(), manifest.file_id, shown=pictures)
    return Opened(work, store, manifest, document, store.about())


def take_back(opened: Opened) -> None:
    """Forgets a new map whose file could not be written, and deletes the file if it came to be there after all."""
    path, published = opened.work.path, opened.manifest.published
    with suppress(OSError):
        if published.next_digest and digest(path) == published.next_digest:
            path.unlink()
    opened.let_go(forget=True)


@contextmanager
def _one_writer(path: Path) -> Iterator[WorkingFolder]:
    """The working folder for `path`, whose lock is held from now on unless the block fails.

    What fails in the block and is no FileError yet has to do with that folder, never with the user's file.
    """
    work = WorkingFolder(path)
    try:
        _take(work)
        yield work
    except BaseException as error:
        work.release()
        if isinstance(error, OSError | SQLAlchemyError):
            raise NoWorkingCopy(path, reason_of(error)) from error
        raise


def _take(work: WorkingFolder) -> None:
    """Becomes the one writer, waiting for a moment for who is just looking whether there is work left here."""
    end = monotonic() + PATIENCE
    while not work.take():
        if monotonic() > end:
            raise AlreadyOpen(work.path)
        sleep(0.01)


# --- what a crash left -------------------------------------------------------------------------------------------


def _left_over(work: WorkingFolder) -> Opened | None:
    manifest = work.left_over()
    if manifest is None:
        return None
    opened = _reopened(work, manifest)
    try:
        return opened if _settle(opened) else None
    except FileError:
        opened.store.close()
        raise


def _reopened(work: WorkingFolder, manifest: Manifest) -> Opened:
    _bring_up(work)
    store = Store(work.database)
    try:
        about, document = store.about(), check_records(store.records())
        manifest = replace(manifest, file_id=about.file_id, title=document.project.title)
        return Opened(work, store, manifest, document, about)
    except UNREADABLE:
        store.close()
        raise


def _bring_up(work: WorkingFolder) -> None:
    """Brings what an older program has left to today's format; raises NewerFormat, or RowError when it is damaged."""
    try:
        version = version_of(work.path, work.database)
        if version < FORMAT_VERSION:
            check_copy(work.path, work.database, version)
            migrated(work.path, work.database, version)
    except DamagedFile as error:
        raise RowError(error.detail) from error


def _settle(opened: Opened) -> bool:
    """Compares left-over work with the user's file as it is now; whether the work is what should be gone on with."""
    published, path = opened.manifest.published, opened.manifest.path
    now = digest_of(path) if is_there(path) else ""
    if now and published.knows(now):
        published = published.settled(now, Stamp.of(path))
        opened.manifest = replace(opened.manifest, published=published)
    elif now and published.revision == opened.about.revision:
        opened.store.close()
        return False
    elif now:
        opened.conflict = True
    if published.revision != opened.about.revision and not opened.conflict:  # that is a question of its own
        opened.notices.append((N_("Reiskaart stopped unexpectedly last time. Your map goes on where you left it."), {}))
    return True


def _moved(work: WorkingFolder, recover: bool | None) -> Opened | None:
    """The unfinished work on a map that has been renamed or moved since, and now lies at our path."""
    if recover is False or not is_there(work.path):
        return None
    lost = [manifest for manifest in all_left_over() if manifest.path != work.path and not manifest.path.exists()]
    now = digest_of(work.path) if lost else ""
    for manifest in lost:
        if not manifest.published.knows(now):
            continue
        if recover is None:
            raise UnfinishedWork(work.path, manifest.path)
        return _adopted(work, manifest)
    return None


def _adopted(work: WorkingFolder, manifest: Manifest) -> Opened | None:
    other = WorkingFolder(manifest.path)
    if not other.take():
        return None
    try:
        make_room(work)
        work.remove()
        other.folder.rename(work.folder)
        replace(manifest, path=work.path).write(work.folder)
    finally:
        other.release()
    return _left_over(work)


# --- the user's file ---------------------------------------------------------------------------------------------


def _taken_in(work: WorkingFolder) -> Opened:
    make_room(work)
    incoming = work.folder / "incoming.db"
    try:
        taken = take_in(work.path, incoming)
        document = taken.document or migrated(work.path, incoming, taken.version)
        return _made_ready(work, incoming, taken, document)
    except BaseException:
        work.remove()
        raise


def migrated(path: Path, incoming: Path, version: int) -> Document:
    """The document in a checked copy of an older format, once it has been brought to ours.

    Raises DamagedFile for a copy with a damaged record.
    """
    try:
        migrate(incoming, version, digest(incoming))
    except UNREADABLE as error:
        raise DamagedFile(path, type(error).__name__) from error
    document = check_copy(path, incoming, FORMAT_VERSION)
    assert document is not None
    return document


def _made_ready(work: WorkingFolder, incoming: Path, taken: TakenIn, document: Document) -> Opened:
    incoming.rename(work.database)
    store = Store(work.database)
    about = store.about()
    upgraded = taken.version != FORMAT_VERSION
    published = Published(taken.digest, about.revision, taken.stamp)
    manifest = Manifest(work.path, about.file_id, document.project.title, published)
    manifest.write(work.folder)
    backups.remember(about.file_id, work.path)
    notices = _notices(work.path, upgraded)
    if not upgraded:
        notices += _backed_up(work, about.file_id, taken.digest)
    return Opened(work, store, manifest, document, about, notices)


def _backed_up(work: WorkingFolder, file_id: str, digest: str) -> list[Notice]:
    try:
        backups.keep(work.database, file_id, digest)
    except OSError as error:
        _log.warning("no backup at opening: %s", error.strerror)
        return [(N_("No backup could be made of this map. Is the disk of this computer full?"), {})]
    return []


def _notices(path: Path, upgraded: bool) -> list[Notice]:
    notices: list[Notice] = [
        (N_("A file “{name}” lies beside this map. Reiskaart does not use it and left it where it is."), {"name": name})
        for name in companions(path)
    ]
    if upgraded:
        notices.append((N_("This map is from an older version and was upgraded; a backup of the old one is kept."), {}))
    return notices
