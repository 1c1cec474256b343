"""Touchpoints: adding them and moving them along time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change, Pair
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Label, keys_at, label, label_of, moving_into, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding_row, label_adding
from app.model.records import Id, Note, Phase, Touchpoint


def add_touchpoint(
    document: Document, phase_id: Id, title: str, position: int | None = None, *, ids: Ids = new_id
) -> Edit:
    """Adds a touchpoint to a phase, at `position` counted from 0, or last."""
    edit = add_touchpoints(document, phase_id, [title], position, ids=ids)
    touchpoint = next(edit.change.created)
    return replace(edit, label=label_adding(touchpoint, N_("Add touchpoint “{title}”"), N_("Add touchpoint")))


def add_touchpoints(
    document: Document, phase_id: Id, titles: Sequence[str], position: int | None = None, *, ids: Ids = new_id
) -> Edit:
    """Adds touchpoints in a row to a phase, the first at `position` counted from 0, or all of them last."""
    phase, intake = document.get(phase_id, Phase), Intake()
    keys = keys_at(document.touchpoints(phase.id), position, len(titles))
    made = [
        Touchpoint(id=ids(), phase_id=phase.id, order=key, title=intake.line(title))
        for key, title in zip(keys, titles, strict=True)
    ]
    return adding_row(N_("Add {count} touchpoints"), made, intake)


def move_touchpoint(document: Document, touchpoint_id: Id, phase_id: Id, position: int | None) -> Edit:
    """Moves a touchpoint to `position` in a phase, counted from 0 among the others there; None means last."""
    return move_touchpoints(document, [touchpoint_id], phase_id, position)


def move_touchpoints(document: Document, ids: Sequence[Id], phase_id: Id, position: int | None) -> Edit:
    """Moves touchpoints together, in the order of `ids`, to `position` among the others of a phase.

    Their notes go with them, and their emotion scores, which hang on the touchpoint anyway. Raises DocumentError for a
    phase of another map, which has other lanes.
    """
    phase = document.get(phase_id, Phase)
    moving, chosen = [document.get(i, Touchpoint) for i in ids], frozenset(ids)
    if any(document.get(t.phase_id, Phase).map_id != phase.map_id for t in moving):
        raise DocumentError(N_("This phase is on another map, so nothing was changed."))
    others = [t for t in document.touchpoints(phase.id) if t.id not in chosen]
    if _stands_there(document, moving, phase.id, position, len(others)):
        keys = [t.order for t in moving]
    else:
        keys = keys_at(others, position, len(moving))
    pairs: list[Pair] = []
    for touchpoint, key in zip(moving, keys, strict=True):
        pairs.append((touchpoint, replace(touchpoint, phase_id=phase.id, order=key)))
        pairs += [(note, replace(note, phase_id=phase.id)) for note in _notes_of(document, touchpoint)]
    what = (
        _label_moving(moving[0], phase)
        if len(moving) == 1
        else label(N_("Move {count} touchpoints"), count=str(len(moving)))
    )
    return Edit(label=what, change=Change.of(pairs), focus=ids[0] if ids else None)


def _label_moving(touchpoint: Touchpoint, phase: Phase) -> Label:
    """What a move is called: by the phase it leads to, where the touchpoint comes from another."""
    if touchpoint.phase_id == phase.id:
        return label_of(touchpoint, N_("Move “{title}”"))
    return moving_into(touchpoint, phase)


def _stands_there(
    document: Document, moving: Sequence[Touchpoint], phase_id: Id, position: int | None, others: int
) -> bool:
    """Whether a move would end where it began, so that it is no edit at all."""
    start = others if position is None else max(0, min(position, others))
    now = document.touchpoints(phase_id)[start : start + len(moving)]
    return tuple(t.id for t in now) == tuple(t.id for t in moving)


def _notes_of(document: Document, touchpoint: Touchpoint) -> list[Note]:
    return [record for record in document.referrers(touchpoint.id) if isinstance(record, Note)]
