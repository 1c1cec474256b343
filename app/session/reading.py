"""Reading a map without opening it for writing: for exports, information and checks on the command line.

Where a program stopped before it had saved everything, or a window has the map open right now, what is read is the map
as it was last, not as the file last caught up with it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from app.errors import FileError
from app.folders import data_folder
from app.model.document import Document
from app.model.edits.mending import mended
from app.model.storage.errors import CannotRead, DamagedFile
from app.model.storage.format import HEADER_BYTES, Header
from app.model.storage.version import Version
from app.model.storage.working import WorkingFolder
from app.session.naming import resolved

if TYPE_CHECKING:
    from app.model.storage.repair import RepairReport

_TRIES, _PAUSE = 50, 0.01
"""How often, and after how many seconds each time, to try for a copy between two edits of a window."""


def read(path: Path) -> Document:
    """What is in the map at `path`, as it was last and as it opens; no file of the user's is changed.

    Raises FileError.
    """
    with _latest(resolved(path)) as (_, document):
        return mended(document)


def named_versions(path: Path) -> list[Version]:
    """The named versions in the map at `path`, as it was last, the oldest first. Raises FileError."""
    from app.model.storage.store import Store
    from app.model.storage.versions import read_all

    with _latest(resolved(path)) as (copy, _), closing(Store(copy)) as store, store.transaction() as connection:
        return [row.version for row in read_all(connection)]


def stored_pictures(path: Path) -> dict[str, bytes]:
    """The pictures in the map at `path`, as it was last, by name; those that are damaged are left out.

    Raises FileError.
    """
    from app.model.storage.pictures import read_all
    from app.model.storage.store import Store

    with _latest(resolved(path)) as (copy, _), closing(Store(copy)) as store, store.transaction() as connection:
        return {picture.id: picture.data for picture in read_all(connection)}


def integrity(path: Path) -> str:
    """The text "ok" when the file at `path` is sound to the last step of its history, or else what is wrong."""
    from app.model.storage.checks import check_beside_records
    from app.model.storage.engine import SQLITE_FAILURES, connect
    from app.model.storage.foreign import take_in
    from app.model.storage.tables import RowError

    try:
        with _scratch() as copy:
            taken = take_in(resolved(path), copy)
            with closing(connect(copy)) as connection:
                check_beside_records(connection, taken.version)
    except DamagedFile as error:
        return error.detail
    except (FileError, RowError, *SQLITE_FAILURES) as error:
        return str(error)
    return "ok"


def format_version(path: Path) -> int:
    """Which format the file at `path` says it has; 0 when it does not look like a map at all. Raises FileError."""
    try:
        with path.open("rb") as file:
            header = Header.parse(file.read(HEADER_BYTES))
    except OSError as error:
        raise CannotRead(path, error.strerror or type(error).__name__) from error
    return header.user_version if header is not None else 0


def repair(path: Path) -> RepairReport | None:
    """Saves what can be saved of a damaged map into a new file beside it; None when it is sound. Raises FileError."""
    from app.model.storage.repair import repair

    return None if integrity(path) == "ok" else repair(path)


@contextmanager
def _latest(path: Path) -> Iterator[tuple[Path, Document]]:
    """A copy of the map at a resolved path as it was last, in today's format, and the document in it."""
    work = WorkingFolder(path)
    with _scratch() as copy:
        last = _as_it_was_last(work, copy) if work.database.exists() else None
        if last is not None:
            yield copy, last
            return
    with _scratch() as copy:
        yield copy, _as_it_lies(path, copy)


def _as_it_was_last(work: WorkingFolder, copy: Path) -> Document | None:
    """The document in the working folder, when it is ahead of the file; None when no whole copy of it could be had.

    A window may have it open right now. SQLite's locks would let a reader that is stopped halfway keep that window from
    writing, so none are taken: the bytes are copied with the journal that belongs to them, and it takes our own checks
    to tell whether they fit together.
    """
    from app.model.storage.foreign import check_copy, version_of
    from app.session.opening import migrated

    manifest = work.left_over()
    for _ in range(_TRIES):
        try:
            for end in ("", "-journal"):
                _copy_if_there(Path(f"{work.database}{end}"), Path(f"{copy}{end}"))
            version = version_of(work.path, copy)
            document = check_copy(work.path, copy, version)
            revision = _revision(copy)
            document = document or migrated(work.path, copy, version)
        except (DamagedFile, OSError):
            sleep(_PAUSE)
        else:
            return None if manifest and manifest.published.revision == revision else document
    return None


def _revision(copy: Path) -> int:
    from app.model.storage.store import Store

    with closing(Store(copy)) as store:
        return store.about().revision


def _copy_if_there(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.copyfile(source, target)


def _as_it_lies(path: Path, copy: Path) -> Document:
    from app.model.storage.foreign import take_in
    from app.session.opening import migrated

    taken = take_in(path, copy)
    return taken.document or migrated(path, copy, taken.version)


@contextmanager
def _scratch() -> Iterator[Path]:
    """A place for a copy of our own, which goes with what SQLite put beside it."""
    base = data_folder("reading")
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base) as folder:
        yield Path(folder) / "copy.db"
