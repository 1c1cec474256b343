"""Writing files so that at every moment there is either the old one or the new one, whole, whatever happens.

The one place where a file of any kind takes the place of another: maps, exports, settings and notes of our own. A new
file is written under a temporary name beside its target, flushed, and only then given the target's name. Knows nothing
of what is in them.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_log = logging.getLogger(__name__)

_NOT_SUPPORTED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.ENOSYS})
"""How file systems say that they flush no folders, as some network disks do; the file itself is safe all the same."""


@contextmanager
def taking_the_place_of(
    target: Path, *, before: Callable[[], None] = lambda: None, exclusive: bool = False
) -> Iterator[Path]:
    """An empty temporary file beside `target`, which takes its place when the block ends well, and else goes.

    It has the mode of the file that it replaces, or that of any new file; a symbolic link as `target` is for the caller
    to resolve. `before` is called at the last moment before the name changes hands, and may raise to stop it. With
    `exclusive`, an existing target raises FileExistsError. Raises OSError; the target is then as it was, unless it was
    the flushing of the folder that failed.
    """
    temporary = target.with_name(_temporary_name(target, secrets.token_hex(4)))
    try:
        _make(temporary, target)
        yield temporary
        sync(temporary)
        before()
        _take_name(temporary, target, exclusive)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(target.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Makes `data` the content of a small file, never half. Raises OSError."""
    with taking_the_place_of(path) as temporary:
        temporary.write_bytes(data)


def remove_leftovers(target: Path) -> None:
    """Deletes temporary files that a killed writer of `target` left beside it, as far as the system lets us."""
    pattern = re.compile(re.escape(_temporary_name(target, "")).replace(r"\.part", r"[0-9a-f]{8}\.part"))
    for found in _names_in(target.parent):
        if pattern.fullmatch(found):
            with suppress(OSError):
                (target.parent / found).unlink()


def sync(path: Path) -> None:
    """Waits until a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the system can do that."""
    if os.name == "nt":
        return  # Windows opens no folders, and flushes the rename with the file
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NOT_SUPPORTED:
            raise
        _log.info("a folder could not be flushed: %s", error.strerror)


def _temporary_name(target: Path, random: str) -> str:
    """A name that fits wherever that of `target` does, since it does not hold it, but that still tells whose it is."""
    whose = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]
    return f".reiskaart-{whose}-{random}.part"


def _make(temporary: Path, target: Path) -> None:
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
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
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        temporary.replace(target)


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []
