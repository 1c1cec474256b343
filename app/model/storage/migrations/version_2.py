"""Format 2: versions that somebody named, each with a snapshot of all records. The records are those of format 1."""

from __future__ import annotations

from app.model.codec import PlainRecord
from app.model.storage.migrations import version_1

_ADDED = (
    "version.crc INTEGER not null",
    "version.made_at TEXT not null",
    "version.name TEXT not null",
    "version.number INTEGER not null key",
    "version.records BLOB not null",
    "version.records_crc INTEGER not null",
    "version: table strict",
)

SCHEMA = tuple(sorted((*version_1.SCHEMA, *_ADDED)))


def migrate(record: PlainRecord) -> PlainRecord | None:
    """A record of format 1 as it is: only the table of versions came."""
    return record
