"""A workbook that is not ours, read for the journeys on its sheets. Knows openpyxl by way of opening.py only.

A list of actions that only lost our hidden sheet is still taken for one that comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.cell import Grid
from app.exchange.comeback.table import find_table
from app.exchange.excel import reading
from app.exchange.excel.meta_sheet import is_meta
from app.exchange.excel.opening import Opened
from app.exchange.foreign.repairs import Repairs
from app.exchange.tables.entries import Table, of_grid
from app.exchange.tables.lying import FEWEST, likeness
from app.exchange.tables.plan import plan_of

MOST_SHEETS = 50
"""Sheets that are looked at; a book with more holds no journeys behind those."""

_SHARED = frozenset(["title", "owner", "map", "phase", "touchpoint", "description", "why", "id"])
"""The columns of a list of actions that a journey may have as well."""


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads each sheet that looks like a journey as a map; raises ImportFileError when none does."""
    grids = [grid for grid in _grids(Opened(source, name)) if grid.lines and not is_meta(grid)]
    if _is_list_of_actions(grids):
        return reading.read(source, name, options)
    repairs = Repairs()
    several = len(grids) > 1
    tables = [of_grid(grid, repairs, named=several) for grid in grids]
    journeys = [table for table in tables if likeness(table).known >= FEWEST]
    if len(journeys) == 1:
        tables = [Table("", table.rows) if table is journeys[0] else table for table in tables]
    return plan_of(tables, name, options, repairs)


def _grids(book: Opened) -> list[Grid]:
    return [book.grid(name) for name in book.names[:MOST_SHEETS]]


def _is_list_of_actions(grids: Sequence[Grid]) -> bool:
    """Whether there is a table with more columns that only actions have than a journey has headings."""
    table = find_table(grids, None)
    if table is None:
        return False
    own = set(table.columns) - _SHARED
    likely = max((likeness(of_grid(grid, Repairs(), named=False)).known for grid in grids), default=0)
    return len(own) >= 2 and len(table.columns) > likely
