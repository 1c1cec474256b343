"""Actions that nobody will carry out: without an owner, or without a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity
from app.i18n import N_
from app.model.document import Document
from app.model.open_actions import is_open
from app.model.records import Action, Horizon, Id
from app.model.whereabouts import actions_about


def action_without_owner(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every action still to be carried out that has no owner."""
    for action in _open_actions(document, map_id):
        if action.owner_id is None:
            yield Finding(
                check="action-without-owner",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=action,
                message=N_("The action “{title}” has no owner."),
                why=N_("What is everybody’s job is done by nobody. One name is enough."),
                fix=Fix(FixKind.SET_OWNER, N_("Choose an owner"), action.id),
            )


def action_without_date(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every action still to be carried out that has no date; one that is meant for later needs none yet."""
    for action in _open_actions(document, map_id):
        if action.due is None and action.horizon is not Horizon.LATER:
            yield Finding(
                check="action-without-date",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=action,
                message=N_("The action “{title}” has no date."),
                why=N_("Without a date an action loses from whatever does have one."),
                fix=Fix(FixKind.SET_DUE, N_("Choose a date"), action.id),
            )


def _open_actions(document: Document, map_id: Id) -> Iterator[Action]:
    """The open actions about a map, and those that are about nothing in particular and so concern every map."""
    return (each for each in actions_about(document, (map_id,)) if is_open(each))
