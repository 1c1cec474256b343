"""Notes: adding them to a cell and moving them between cells.

Within a cell the notes of one touchpoint make a column, under that touchpoint; notes of no touchpoint belong to the
whole phase. A position counts within such a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, keys_at, label, new_id
from app.model.lane_kinds import LANE_KINDS, Cells
from app.model.names import title_of
from app.model.records import Id, Lane, Note, Phase, Tint, Touchpoint
from app.model.text import clean


def add_note(
    document: Document,
    lane_id: Id,
    phase_id: Id,
    text: str,
    position: int | None = None,
    *,
    touchpoint_id: Id | None = None,
    tint: Tint | None = None,
    ids: Ids = new_id,
) -> Edit:
    """Adds a note to the cell of a lane and a phase, at `position` in its touchpoint's column, or last."""
    lane, phase = _cell(document, lane_id, phase_id)
    column = _column(document, lane.id, phase.id, touchpoint_id)
    note = Note(
        id=ids(),
        phase_id=phase.id,
        lane_id=lane.id,
        order=key_at(column, position),
        text=clean(text).text,
        touchpoint_id=touchpoint_id,
        tint=tint,
    )
    return Edit(
        label=label(N_("Add note “{title}”"), title=title_of(note)),
        change=Change.creating([note]),
        created=(note.id,),
        focus=note.id,
    )


def move_note(
    document: Document,
    note_id: Id,
    lane_id: Id,
    phase_id: Id,
    position: int | None,
    *,
    touchpoint_id: Id | None = None,
) -> Edit:
    """Moves a note to `position` in a touchpoint's column of a cell, counted among the others there."""
    return move_notes(document, [note_id], lane_id, phase_id, position, touchpoint_id=touchpoint_id)


def move_notes(
    document: Document,
    ids: Sequence[Id],
    lane_id: Id,
    phase_id: Id,
    position: int | None,
    *,
    touchpoint_id: Id | None = None,
) -> Edit:
    """Moves notes together, in the order of `ids`; a note that was given a colour of its own keeps it."""
    lane, phase = _cell(document, lane_id, phase_id)
    moving = [document.get(i, Note) for i in ids]
    column = _column(document, lane.id, phase.id, touchpoint_id)
    others = [note for note in column if note.id not in ids]
    start = len(others) if position is None else max(0, min(position, len(others)))
    if column[start : start + len(moving)] == moving:
        keys = [note.order for note in moving]
    else:
        keys = keys_at(others, start, len(moving))
    pairs = [
        (note, replace(note, lane_id=lane.id, phase_id=phase.id, order=key, touchpoint_id=touchpoint_id))
        for note, key in zip(moving, keys, strict=True)
    ]
    what = (
        label(N_("Move “{title}”"), title=title_of(moving[0]))
        if len(moving) == 1
        else label(N_("Move {count} notes"), count=str(len(moving)))
    )
    return Edit(label=what, change=Change.of(pairs), focus=ids[0] if ids else None)


def _cell(document: Document, lane_id: Id, phase_id: Id) -> tuple[Lane, Phase]:
    lane, phase = document.get(lane_id, Lane), document.get(phase_id, Phase)
    if LANE_KINDS[lane.kind].cells is not Cells.NOTES or lane.map_id != phase.map_id:
        raise DocumentError(N_("This lane does not hold notes, so nothing was changed."))
    return lane, phase


def _column(document: Document, lane_id: Id, phase_id: Id, touchpoint_id: Id | None) -> list[Note]:
    if touchpoint_id is not None and document.get(touchpoint_id, Touchpoint).phase_id != phase_id:
        raise DocumentError(N_("This touchpoint stands in another phase, so nothing was changed."))
    return [note for note in document.notes(phase_id, lane_id) if note.touchpoint_id == touchpoint_id]
