"""What is said when something goes with a good deal in it, so that nobody in the room misses it."""

from __future__ import annotations

from collections.abc import Sequence

from app.i18n import N_, _, fill
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Id, Note, Record, Touchpoint


def told_gone(document: Document, ids: Sequence[Id], change: Change) -> str:
    """A sentence about the touchpoints and notes that go with what was chosen; empty where none does."""
    along = [r for r in change.deleted if isinstance(r, Touchpoint | Note) and r.id not in ids]
    if not along:
        return ""
    if len(ids) > 1:
        return fill(N_("{count} items are deleted, with all that was in them."), count=len(ids))
    title = shorten(title_of(document.get(ids[0], Record), _))
    if len(along) == 1:
        return fill(N_("“{title}” is deleted, with the touchpoint or note that was in it."), title=title)
    return fill(N_("“{title}” is deleted, with {count} touchpoints and notes."), title=title, count=len(along))
