"""Which actions are still open: those that nobody has done or dropped."""

from __future__ import annotations

from app.model.document import Document
from app.model.records import Action, Id, Progress

_OVER = frozenset({Progress.DONE, Progress.DROPPED})


def is_open(action: Action) -> bool:
    """Whether there is still something to do."""
    return action.progress not in _OVER


def open_actions(document: Document, touchpoint_id: Id | None) -> tuple[Action, ...]:
    """What is still to be done about a touchpoint, in order."""
    return tuple(filter(is_open, document.actions(touchpoint_id))) if touchpoint_id is not None else ()
