"""One step of history as the file keeps it. Imports no SQLAlchemy, so that anyone may speak of steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.model.edits.base import Label
from app.model.records import Id


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its number (from 1), what it is called, when it was made (UTC), and where to look after it.

    Its change is read from the file only when it is undone or redone.
    """

    seq: int
    label: Label
    made_at: datetime
    focus: Id | None = None
    merge_key: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself.

    `revision` rises by one with every transaction; `cursor` is the last step in force, 0 when none is; `records_crc`
    is the exclusive or of the checksums of all records.
    """

    file_id: str
    revision: int
    cursor: int
    records_crc: int
    written_by: str
