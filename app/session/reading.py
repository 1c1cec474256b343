"""Reading a map without opening it for writing: for exports, information and checks on the command line.

Where a program stopped before it had saved everything, or a window has the map open right now, what is read is the map
as it was last, not as the file last caught up with it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileError
from app.folders import data_folder
from app.model.document import Document
from app.model.storage.errors import CannotRead, DamagedFile
from app.model.storage.format import HEADER_BYTES, Header
from app.model.storage.working import WorkingFolder

if TYPE_CHECKING:
    from app.model.storage.repair import RepairReport


def read(path: Path) -> Document:
    """What is in the map at `path`, as it was last; nothing is changed anywhere. Raises FileError."""
    path = path.expanduser().resolve()
    work = WorkingFolder(path)
    free = work.take()
    try:
        return _unpublished(work, free) or _as_it_lies(path)
    finally:
        work.release()


def integrity(path: Path) -> str:
    """The text "ok" when the file at `path` is sound to the last step of its history, or else what is wrong."""
    from app.model.storage.checks import OK, check_history
    from app.model.storage.engine import connect
    from app.model.storage.foreign import take_in
    from app.model.storage.tables import RowError

    try:
        with _scratch() as copy:
            take_in(path.expanduser().resolve(), copy)
            connection = connect(copy)
            try:
                check_history(connection)
            finally:
                connection.close()
    except DamagedFile as error:
        return error.detail
    except (FileError, RowError) as error:
        return str(error)
    return OK


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


def _unpublished(work: WorkingFolder, free: bool) -> Document | None:
    """The document in the working folder, when it is ahead of the file or in use."""
    from app.model.storage.store import UNREADABLE, Store

    manifest = work.left_over()
    if manifest is None:
        return None
    store = Store(work.database)
    try:
        if free and store.about().revision == manifest.published.revision:
            return None
        return Document(store.records())
    except UNREADABLE:
        return None
    finally:
        store.close()


def _as_it_lies(path: Path) -> Document:
    from app.model.storage.foreign import check_copy, take_in
    from app.model.storage.format import FORMAT_VERSION
    from app.model.storage.migrations.migrate import migrate

    with _scratch() as copy:
        taken = take_in(path, copy)
        if taken.document is not None:
            return taken.document
        migrate(copy, taken.version, taken.digest)
        document = check_copy(path, copy, FORMAT_VERSION)
        assert document is not None
        return document


@contextmanager
def _scratch() -> Iterator[Path]:
    base = data_folder("reading")
    base.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=base) as folder:
        yield Path(folder) / "copy.db"
