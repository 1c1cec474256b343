"""A map under another name or in another place: renaming, copying, and settling who wins when two programs wrote it.

Functions on the parts of an open session; only Session calls them.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from app.folders import data_folder
from app.model.change import Change
from app.model.storage import backups
from app.model.storage.engine import SQLITE_FAILURES
from app.model.storage.errors import AlreadyOpen, DamagedFile, FileExists, NoBackup, NoSuchFolder, WorkLeftHere
from app.model.storage.files import Stamp, copy_whole, digest
from app.model.storage.foreign import check_copy, take_in
from app.model.storage.format import FORMAT_VERSION
from app.model.storage.publishing import FAILURES
from app.model.storage.store import Store
from app.model.storage.working import Manifest, Published, WorkingFolder
from app.session.left_over import digest_of, is_ahead
from app.session.naming import beside_name, explain, free_path, is_there, reason_of
from app.session.opening import Opened, migrated

_log = logging.getLogger(__name__)


def save_copy(opened: Opened, target: Path) -> None:
    """Writes the map as a new file with an id of its own; raises FileExists or CannotWrite."""
    with TemporaryDirectory(dir=opened.work.folder) as folder:
        copy = Path(folder) / "copy.db"
        try:
            _sound_copy(opened, copy)
            copy_whole(copy, target, digest(copy), exclusive=True)
        except FileExistsError:
            raise FileExists(target) from None
        except FAILURES as error:
            raise explain(error, target) from error


def _sound_copy(opened: Opened, copy: Path) -> None:
    """A copy of the database that was found sound, or else a new one of what is in memory, without what was before."""
    try:
        opened.store.snapshot(copy)
        check_copy(opened.work.path, copy, FORMAT_VERSION)
    except (DamagedFile, *SQLITE_FAILURES) as error:
        _log.warning("a copy without history: %s", type(error).__name__)
        copy.unlink(missing_ok=True)
        Store.create(copy, opened.document.records.values(), str(uuid4()), shown=opened.store.pictures()).close()
        return
    store = Store(copy)
    try:
        store.give_id(str(uuid4()))
    finally:
        store.close()


def back_up(opened: Opened) -> None:
    """Keeps a backup of what is stored now, once it was found sound; raises NoBackup or DamagedFile."""
    snapshot = opened.work.folder / "backup.db"
    try:
        opened.store.snapshot(snapshot)
        check_copy(opened.work.path, snapshot, FORMAT_VERSION)
        backups.keep(snapshot, opened.about.file_id, digest(snapshot))
    except FAILURES as error:
        raise NoBackup(opened.work.path, reason_of(error)) from error
    finally:
        snapshot.unlink(missing_ok=True)


def moved(opened: Opened, target: Path) -> Opened:
    """The same map, all of it published, with its file moved to `target`, where nothing may be."""
    source = opened.work.path

    def move() -> Published:
        _rename(source, target, opened.manifest.published.digest)
        return replace(opened.manifest.published, stamp=Stamp.of(target))

    there = _at(opened, target, move)
    backups.remember(there.about.file_id, target)
    return there


def beside(opened: Opened) -> Opened:
    """Our map under a name of its own beside a file that another program has changed, and that stays.

    It is another map from now on, with an id and backups of its own, as theirs goes on under the one they shared.
    """
    path = opened.work.path
    named = beside_name(path, f"conflict {datetime.now().astimezone():%Y-%m-%d %H.%M}")
    placed = _at(opened, free_path(named), Published)
    placed.store.give_id(str(uuid4()))
    about = placed.store.about()
    manifest = replace(placed.manifest, file_id=about.file_id)
    manifest.write(placed.work.folder)
    backups.remember(about.file_id, placed.work.path)
    return replace(placed, about=about, manifest=manifest)


def over(opened: Opened) -> Published:
    """What to take as known of the user's file so that ours may replace it; a copy of it is set aside first.

    Raises CannotRead or NoBackup; the file may also have gone, which leaves nothing to keep.
    """
    path = opened.work.path
    stamp = Stamp.of(path)
    if stamp is None:
        return Published()
    theirs = digest_of(path)
    aside = data_folder("set aside", f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{path.suffix}")
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(path, aside, theirs)
    except OSError as error:
        raise NoBackup(path, reason_of(error)) from error
    return Published(theirs, 0, stamp)


def theirs(opened: Opened) -> tuple[Opened, Change]:
    """The map as the other program wrote it, still with our document, and what makes theirs of that; ours is backed up.

    Raises FileError, with nothing changed, when their file is not a sound map or no backup can be made.
    """
    work = opened.work
    incoming = work.folder / "incoming.db"
    taken = take_in(work.path, incoming)
    document = taken.document or migrated(work.path, incoming, taken.version)
    back_up(opened)
    opened.store.close()
    try:
        incoming.replace(work.database)
    except OSError as error:
        opened.store.reconnect()
        raise explain(error, work.path) from error
    store = Store(work.database)
    about = store.about()
    published = Published(taken.digest, about.revision, taken.stamp)
    manifest = Manifest(work.path, about.file_id, document.project.title, published)
    manifest.write(work.folder)
    opened_anew = Opened(work, store, manifest, opened.document, about, opened.notices)
    return opened_anew, Change.between(opened.document.records, document.records)


def _at(opened: Opened, target: Path, place: Callable[[], Published]) -> Opened:
    """The same map with its working folder under the name of another path; `place` sees to the file there."""
    work = _free(target)
    opened.store.close()
    try:
        work.remove()
        opened.work.folder.rename(work.folder)
        published = _placed(opened, work, place)
    except OSError as error:
        opened.store.reconnect()
        work.release()
        raise explain(error, target) from error
    manifest = replace(opened.manifest, path=target, published=published)
    manifest.note(work.folder)
    opened.work.release()
    return Opened(work, Store(work.database), manifest, opened.document, opened.about, opened.notices)


def _placed(opened: Opened, work: WorkingFolder, place: Callable[[], Published]) -> Published:
    try:
        return place()
    except OSError:
        work.folder.rename(opened.work.folder)
        raise


def _free(target: Path) -> WorkingFolder:
    if is_there(target):
        raise FileExists(target)
    if not target.parent.is_dir():
        raise NoSuchFolder(target)
    work = WorkingFolder(target)
    if not work.take():
        raise AlreadyOpen(target)
    if is_ahead(work):
        work.release()
        raise WorkLeftHere(target)
    return work


def _rename(source: Path, target: Path, wanted: str) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy_whole(source, target, wanted, exclusive=True)
        try:
            source.unlink()
        except OSError:
            target.unlink()  # else the map would lie in two places, and not be moved
            raise
