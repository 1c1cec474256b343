"""The phases of a table, and to which of them each of its rows belongs.

A row that names none goes on with the phase before it. Where nearly all rows name theirs, in a table that lies down,
rows may have been sorted, so those of one phase belong together wherever they stand; elsewhere a name that comes again
is a phase of its own. Either is told.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.words import kept
from app.exchange.tables.columns import PHASE, Column
from app.exchange.tables.entries import NOTHING, Entry, Row
from app.exchange.tables.lying import DOWN, Laid
from app.exchange.tables.vocabulary import IGNORED
from app.i18n import N_
from app.model.text import name_key, one_line

GATHERED = N_("This phase stands in several places; its rows were put together.")
AGAIN = N_("This phase stands here again, after others; it became a phase of its own.")

_FEW = 4
"""One row in so many may lack a phase in a table whose rows may have been sorted."""


class Phases:
    """The phases that the rows of a table name, in the order in which they first do."""

    def __init__(self, table: Laid, columns: Sequence[Column], repairs: Repairs) -> None:
        self._at = [column.at for column in columns if column.key == PHASE]
        self._repairs = repairs
        self._numbers: dict[str, int] = {}
        self._here = -1
        self.names: list[str | None] = []
        named = [name_key(self._own(row).text) for row in table.rows if says_anything(row, columns)]
        self._gathers = table.way == DOWN and named.count("") * _FEW <= len(named)
        once = len(set(named)) == len(named) if self._gathers else all(a != b for a, b in itertools.pairwise(named))
        self.have_one_row_each = bool(self._at) and all(named) and once

    def of(self, row: Row) -> int:
        """The number of the phase that a row belongs to; rows are asked for from the top."""
        entry = next((row[at] for at in self._at if row[at].text), NOTHING)
        name = one_line(kept(entry.text, entry.spot, self._repairs))
        key = name_key(name)
        if self.names and (not key or key == name_key(self.names[self._here] or "")):
            return self._here
        if key in self._numbers:
            self._repairs.add(GATHERED if self._gathers else AGAIN, entry.spot)
        if key not in self._numbers or not self._gathers:
            self._numbers[key] = len(self.names)
            self.names.append(name or None)
        self._here = self._numbers[key]
        return self._here

    def _own(self, row: Row) -> Entry:
        """The phase that a row names itself, rather than one that was merged into it."""
        return next((row[at] for at in self._at if row[at].text and not row[at].spread), NOTHING)


def says_anything(row: Row, columns: Sequence[Column]) -> bool:
    """Whether anything stands in a row that is read."""
    return any(row[each.at].text and not row[each.at].spread for each in columns if each.key != IGNORED)
