"""What came back in words: how a field is called, and what a plain value says, in the language of whoever reads it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import chain

from app.exchange.comeback.columns import BY_KEY, Holds
from app.exchange.comeback.found import Changed, Comeback
from app.exchange.comeback.waits import parted, title_in
from app.exchange.typeset import brief, day, euros, score
from app.i18n import N_, Translate
from app.model.codec import Plain, from_plain
from app.model.document import Document
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import Action, Id, Record

_CHOICES: dict[StrEnum, str] = dict(chain(LIGHT_NAMES.items(), PROGRESS_NAMES.items(), HORIZON_NAMES.items()))
NOTHING = N_("nothing")


def field_name(key: str, say: Translate) -> str:
    """How a field is called: as its column is."""
    return say(N_("What it mends") if key == "subject_id" else BY_KEY[key].title)


def value_words(key: str, value: Plain, document: Document, say: Translate, language: str) -> str:
    """What a value says; of an empty one that it is nothing."""
    if value is None or value == "":
        return say(NOTHING)
    if key == "subject_id":
        found = document.find(Id(str(value)), Record)
        return title_of(found, say) if found else say(NOTHING)
    match BY_KEY[key].holds:
        case Holds.CHOICE:
            return say(_CHOICES[from_plain(Action, key, value)])
        case Holds.DAY:
            return day(date.fromisoformat(str(value)), language)
        case Holds.PERCENT:
            return f"{value}%"
        case Holds.MONEY:
            return euros(int(value), language)
        case Holds.LIFT:
            return score(int(value), language)
        case Holds.ACTIONS:
            return "; ".join(_referred(each, document, say) for each in parted(value))
    return str(value)


def _referred(reference: str, document: Document, say: Translate) -> str:
    """The title of an action, or of a row that is to become one."""
    found = document.find(Id(reference), Action)
    return title_of(found, say) if found else title_in(reference)


def change_words(change: Changed, document: Document, say: Translate, language: str) -> str:
    """A change in one line: the field, what it says here and what it said there."""
    ours, theirs = (value_words(change.field, v, document, say, language) for v in (change.ours, change.theirs))
    told = {"field": field_name(change.field, say), "old": brief(ours), "new": brief(theirs)}
    sentence = (
        N_("{field}: here “{old}”, in the workbook “{new}”") if change.conflict else N_("{field}: “{old}” → “{new}”")
    )
    return say(sentence).format(**told)


def unread_words(comeback: Comeback, say: Translate) -> list[str]:
    """What could not be read, cell by cell."""
    return [
        say(N_("{sheet}, cell {cell}: “{text}”. {why}")).format(
            sheet=each.sheet, cell=each.cell, text=brief(each.text), why=each.why.text(say)
        )
        for each in comeback.unread
    ]
