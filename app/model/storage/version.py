"""A version that somebody named, as lists show it. Imports no SQLAlchemy, so that anyone may speak of versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

MAX_NAME = 200
"""Characters of a version's name at most: it is read in one row of a list."""


@dataclass(frozen=True, slots=True)
class Version:
    """A named version: its number in the file, its name, and when it was named (UTC; None when that cannot be read).

    `readable` is False when the file has damaged it: it can still be deleted, but not be looked at.
    """

    number: int
    name: str
    made_at: datetime | None
    readable: bool = True
