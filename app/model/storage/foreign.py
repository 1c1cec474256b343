"""Taking in a map file that somebody else may have made, in an order in which nothing is trusted before it is checked.

First the bytes, then a copy of them in our own folder, then its schema, and only then what the checks of SQLite and our
own say of its content. The user's file is only ever read.
"""

from __future__ import annotations

import errno
import shutil
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.model.document import Document
from app.model.storage.checks import check_about, check_content, check_schema, check_structure
from app.model.storage.engine import SQLITE_FAILURES, connect
from app.model.storage.errors import (
    CannotRead,
    DamagedFile,
    NewerFormat,
    NoSuchFile,
    NotAMap,
    NoWorkingCopy,
    TooLarge,
)
from app.model.storage.files import Stamp, digest
from app.model.storage.format import APPLICATION_ID, FORMAT_VERSION, HEADER_BYTES, MAX_FILE_BYTES, Header
from app.model.storage.migrations import OLDEST
from app.model.storage.tables import RowError

_SECONDS = 20.0
_COMPANIONS = ("-journal", "-wal", "-shm")
_ROLLBACK_JOURNAL = b"\x01\x01"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was found sound: the digest and stamp of the original, its format, and what it holds.

    The stamp is None when the file was being written to at that moment. There is no document when the format is older
    than ours: the copy is then to be migrated.
    """

    digest: str
    stamp: Stamp | None
    version: int
    document: Document | None


def take_in(path: Path, copy: Path) -> TakenIn:
    """Copies the map at `path` to `copy` and checks it there.

    Raises NoSuchFile, NotAMap, TooLarge, NewerFormat, DamagedFile, CannotRead or NoWorkingCopy; `copy` is then of no
    use.
    """
    try:
        header = _header(path)
        stamp = Stamp.of(path)
        shutil.copyfile(path, copy)
        stamp = stamp if stamp == Stamp.of(path) else None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        ours = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise NoWorkingCopy(path, reason) if ours else CannotRead(path, reason) from error
    _check_version(path, copy, header)
    document = check_copy(path, copy, header.user_version)
    return TakenIn(digest(copy), stamp, header.user_version, document)


def check_copy(path: Path, copy: Path, version: int) -> Document | None:
    """The document in `copy`, a copy of the map at `path`, or None when its format is older than ours.

    Raises DamagedFile.
    """
    try:
        with closing(connect(copy, _SECONDS)) as connection:
            check_schema(connection, version)
            check_structure(connection)
            if version == FORMAT_VERSION:
                return check_content(connection)
            check_about(connection)
            return None
    except SQLITE_FAILURES as error:
        raise DamagedFile(
            path, f"SQLite: {type(error).__name__ if isinstance(error, ValueError) else error}"
        ) from error
    except RowError as error:
        raise DamagedFile(path, str(error)) from error


def version_of(path: Path, copy: Path) -> int:
    """The format of `copy`, our own working copy of the map at `path`; raises NewerFormat or DamagedFile."""
    try:
        with closing(connect(copy)) as connection:
            [(version,)] = connection.execute("PRAGMA user_version")
    except SQLITE_FAILURES as error:
        raise DamagedFile(path, f"SQLite: {type(error).__name__}") from error
    _check_not_newer(path, copy, version)
    if version < OLDEST:
        raise DamagedFile(path, "no format that we know")
    return int(version)


def companions(path: Path) -> list[str]:
    """Names of journals beside `path`; we never let SQLite see them, as a crafted one can delete files."""
    return [path.name + end for end in _COMPANIONS if path.with_name(path.name + end).exists()]


def _header(path: Path) -> Header:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoSuchFile(path) from None
    if not stat.S_ISREG(found.st_mode) or found.st_size < HEADER_BYTES:
        raise NotAMap(path)
    with path.open("rb") as file:
        header = Header.parse(file.read(HEADER_BYTES))
    if header is None or header.application_id != APPLICATION_ID:
        raise NotAMap(path)
    if found.st_size > MAX_FILE_BYTES:
        raise TooLarge(path, MAX_FILE_BYTES >> 20)
    if header.user_version <= FORMAT_VERSION and header.length != found.st_size:
        raise DamagedFile(path, f"{found.st_size} bytes where the header says {header.length}")
    return header


def _check_version(path: Path, copy: Path, header: Header) -> None:
    _check_not_newer(path, copy, header.user_version)
    if header.user_version < OLDEST:
        raise NotAMap(path)
    if header.journal_versions != _ROLLBACK_JOURNAL:
        raise DamagedFile(path, "written in another journal mode than ours")


def _check_not_newer(path: Path, copy: Path, version: int) -> None:
    if version > FORMAT_VERSION:
        raise NewerFormat(path, _writer(copy) or f"(format {version})")


def _writer(copy: Path) -> str:
    """The version of the program that wrote a newer file, as far as it can be read with care."""
    try:
        with closing(connect(copy, _SECONDS)) as connection:
            plain = (
                "SELECT count(*) FROM sqlite_schema WHERE name='about' AND type='table' AND sql LIKE 'CREATE TABLE %'"
            )
            if connection.execute(plain).fetchone() != (1,):
                return ""
            row = connection.execute("SELECT written_by FROM about").fetchone()
    except SQLITE_FAILURES:
        return ""
    return "".join(c for c in str(row[0]) if c.isalnum() or c in ".-+")[:20] if row else ""
