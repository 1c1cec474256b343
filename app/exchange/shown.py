"""What of a map leaves the program: no lanes that say nothing, and a map to be written on as wide as its sheet.

Records in, records out; knows no sheets.
"""

from __future__ import annotations

from dataclasses import replace

from app.drawing.drawing import Drawing
from app.model.change import Change
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.open_actions import open_actions
from app.model.records import Id, Lane, Phase


def without_empty_lanes(document: Document, map_id: Id) -> Document:
    """The document with those lanes of a map hidden that hold nothing, and lines with nothing below them.

    A map on which nothing is said yet keeps all its lanes: it is printed to be written on.
    """
    if is_blank(document, map_id):
        return document
    empty: list[Lane] = []
    is_last = True
    for lane in reversed(document.lanes(map_id)):
        if is_last if kind_of(lane).divides else not holds_something(document, map_id, lane):
            empty.append(lane)
        elif not lane.hidden:
            is_last = False
    return document.after(Change.of([(lane, replace(lane, hidden=True)) for lane in empty if not lane.hidden]))


def is_blank(document: Document, map_id: Id) -> bool:
    """Whether a map has neither touchpoints nor notes."""
    lanes = document.lanes(map_id)
    return not document.journey(map_id) and not any(_has_notes(document, map_id, lane) for lane in lanes)


def holds_something(document: Document, map_id: Id, lane: Lane) -> bool:
    """Whether anything stands in a lane; that of the touchpoints is never empty, for all others hang from it."""
    kind, journey = kind_of(lane), document.journey(map_id)
    if kind.holds_touchpoints:
        return True
    if kind.holds_scores:
        return any(touchpoint.expected is not None or document.scores(touchpoint.id) for touchpoint in journey)
    if kind.holds_actions:
        return any(open_actions(document, touchpoint.id) for touchpoint in journey)
    if kind.chips_of:
        return any(getattr(touchpoint, kind.chips_of) for touchpoint in journey)
    return _has_notes(document, map_id, lane)


def widened(document: Document, drawing: Drawing, room: float) -> Document:
    """The document with the phases of a drawn map wider, so that together they fill `room` map units."""
    factor = room / sum(column.w for column in drawing.columns)
    phases = ((document.get(column.phase_id, Phase), int(column.w * factor)) for column in drawing.columns)
    return document.after(Change.of([(phase, replace(phase, width=width)) for phase, width in phases]))


def _has_notes(document: Document, map_id: Id, lane: Lane) -> bool:
    return any(document.notes(phase.id, lane.id) for phase in document.phases(map_id))
