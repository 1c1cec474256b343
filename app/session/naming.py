"""Where a new map goes when nobody said so, and what to say when it cannot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from app.errors import FileError
from app.folders import maps_folder
from app.i18n import LANGUAGES, translator
from app.model.names import NEW_JOURNEY
from app.model.records import JourneyMap, Project, Record
from app.model.storage.errors import CannotRead, CannotWrite, Conflict, FileExists
from app.model.storage.format import SUFFIX
from app.model.storage.working import WorkingFolder
from app.model.text import file_name, within_bytes


def path_for(records: Iterable[Record]) -> Path:
    """A free path in the folder for maps, which is made if need be, named after the project or its first map.

    Raises CannotWrite.
    """
    titles = [r.title for kind in (Project, JourneyMap) for r in records if isinstance(r, kind) and r.title]
    folder = maps_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, reason_of(error)) from error
    return free_path(folder / f"{file_name(titles[0] if titles else '')}{SUFFIX}")


def named_after(path: Path, title: str) -> Path | None:
    """A free path beside `path` under the name of `title`, if `path` is one that a map without a title was given."""
    wanted, given = file_name(title), re.sub(r" \d+$", "", path.stem)
    nameless = {file_name(translator(language)(NEW_JOURNEY)) for language in LANGUAGES}
    if given not in nameless or wanted in nameless or not title.strip():
        return None
    return free_path(path.with_name(f"{wanted}{path.suffix}"))


def free_path(wanted: Path) -> Path:
    """`wanted`, or the first of "name 2", "name 3" ... where no file is, nor unfinished work on one."""
    names = (wanted if n == 1 else wanted.with_name(f"{wanted.stem} {n}{wanted.suffix}") for n in count(1))
    return next(path for path in names if not is_there(path) and WorkingFolder(path.resolve()).left_over() is None)


def beside_name(path: Path, mark: str) -> Path:
    """A name for another version of the map at `path`, beside it, that every file system takes."""
    return path.with_name(f"{within_bytes(path.stem)} ({mark}){path.suffix}")


def resolved(path: Path) -> Path:
    """The path of what lies at `path`, symbolic links followed; raises CannotRead where they lead nowhere."""
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise CannotRead(path, reason_of(error)) from error


def is_there(path: Path) -> bool:
    """Whether something lies at `path`; raises CannotRead where the system will not say, as for a name too long."""
    try:
        return path.exists()
    except OSError as error:
        raise CannotRead(path, reason_of(error)) from error


def reason_of(error: Exception | None) -> str:
    """What the system said, or at least what kind of failure it was."""
    return getattr(error, "strerror", None) or type(error).__name__


def explain(error: Exception | None, path: Path) -> FileError:
    """What to tell of a file that could not be written."""
    if isinstance(error, Conflict):
        return FileExists(path)
    return error if isinstance(error, FileError) else CannotWrite(path, reason_of(error))
