"""How much of the machine's time others took: a picture that waited for them is late by no doing of the program's.

A virtual machine may be stopped by its host in the middle of a picture, and the kernel counts that apart, as stolen
time. A processor may be busy with another program, and the kernel counts for each thread how long it stood in line.
Linux only; elsewhere nothing is known, and 0 is said.
"""

from __future__ import annotations

import os
from pathlib import Path

_STAT, _WAITED = Path("/proc/stat"), Path("/proc/thread-self/schedstat")
_BYTES = 400
"""Enough of a file for its first line."""

_STOLEN = 8
"""The place of the stolen time in the line of all processors; the first word is its name (man 5 proc)."""


class Taken:
    """Reads, in some ten microseconds, how long the host and other programs have kept this thread from running."""

    def __init__(self) -> None:
        self._stat, self._waited = _open(_STAT), _open(_WAITED)
        self._tick = 1 / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """Lets the files go."""
        for file in (self._stat, self._waited):
            if file is not None:
                os.close(file)

    def seconds(self) -> float:
        """Seconds since some moment in the past; of what was stolen all processors together, in whole hundredths."""
        return self._stolen() + self._in_line()

    def _stolen(self) -> float:
        words = _line(self._stat)
        return int(words[_STOLEN]) * self._tick if len(words) > _STOLEN else 0.0

    def _in_line(self) -> float:
        """Of this thread: nanoseconds run, nanoseconds in line, and how often it ran."""
        words = _line(self._waited)
        return int(words[1]) / 1e9 if len(words) > 1 else 0.0


def _open(path: Path) -> int | None:
    return os.open(path, os.O_RDONLY) if path.exists() else None


def _line(file: int | None) -> list[str]:
    if file is None:
        return []
    return os.pread(file, _BYTES, 0).decode("ascii").split("\n", 1)[0].split()
