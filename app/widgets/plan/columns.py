"""What each column of the table says, in words: its head, what an action says there, and what can be picked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.analysis.plan.listing import Column
from app.analysis.plan.timeline import is_overdue
from app.analysis.priority import QUADRANT_NAMES, quadrant_of
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import JUDGED_MAX, JUDGED_MIN, Action, Person, Progress
from app.model.whereabouts import subject_of
from app.widgets import words
from app.widgets.inspector.typed_money import written_amount

HEADS = {
    Column.TITLE: N_("Action"),
    Column.SUBJECT: N_("Mends"),
    Column.OWNER: N_("Owner"),
    Column.LIGHT: N_("Status"),
    Column.PROGRESS: N_("Progress"),
    Column.HORIZON: N_("When"),
    Column.IMPACT: N_("Impact"),
    Column.EFFORT: N_("Effort"),
    Column.QUADRANT: N_("Priority"),
    Column.START: N_("Start"),
    Column.DUE: N_("Due"),
    Column.PERCENT: N_("Done"),
    Column.COST_ONCE: N_("Cost, once"),
    Column.COST_MONTHLY: N_("Cost a month"),
    Column.LIFT: N_("Lift"),
}
"""The msgid above each column."""

_NUMBERS = tuple((number, str(number)) for number in range(JUDGED_MAX, JUDGED_MIN - 1, -1))
PICKED: dict[Column, tuple[tuple[object, str], ...]] = {
    Column.LIGHT: tuple(reversed(LIGHT_NAMES.items())),
    Column.PROGRESS: tuple(PROGRESS_NAMES.items()),
    Column.HORIZON: tuple(HORIZON_NAMES.items()),
    Column.IMPACT: (*_NUMBERS, (None, N_("Not judged"))),
    Column.EFFORT: (*_NUMBERS, (None, N_("Not judged"))),
}
"""The values that can be picked, with their msgids; an owner is picked from the people there are."""

TYPED = frozenset({Column.TITLE, Column.OWNER, Column.START, Column.DUE, Column.PERCENT}) | {
    *(Column.COST_ONCE, Column.COST_MONTHLY, Column.LIFT)
}
"""The columns in which something can be typed."""


def said(document: Document, action: Action, column: Column) -> str:
    """What an action says in a column; nothing where it says nothing."""
    return _SAID[column](document, action)


def due(action: Action, today: date) -> str:
    """The day by which an action is due, and whether that is over; nothing without a day."""
    if not action.due:
        return ""
    day = words.day(action.due)
    return fill(N_("{day} · overdue"), day=day) if is_overdue(action, today) else day


def spoken(document: Document, action: Action, today: date) -> str:
    """All that matters of an action in one breath, for who hears it."""
    parts = [title_of(action, _), _(LIGHT_NAMES[action.light]), _(PROGRESS_NAMES[action.progress])]
    owner = said(document, action, Column.OWNER)
    parts.append(owner or _("nobody yet"))
    if action.due:
        due = words.day(action.due)
        parts.append(fill(N_("overdue since {day}") if is_overdue(action, today) else N_("due {day}"), day=due))
    return ", ".join(parts)


def is_over(action: Action) -> bool:
    """Whether nothing is to be done about an action any more, so that it steps back."""
    return action.progress in (Progress.DONE, Progress.DROPPED)


def _owner(document: Document, action: Action) -> str:
    """Who does it; of a department where it is nobody yet both are said, for the checks still ask for an owner."""
    owner = document.find(action.owner_id, Person)
    if owner is not None or not action.department:
        return owner.name if owner else ""
    return fill(N_("{department}, nobody yet"), department=action.department)


def _subject(document: Document, action: Action) -> str:
    subject = subject_of(document, action)
    if subject is None:
        return ""
    title = shorten(title_of(subject, _))
    return fill(N_("Gap at {title}"), title=title) if action.of_gap else title


def _quadrant(_document: Document, action: Action) -> str:
    found = quadrant_of(action)
    return _(QUADRANT_NAMES[found]) if found else ""


def _day(value: date | None) -> str:
    return words.day(value) if value else ""


def _money(cents: int | None) -> str:
    return f"€ {written_amount(cents, words.locale().decimalPoint())}" if cents is not None else ""


_SAID: dict[Column, Callable[[Document, Action], str]] = {
    Column.TITLE: lambda document, action: title_of(action, _),
    Column.SUBJECT: _subject,
    Column.OWNER: _owner,
    Column.LIGHT: lambda document, action: _(LIGHT_NAMES[action.light]),
    Column.PROGRESS: lambda document, action: _(PROGRESS_NAMES[action.progress]),
    Column.HORIZON: lambda document, action: _(HORIZON_NAMES[action.horizon]),
    Column.IMPACT: lambda document, action: str(action.impact or ""),
    Column.EFFORT: lambda document, action: str(action.effort or ""),
    Column.QUADRANT: _quadrant,
    Column.START: lambda document, action: _day(action.start),
    Column.DUE: lambda document, action: _day(action.due),
    Column.PERCENT: lambda document, action: f"{action.percent}%" if action.percent else "",
    Column.COST_ONCE: lambda document, action: _money(action.cost_once),
    Column.COST_MONTHLY: lambda document, action: _money(action.cost_monthly),
    Column.LIFT: lambda document, action: words.score(action.lift) if action.lift is not None else "",
}
