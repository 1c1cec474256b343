"""Our own checksum over records: SQLite's integrity_check passes most single-bit flips that change text.

A CRC-32 finds every burst of up to 32 bits. Values are written as ASCII JSON first, whose form depends on neither the
version of Python nor that of Unicode.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from zlib import crc32

from app.model.codec import Plain

_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False, default=repr).encode
"""In a damaged row a text may turn up as bytes: its checksum is then simply another one."""


def checksum(values: Sequence[Plain]) -> int:
    """The CRC-32 of `values`, from 0 to 2**32 - 1."""
    return crc32(_encode(values).encode("ascii"))
