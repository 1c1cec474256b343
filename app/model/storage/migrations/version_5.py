"""Format 5: methods. A map knows its template, the guide that is followed on it, and which steps of guides are done."""

from __future__ import annotations

from app.model.codec import PlainRecord
from app.model.storage.migrations import version_4

_ADDED = (
    "journey_map.guide TEXT not null",
    "journey_map.guide_done TEXT not null",
    "journey_map.template TEXT not null",
)

SCHEMA = tuple(sorted((*version_4.SCHEMA, *_ADDED)))


def migrate(record: PlainRecord) -> PlainRecord | None:
    """A record of format 4 as it is: no older map knows a template or a guide."""
    return record
