"""What identifies a file (`Stamp`) and its content (`digest`), and copying one whole. Knows nothing of maps."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.whole_files import sync, taking_the_place_of


class ReadBackError(OSError):
    """What is on disk is not what was written."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file was touched: device, inode, size in bytes, time of change in nanoseconds."""

    device: int
    inode: int
    size: int
    modified: int

    @staticmethod
    def of(path: Path) -> Stamp | None:
        """The stamp of the file at `path`, or None when there is none."""
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_whole(
    source: Path, target: Path, wanted: str, *, before: Callable[[], None] = lambda: None, exclusive: bool = False
) -> Stamp | None:
    """Makes `target` a copy of `source`, whose digest is `wanted`; the copy is read back and compared first.

    Gives the stamp of what was written, taken before anyone else could touch it. `before` and `exclusive` are as in
    whole_files.taking_the_place_of. Raises OSError, as that does.
    """
    stamp: Stamp | None = None

    def look_once_more() -> None:
        nonlocal stamp
        before()
        stamp = Stamp.of(temporary)

    with taking_the_place_of(target, before=look_once_more, exclusive=exclusive) as temporary:
        shutil.copyfile(source, temporary)
        sync(temporary)
        if digest(temporary) != wanted:
            raise ReadBackError("the file read back differs from what was written")
    return stamp


def is_writable(target: Path) -> bool:
    """Whether `target` may be replaced: it is not marked read-only, and a file can be made in its folder.

    The latter is proved by a nameless file where the system has those, so that nothing is seen of it.
    """
    folder = target.parent
    if target.exists() and not os.access(target, os.W_OK):
        return False
    if not hasattr(os, "O_TMPFILE"):
        return os.access(folder, os.W_OK)
    try:
        os.close(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600))
    except OSError as error:
        return error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL) and os.access(folder, os.W_OK)
    return True
