"""What a cell asks, for whoever cannot see it: a note that is being typed lies over it, or they listen."""

from __future__ import annotations

from app.guides.prompts import own_question
from app.i18n import _
from app.model.document import Document
from app.model.lane_kinds import kind_of
from app.model.records import Id, JourneyMap, Lane, Note, Phase, Record, Touchpoint


def question_in(document: Document, phase: Phase, lane: Lane) -> str:
    """What the template of the map asks in a cell, as the screen speaks; else nothing."""
    question = own_question(document.get(phase.map_id, JourneyMap), phase, lane)
    return _(question) if question else ""


def question_for(document: Document, record_id: Id) -> str:
    """What is asked where this note or touchpoint stands."""
    record = document.find(record_id, Record)
    lane = _lane_of(document, record)
    if lane is None or not isinstance(record, Note | Touchpoint):
        return ""
    return question_in(document, document.get(record.phase_id, Phase), lane)


def _lane_of(document: Document, record: Record | None) -> Lane | None:
    match record:
        case Note():
            return document.get(record.lane_id, Lane)
        case Touchpoint():
            lanes = document.lanes(document.get(record.phase_id, Phase).map_id)
            return next((lane for lane in lanes if kind_of(lane).holds_touchpoints), None)
        case _:
            return None
