"""What marks a file as a map: the fixed values of the format and the 100 bytes with which every file begins.

The header is read as plain bytes, before SQLite sees the file. Offsets are those of the SQLite file format
(https://www.sqlite.org/fileformat2.html, section 1.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.folders import MAP_SUFFIX

SUFFIX = MAP_SUFFIX
APPLICATION_ID = 0x5265_4B61
"""The four letters ReKa, in the place where SQLite keeps the mark of a file's owner."""
FORMAT_VERSION = 5
"""Rises once per release of the format; app.model.storage.migrations has a step for each."""
MAX_FILE_BYTES = 512 * 1024 * 1024
MAX_HISTORY_BYTES = 64 * 1024 * 1024
"""What the changes of all steps take at most; the oldest steps go, so that years of typing never make a file too large
to open."""
MAX_VALUE_BYTES = 64 * 1024 * 1024
HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of a database: whose it is, which format, and how long it should be in bytes."""

    application_id: int
    user_version: int
    journal_versions: bytes
    length: int

    @staticmethod
    def parse(data: bytes) -> Header | None:
        """The header in `data`, or None when it is not that of a database."""
        if len(data) < HEADER_BYTES or not data.startswith(MAGIC):
            return None
        page = _number(data, 16, 2)
        return Header(
            application_id=_number(data, 68),
            user_version=_number(data, 60),
            journal_versions=data[18:20],
            length=(65536 if page == 1 else page) * _number(data, 28),
        )


def _number(data: bytes, start: int, length: int = 4) -> int:
    return int.from_bytes(data[start : start + length], "big")
