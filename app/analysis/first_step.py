"""The first step out of something that a map lacks: what is to be done, and at which record.

Checks and guides name it; the window knows how to take each. Knows no window.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.model.records import Id, LaneKind, SourceKind


class Deed(StrEnum):
    """What can be done first."""

    ADD_PHASE = "add_phase"
    ADD_TOUCHPOINT = "add_touchpoint"
    ADD_NOTE = "add_note"
    ADD_ACTION = "add_action"
    ADD_PERSONA = "add_persona"
    ADD_SEGMENT = "add_segment"
    ADD_PERSON = "add_person"
    SET_FIELD = "set_field"
    SET_REVIEW = "set_review"
    SHOW_DONE = "show_done"
    PROVE = "prove"
    SHOW_EVIDENCE = "show_evidence"
    MAKE_FUTURE = "make_future"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One deed, and the record that it begins at.

    A touchpoint is added to a phase and a note to the lane of kind `lane` there, or to the one lane `lane_id`; an
    action is about the record; a persona stands for a segment, or is the one of a map. `field` is what is filled in;
    `sources` are the kinds of source that may prove the record, the first for a new one.
    """

    deed: Deed
    record_id: Id
    field: str = ""
    lane: LaneKind | None = None
    sources: tuple[SourceKind, ...] = ()
    lane_id: Id | None = None


def filling(record_id: Id, field: str) -> FirstStep:
    """The step of filling in one field of a record."""
    return FirstStep(Deed.SET_FIELD, record_id, field)


class Place(StrEnum):
    """A page or a paper that helps along, and takes no record to go to."""

    PLAN = "plan"
    CHANNELS = "channels"
    PERSONAS = "personas"
    CHECKS = "checks"
    COMPARE = "compare"
    PRESENT = "present"
    INTERVIEW_SHEET = "interview_sheet"
    EXPORT = "export"
    POSTER = "poster"
