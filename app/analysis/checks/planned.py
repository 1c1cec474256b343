"""What an action says that cannot all be true: of its date and its progress, beside what it waits for and its light."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.checks.base import Finding, Fix, FixKind, Severity
from app.i18n import N_
from app.model.dependencies import needs
from app.model.document import Document
from app.model.open_actions import is_open
from app.model.records import Action, Id, Light, Progress
from app.model.whereabouts import actions_about


def due_before_what_it_waits_for(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every open action that is due before the last of the open ones that it waits for."""
    for action in actions_about(document, (map_id,)):
        later = _due_later(document, action) if is_open(action) else None
        if later is not None:
            yield Finding(
                check="due-before-needed",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=action,
                message=N_("“{title}” is due before “{other}”, which it waits for."),
                why=N_("It cannot be done in time: what it waits for comes later."),
                fix=Fix(FixKind.SET_DUE, N_("Choose another date"), action.id),
                other=later,
            )


def done_before_what_it_waits_for(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every action that is done while one that it waits for is still open."""
    for action in actions_about(document, (map_id,)):
        left = [each for each in needs(document, action.id) if is_open(each)]
        if left and action.progress is Progress.DONE:
            yield Finding(
                check="done-before-needed",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=action,
                message=N_("“{title}” is done, but “{other}”, which it waits for, is not."),
                why=N_("One of the two is wrong, or it did not have to wait."),
                fix=Fix(FixKind.SET_NEEDS, N_("Look at what it waits for"), action.id),
                other=left[0],
            )


def done_without_green_light(document: Document, map_id: Id, today: date) -> Iterator[Finding]:
    """Every action that is done while its light says that it is to start or could be better."""
    for action in actions_about(document, (map_id,)):
        if action.progress is Progress.DONE and action.light is not Light.GREEN:
            yield Finding(
                check="done-without-green-light",
                severity=Severity.ADVICE,
                map_id=map_id,
                about=action,
                message=N_("“{title}” is done, but its light is not green."),
                why=N_("Who reads the light thinks that there is still something to do."),
                fix=Fix(FixKind.SHOW_DONE, N_("Make it green, at 100%"), action.id),
            )


def _due_later(document: Document, action: Action) -> Action | None:
    """The last to be done of what an action waits for, if that is due after it."""
    dated = [each for each in needs(document, action.id) if is_open(each) and each.due is not None]
    last = max(dated, key=lambda each: each.due or date.min, default=None)
    if last is None or last.due is None or action.due is None or last.due <= action.due:
        return None
    return last
