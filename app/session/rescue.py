"""The rescue file: the one edit that the disk would not take, so that not even a crash loses it.

It lies in the working folder of its map, which moves when the map does, or else, when that disk is full, in a folder
for temporary files that is ours alone.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.model.change import Change
from app.model.codec import CodecError, pack_change, unpack_change
from app.model.storage.working import put_aside
from app.whole_files import write_whole

_log = logging.getLogger(__name__)


class Rescue:
    """The rescue file of the map with one file id, whose working folder is `folder`."""

    def __init__(self, folder: Path, file_id: str) -> None:
        self._folder = folder
        self._file_id = file_id

    def keep(self, revision: int, change: Change) -> None:
        """Writes `change`, which belongs right after `revision`, wherever there is room for it."""
        data = {"file_id": self._file_id, "revision": revision, "change": pack_change(change)}
        for path in self._places():
            try:
                write_whole(path, json.dumps(data).encode())
                return
            except OSError as error:
                _log.warning("no rescue file in %s: %s", path.parent.name, error.strerror)

    def change_after(self, revision: int) -> Change | None:
        """The change that was kept and belongs right after `revision`, if there is one."""
        for path in self._places():
            try:
                data = json.loads(path.read_bytes())
                if data["file_id"] == self._file_id and data["revision"] == revision:
                    return unpack_change(data["change"])
            except (OSError, ValueError, KeyError, TypeError, AttributeError, CodecError):
                continue
        return None

    def forget(self) -> None:
        """Deletes the rescue file, as what is in it has been stored."""
        for path in self._places():
            path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Puts the rescue file where nothing uses it and nothing deletes it, as it cannot be stored any more."""
        for path in self._places():
            if path.exists():
                put_aside(path)

    def _places(self) -> Iterator[Path]:
        yield self._folder / "rescue.json"
        folder = _own_temporary_folder()
        if folder is not None:
            yield folder / f"{self._file_id}.json"


def _own_temporary_folder() -> Path | None:
    """A folder for temporary files that nobody else can read or has put there; None where that cannot be had."""
    folder = Path(tempfile.gettempdir(), "reiskaart" if os.name == "nt" else f"reiskaart-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    ours = os.name == "nt" or (found.st_uid == os.getuid() and not found.st_mode & 0o077)
    return folder if stat.S_ISDIR(found.st_mode) and ours else None
