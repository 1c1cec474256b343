"""Which way a table lies, and where it begins: a row of headings with a moment in each row below, or headings down the
side with the phases across.

It lies the way in which more of its headings are known. One with phases across is turned, so that who reads it sees
headings above and a moment in each row, whichever way it lay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.exchange.tables.entries import Entry, Row, Table
from app.exchange.tables.vocabulary import is_known, meaning_of

DOWN, ACROSS = "down", "across"
"""How the journey goes on: a row a moment, or a column a moment."""

_DEEPEST, _FURTHEST = 40, 6
"""Rows above the headings, and columns before them, that are looked at."""

FEWEST = 2
"""Headings that must be known before a table is taken for a journey."""


SURE = 3
"""Headings that must be known before a table that was pasted is taken for a journey, and not for some notes."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table with its headings above, whichever way it lay; `above` is what stood over it, from the top."""

    way: str
    name: str
    headings: Row
    rows: tuple[Row, ...]
    above: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many headings are known, and where they stand, for either way; -1 is nowhere."""

    down: int = 0
    header: int = -1
    across: int = 0
    column: int = -1

    @property
    def way(self) -> str:
        """The way in which more headings are known."""
        return ACROSS if self.across > self.down else DOWN

    @property
    def known(self) -> int:
        """How many headings are known that way."""
        return max(self.down, self.across)

    @property
    def unclear(self) -> bool:
        """Whether it may lie either way."""
        return min(self.down, self.across) >= FEWEST and abs(self.down - self.across) <= 1


def likeness(table: Table) -> Likeness:
    """What speaks for either way."""
    top = table.rows[:_DEEPEST]
    header = max(range(len(top)), key=lambda n: _known(top[n]), default=-1)
    columns = range(min(_FURTHEST, len(table.rows[0]) if table.rows else 0))
    column = max(columns, key=lambda n: _known(row[n] for row in table.rows[:500]), default=-1)
    return Likeness(
        _known(top[header]) if header >= 0 else 0,
        header,
        _known(row[column] for row in table.rows[:500]) if column >= 0 else 0,
        column,
    )


def is_surely_journey(table: Table) -> bool:
    """Whether so many headings are known that nobody can have meant anything else."""
    return likeness(table).known >= SURE


def laid(table: Table, way: str, like: Likeness) -> Laid:
    """The table, taken to lie that way."""
    if way == DOWN or like.column < 0:
        at = max(like.header, 0)
        return Laid(DOWN, table.name, table.rows[at], table.rows[at + 1 :], table.rows[:at])
    top = _phases(table.rows, like.column)
    body = Table("", tuple(row[like.column :] for row in table.rows[top:])).turned().rows
    return Laid(ACROSS, table.name, _carried(body[0]), body[1:], table.rows[:top])


def _known(entries: Iterable[Entry]) -> int:
    """How many different things known headings among these mean."""
    return len({meaning_of(entry.text).key for entry in entries if not entry.spread and is_known(entry.text)})


def _phases(rows: Sequence[Row], column: int) -> int:
    """The row of the phases: the one that says so, else the first in which several cells are filled.

    A title that was merged with the cells beside it fills only its own.
    """
    first = next(n for n, row in enumerate(rows) if is_known(row[column].text))
    if meaning_of(rows[first][column].text).key == "phase":
        return first
    named = [sum(bool(entry.text) and not entry.spread for entry in row[column + 1 :]) for row in rows[:first]]
    filled = (n for n, names in enumerate(named) if names > 1)
    before = (n for n in range(first - 1, -1, -1) if named[n])
    return next(filled, next(before, first))


def _carried(headings: Row) -> Row:
    """Headings down a side go on for the rows below them that have none, but for the first, which is a corner."""
    found: list[Entry] = []
    for heading in headings:
        found.append(found[-1] if len(found) > 1 and not heading.text else heading)
    return tuple(found)
