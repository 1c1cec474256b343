"""Filtering a map: which of its records belong to a lane, a phase, an owner, a channel, a tag and so on.

Pure: records in, yes or no. Lanes and phases are chosen by the name on the screen, so that a filter means the same on
every map of a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import Translate
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import Action, Id, Influence, Lane, Note, Phase, Record, Touchpoint
from app.model.whereabouts import phase_of, touchpoint_of

NOBODY = Id("")
"""Chosen as owner, channel or tag: those that have none."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted, all of it together; None wants nothing in particular."""

    lane: str | None = None
    phase: str | None = None
    owner_id: Id | None = None
    channel_id: Id | None = None
    tag_id: Id | None = None
    persona_id: Id | None = None
    influence: Influence | None = None
    proven: bool | None = None

    def __bool__(self) -> bool:
        return self != NO_FILTER


NO_FILTER = Filter()


def passes(document: Document, wanted: Filter, record: Record, translate: Translate = str) -> bool:
    """Whether a record is among what is wanted; what has no place in any phase passes only without a filter.

    Notes go by the owner, the channel, the influence and the feelings of their touchpoint, and by its tags besides
    their own; actions by their own owner and tags. A persona is met where a curve of theirs has a point.
    """
    if not wanted:
        return True
    lane, phase, touchpoint = _place_of(document, record)
    return (
        (wanted.lane is None or (lane is not None and title_of(lane, translate) == wanted.lane))
        and (wanted.phase is None or (phase is not None and title_of(phase, translate) == wanted.phase))
        and (wanted.owner_id is None or _owner(record, touchpoint) == wanted.owner_id)
        and (wanted.channel_id is None or _channel(touchpoint) == wanted.channel_id)
        and (wanted.influence is None or (touchpoint is not None and touchpoint.influence is wanted.influence))
        and (wanted.tag_id is None or _wears(document, record, touchpoint, wanted.tag_id))
        and (wanted.persona_id is None or (touchpoint is not None and _feels(document, touchpoint, wanted.persona_id)))
        and (wanted.proven is None or _is_proven(document, record) is wanted.proven)
    )


def faded(document: Document, map_id: Id, wanted: Filter, translate: Translate = str) -> frozenset[Id]:
    """The touchpoints and notes of a map that are not wanted, and the links that begin or end at one of them."""
    if not wanted:
        return frozenset()
    gone = frozenset(r.id for r in _drawn(document, map_id) if not passes(document, wanted, r, translate))
    links = (link for touchpoint in document.journey(map_id) for link in document.links(touchpoint.id))
    return gone | {link.id for link in links if not gone.isdisjoint((link.from_id, link.to_id))}


def wanted_records(document: Document, wanted: Filter, translate: Translate = str) -> Iterator[Record]:
    """The touchpoints and notes of all maps that are wanted."""
    drawn = (record for journey in document.maps() for record in _drawn(document, journey.id))
    return (record for record in drawn if passes(document, wanted, record, translate))


def lane_of(document: Document, record: Record) -> Lane | None:
    """The lane that a record is drawn in, a lane itself included."""
    return _place_of(document, record)[0]


def _drawn(document: Document, map_id: Id) -> Iterator[Touchpoint | Note]:
    lanes = [lane.id for lane in document.lanes(map_id) if kind_of(lane).holds_notes]
    for phase in document.phases(map_id):
        yield from document.touchpoints(phase.id)
        for lane_id in lanes:
            yield from document.notes(phase.id, lane_id)


def _place_of(document: Document, record: Record) -> tuple[Lane | None, Phase | None, Touchpoint | None]:
    """The lane, the phase and the touchpoint that a record stands in or belongs to."""
    match record:
        case Note():
            touchpoint = document.find(record.touchpoint_id, Touchpoint)
            return document.find(record.lane_id, Lane), document.find(record.phase_id, Phase), touchpoint
        case Touchpoint():
            phase = document.find(record.phase_id, Phase)
            return _touchpoint_lane(document, phase), phase, record
        case Action():
            return None, phase_of(document, record), touchpoint_of(document, record)
        case Phase():
            return None, record, None
        case Lane():
            return record, None, None
        case _:
            return None, None, None


def _touchpoint_lane(document: Document, phase: Phase | None) -> Lane | None:
    lanes = document.lanes(phase.map_id) if phase else ()
    return next((lane for lane in lanes if kind_of(lane).holds_touchpoints), None)


def _owner(record: Record, touchpoint: Touchpoint | None) -> Id | None:
    holder = record if isinstance(record, Action) else touchpoint
    return (holder.owner_id or NOBODY) if holder else None


def _channel(touchpoint: Touchpoint | None) -> Id | None:
    return (touchpoint.channel_id or NOBODY) if touchpoint else None


def _wears(document: Document, record: Record, touchpoint: Touchpoint | None, tag_id: Id) -> bool:
    """Whether a record or its touchpoint carries a tag; with NOBODY, whether neither carries any."""
    known = document.taggings(record.id)
    if touchpoint is not None and touchpoint is not record:
        known += document.taggings(touchpoint.id)
    return any(each.tag_id == tag_id for each in known) if tag_id != NOBODY else not known


def _feels(document: Document, touchpoint: Touchpoint, persona_id: Id) -> bool:
    """Whether a persona has a score at a touchpoint; the map's own persona has those of the customer."""
    journey = document.map_of(touchpoint.id)
    own = journey is not None and journey.persona_id == persona_id
    return any(
        score.actor_id == persona_id or (own and score.actor_id is None) for score in document.scores(touchpoint.id)
    )


def _is_proven(document: Document, record: Record) -> bool | None:
    """Whether a source speaks for a note or a touchpoint; None for what needs none."""
    return bool(document.evidence(record.id)) if isinstance(record, Note | Touchpoint) else None
