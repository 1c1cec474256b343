"""What stands above a table: its title, whom it is about, and what it is a journey of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.words import kept
from app.exchange.tables.entries import Entry, Row
from app.exchange.tables.vocabulary import fact_of
from app.i18n import N_
from app.model.text import one_line

LEFT_OUT = N_("What stands above the table could not be placed, and was left out.")

_LONGEST_TITLE = 120


@dataclass
class Facts:
    """What is said of a journey as a whole."""

    title: str = ""
    customer: str = ""
    description: str = ""


def facts_in(above: Sequence[Row], repairs: Repairs) -> Facts:
    """What the rows above a table say: labels with what follows them, a title, and lines of description."""
    facts = Facts()
    for row in above:
        entries = [entry for entry in row if entry.text and not entry.spread]
        if entries and not _labelled(facts, entries, repairs) and not _alone(facts, entries, repairs):
            for entry in entries:
                repairs.add(LEFT_OUT, entry.spot)
    return facts


def _labelled(facts: Facts, entries: Sequence[Entry], repairs: Repairs) -> bool:
    """Takes “Persona: Ann”, in one cell or in two."""
    label, colon, value = entries[0].text.partition(":")
    if len(entries) == 2 and not value.strip():
        value = entries[1].text
    elif len(entries) > 1 or not colon:
        return False
    name = fact_of(label)
    if not name or not value.strip() or getattr(facts, name):
        return False
    said = kept(value.strip(), entries[0].spot, repairs)
    setattr(facts, name, said if name == "description" else one_line(said))
    return True


def _alone(facts: Facts, entries: Sequence[Entry], repairs: Repairs) -> bool:
    """Takes a line that stands alone: the first short one is the title, the others describe."""
    if len(entries) > 1:
        return False
    text = kept(entries[0].text, entries[0].spot, repairs)
    if not facts.title and len(text) <= _LONGEST_TITLE:
        facts.title = one_line(text)
    else:
        facts.description = "\n".join(filter(None, (facts.description, text)))
    return True
