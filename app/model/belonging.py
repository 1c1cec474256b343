"""What must be true of records together, beyond what each of them is by itself: who says what once, and on one map.

One set of rules for edits, for what comes in from elsewhere and for opening, beside the rules of app.model.domain. How
a file that breaks one is mended is said in app.model.edits.mending.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from app.model.change import Change
from app.model.dependencies import in_circles
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import (
    Dependency,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    Link,
    Note,
    Phase,
    Record,
    Tagging,
    Touchpoint,
    refs,
)


class Misfit(Enum):
    """What can be wrong between records that are sound one by one."""

    SCORED_TWICE = auto()
    """An actor has two scores at one touchpoint."""
    TAGGED_TWICE = auto()
    """A record carries one tag twice."""
    NOT_IN_ITS_LANE = auto()
    """A note stands in a lane of another map, or in one that holds no notes."""
    NOT_UNDER_ITS_TOUCHPOINT = auto()
    """A note stands in another phase than its touchpoint."""
    BETWEEN_MAPS = auto()
    """A link leads from one map to another."""
    FROM_ITSELF = auto()
    """A map, phase or touchpoint says that it was made from itself."""
    NEEDED_TWICE = auto()
    """An action says twice that it needs another."""
    IN_A_CIRCLE = auto()
    """An action waits, by way of others or not, for itself."""


def lacks_map(document: Document) -> bool:
    """Whether there is nothing to show: a file holds at least one map."""
    return not document.maps()


def meaning(record: Record) -> tuple[object, ...] | None:
    """What a record says of another, apart from how strongly; two that say the same are one too many.

    None for records that are somebody or something by themselves.
    """
    match record:
        case EmotionScore():
            return (record.KIND, record.touchpoint_id, record.actor_id)
        case Tagging():
            return (record.KIND, record.subject_id, record.tag_id)
        case Evidence():
            return (record.KIND, record.subject_id, record.source_id, record.quote)
        case Link():
            return (record.KIND, record.from_id, record.to_id, record.kind)
        case Dependency():
            return (record.KIND, record.action_id, record.needs_id)
        case _:
            return None


def misfits(document: Document, records: Iterable[Record] | None = None) -> Iterator[tuple[Record, Misfit]]:
    """Which of `records`, or of all, break a rule, and which: the first if it is more than one."""
    circling: frozenset[Id] | None = None
    for record in document.records.values() if records is None else records:
        if isinstance(record, Dependency) and circling is None:
            circling = in_circles(document)  # asked once, since it takes a walk along all of them
        misfit = misfit_of(document, record, circling)
        if misfit is not None:
            yield record, misfit


def misfit_of(document: Document, record: Record, circling: frozenset[Id] | None = None) -> Misfit | None:
    """What is wrong between `record` and others. What it points at need not be there: that is no matter of ours.

    `circling` are the dependencies that go round in a circle, for who knows them already.
    """
    match record:
        case EmotionScore():
            return Misfit.SCORED_TWICE if _is_said_twice(document, record) else None
        case Tagging():
            return Misfit.TAGGED_TWICE if _is_said_twice(document, record) else None
        case Note():
            return _misfit_of_note(document, record)
        case Link():
            there, here = (_map_of(document, end) for end in (record.to_id, record.from_id))
            return Misfit.BETWEEN_MAPS if there != here else None
        case Dependency():
            return _misfit_of_dependency(document, record, in_circles(document) if circling is None else circling)
        case JourneyMap() | Phase() | Touchpoint():
            return Misfit.FROM_ITSELF if record.origin_id == record.id else None
        case _:
            return None


def moved_by(document: Document, change: Change) -> Iterator[Record]:
    """Which records of `document`, as it is after `change`, may break a rule by it: no others need be looked at."""
    for before, after in change.pairs:
        if after is not None and may_break(before, after):
            yield after
            if before is not None:
                yield from _what_stands_by(document, after.id)


def may_break(before: Record | None, after: Record) -> bool:
    """Whether a record came or moved, so that it may no longer fit to others."""
    return before is None or _bonds(before) != _bonds(after)


def _is_said_twice(document: Document, record: EmotionScore | Tagging | Dependency) -> bool:
    row = document.siblings(record)
    return len(row) > 1 and sum(meaning(each) == meaning(record) for each in row) > 1


def _misfit_of_note(document: Document, note: Note) -> Misfit | None:
    lane, phase = document.find(note.lane_id, Lane), document.find(note.phase_id, Phase)
    if lane and phase and (lane.map_id != phase.map_id or not kind_of(lane).holds_notes):
        return Misfit.NOT_IN_ITS_LANE
    touchpoint = document.find(note.touchpoint_id, Touchpoint)
    return Misfit.NOT_UNDER_ITS_TOUCHPOINT if touchpoint and touchpoint.phase_id != note.phase_id else None


def _misfit_of_dependency(document: Document, record: Dependency, circling: frozenset[Id]) -> Misfit | None:
    if _is_said_twice(document, record):
        return Misfit.NEEDED_TWICE
    return Misfit.IN_A_CIRCLE if record.id in circling else None


def _map_of(document: Document, touchpoint_id: Id) -> Id | None:
    touchpoint = document.find(touchpoint_id, Touchpoint)
    phase = document.find(touchpoint.phase_id, Phase) if touchpoint else None
    return phase.map_id if phase else None


def _bonds(record: Record) -> tuple[object, ...]:
    """What says where a record belongs: all that it points at, and of a lane what it holds."""
    kind = record.kind if isinstance(record, Lane) else None
    return (kind, *(getattr(record, name) for name, _ in refs(type(record))))


def _what_stands_by(document: Document, record_id: Id) -> Iterator[Record]:
    """The notes and links whose place depends on a record."""
    for other in document.referrers(record_id):
        if isinstance(other, Note | Link):
            yield other
        elif isinstance(other, Touchpoint) and other.phase_id == record_id:
            yield from _what_stands_by(document, other.id)
