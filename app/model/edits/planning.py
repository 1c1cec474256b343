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
from app.model.edits.base import Edit, key_at, label, label_of, shorten
from app.model.edits.fields import STARTS_TOO_LATE, set_fields
from app.model.names import title_of
from app.model.records import PERCENT_MAX, Action, Horizon, Id, Light, Progress

Planned = tuple[date | None, date | None]
"""When an action starts and when it is due."""

NOW_DAYS, NEXT_DAYS = 31, 183
"""What is due further ahead is not for now, or for later."""


def judge(document: Document, judged: Mapping[Id, tuple[int | None, int | None]]) -> Edit:
    """Says of each action what impact and effort it is judged to have; None is not judged."""
    values = {i: {"impact": impact, "effort": effort} for i, (impact, effort) in judged.items()}
    return _each(document, values, N_("Score “{title}”"))


def place(document: Document, placed: Mapping[Id, Progress | Horizon]) -> Edit:
    """Puts each action into another column of the board."""
    values = {i: {"progress" if isinstance(to, Progress) else "horizon": to} for i, to in placed.items()}
    return _each(document, values, N_("Move “{title}”"))


def plan_days(document: Document, planned: Mapping[Id, Planned], today: date) -> Edit:
    """Says when actions start and when they are due; one due too far ahead for "Now" is taken up later.

    Raises DocumentError for one that would start too late.
    """
    pairs = []
    for action_id, (start, due) in planned.items():
        action = document.get(action_id, Action)
        horizon = action.horizon if due == action.due else horizon_for(action, due, today)
        after = replace(action, start=start, due=due, horizon=horizon)
        if not starts_in_time(after):
            raise DocumentError(STARTS_TOO_LATE, title=shorten(title_of(action)))
        pairs.append((action, after))
    called = label(N_("Plan {count} actions"), count=str(len(pairs)))
    if len(pairs) == 1:
        called = label_of(pairs[0][0], N_("Plan “{title}”"))
    return Edit(called, Change.of(pairs), focus=pairs[0][0].id if pairs else None)


def horizon_for(action: Action, due: date | None, today: date) -> Horizon:
    """How soon an action that is due on a day is taken up: as it says, but not now what is due far ahead."""
    ahead = (due - today).days if due else 0
    if action.horizon is not Horizon.NOW or ahead <= NOW_DAYS:
        return action.horizon
    return Horizon.NEXT if ahead <= NEXT_DAYS else Horizon.LATER


def set_due(document: Document, ids: Iterable[Id], due: date | None, today: date) -> Edit:
    """Says when actions are due, as `plan_days` does."""
    return plan_days(document, {i: (document.get(i, Action).start, due) for i in ids}, today)


def show_done(document: Document, action_id: Id) -> Edit:
    """Has an action that is done look so: a green light, at 100 percent."""
    values = {action_id: {"light": Light.GREEN, "percent": PERCENT_MAX}}
    return _each(document, values, N_("Show “{title}” as done"))


def reorder(document: Document, action_id: Id, position: int) -> Edit:
    """Moves an action to a place among all the others of the plan, counted from 0."""
    action, row = document.get(action_id, Action), document.actions()
    others = [other for other in row if other.id != action_id]
    stays = row.index(action) == max(0, min(position, len(others)))
    moved = action if stays else replace(action, order=key_at(others, position))
    return Edit(label_of(action, N_("Move “{title}”")), Change.of([(action, moved)]), focus=action_id)


def _each(document: Document, values: Mapping[Id, Mapping[str, object]], msgid: str) -> Edit:
    """Gives each action its values, in one step that no other one joins; what it is called if it is about one."""
    edits = [set_fields(document, i, **its) for i, its in values.items()]
    change = Change.chain(edit.change for edit in edits)
    alone = document.find(edits[0].focus, Action) if len(edits) == 1 else None
    called = label_of(alone, msgid) if alone else label(N_("Change {count} items"), count=str(len(edits)))
    return Edit(called, change, focus=edits[0].focus if edits else None)
