"""Putting ready-made records into a document: a template, a paste, an import. One step, however many records."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Label
from app.model.edits.intake import Intake
from app.model.records import JourneyMap, Record


def insert_records(document: Document, records: Sequence[Record], what: Label) -> Edit:
    """Adds `records`, with their texts cleaned as everywhere.

    Their ids must be new to the document, and their references met by it or by each other. Raises ValueError when they
    are not: whoever made the records erred, not the user.
    """
    intake = Intake()
    records = [intake.record(record) for record in records]
    if any(record.id in document.records for record in records):
        raise ValueError("a record with this id is already in the document")
    change = Change.creating(records)
    if document.after(change).loose_references():
        raise ValueError("a record points at something that is not there")
    ids = tuple(record.id for record in records)
    journey = next((record.id for record in records if isinstance(record, JourneyMap)), None)
    return Edit(what, change, ids, journey or (ids[0] if ids else None), remarks=intake.remarks)
