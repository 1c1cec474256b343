"""Filtering a map: which of its records belong to a lane, a phase, an owner and a channel. Pure: records in, yes or no.

Lanes and phases are chosen by the name on the screen, so that a filter means the same on every map of a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import Translate
from app.model.document import Document
from app.model.lane_kinds import LANE_KINDS, Cells
from app.model.names import title_of
from app.model.records import Action, Id, Lane, Note, Phase, Record, Touchpoint

NOBODY = Id("")
"""Chosen as owner or channel: those that have none."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted, all of it together; None wants nothing in particular."""

    lane: str | None = None
    phase: str | None = None
    owner_id: Id | None = None
    channel_id: Id | None = None

    def __bool__(self) -> bool:
        return self != NO_FILTER


NO_FILTER = Filter()


def passes(document: Document, wanted: Filter, record: Record, translate: Translate = str) -> bool:
    """Whether a record is among what is wanted; what has no place in any phase passes only without a filter.

    Notes go by the owner and the channel of their touchpoint, actions by their own owner.
    """
    if not wanted:
        return True
    lane, phase, touchpoint = _place_of(document, record)
    if wanted.lane is not None and (lane is None or title_of(lane, translate) != wanted.lane):
        return False
    if wanted.phase is not None and (phase is None or title_of(phase, translate) != wanted.phase):
        return False
    if wanted.owner_id is not None and _owner(record, touchpoint) != wanted.owner_id:
        return False
    return wanted.channel_id is None or _channel(touchpoint) == wanted.channel_id


def faded(document: Document, map_id: Id, wanted: Filter, translate: Translate = str) -> frozenset[Id]:
    """The touchpoints and notes of a map that are not wanted."""
    if not wanted:
        return frozenset()
    return frozenset(r.id for r in _drawn(document, map_id) if not passes(document, wanted, r, translate))


def wanted_records(document: Document, wanted: Filter, translate: Translate = str) -> Iterator[Record]:
    """The touchpoints and notes of all maps that are wanted."""
    drawn = (record for journey in document.maps() for record in _drawn(document, journey.id))
    return (record for record in drawn if passes(document, wanted, record, translate))


def lane_of(document: Document, record: Record) -> Lane | None:
    """The lane that a record is drawn in, a lane itself included."""
    return _place_of(document, record)[0]


def _drawn(document: Document, map_id: Id) -> Iterator[Touchpoint | Note]:
    lanes = [lane.id for lane in document.lanes(map_id) if LANE_KINDS[lane.kind].cells is Cells.NOTES]
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
            touchpoint = document.find(record.touchpoint_id, Touchpoint)
            return None, document.find(touchpoint.phase_id, Phase) if touchpoint else None, touchpoint
        case Phase():
            return None, record, None
        case Lane():
            return record, None, None
        case _:
            return None, None, None


def _touchpoint_lane(document: Document, phase: Phase | None) -> Lane | None:
    lanes = document.lanes(phase.map_id) if phase else ()
    return next((lane for lane in lanes if LANE_KINDS[lane.kind].cells is Cells.TOUCHPOINTS), None)


def _owner(record: Record, touchpoint: Touchpoint | None) -> Id | None:
    holder = record if isinstance(record, Action) else touchpoint
    return (holder.owner_id or NOBODY) if holder else None


def _channel(touchpoint: Touchpoint | None) -> Id | None:
    return (touchpoint.channel_id or NOBODY) if touchpoint else None
