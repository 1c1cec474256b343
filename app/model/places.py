"""Where a record is: among which siblings, in what, and what it points at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from app.model.records import (
    Action,
    Dependency,
    EmotionScore,
    Evidence,
    Id,
    Lane,
    Link,
    Note,
    Phase,
    Record,
    Tagging,
    Touchpoint,
    refs,
)

Group = tuple[str, Id | None, Id | None]
"""Where siblings are: their kind and the one or two records that hold them."""


def targets_of(record: Record) -> list[Id]:
    """The ids of the records that `record` points at."""
    return [target for name, _ in refs(type(record)) if (target := getattr(record, name)) is not None]


def order_in_row(record: Record) -> tuple[str, Id]:
    """What siblings are sorted by: their order keys, and ids where two are equal."""
    return getattr(record, "order", ""), record.id


def group_of(record: Record) -> Group:
    """The siblings that `record` stands among."""
    match record:
        case Phase() | Lane():
            return (record.KIND, record.map_id, None)
        case Touchpoint():
            return (record.KIND, record.phase_id, None)
        case EmotionScore():
            return (record.KIND, record.touchpoint_id, None)
        case Note():
            return (record.KIND, record.lane_id, record.phase_id)
        case Link():
            return (record.KIND, record.from_id, None)
        case Evidence() | Tagging():
            return (record.KIND, record.subject_id, None)
        case Dependency():
            return (record.KIND, record.action_id, None)
        case _:
            return (record.KIND, None, None)


def holder_of(record: Record) -> Id | None:
    """The record that this one is drawn in."""
    match record:
        case Phase() | Lane():
            return record.map_id
        case Touchpoint() | Note():
            return record.phase_id
        case EmotionScore():
            return record.touchpoint_id
        case Link():
            return record.from_id
        case Evidence() | Tagging() | Action():
            return record.subject_id
        case Dependency():
            return record.action_id
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Moves:
    """Which records left, or came to, each group of siblings and each record that they point at."""

    groups: defaultdict[Group, set[Id]] = field(default_factory=lambda: defaultdict(set))
    targets: defaultdict[Id, set[Id]] = field(default_factory=lambda: defaultdict(set))

    def note(self, record: Record) -> None:
        self.groups[group_of(record)].add(record.id)
        for target in targets_of(record):
            self.targets[target].add(record.id)
