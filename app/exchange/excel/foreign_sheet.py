"""A workbook that is not ours, read for the journeys on its sheets. Knows openpyxl by way of opening.py only.

A list of actions that only lost our hidden sheet is still taken for one that comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.cell import Grid
from app.exchange.comeback.table import find_table
from app.exchange.excel import reading
from app.exchange.excel.beside import Beside
from app.exchange.excel.meta_sheet import is_meta
from app.exchange.excel.opening import Opened
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.tables.entries import Table, of_grid
from app.exchange.tables.lying import FEWEST, likeness
from app.exchange.tables.plan import plan_of
from app.i18n import N_
from app.model.text import one_line

MOST_SHEETS = 50
"""Sheets that are looked at; what stands behind those is told."""

MORE_SHEETS = N_("The workbook has more than {most} sheets; those beyond were left out.")
REMARK = N_("The remark at this cell was left out.")
MORE_REMARKS = N_("Sheet {sheet} has {count} more remarks at cells; they were left out as well.")
LINKS = N_("The links in {count} cells of sheet {sheet} were left out; the words in them were read.")
HIDDEN_ROWS = N_("{count} rows of sheet {sheet} are hidden; they were read all the same.")

_MOST_REMARKS = 50
"""Remarks of a sheet that are told one by one."""

_SHARED = frozenset(["title", "owner", "map", "phase", "touchpoint", "description", "why", "id"])
"""The columns of a list of actions that a journey may have as well."""


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads each sheet that looks like a journey as a map; raises ImportFileError when none does."""
    book = Opened(source, name)
    grids = [grid for grid in _grids(book) if grid.lines and not is_meta(grid)]
    if _is_list_of_actions(grids):
        return reading.read(source, name, options)
    repairs = Repairs()
    several = len(grids) > 1
    tables = [of_grid(grid, repairs, named=several) for grid in grids]
    _tell_of_more(book, repairs)
    journeys = [table for table in tables if likeness(table).known >= FEWEST]
    for table in journeys:
        _tell_of_what_is_beside(book.beside(table.name), table.name, several, repairs)
    if len(journeys) == 1:
        tables = [Table("", table.rows) if table is journeys[0] else table for table in tables]
    return plan_of(tables, name, options, repairs)


def _grids(book: Opened) -> list[Grid]:
    return [book.grid(name) for name in book.names[:MOST_SHEETS]]


def _tell_of_more(book: Opened, repairs: Repairs) -> None:
    if beyond := book.names[MOST_SHEETS:]:
        names = ", ".join(one_line(name, 100) for name in beyond)
        repairs.add(MORE_SHEETS, Spot(None, names[:2_000]), most=MOST_SHEETS)


def _tell_of_what_is_beside(found: Beside, name: str, several: bool, repairs: Repairs) -> None:
    """Tells what a sheet with a journey holds besides its cells, of which nothing is read."""
    for place, text in found.remarks[:_MOST_REMARKS]:
        repairs.add(REMARK, Spot(None, text[:2_000], f"{name}!{place}" if several else place))
    said = {
        MORE_REMARKS: len(found.remarks) - _MOST_REMARKS,
        LINKS: found.links,
        HIDDEN_ROWS: found.hidden_rows,
    }
    for msgid, count in said.items():
        if count > 0:
            repairs.add(msgid, Spot(None, name), count=count, sheet=one_line(name))


def _is_list_of_actions(grids: Sequence[Grid]) -> bool:
    """Whether there is a table with more columns that only actions have than a journey has headings."""
    table = find_table(grids, None)
    if table is None:
        return False
    own = set(table.columns) - _SHARED
    likely = max((likeness(of_grid(grid, Repairs(), named=False)).known for grid in grids), default=0)
    return len(own) >= 2 and len(table.columns) > likely
