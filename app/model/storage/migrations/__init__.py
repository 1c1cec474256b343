"""From each format of the file to the next: an explicit list, one module for each version.

A module has SCHEMA, the frozen lines of that version's schema (see schema.py), and, from version 2 on, `migrate`, which
maps the plain values of one record of the version before (see codec.py; fields with their default may be absent) to
those of this one, or to None when the record goes. It is applied to tables, history and named versions alike, or undo
would break after an upgrade.
"""

from __future__ import annotations

from typing import Protocol

from app.model.codec import PlainRecord
from app.model.storage.migrations import version_1, version_2, version_3, version_4, version_5


class Migration(Protocol):
    """What a module of this package holds."""

    @property
    def SCHEMA(self) -> tuple[str, ...]:  # noqa: N802
        """The lines of the schema."""


class Step(Migration, Protocol):
    """What the module of a version after the first holds."""

    @staticmethod
    def migrate(record: PlainRecord) -> PlainRecord | None:
        """The values of a record of the version before, in this version."""


MIGRATIONS: dict[int, Migration] = {1: version_1, 2: version_2, 3: version_3, 4: version_4, 5: version_5}
OLDEST = min(MIGRATIONS)
