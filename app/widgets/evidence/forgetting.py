"""Forgetting who spoke: all names emptied in one step, and told plainly where they are still to be read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.analysis.respondents import named_respondents, texts_naming
from app.i18n import N_, _, fill
from app.model.edits import forget_respondents
from app.model.records import Id
from app.widgets.banner import Choice
from app.widgets.desk import Desk

CLEAN_COPY = "file.copy_without_history"
"""The action that writes a file in which nothing is left of what was deleted."""


def forget(window: QWidget, desk: Desk) -> None:
    """Makes every respondent anonymous, and tells what that does not reach: the history, and the user's own texts."""
    desk.settle_typing()
    document = desk.session.document
    named = named_respondents(document)
    still = tuple(texts_naming(document, frozenset(source.respondent for source in named)))
    if named and desk.run(forget_respondents) is not None:
        desk.offer_undo(" ".join(_sentences(len(named), len(still))), *_choices(window, desk, still))


def _sentences(names: int, texts: int) -> Iterator[str]:
    if names == 1:
        yield _("1 name is gone from the sources.")
    else:
        yield fill(N_("{count} names are gone from the sources."), count=names)
    if texts == 1:
        yield _("A name still stands in 1 title or text.")
    elif texts:
        yield fill(N_("Names still stand in {count} titles or texts."), count=texts)
    yield _("The history of this file still has them; only a copy without history does not.")


def _choices(window: QWidget, desk: Desk, still: tuple[Id, ...]) -> Iterator[Choice]:
    if still:
        yield Choice(_("Show the first"), lambda: desk.reveal(still[0]))
    copying = window.findChild(QAction, CLEAN_COPY)
    if copying is not None:
        yield Choice(_("Copy without history…"), copying.trigger)
