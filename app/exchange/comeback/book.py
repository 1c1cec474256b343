"""A workbook that came back, as it was read: what it says of itself, and the rows of its table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange.cell import BLANK, Cell, place_of
from app.model.edits.base import Remark
from app.model.records import Id

Tokens = Mapping[str, str]
"""What an action said when it was exported, by column, as tokens (see saying.py)."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the hidden sheet says: the language, the maps and the headings, and what each action said."""

    language: str
    sheet: str
    map_ids: tuple[Id, ...]
    headers: Mapping[str, str]
    """The headings as they were written, by column, in their order."""
    exported: Mapping[Id, Tokens] = field(default_factory=dict)
    people: Mapping[Id, str] = field(default_factory=dict)
    """How everybody was called."""
    others: frozenset[str] = frozenset()
    """The sheets that were made to be looked at; what stands on them is no table of actions, whatever its headings."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: its number on the sheet, and its cells by column."""

    number: int
    cells: Mapping[str, Cell]

    def cell(self, key: str) -> Cell:
        """What stands under a column."""
        return self.cells.get(key, BLANK)


@dataclass(frozen=True, slots=True)
class Table:
    """The table of actions, wherever it was found. `columns` are the numbers of its columns on the sheet.

    `unsure` are those that are left out, since it cannot be told which of what is headed so is ours.
    """

    sheet: str
    columns: Mapping[str, int]
    rows: tuple[TableRow, ...]
    unsure: tuple[str, ...] = ()

    def place(self, key: str, row: int) -> str:
        """A cell of the table as people call it."""
        return place_of(self.columns[key], row)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: `meta` is None when it has no hidden sheet of ours that can be read."""

    table: Table
    meta: Meta | None
    remarks: tuple[Remark, ...] = ()
