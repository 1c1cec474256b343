"""Taking maps and personas along to another file: what they need there, and how it comes in.

Records keep their ids, so that copies of one file can be told to be the same and be merged; what the other file holds
already, by its id, is used as it is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from app.i18n import N_
from app.model.belonging import Sayings
from app.model.change import Change
from app.model.dependencies import in_circles
from app.model.document import Document
from app.model.edits.base import Edit, keys_at, label
from app.model.edits.intake import Intake
from app.model.edits.maps import held_by
from app.model.records import (
    RECORD_TYPES,
    Action,
    Channel,
    Dependency,
    Id,
    JourneyMap,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Segment,
    Source,
    Tag,
    Touchpoint,
    nameless,
    refs,
)

SHARED = (Segment, Persona, Person, Channel, Source, Tag)
"""What maps share: it comes along with whatever points at it."""

_IN_ROWS = (JourneyMap, Action, *SHARED)
"""What stands in a row of the whole file, behind what is there already."""


def needed(document: Document, ids: Iterable[Id]) -> tuple[Record, ...]:
    """The maps and personas `ids` with all that they hold and point at, owners before what they own.

    With a map come the actions that mend it, something on it or a channel in use there, and which of those need which;
    with a persona, what proves it and its tags. Other maps do not come along: what points at them lets go of them where
    they are not known.
    Names of anonymous respondents stay behind.
    """
    found: dict[Id, Record] = {}
    waiting = [document.get(i, Record) for i in ids]
    while waiting:
        record = waiting.pop()
        if record.id not in found:
            found[record.id] = record
            waiting += _along(document, record)
    order = {kind.KIND: place for place, kind in enumerate(RECORD_TYPES)}
    whole = (r for r in found.values() if not isinstance(r, Dependency) or r.needs_id in found)
    going = (nameless(record) if isinstance(record, Source) else record for record in whole)
    return tuple(sorted(going, key=lambda record: order[record.KIND]))


def bring(document: Document, records: Sequence[Record], title: str) -> Edit:
    """Adds `records` of another file, called `title` there, as far as they are not here yet.

    Points that nothing here meets are cleared; a record that belongs to one that is missing stays away, and so does one
    that says what is said here already, such as how the same actor feels at the same touchpoint. A note goes to the
    phase in which its touchpoint stands here.
    """
    intake = Intake()
    sayings = Sayings(document)
    new = (record for record in records if record.id not in document.records and not sayings.like(record))
    coming = {record.id: _beside_its_touchpoint(document, intake.record(record)) for record in new}
    while orphans := [i for i, record in coming.items() if _lacks_owner(document, coming, record)]:
        for orphan in orphans:
            del coming[orphan]
    met = _without_circles(document, [_met(document, coming, record) for record in coming.values()])
    placed = _placed(document, met)
    journey = next((record.id for record in placed if isinstance(record, JourneyMap)), None)
    focus = journey or (placed[0].id if placed else None)
    created = tuple(record.id for record in placed)
    name = label(N_("Copied from “{title}”"), title=title)
    return Edit(name, Change.creating(placed), created, focus, remarks=intake.remarks)


def _beside_its_touchpoint(document: Document, record: Record) -> Record:
    """A note in the phase of its touchpoint, which may have been moved here."""
    touchpoint = document.find(record.touchpoint_id, Touchpoint) if isinstance(record, Note) else None
    return replace(record, phase_id=touchpoint.phase_id) if isinstance(record, Note) and touchpoint else record


def _along(document: Document, record: Record) -> list[Record]:
    """What comes along with one record."""
    along: list[Record] = [r for i in _targets(record) if isinstance(r := document.records.get(i), SHARED)]
    if isinstance(record, JourneyMap):
        along += held_by(document, record.id).values()
    if isinstance(record, JourneyMap | Phase | Touchpoint | Note | Channel):
        along += (r for r in document.referrers(record.id) if isinstance(r, Action) and r.subject_id == record.id)
    if isinstance(record, Action):
        along += document.dependencies(record.id)
    if isinstance(record, Persona | Action):
        along += (*document.evidence(record.id), *document.taggings(record.id))
    return along


def _targets(record: Record) -> list[Id]:
    values = (getattr(record, name) for name, _ in refs(type(record)))
    return [value for value in values if value is not None]


def _lacks_owner(document: Document, coming: dict[Id, Record], record: Record) -> bool:
    owners = (getattr(record, name) for name, ref in refs(type(record)) if ref.owns)
    return any(i is not None and i not in coming and i not in document.records for i in owners)


def _met(document: Document, coming: dict[Id, Record], record: Record) -> Record:
    """The record without its points at what is neither here nor coming."""
    loose: dict[str, Any] = {}
    for name, ref in refs(type(record)):
        i = getattr(record, name)
        target = coming.get(i) or document.records.get(i)
        if i is not None and (target is None or target.KIND not in ref.kinds):
            loose[name] = None
    return replace(record, **loose) if loose else record


def _without_circles(document: Document, records: list[Record]) -> list[Record]:
    """The records without the dependencies that would, with those that are here, send actions round in a circle."""
    if not any(isinstance(record, Dependency) for record in records):
        return records
    circling = in_circles(document.after(Change.creating(records)))
    return [record for record in records if record.id not in circling]


def _placed(document: Document, records: Sequence[Record]) -> list[Record]:
    """The records with those that stand in a row of the file behind the ones that are there, in their order."""
    keys: dict[Id, str] = {}
    for kind in _IN_ROWS:
        row = sorted((r for r in records if isinstance(r, kind)), key=lambda r: (r.order, r.id))
        there = sorted(document.all_of(kind), key=lambda r: (cast(Any, r).order, r.id))
        keys |= zip((r.id for r in row), keys_at(there, None, len(row)), strict=True)
    return [replace(r, order=keys[r.id]) if r.id in keys else r for r in records]  # type: ignore[call-arg]
