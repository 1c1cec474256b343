"""Where a new map goes when nobody said so, and what to say when it cannot."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from app.errors import FileError
from app.folders import maps_folder
from app.model.records import JourneyMap, Project, Record
from app.model.storage.errors import CannotWrite, Conflict, FileExists
from app.model.storage.format import SUFFIX
from app.model.text import file_name


def path_for(records: Iterable[Record]) -> Path:
    """A free path in the folder for maps, which is made if need be, named after the project or its first map."""
    titles = [r.title for kind in (Project, JourneyMap) for r in records if isinstance(r, kind) and r.title]
    folder = maps_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return free_path(folder / f"{file_name(titles[0] if titles else '')}{SUFFIX}")


def free_path(wanted: Path) -> Path:
    """`wanted`, or the first of "name 2", "name 3" ... that is free."""
    names = (wanted if n == 1 else wanted.with_name(f"{wanted.stem} {n}{wanted.suffix}") for n in count(1))
    return next(path for path in names if not path.exists())


def explain(error: Exception | None, path: Path) -> FileError:
    """What to tell of a file that could not be written."""
    if isinstance(error, Conflict):
        return FileExists(path)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return CannotWrite(path, reason)
