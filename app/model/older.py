"""Records as older formats held them, brought to the next format: plain values in, plain values out.

One set of functions for map files of every age, for what is left of damaged ones and for what was exported from them.
Fields with their default may be absent (see codec.py), and what came with a default needs no word here. A record that
is of a later format already comes out as it is, since of a damaged file nobody knows the format.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.model.codec import PlainRecord


def to_format_4(record: PlainRecord) -> PlainRecord:
    """An action says what it mends, which in format 3 could only be a touchpoint."""
    if record["record"] != "action":
        return record
    return {"subject_id" if name == "touchpoint_id" else name: value for name, value in record.items()}


STEPS: Mapping[int, Callable[[PlainRecord], PlainRecord]] = {4: to_format_4}
"""For each format the function that brings a record of the format before to it, as far as anything changed."""


def as_today(record: PlainRecord, version: int = 0) -> PlainRecord:
    """A record of format `version`, or of whichever, as one of today's."""
    for number in sorted(STEPS):
        if number > version:
            record = STEPS[number](record)
    return record
