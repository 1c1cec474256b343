"""Where a channel or a person stands on the maps: neither is drawn by itself, but at the touchpoints that name it.

Pure: records in, touchpoints out.
"""

from __future__ import annotations

from collections.abc import Collection

from app.analysis.reading_order import place_of
from app.model.document import Document
from app.model.records import (
    Action,
    Channel,
    Dependency,
    EmotionScore,
    Evidence,
    Id,
    JourneyMap,
    Note,
    Person,
    Phase,
    Record,
    Tagging,
    Touchpoint,
)
from app.model.whereabouts import subject_of, touchpoint_of


def is_named_at_touchpoints(record: Record | None) -> bool:
    """Whether a record is to be seen at touchpoints only: a channel by its chips, a person by their initials."""
    return isinstance(record, Channel | Person)


def touchpoints_naming(document: Document, record_id: Id) -> tuple[Touchpoint, ...]:
    """The touchpoints of all maps whose channel or owner a record is, in the order of reading."""
    naming = (each for each in document.referrers(record_id) if isinstance(each, Touchpoint))
    found = [each for each in naming if record_id in (each.channel_id, each.owner_id)]
    return tuple(sorted(found, key=lambda touchpoint: place_of(document, touchpoint)))


def maps_with(document: Document, actor_id: Id) -> tuple[JourneyMap, ...]:
    """The maps that are about a persona, or on which a persona or a person has a curve, in their order."""
    known = {each.id for each in document.referrers(actor_id) if isinstance(each, JourneyMap)}
    scores = (each for each in document.referrers(actor_id) if isinstance(each, EmotionScore))
    owners = (document.map_of(score.touchpoint_id) for score in scores)
    known |= {owner.id for owner in owners if owner is not None}
    return tuple(journey for journey in document.maps() if journey.id in known)


def drawn_for(document: Document, record_id: Id) -> Id | None:
    """What is drawn where a record is to be seen: itself, or the touchpoint, note or phase that it is about."""
    record = document.records.get(record_id)
    if isinstance(record, Evidence | Tagging):
        return drawn_for(document, record.subject_id)
    if isinstance(record, Dependency):
        return drawn_for(document, record.action_id)
    if isinstance(record, Action):
        return _drawn_for_action(document, record)
    return record.touchpoint_id if isinstance(record, EmotionScore) else record_id


def _drawn_for_action(document: Document, action: Action) -> Id | None:
    touchpoint, subject = touchpoint_of(document, action), subject_of(document, action)
    if touchpoint is not None:
        return touchpoint.id
    return subject.id if isinstance(subject, Note | Phase) else None


def is_on_map(document: Document, record_id: Id, map_id: Id) -> bool:
    """Whether a map shows a record, by itself or at a touchpoint; what belongs to no map in particular counts too."""
    if is_named_at_touchpoints(document.records.get(record_id)):
        return any(_is_on(document, touchpoint, map_id) for touchpoint in touchpoints_naming(document, record_id))
    owner = document.map_of(record_id)
    return owner is None or owner.id in (map_id, record_id)


def place_to_show(document: Document, record_id: Id, map_id: Id, near: Collection[Id] = ()) -> Id | None:
    """The touchpoint at which to show a channel or a person: one of `near`, or else the first on a map or on any."""
    naming = touchpoints_naming(document, record_id)
    here = [touchpoint for touchpoint in naming if _is_on(document, touchpoint, map_id)]
    chosen = [touchpoint for touchpoint in here if touchpoint.id in near]
    return next((touchpoint.id for touchpoint in (*chosen, *here, *naming)), None)


def _is_on(document: Document, touchpoint: Touchpoint, map_id: Id) -> bool:
    owner = document.map_of(touchpoint.id)
    return owner is not None and owner.id == map_id
