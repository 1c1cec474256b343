"""Backups of a map in our own folder on this computer, outside any folder that a service may synchronise.

They are ordered by a counter, as clocks jump. A backup is only ever made of a file that was just found sound, and only
when its content differs from the last one.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from app.folders import data_folder
from app.model.storage.files import copy_whole
from app.model.storage.format import SUFFIX
from app.whole_files import write_whole

_log = logging.getLogger(__name__)

KEEP = 20
_PATHS = "paths.json"
_MOST_PATHS = 10
_NAME = re.compile(r"(\d{6,})-([0-9a-f]{16})" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup: its number, its file, the start of its digest, and when it was made (UTC)."""

    number: int
    path: Path
    digest: str
    made_at: datetime


def keep(source: Path, file_id: str, digest: str) -> Backup | None:
    """Keeps a copy of `source`, a sound map file with this id and digest, unless the last backup is the same.

    The oldest go when there are more than KEEP. Raises OSError; the backups that were there are still there.
    """
    known = backups(file_id)
    if known and known[-1].digest == digest[:16]:
        return None
    number = known[-1].number + 1 if known else 1
    target = _folder(file_id) / f"{number:06}-{digest[:16]}{SUFFIX}"
    target.parent.mkdir(parents=True, exist_ok=True)
    copy_whole(source, target, digest, exclusive=True)
    for old in known[: max(0, len(known) + 1 - KEEP)]:
        old.path.unlink(missing_ok=True)
    return _backup(target)


def backups(file_id: str) -> list[Backup]:
    """The backups of the map with this id, the oldest first."""
    folder = _folder(file_id)
    found = map(_backup, folder.iterdir()) if folder.is_dir() else ()
    return sorted(backup for backup in found if backup is not None)


def remember(file_id: str, path: Path) -> None:
    """Notes that the map with this id lies at `path`, so that its backups are found when the file is unreadable."""
    note = _folder(file_id) / _PATHS
    known = _paths(note)
    if known[:1] == [str(path)]:
        return
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        others = [other for other in known if other != str(path)]
        write_whole(note, json.dumps([str(path), *others][:_MOST_PATHS]).encode())
    except OSError as error:
        _log.warning("no note of where a map lies: %s", error.strerror)


def backups_of(path: Path) -> list[Backup]:
    """The backups of every map that is known to have lain at `path`, the newest first.

    Those of one map keep the order of their numbers, also where a clock has jumped; several are merged by time.
    """
    base = data_folder("backups")
    folders = [folder for folder in base.iterdir() if str(path) in _paths(folder / _PATHS)] if base.is_dir() else []
    dated = [each for folder in folders for each in _dated(backups(folder.name))]
    return [backup for _, backup in sorted(dated, key=lambda each: (each[0], each[1].number), reverse=True)]


def _dated(numbered: Sequence[Backup]) -> Iterator[tuple[datetime, Backup]]:
    """Each backup of one map with the latest time of it and those before: none is older than one that it follows."""
    return zip(accumulate((backup.made_at for backup in numbered), max), numbered, strict=True)


def _paths(note: Path) -> list[str]:
    try:
        known = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return []
    return known if isinstance(known, list) else []


def _folder(file_id: str) -> Path:
    return data_folder("backups", file_id)


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    return Backup(int(match[1]), path, match[2], datetime.fromtimestamp(path.stat().st_mtime, UTC))
