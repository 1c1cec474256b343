"""The order in which a file is read: map by map along time, each moment with what belongs to it, then the people."""

from __future__ import annotations

from app.model.document import Document
from app.model.records import (
    RECORD_TYPES,
    Action,
    Dependency,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    Note,
    Phase,
    Record,
    Touchpoint,
)
from app.model.whereabouts import map_of, phase_of, touchpoint_of

Place = tuple[str, ...]
"""Places compare as the records are read. They are made of the records' own order keys."""

_FIRST, _SECOND, _THIRD, _AFTER_ALL = "1", "2", "3", "~"
_KINDS = [kind.KIND for kind in RECORD_TYPES]


def place_of(document: Document, record: Record) -> Place:
    """Where a record is read: touchpoints before their notes, those before the notes of the whole phase."""
    match record:
        case JourneyMap():
            return _of_map(document, record.id)
        case Lane():
            return (*_of_map(document, record.map_id), "", record.order, record.id)
        case Phase():
            return _of_phase(document, record.id)
        case Touchpoint():
            return _of_touchpoint(document, record.id)
        case Note():
            return (*_of_moment(document, record), _FIRST, _order(document, record.lane_id), record.order, record.id)
        case EmotionScore():
            return (*_of_touchpoint(document, record.touchpoint_id), "", record.id)
        case Evidence() if record.subject_id in document.records:
            return (*place_of(document, document.records[record.subject_id]), "", record.id)
        case Action() if map_of(document, record) is not None:
            return (*_around(document, record), record.order, record.id)
        case Dependency() if record.action_id in document.records:
            return (*place_of(document, document.records[record.action_id]), record.id)
        case _:
            return (_AFTER_ALL, f"{_KINDS.index(record.KIND):02}", getattr(record, "order", ""), record.id)


def _around(document: Document, action: Action) -> Place:
    """Behind the smallest thing on a map that an action is about: its touchpoint, its phase, or all of the map."""
    touchpoint, phase = touchpoint_of(document, action), phase_of(document, action)
    if touchpoint is not None:
        return (*_of_touchpoint(document, touchpoint.id), _SECOND)
    if phase is not None:
        return (*_of_phase(document, phase.id), _THIRD)
    return (*_of_map(document, action.subject_id or Id("")), _AFTER_ALL)


def _of_map(document: Document, map_id: Id) -> Place:
    return (_order(document, map_id), map_id)


def _of_phase(document: Document, phase_id: Id) -> Place:
    phase = document.find(phase_id, Phase)
    return (*_of_map(document, phase.map_id), phase.order, phase.id) if phase else (_AFTER_ALL,)


def _of_touchpoint(document: Document, touchpoint_id: Id) -> Place:
    touchpoint = document.find(touchpoint_id, Touchpoint)
    if touchpoint is None:
        return (_AFTER_ALL,)
    return (*_of_phase(document, touchpoint.phase_id), _FIRST, touchpoint.order, touchpoint.id)


def _of_moment(document: Document, note: Note) -> Place:
    if note.touchpoint_id is not None:
        return _of_touchpoint(document, note.touchpoint_id)
    return (*_of_phase(document, note.phase_id), _SECOND)


def _order(document: Document, record_id: Id) -> str:
    return getattr(document.records.get(record_id), "order", "")
