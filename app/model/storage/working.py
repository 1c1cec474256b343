"""The working folder of one map: our own copy of the file, on which edits are made, and what we know of the user's.

There is at most one for each path; whoever holds its lock is the one writer of that map. One that is left over when
nobody holds the lock means that a program stopped before it had saved everything.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from app.folders import data_folder
from app.model.storage.files import Stamp
from app.model.storage.lock import Lock
from app.whole_files import write_whole

_log = logging.getLogger(__name__)

_NAME = "map.db"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Published:
    """The user's file as we last read or wrote it: its digest and stamp, and the revision that is in it.

    While a new state is being put in its place, `next_digest` and `next_revision` say which, so that a crash at that
    moment is understood afterwards.
    """

    digest: str = ""
    revision: int = 0
    stamp: Stamp | None = None
    next_digest: str = ""
    next_revision: int = 0

    def knows(self, digest: str) -> bool:
        """Whether content with this digest is our own doing."""
        return digest in (self.digest, self.next_digest)

    def settled(self, digest: str, stamp: Stamp | None) -> Published:
        """This, when the file turns out to hold `digest`."""
        arrived = digest == self.next_digest
        return Published(digest, self.next_revision if arrived else self.revision, stamp)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a working folder says of itself: whose work it is, and how far the user's file has followed."""

    path: Path
    file_id: str
    title: str = ""
    published: Published = field(default_factory=Published)

    def write(self, folder: Path) -> None:
        """Writes this into `folder`."""
        data = {"path": str(self.path), "file_id": self.file_id, "title": self.title} | asdict(self.published)
        write_whole(folder / _MANIFEST, json.dumps(data, indent=1).encode())

    def note(self, folder: Path) -> None:
        """Writes this into `folder` where that is a help but no need, as what is there is still true enough."""
        try:
            self.write(folder)
        except OSError as error:
            _log.warning("the manifest is behind: %s", error.strerror)

    @staticmethod
    def read(folder: Path) -> Manifest | None:
        """What `folder` says, or None when it says nothing that makes sense; what a later version added is ignored."""
        try:
            data = json.loads((folder / _MANIFEST).read_bytes())
            known = {f.name: data[f.name] for f in fields(Published) if f.name in data}
            stamp = Stamp(**data["stamp"]) if data["stamp"] else None
            return Manifest(Path(data["path"]), data["file_id"], data["title"], Published(**(known | {"stamp": stamp})))
        except (OSError, ValueError, KeyError, TypeError):
            return None


class WorkingFolder:
    """The working folder for the map at one path, while we hold its lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.folder = data_folder("work", key_of(path))
        self._lock = Lock(data_folder("locks", key_of(path)))

    @property
    def database(self) -> Path:
        """Our copy of the map."""
        return self.folder / _NAME

    def take(self) -> bool:
        """Becomes the one writer of this map, if nobody is."""
        return self._lock.take()

    def release(self) -> None:
        """Lets another become the writer; the folder stays as it is."""
        self._lock.release()

    def left_over(self) -> Manifest | None:
        """What a program that stopped has left here, if it left a database.

        One that says nothing of itself belongs to our path all the same, as the name of the folder says; only how far
        the user's file had followed it is not known then.
        """
        if not self.database.exists():
            return None
        return replace(Manifest.read(self.folder) or Manifest(self.path, ""), path=self.path)

    def clear(self) -> None:
        """Makes the folder empty, and there."""
        self.remove()
        self.folder.mkdir(parents=True)

    def remove(self) -> None:
        """Deletes the folder; the database first, so that half a deletion is never taken for work."""
        self.database.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> Path:
        """Puts the folder aside, because what is in it cannot be used, and says where."""
        return put_aside(self.folder)


def put_aside(path: Path) -> Path:
    """Moves a file or folder of ours to where nothing uses it and nothing deletes it, and says where."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = data_folder("set aside", f"{path.stem}-{moment}{path.suffix}")
    aside.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(path, aside))


def key_of(path: Path) -> str:
    """The name of the working folder for the map at a resolved path."""
    return hashlib.sha256(os.path.normcase(path).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def all_left_over() -> list[Manifest]:
    """What programs that stopped have left anywhere, as far as nobody works on it now."""
    return [manifest for manifest in map(_left_over_in, _folders()) if manifest is not None]


def _folders() -> list[Path]:
    base = data_folder("work")
    return sorted(base.iterdir()) if base.is_dir() else []


def _left_over_in(folder: Path) -> Manifest | None:
    manifest = Manifest.read(folder)
    if manifest is None or key_of(manifest.path) != folder.name:
        return None
    work = WorkingFolder(manifest.path)
    if not work.take():
        return None
    try:
        return work.left_over()
    finally:
        work.release()
