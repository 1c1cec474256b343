"""What must be true of records together, beyond what each of them is by itself: who says what once, and on one map.

One set of rules for edits, for what comes in from elsewhere and for opening, beside the rules of app.model.domain. How
a file that breaks one is mended is said in app.model.edits.mending.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cached_property

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


class Sayings:
    """Who says the same in a document as it is now; each row is walked along once, whoever asks about it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._walked: set[Id] = set()
        self._said: defaultdict[tuple[object, ...] | None, list[Id]] = defaultdict(list)

    def like(self, record: Record) -> Sequence[Id]:
        """The records that say what this one does, itself too if it is there, in the order of their row."""
        said = meaning(record)
        if said is None:
            return ()
        row = self._document.siblings(record)
        if row and row[0].id not in self._walked:
            self._walked.add(row[0].id)
            for each in row:
                self._said[meaning(each)].append(each.id)
        return self._said[said]


def misfits(document: Document, records: Iterable[Record] | None = None) -> Iterator[tuple[Record, Misfit]]:
    """Which of `records`, or of all, break a rule, and which: the first if it is more than one.

    It takes time in proportion to how many are looked at and stand in a row with them.
    """
    rules = _Rules(document)
    for record in document.records.values() if records is None else records:
        misfit = rules.misfit_of(record)
        if misfit is not None:
            yield record, misfit


class _Rules:
    """The rules, held against one record after the other; what takes a walk along many is found out once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sayings = Sayings(document)

    @cached_property
    def _circling(self) -> frozenset[Id]:
        return in_circles(self._document)

    def misfit_of(self, record: Record) -> Misfit | None:
        """What is wrong between `record` and others. What it points at need not be there: that is no matter of ours."""
        document = self._document
        match record:
            case EmotionScore() if self._is_said_twice(record):
                return Misfit.SCORED_TWICE
            case Tagging() if self._is_said_twice(record):
                return Misfit.TAGGED_TWICE
            case Dependency() if self._is_said_twice(record):
                return Misfit.NEEDED_TWICE
            case Dependency() if record.id in self._circling:
                return Misfit.IN_A_CIRCLE
            case Note():
                return _misfit_of_note(document, record)
            case Link() if _map_of(document, record.to_id) != _map_of(document, record.from_id):
                return Misfit.BETWEEN_MAPS
            case JourneyMap() | Phase() | Touchpoint() if record.origin_id == record.id:
                return Misfit.FROM_ITSELF
            case _:
                return None

    def _is_said_twice(self, record: Record) -> bool:
        return len(self._sayings.like(record)) > 1


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


def _misfit_of_note(document: Document, note: Note) -> Misfit | None:
    lane, phase = document.find(note.lane_id, Lane), document.find(note.phase_id, Phase)
    if lane and phase and (lane.map_id != phase.map_id or not kind_of(lane).holds_notes):
        return Misfit.NOT_IN_ITS_LANE
    touchpoint = document.find(note.touchpoint_id, Touchpoint)
    return Misfit.NOT_UNDER_ITS_TOUCHPOINT if touchpoint and touchpoint.phase_id != note.phase_id else None


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
