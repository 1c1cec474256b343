"""Whether a file is still just as we wrote it: a seal among its parts says what all the others were.

For formats that are zip archives. Whoever saves such a file makes its parts anew, and breaks the seal or leaves it out;
so nothing that is in the file has to be read or understood to know that nobody worked in it.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

_NAME = "docProps/seal.xml"
_MOST = 64 << 20
"""Bytes of a file that is looked at; none of ours comes near."""


def seal(file: BinaryIO) -> None:
    """Seals the archive that `file` holds; no part may be added afterwards."""
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(_NAME, _seal_of(archive.infolist()))


def is_sealed(path: Path) -> bool:
    """Whether nothing was changed in a file since it was sealed; of what was never sealed, no. Raises OSError."""
    if path.stat().st_size > _MOST:
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            *parts, last = archive.infolist()
            told = _seal_of(parts)
            return last.filename == _NAME and last.file_size == len(told) and archive.read(last) == told
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        return False


def _seal_of(parts: Iterable[zipfile.ZipInfo]) -> bytes:
    known = "\n".join(f"{part.filename} {part.file_size} {part.CRC:08x}" for part in parts)
    return f"<seal>{hashlib.sha256(known.encode('utf-8', 'surrogatepass')).hexdigest()}</seal>".encode()
