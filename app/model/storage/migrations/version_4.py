"""Format 4: the action plan. Actions say what they mend, when, at what cost and to what end, and which needs which."""

from __future__ import annotations

from app.model.codec import PlainRecord
from app.model.older import to_format_4
from app.model.storage.migrations import version_3

_ADDED = (
    "action.cost_monthly INTEGER",
    "action.cost_once INTEGER",
    "action.department TEXT not null",
    "action.lift INTEGER",
    "action.of_gap INTEGER not null",
    "action.percent INTEGER not null",
    "action.start TEXT",
    "action.subject_id TEXT",
    "action.target TEXT not null",
    "action.why TEXT not null",
    "dependency.action_id -> action.id NO ACTION NO ACTION",
    "dependency.action_id TEXT not null",
    "dependency.crc INTEGER not null",
    "dependency.id TEXT not null key",
    "dependency.needs_id -> action.id NO ACTION NO ACTION",
    "dependency.needs_id TEXT not null",
    "dependency: table strict",
    "index on dependency(action_id) c",
    "index on dependency(id) unique pk",
    "index on dependency(needs_id) c",
)

_GONE = frozenset(
    {
        "action.touchpoint_id -> touchpoint.id NO ACTION NO ACTION",
        "action.touchpoint_id TEXT",
        "index on action(touchpoint_id) c",
    }
)

SCHEMA = tuple(sorted((set(version_3.SCHEMA) - _GONE) | set(_ADDED)))


def migrate(record: PlainRecord) -> PlainRecord | None:
    """A record of format 3 in this format: the touchpoint of an action is what it mends."""
    return to_format_4(record)
