"""Mending what does not belong together in a file from elsewhere, or from an older program: as much kept as can be.

What says the same as another goes, and so do a link that nobody can draw and a dependency that closes a circle; a note
keeps its words and gets a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from app.i18n import N_
from app.model.belonging import Misfit, Sayings, misfits
from app.model.change import Change
from app.model.dependencies import closing
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Remark, key_at, label, new_id
from app.model.edits.delete import delete
from app.model.lane_kinds import kind_of
from app.model.order import LONG, spread
from app.model.records import Dependency, Id, Lane, LaneKind, Note, Phase, Record, Touchpoint

MENDED = N_("Some items in this map did not belong together. They were mended; undo shows how they were.")
_TWICE = (Misfit.SCORED_TWICE, Misfit.TAGGED_TWICE, Misfit.NEEDED_TWICE)
_GOING = (*_TWICE, Misfit.BETWEEN_MAPS, Misfit.IN_A_CIRCLE)


def mend(document: Document, *, ids: Ids = new_id) -> Edit:
    """Makes `document` keep the rules of app.model.belonging; of two that say the same, the first stays.

    Order keys that have grown long become short again by the same edit; of that alone nothing is said.
    """
    wrong = list(misfits(document))
    gone = delete(document, *_going(document, wrong)).change if wrong else Change()
    housing = _Housing(document.after(gone), ids) if wrong else None
    placed = [(record, housing.fitted(record)) for record, misfit in wrong if housing and misfit not in _GOING]
    made = housing.lanes if housing else []
    change = Change.chain([gone, Change.creating(made), Change.of(placed)])
    change = change.then(_short_keys(document.after(change) if change else document))
    remarks = (Remark(MENDED),) if wrong else ()
    return Edit(label(N_("Mend what does not belong together")), change, remarks=remarks)


def mended(document: Document) -> Document:
    """`document` as it is once it keeps the rules; itself if it does."""
    change = mend(document).change
    return document.after(change) if change else document


def _short_keys(document: Document) -> Change:
    """Makes the keys of every row anew in which one has grown long, in the same order."""
    long = [r for r in document.records.values() if len(getattr(r, "order", "")) > LONG]
    rows = {row[0].id: row for record in long if (row := _row(document, record))}
    return Change.of(pair for row in rows.values() for pair in _with_fresh_keys(row))


def _going(document: Document, wrong: list[tuple[Record, Misfit]]) -> Iterator[Id]:
    sayings = Sayings(document)
    for record, misfit in wrong:
        if misfit is Misfit.BETWEEN_MAPS or (misfit in _TWICE and sayings.like(record)[0] != record.id):
            yield record.id
    if any(isinstance(record, Dependency) for record, _misfit in wrong):
        yield from closing(document)


def _row(document: Document, record: Record) -> tuple[Record, ...]:
    """All that a record is sorted among: of a note, its whole cell."""
    return document.notes(record.phase_id, record.lane_id) if isinstance(record, Note) else document.siblings(record)


def _with_fresh_keys(row: tuple[Record, ...]) -> Iterator[tuple[Record, Record]]:
    for record, key in zip(row, spread(len(row)), strict=True):
        changes: dict[str, Any] = {"order": key}
        yield record, replace(record, **changes)


class _Housing:
    """Finds places for notes that stand where they cannot be; `lanes` are those that had to be made for it."""

    def __init__(self, document: Document, ids: Ids) -> None:
        self._document = document
        self._ids = ids
        self._made: dict[Id, Lane] = {}

    @property
    def lanes(self) -> list[Lane]:
        return list(self._made.values())

    def fitted(self, record: Record) -> Record:
        """`record` where it can be, or without saying that it was made from itself."""
        if not isinstance(record, Note):
            loose: dict[str, Any] = {"origin_id": None}
            return replace(record, **loose)
        note = self._under_its_touchpoint(record)
        return replace(note, lane_id=self._lane_for(note).id) if any(misfits(self._document, [note])) else note

    def _under_its_touchpoint(self, note: Note) -> Note:
        """The note in the phase of its touchpoint, or without a touchpoint that is on another map."""
        phase = self._document.get(note.phase_id, Phase)
        touchpoint = self._document.find(note.touchpoint_id, Touchpoint)
        if touchpoint is None or touchpoint.phase_id == phase.id:
            return note
        if self._document.get(touchpoint.phase_id, Phase).map_id != phase.map_id:
            return replace(note, touchpoint_id=None)
        return replace(note, phase_id=touchpoint.phase_id)

    def _lane_for(self, note: Note) -> Lane:
        """A lane like its own on its own map, or else one that holds notes, or a new one."""
        own = self._document.get(note.lane_id, Lane)
        map_id = self._document.get(note.phase_id, Phase).map_id
        fit = [lane for lane in self._document.lanes(map_id) if kind_of(lane).holds_notes]
        alike = [lane for lane in fit if (lane.kind, lane.title) == (own.kind, own.title)]
        return next(iter((*alike, *fit)), None) or self._new_lane(map_id)

    def _new_lane(self, map_id: Id) -> Lane:
        if map_id not in self._made:
            order = key_at(self._document.lanes(map_id), None)
            self._made[map_id] = Lane(id=self._ids(), map_id=map_id, order=order, kind=LaneKind.FREE)
        return self._made[map_id]
