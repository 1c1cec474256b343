"""One writer per map: a lock of the operating system on a small file in our own folder, never beside the user's.

The lock goes with the process, however it ends, so there is none to clean up after a crash. The file itself stays:
deleting it would let two programs lock two files of the same name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Lock:
    """Holds a file locked from `take` until `release`, against other processes and within this one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Whether the lock could be had; returns at once."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try(file):
            os.close(file)
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Gives the lock up; does nothing when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
