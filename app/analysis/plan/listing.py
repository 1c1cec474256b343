"""Which actions of a plan are seen, and in which order. Pure: a document in, actions out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.analysis.folding import fold_text as fold
from app.analysis.priority import Quadrant, quadrant_of
from app.model.document import Document
from app.model.names import own_title
from app.model.records import Action, Horizon, Id, Light, Person, Progress
from app.model.whereabouts import subject_of

NOBODY = Id("")
"""Wanted as owner: the actions that nobody has."""


class Column(StrEnum):
    """What a list of actions can be put in order by; each is what an action says in one word or number."""

    TITLE = "title"
    SUBJECT = "subject_id"
    OWNER = "owner_id"
    LIGHT = "light"
    PROGRESS = "progress"
    HORIZON = "horizon"
    IMPACT = "impact"
    EFFORT = "effort"
    QUADRANT = "quadrant"
    START = "start"
    DUE = "due"
    PERCENT = "percent"
    COST_ONCE = "cost_once"
    COST_MONTHLY = "cost_monthly"
    LIFT = "lift"


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What is wanted, all of it together; an empty text and None want nothing in particular."""

    text: str = ""
    owner_id: Id | None = None
    light: Light | None = None
    progress: Progress | None = None
    horizon: Horizon | None = None
    about: Id | None = None
    """A touchpoint: what mends it or a note under it."""

    def __bool__(self) -> bool:
        return self != PlanFilter()


def listed(
    document: Document, wanted: PlanFilter, by: Column | None = None, descending: bool = False
) -> tuple[Action, ...]:
    """The actions that are wanted, in the order of one column, or in that of the plan.

    What says nothing in that column comes last, either way round; what says the same stays in the order of the plan.
    """
    found = [action for action in document.actions(wanted.about) if passes(document, wanted, action)]
    if by is None:
        return tuple(found)
    said = {action.id: _KEYS[by](document, action) for action in found}
    silent = [action for action in found if said[action.id] is None]
    telling = [action for action in found if said[action.id] is not None]
    telling.sort(key=lambda action: said[action.id], reverse=descending)
    return (*telling, *silent)


def passes(document: Document, wanted: PlanFilter, action: Action) -> bool:
    """Whether an action says what is wanted, wherever it is: every word of the text is somewhere in what it says."""
    return (
        (wanted.owner_id is None or (action.owner_id or NOBODY) == wanted.owner_id)
        and (wanted.light is None or action.light is wanted.light)
        and (wanted.progress is None or action.progress is wanted.progress)
        and (wanted.horizon is None or action.horizon is wanted.horizon)
        and (not wanted.text.strip() or _says(document, action, fold(wanted.text).split()))
    )


def _says(document: Document, action: Action, words: list[str]) -> bool:
    subject, owner = subject_of(document, action), document.find(action.owner_id, Person)
    own = (action.title, action.description, action.why, action.department, action.measure, action.target)
    others = (own_title(subject) if subject else "", owner.name if owner else "")
    said = fold("\n".join((*own, *others)))
    return all(word in said for word in words)


# --- what is compared ------------------------------------------------------------------------------------------------


def _owner(document: Document, action: Action) -> str | None:
    owner = document.find(action.owner_id, Person)
    return fold(owner.name) or None if owner else None


def _subject(document: Document, action: Action) -> str | None:
    subject = subject_of(document, action)
    return fold(own_title(subject)) or None if subject else None


def _quadrant(_document: Document, action: Action) -> int | None:
    found = quadrant_of(action)
    return list(Quadrant).index(found) if found else None


def _field(column: Column) -> Callable[[Document, Action], Any]:
    return lambda _document, action: getattr(action, column.value)


def _choice(column: Column, order: list[Any]) -> Callable[[Document, Action], int]:
    return lambda _document, action: order.index(getattr(action, column.value))


_KEYS: dict[Column, Callable[[Document, Action], Any]] = {
    **{column: _field(column) for column in Column},
    Column.TITLE: lambda _document, action: fold(action.title) or None,
    Column.SUBJECT: _subject,
    Column.OWNER: _owner,
    Column.LIGHT: _choice(Column.LIGHT, [Light.RED, Light.AMBER, Light.GREEN]),  # the worst first
    Column.PROGRESS: _choice(Column.PROGRESS, list(Progress)),
    Column.HORIZON: _choice(Column.HORIZON, list(Horizon)),
    Column.QUADRANT: _quadrant,
}
