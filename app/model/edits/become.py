"""Making a map what it was: the difference between now and an older state, as one edit like any other."""

from __future__ import annotations

from datetime import datetime

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Label, label
from app.model.edits.mending import mended


def become(document: Document, other: Document, name: Label) -> Edit:
    """Makes `document` hold exactly what `other` holds, once it is mended; `name` is what the step is called."""
    return Edit(name, Change.between(document.records, mended(other).records))


def restoring(version: str) -> Label:
    """What it is called to go back to a version with this name."""
    return label(N_("Restore “{title}”"), title=version)


def going_back_to(made_at: datetime) -> Label:
    """What it is called to restore the map as it was after a step that was made then, in the time of this computer."""
    return label(N_("Restore the map of {moment}"), moment=f"{made_at.astimezone():%Y-%m-%d %H:%M}")


def starting_over() -> Label:
    """What it is called to restore the map as it was before the first step."""
    return label(N_("Restore the map as it began"))
