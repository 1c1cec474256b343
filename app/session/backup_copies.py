"""The backups of a map as the user meets them: what there is for a path, and opening one as a new file.

A backup is never opened itself, nor put in the place of a file: it is copied beside it, under a name that says what it
is, and that copy is opened like any map.
"""

from __future__ import annotations

from pathlib import Path

from app.model.storage.backups import Backup, backups_of
from app.model.storage.errors import CannotWrite
from app.model.storage.files import copy_whole, digest
from app.session.naming import beside_name, free_path, reason_of, resolved


def backups(path: Path | str) -> list[Backup]:
    """The backups of the map that lies, or lay, at `path`, the newest first; also when its file is damaged or gone.

    Each says when it was made (`made_at`, UTC); all were found sound then.
    """
    return backups_of(resolved(Path(path)))


def restore(backup: Backup, path: Path | str) -> Path:
    """Copies a backup of the map at `path` beside it as a new file, and says where; nothing is replaced.

    Raises CannotWrite.
    """
    wanted = Path(path).expanduser().absolute()
    target = free_path(beside_name(wanted, f"backup {backup.made_at.astimezone():%Y-%m-%d %H.%M}"))
    try:
        copy_whole(backup.path, target, digest(backup.path), exclusive=True)
    except OSError as error:
        raise CannotWrite(target, reason_of(error)) from error
    return target
