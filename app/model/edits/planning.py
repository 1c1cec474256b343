"""Scoring, placing and planning actions, one or many at once: what the views of the plan do, each in one step back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.domain import starts_in_time
from app.model.edits.base import Edit, label, label_of, shorten
from app.model.edits.fields import STARTS_TOO_LATE, set_fields
from app.model.names import title_of
from app.model.records import Action, Id


def judge(document: Document, ids: Iterable[Id], impact: int | None, effort: int | None) -> Edit:
    """Says of actions what impact and effort they are judged to have; None is not judged."""
    return _one_step(set_fields(document, tuple(ids), impact=impact, effort=effort), document, N_("Score “{title}”"))


def place(document: Document, ids: Iterable[Id], **values: object) -> Edit:
    """Puts actions into another column: gives them a progress or a horizon."""
    return _one_step(set_fields(document, tuple(ids), **values), document, N_("Move “{title}”"))


def plan_days(document: Document, planned: Mapping[Id, tuple[date | None, date | None]]) -> Edit:
    """Says when actions start and when they are due. Raises DocumentError for one that would start too late."""
    pairs = []
    for action_id, (start, due) in planned.items():
        action = document.get(action_id, Action)
        after = replace(action, start=start, due=due)
        if not starts_in_time(after):
            raise DocumentError(STARTS_TOO_LATE, title=shorten(title_of(action)))
        pairs.append((action, after))
    called = label(N_("Plan {count} actions"), count=str(len(pairs)))
    if len(pairs) == 1:
        called = label_of(pairs[0][0], N_("Plan “{title}”"))
    return Edit(called, Change.of(pairs), focus=pairs[0][0].id if pairs else None)


def _one_step(edit: Edit, document: Document, msgid: str) -> Edit:
    """The same edit as a step of its own, called what it does where it does it to one action."""
    alone = document.find(edit.focus, Action) if len(edit.change.pairs) == 1 else None
    return replace(edit, merge_key=None, label=label_of(alone, msgid) if alone else edit.label)
