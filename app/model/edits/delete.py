"""Deleting: what goes along, what lets go, and what is only hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change, Pair
from app.model.clip import gather
from app.model.document import Document
from app.model.edits.base import Edit, Label, label, label_of
from app.model.lane_kinds import kind_of
from app.model.owning import with_all_they_own
from app.model.records import Action, Id, JourneyMap, Lane, Note, Project, Record, refs
from app.model.whereabouts import larger


def delete(document: Document, *ids: Id) -> Edit:
    """Deletes records with all they own; whatever else pointed at them lets go of them.

    An action that mends one of them stays, and is then about the next larger thing that is left: of a note its
    touchpoint, of that its phase, of that its map.

    The lanes that a map cannot do without (touchpoints, emotion) are hidden, with all they hold kept. Raises
    DocumentError for the project itself and for the last map of the file.
    """
    targets = [document.get(i, Record) for i in dict.fromkeys(ids)]
    hidden = [r for r in targets if isinstance(r, Lane) and not kind_of(r).removable]
    doomed = with_all_they_own(document, [r for r in targets if r not in hidden])
    _refuse_what_must_stay(document, doomed.values())
    pairs: list[Pair] = [(record, None) for record in doomed.values()]
    pairs += [(lane, replace(lane, hidden=True)) for lane in hidden if lane.id not in doomed]
    pairs += _letting_go(document, doomed)
    name = _label(targets, N_("Delete “{title}”"), N_("Delete {count} items"))
    return Edit(label=name, change=Change.of(pairs), focus=targets[0].id if targets else None)


def cut(document: Document, *ids: Id) -> Edit:
    """Takes away what `gather` copies of these records and no more: of a touchpoint the notes under it too."""
    clip = gather(document, ids)
    notes = (record.id for record in clip.records if isinstance(record, Note))
    taken = [document.get(i, Record) for i in clip.roots]
    called = _label(taken, N_("Cut “{title}”"), N_("Cut {count} items"))
    return replace(delete(document, *clip.roots, *notes), label=called)


def _refuse_what_must_stay(document: Document, doomed: Iterable[Record]) -> None:
    gone = list(doomed)
    if any(isinstance(record, Project) for record in gone):
        raise DocumentError(N_("The project itself cannot be deleted."))
    maps = sum(isinstance(record, JourneyMap) for record in gone)
    if maps and maps == len(document.maps()):
        raise DocumentError(N_("A file keeps at least one journey map, so this last one was not deleted."))


def _letting_go(document: Document, doomed: dict[Id, Record]) -> list[Pair]:
    pointing = {other.id: other for i in doomed for other in document.referrers(i) if other.id not in doomed}
    return [(record, replace(record, **_cleared(record, doomed))) for record in pointing.values()]


def _cleared(record: Record, doomed: dict[Id, Record]) -> dict[str, Any]:
    cleared: dict[str, Any] = {name: None for name, _ in refs(type(record)) if getattr(record, name) in doomed}
    if isinstance(record, Action) and "subject_id" in cleared:
        cleared |= {"subject_id": _what_is_left(record.subject_id, doomed), "of_gap": False}
    return cleared


def _what_is_left(subject_id: Id | None, doomed: dict[Id, Record]) -> Id | None:
    """The smallest thing around a subject that goes which does not go too."""
    while subject_id is not None and subject_id in doomed:
        subject_id = larger(doomed[subject_id])
    return subject_id


def _label(targets: list[Record], one: str, many: str) -> Label:
    return label_of(targets[0], one) if len(targets) == 1 else label(many, count=str(len(targets)))
