"""Reading a map without opening it for writing: for exports, information and checks on the command line.

Where a program stopped before it had saved everything, or a window has the map open right now, what is read is the map
as it was last, not as the file last caught up with it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import FileError
from app.folders import data_folder
from app.model.document import Document
from app.model.storage.errors import DamagedFile
from app.model.storage.working import WorkingFolder


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


def _unpublished(work: WorkingFolder, free: bool) -> Document | None:
    """The document in the working folder, when it is ahead of the file or in use."""
    from sqlalchemy.exc import DBAPIError

    from app.model.storage.store import Store
    from app.model.storage.tables import RowError

    manifest = work.left_over()
    if manifest is None:
        return None
    store = Store(work.database)
    try:
        if free and store.about().revision == manifest.published.revision:
            return None
        return Document(store.records())
    except (DBAPIError, RowError):
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
