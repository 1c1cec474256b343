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
from app.model.edits.base import Edit, Ids, Label, keys_at, label, label_of, moving_into, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding_row, label_adding
from app.model.lane_kinds import kind_of
from app.model.records import Id, Lane, Note, Phase, Tint, Touchpoint


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
    edit = add_notes(document, lane_id, phase_id, [text], position, touchpoint_id=touchpoint_id, tint=tint, ids=ids)
    note = next(edit.change.created)
    return replace(edit, label=label_adding(note, N_("Add note “{title}”"), N_("Add note")))


def add_notes(
    document: Document,
    lane_id: Id,
    phase_id: Id,
    texts: Sequence[str],
    position: int | None = None,
    *,
    touchpoint_id: Id | None = None,
    tint: Tint | None = None,
    ids: Ids = new_id,
) -> Edit:
    """Adds a note with each of `texts` to a cell, the first at `position` in its touchpoint's column, or all last."""
    lane, phase = cell_at(document, lane_id, phase_id)
    column, intake = column_at(document, phase.id, lane.id, touchpoint_id), Intake()
    keys = keys_at(column, position, len(texts))
    made = [
        Note(
            id=ids(),
            phase_id=phase.id,
            lane_id=lane.id,
            order=key,
            text=intake.text(text),
            touchpoint_id=touchpoint_id,
            tint=tint,
        )
        for key, text in zip(keys, texts, strict=True)
    ]
    return adding_row(N_("Add {count} notes"), made, intake)


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
    lane, phase = cell_at(document, lane_id, phase_id)
    moving, chosen = [document.get(i, Note) for i in ids], frozenset(ids)
    column = column_at(document, phase.id, lane.id, touchpoint_id)
    others = [note for note in column if note.id not in chosen]
    start = len(others) if position is None else max(0, min(position, len(others)))
    if column[start : start + len(moving)] == tuple(moving):
        keys = [note.order for note in moving]
    else:
        keys = keys_at(others, start, len(moving))
    pairs = [
        (note, replace(note, lane_id=lane.id, phase_id=phase.id, order=key, touchpoint_id=touchpoint_id))
        for note, key in zip(moving, keys, strict=True)
    ]
    what = (
        _label_moving(moving[0], lane, phase)
        if len(moving) == 1
        else label(N_("Move {count} notes"), count=str(len(moving)))
    )
    return Edit(label=what, change=Change.of(pairs), focus=ids[0] if ids else None)


def _label_moving(note: Note, lane: Lane, phase: Phase) -> Label:
    """What a move is called: by the phase or else the lane that it leads to, where that is another."""
    if (note.phase_id, note.lane_id) == (phase.id, lane.id):
        return label_of(note, N_("Move “{title}”"))
    return moving_into(note, phase if note.phase_id != phase.id else lane)


def cell_at(document: Document, lane_id: Id, phase_id: Id) -> tuple[Lane, Phase]:
    """The lane and the phase of a cell that holds notes; raises DocumentError when there is none."""
    lane, phase = document.get(lane_id, Lane), document.get(phase_id, Phase)
    if not kind_of(lane).holds_notes or lane.map_id != phase.map_id:
        raise DocumentError(N_("This lane does not hold notes, so nothing was changed."))
    return lane, phase


def column_at(document: Document, phase_id: Id, lane_id: Id, touchpoint_id: Id | None) -> tuple[Note, ...]:
    """The notes of a column; raises DocumentError when its touchpoint is in another phase, or gone."""
    if touchpoint_id is not None and document.get(touchpoint_id, Touchpoint).phase_id != phase_id:
        raise DocumentError(N_("This touchpoint stands in another phase, so nothing was changed."))
    return document.column(phase_id, lane_id, touchpoint_id)
