"""What is typed or picked for actions as the edit that it means: the same edits as those of the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.analysis.folding import fold_text
from app.analysis.plan.listing import Column
from app.errors import DocumentError
from app.i18n import N_
from app.model.document import Document
from app.model.domain import MOST_CENTS
from app.model.edits import Edit, add_person, set_fields
from app.model.edits.planning import set_due
from app.model.records import Id
from app.widgets import words
from app.widgets.inspector.figures_field import typed_lift, typed_percent
from app.widgets.inspector.typed_date import typed_date
from app.widgets.inspector.typed_money import typed_cents

NOT_READ = {
    Column.START: N_("“{text}” is no date. Type for example 1-12."),
    Column.DUE: N_("“{text}” is no date. Type for example 1-12."),
    Column.PERCENT: N_("“{text}” is no percentage from 0 to 100."),
    Column.COST_ONCE: N_("“{text}” is no amount of money."),
    Column.COST_MONTHLY: N_("“{text}” is no amount of money."),
    Column.LIFT: N_("“{text}” is no step on the scale of emotions, from −4 to +4."),
}
"""What is said of words that mean nothing in a column."""


def picking(document: Document, ids: Sequence[Id], column: Column, value: object) -> Edit:
    """The edit that gives actions a value that was picked, as a step of its own."""
    if column is Column.DUE and (value is None or isinstance(value, date)):
        return set_due(document, ids, value, date.today())
    return replace(set_fields(document, ids, **{column.value: value}), merge_key=None)


def typing(document: Document, ids: Sequence[Id], column: Column, text: str) -> Edit:
    """The edit that gives actions what was typed. Raises DocumentError for what means nothing there."""
    text = text.strip()
    if column is Column.TITLE:
        return picking(document, ids, column, text)
    if column is Column.OWNER:
        return _owning(document, ids, text)
    value = _read(column, text) if text else None
    if text and value is None:
        raise DocumentError(NOT_READ[column], text=text)
    return picking(document, ids, column, 0 if value is None and column is Column.PERCENT else value)


def _read(column: Column, text: str) -> object:
    """What a text means in a column; None when it means nothing."""
    if column in (Column.START, Column.DUE):
        return typed_date(text, words.locale(), date.today())
    if column is Column.PERCENT:
        return typed_percent(text)
    if column is Column.LIFT:
        return typed_lift(text)
    cents = typed_cents(text)
    return cents if cents is not None and cents <= MOST_CENTS else None


def _owning(document: Document, ids: Sequence[Id], name: str) -> Edit:
    """Gives actions to whoever goes by a name, who is added to the file if nobody does; without a name to nobody."""
    known = next((person for person in document.persons() if fold_text(person.name) == fold_text(name)), None)
    if known is not None or not name:
        return picking(document, ids, Column.OWNER, known.id if known else None)
    adding = add_person(document, name)
    owning = picking(document.after(adding.change), ids, Column.OWNER, adding.created[0])
    return replace(owning, change=adding.change.then(owning.change), remarks=adding.remarks)
