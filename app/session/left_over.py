"""What a program that stopped has left of the work on a map, and whether the user's file already has it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.model.storage.errors import CannotRead
from app.model.storage.files import digest
from app.model.storage.store import UNREADABLE, Store
from app.model.storage.working import WorkingFolder
from app.session.naming import reason_of


def is_ahead(work: WorkingFolder) -> bool:
    """Whether a folder that nobody else works in holds edits that the file is not known to have."""
    manifest = work.left_over()
    if manifest is None:
        return False
    try:
        with closing(Store(work.database)) as store:
            return store.about().revision != manifest.published.revision
    except UNREADABLE:
        return True


def make_room(work: WorkingFolder) -> None:
    """Empties the folder, but never of edits that no file is known to have: those are set aside."""
    if is_ahead(work):
        work.set_aside()
    work.clear()


def digest_of(path: Path) -> str:
    """The digest of the user's file; raises CannotRead when the system does not let us read it."""
    try:
        return digest(path)
    except OSError as error:
        raise CannotRead(path, reason_of(error)) from error
