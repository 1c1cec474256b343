"""Actions: what someone will do, what that mends, and which of them must wait for which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.errors import DocumentError
from app.i18n import N_
from app.model.change import Change
from app.model.dependencies import goes_round
from app.model.document import GONE, Document
from app.model.edits.base import Edit, Ids, key_at, label_of, new_id, shorten
from app.model.edits.fields import set_fields
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.names import own_title, title_of
from app.model.records import SUBJECTS, Action, Dependency, Id, Record, Touchpoint

IN_CIRCLES = N_("“{title}” would then wait for itself, so nothing was changed.")


def add_action(
    document: Document,
    title: str,
    subject_id: Id | None = None,
    of_gap: bool = False,
    *,
    why: str = "",
    ids: Ids = new_id,
) -> Edit:
    """Adds an action to the list, last; it may name what it mends, or with `of_gap` the gap at that touchpoint.

    `why` is the finding that it answers.
    Raises DocumentError for a subject that is gone or that no action can mend.
    """
    gap = _is_touchpoint(document, subject_id) and of_gap
    intake = Intake()
    order = key_at(document.actions(), None)
    name, found = intake.line(title), intake.text(why)
    action = Action(id=ids(), order=order, title=name, why=found, subject_id=subject_id, of_gap=gap)
    return adding(N_("Add action “{title}”"), N_("Add action"), action, intake)


def set_subject(document: Document, ids: Id | Iterable[Id], subject_id: Id | None, of_gap: bool = False) -> Edit:
    """Says what actions mend; None names nothing. Raises DocumentError as `add_action` does."""
    gap = _is_touchpoint(document, subject_id) and of_gap
    return replace(set_fields(document, ids, subject_id=subject_id, of_gap=gap), merge_key=None)


def add_dependency(document: Document, action_id: Id, needs_id: Id, *, ids: Ids = new_id) -> Edit:
    """Says that one action needs another to be done first; said twice it changes nothing.

    Raises DocumentError where an action would come to wait for itself.
    """
    action, needed = document.get(action_id, Action), document.get(needs_id, Action)
    if goes_round(document, action_id, needs_id):
        raise DocumentError(IN_CIRCLES, title=shorten(title_of(action)))
    known = any(each.needs_id == needs_id for each in document.dependencies(action_id))
    made = Dependency(id=ids(), action_id=action_id, needs_id=needs_id)
    called = label_of(action, N_("Let “{title}” wait for “{other}”"), **_named(needed))
    return Edit(called, Change() if known else Change.creating([made]), () if known else (made.id,), action_id)


def remove_dependency(document: Document, action_id: Id, needs_id: Id) -> Edit:
    """Says that an action no longer needs another; where it did not, nothing changes."""
    action, needed = document.get(action_id, Action), document.get(needs_id, Action)
    gone = [each for each in document.dependencies(action_id) if each.needs_id == needs_id]
    called = label_of(action, N_("Let “{title}” no longer wait for “{other}”"), **_named(needed))
    return Edit(called, Change(tuple((each, None) for each in gone)), focus=action_id)


def _named(action: Action) -> dict[str, str]:
    """What a label calls the other action: by the user's words, or by ours, which are translated where it is read."""
    return {"other": own_title(action)} if own_title(action) else {"other:ours": title_of(action)}


def _is_touchpoint(document: Document, subject_id: Id | None) -> bool:
    """Whether the subject of an action is a touchpoint; raises DocumentError for what can be no subject."""
    if subject_id is None:
        return False
    subject = document.get(subject_id, Record)
    if subject.KIND not in SUBJECTS:
        raise DocumentError(GONE)
    return isinstance(subject, Touchpoint)
