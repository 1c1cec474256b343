"""Writing files so that at every moment there is either the old one or the new one, whole, whatever happens.

Also what identifies a file (`Stamp`) and its content (`digest`). Knows nothing of maps.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20
_TEMPORARY = ".{name}.{random}.reiskaart-part"


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
    """Makes `target` a copy of `source`, whose digest is `wanted`, by way of a temporary name in the same folder.

    Gives the stamp of what was written, taken before anyone else could touch it.

    The copy is read back and compared, and its mode is that of the file it replaces. `before` is called at the last
    moment before the name changes hands, and may raise to stop it. With `exclusive`, an existing target raises
    FileExistsError. Raises OSError; the target is then as it was.
    """
    temporary = target.with_name(_TEMPORARY.format(name=target.name, random=secrets.token_hex(4)))
    try:
        shutil.copyfile(source, temporary)
        _like_the_old(temporary, target)
        sync(temporary)
        if digest(temporary) != wanted:
            raise ReadBackError("the file read back differs from what was written")
        before()
        stamp = Stamp.of(temporary)
        _take_name(temporary, target, exclusive)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
    return stamp


def write_whole(path: Path, data: bytes) -> None:
    """Makes `data` the content of a small file of ours, never half."""
    temporary = path.with_name(_TEMPORARY.format(name=path.name, random=secrets.token_hex(4)))
    try:
        temporary.write_bytes(data)
        sync(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def remove_leftovers(target: Path) -> None:
    """Deletes temporary files that a killed writer of `target` left beside it."""
    pattern = re.compile(re.escape(_TEMPORARY.format(name=target.name, random="*")).replace(r"\*", "[0-9a-f]{8}"))
    for found in _names_in(target.parent):
        if pattern.fullmatch(found):
            (target.parent / found).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Waits until a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


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


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _like_the_old(temporary: Path, target: Path) -> None:
    if target.exists():
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _take_name(temporary: Path, target: Path, exclusive: bool) -> None:
    if not exclusive:
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: the check and the move are then two steps.
        if target.exists():
            raise FileExistsError(target) from None
        temporary.replace(target)
