"""What adding a record, and moving one along its row, have in common for every kind of record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Label, key_at, label, label_of
from app.model.edits.intake import Intake
from app.model.names import has_name
from app.model.records import Lane, Phase, Record


def adding(msgid: str, unnamed: str, record: Record, intake: Intake) -> Edit:
    """The edit that makes `record`, called `msgid` with its {title}, or `unnamed` when nothing but its kind names it.

    `intake` is what its texts came through.
    """
    return replace(adding_row(msgid, [record], intake), label=label_adding(record, msgid, unnamed))


def label_adding(record: Record, msgid: str, unnamed: str) -> Label:
    """The label `msgid` with what `record` is called, or `unnamed` when nothing but its kind names it."""
    return label_of(record, msgid) if has_name(record) else label(unnamed)


def adding_row(msgid: str, records: Sequence[Record], intake: Intake) -> Edit:
    """The edit that makes `records`, called `msgid` with their {count}."""
    ids = tuple(record.id for record in records)
    return Edit(
        label=label(msgid, count=str(len(ids))),
        change=Change.creating(records),
        created=ids,
        focus=ids[0] if ids else None,
        remarks=intake.remarks,
    )


def moving(document: Document, record: Phase | Lane, position: int, msgid: str) -> Edit:
    """The edit that moves `record` to `position` among the others of its row, called `msgid` with its {title}."""
    row = document.siblings(record)
    others = [other for other in row if other.id != record.id]
    stays = row.index(record) == max(0, min(position, len(others)))
    moved = record if stays else replace(record, order=key_at(others, position))
    return Edit(label=label_of(record, msgid), change=Change.of([(record, moved)]), focus=record.id)
