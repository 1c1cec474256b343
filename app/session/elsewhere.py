"""A map under another name or in another place: renaming, copying, and settling who wins when two programs wrote it.

Functions on the parts of an open session; only Session calls them.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.folders import data_folder
from app.model.change import Change
from app.model.document import Document
from app.model.storage import backups
from app.model.storage.errors import AlreadyOpen, FileExists, NoSuchFolder
from app.model.storage.files import Stamp, copy_whole, digest
from app.model.storage.foreign import take_in
from app.model.storage.store import Store
from app.model.storage.working import Manifest, Published, WorkingFolder
from app.session.naming import explain, free_path
from app.session.opening import Opened, migrated


def save_copy(store: Store, work: WorkingFolder, target: Path) -> None:
    """Writes what is stored to a new file; raises FileExists or CannotWrite."""
    snapshot = work.folder / "copy.db"
    try:
        store.snapshot(snapshot)
        copy_whole(snapshot, target, digest(snapshot), exclusive=True)
    except FileExistsError:
        raise FileExists(target) from None
    except OSError as error:
        raise explain(error, target) from error
    finally:
        snapshot.unlink(missing_ok=True)


def moved(opened: Opened, target: Path) -> Opened:
    """The same map, all of it published, with its file moved to `target`, where nothing may be."""
    source = opened.work.path

    def move() -> Published:
        _rename(source, target, opened.manifest.published.digest)
        return replace(opened.manifest.published, stamp=Stamp.of(target))

    return _at(opened, target, move)


def beside(opened: Opened) -> Opened:
    """The same map under a name of its own beside a file that another program has changed, and that stays."""
    path = opened.work.path
    name = f"{path.stem} (conflict {datetime.now().astimezone():%Y-%m-%d %H.%M}){path.suffix}"
    return _at(opened, free_path(path.with_name(name)), Published)


def over(opened: Opened) -> Published:
    """What to take as known of the user's file so that ours may replace it; a copy of it is set aside first."""
    path = opened.work.path
    theirs, stamp = digest(path), Stamp.of(path)
    aside = data_folder("set aside", f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f} {path.name}")
    aside.parent.mkdir(parents=True, exist_ok=True)
    copy_whole(path, aside, theirs)
    return Published(theirs, 0, stamp)


def theirs(opened: Opened) -> tuple[Opened, Change]:
    """The map as the other program wrote it, and how it differs from ours, of which a backup is kept.

    Raises FileError, with nothing changed, when their file is not a sound map.
    """
    work = opened.work
    incoming = work.folder / "incoming.db"
    taken = take_in(work.path, incoming)
    document = taken.document or migrated(work.path, incoming, taken)
    _back_up(opened)
    opened.store.close()
    incoming.replace(work.database)
    store = Store(work.database)
    about = store.about()
    published = Published(taken.digest, about.revision, taken.stamp)
    manifest = Manifest(work.path, about.file_id, document.project.title, published)
    manifest.write(work.folder)
    return Opened(work, store, manifest, document, about), _difference(opened.document, document)


def _at(opened: Opened, target: Path, place: Callable[[], Published]) -> Opened:
    """The same map with its working folder under the name of another path; `place` sees to the file there."""
    work = _free(target)
    opened.store.close()
    try:
        work.remove()
        opened.work.folder.rename(work.folder)
        published = place()
    except OSError as error:
        work.folder.rename(opened.work.folder)
        opened.store.reconnect()
        work.release()
        raise explain(error, target) from error
    manifest = replace(opened.manifest, path=target, published=published)
    manifest.write(work.folder)
    opened.work.release()
    return Opened(work, Store(work.database), manifest, opened.document, opened.about, opened.notices)


def _free(target: Path) -> WorkingFolder:
    if target.exists():
        raise FileExists(target)
    if not target.parent.is_dir():
        raise NoSuchFolder(target)
    work = WorkingFolder(target)
    if not work.take():
        raise AlreadyOpen(target)
    if work.left_over() is not None:
        work.release()
        raise FileExists(target)
    return work


def _rename(source: Path, target: Path, wanted: str) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy_whole(source, target, wanted, exclusive=True)
        source.unlink()


def _back_up(opened: Opened) -> None:
    snapshot = opened.work.folder / "ours.db"
    opened.store.snapshot(snapshot)
    backups.keep(snapshot, opened.manifest.file_id, digest(snapshot))
    snapshot.unlink()


def _difference(before: Document, after: Document) -> Change:
    ids = before.records.keys() | after.records.keys()
    return Change.of((before.records.get(i), after.records.get(i)) for i in sorted(ids))
