"""A sheet that lists records, one a row: a title, groups of columns, a table that can be sorted and filtered.

What every such sheet shares, so that they look and print alike; which columns there are is for each sheet to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Generic, TypeVar

from openpyxl import Workbook
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.exchange.excel.cells import Entry, Sheet, Value, area, escaped
from app.exchange.excel.heights import height_of, width_for, width_over
from app.exchange.excel.looks import TABLE_STYLE, Look, Looks
from app.exchange.excel.page import Spread, down_pages, landscape, over_pages, paper_for, share_to_fit
from app.exchange.excel.scores import GAP_FORMAT, SCORE_FORMAT, score_colors
from app.model.text import one_line

T = TypeVar("T")

TOP = 4
"""The row with the names of the columns; above it stand the title, a hint and the names of groups."""

MONEY_FORMAT = '"€ "#,##0.00'
_LOWEST = 20.0
_SHARES = (1.0, 0.9, 0.8, 0.75)
"""Which part of its width a column keeps, where that spares a page."""

_NOTHING = (None, "")
_INDENTED = 1.5
"""Characters of a column that its indent takes."""
_LONGEST_NAME = 120
"""Letters of a column's name: Excel allows 255."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its name, its width in characters, what it says of a record, and the group that it belongs to."""

    name: str
    width: float
    value: Callable[[T], Value]
    group: str = ""
    across: str = "left"
    format: str = "General"


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A sheet to be: its name, the title over it, one line that explains it, and the colour of its tab.

    On paper the rows of each `block` begin on a page of their own, where the groups of columns need several.
    """

    name: str
    title: str
    hint: str
    columns: Sequence[Column[T]]
    rows: Sequence[T]
    color: str
    paper: str = "a4"
    block: Callable[[T], object] = lambda _record: None


def add_listing(workbook: Workbook, looks: Looks, listing: Listing[T]) -> Sheet:
    """Adds the sheet. Its first column stays in sight, and comes on every page where the groups need several."""
    sheet = Sheet(workbook, listing.name, looks)
    listing = replace(listing, columns=_under_names(_narrowed(_speaking(listing), listing.paper)))
    names = _different(column.name for column in listing.columns)
    listing = replace(listing, paper=paper_for(listing.paper, [column.width for column in listing.columns]))
    spread = _set_up(sheet, listing)
    _write_top(sheet, looks, listing, spread)
    _write_names(sheet, looks, listing, names)
    for row in listing.rows:
        _write_row(sheet, looks, listing.columns, row)
    if spread:
        blocks = [len(list(rows)) for _, rows in groupby(listing.rows, key=listing.block)]
        down_pages(sheet.raw, sheet.heights, (TOP - 1, TOP), spread.scale, listing.paper, blocks)
    _add_table(sheet, names)
    _color_scores(sheet, looks, listing.columns)
    return sheet


def _speaking(listing: Listing[T]) -> list[Column[T]]:
    """The first column, and of the others those that say something of any record: the rest is only in the way."""
    first, *others = listing.columns
    return [first, *(column for column in others if any(column.value(row) not in _NOTHING for row in listing.rows))]


def _narrowed(columns: list[Column[T]], paper: str) -> list[Column[T]]:
    """The columns, each narrower where all of them then fit the width of one page; no word of a name is torn."""

    def widths(share: float) -> list[float]:
        return [min(each.width, max(each.width * share, width_for(each.name, 0))) for each in columns]

    narrower = widths(share_to_fit(paper, _SHARES, widths))
    return [replace(column, width=width) for column, width in zip(columns, narrower, strict=True)]


def _under_names(columns: Sequence[Column[T]]) -> list[Column[T]]:
    """The columns, the last of a group wider where the group's name would run into the next."""
    wide: list[Column[T]] = []
    for name, group in groupby(columns, key=lambda column: column.group):
        *first, last = group
        needed = width_over(name) - sum(column.width for column in first)
        wide += [*first, replace(last, width=max(last.width, needed))]
    return wide


def _set_up(sheet: Sheet, listing: Listing[Any]) -> Spread | None:
    """Sets up the sheet, and gives how it is spread over pages; None where it is as wide as one."""
    columns = listing.columns
    sheet.widths([column.width for column in columns])
    sheet.raw.freeze_panes = f"B{TOP + 1}"
    sheet.raw.sheet_properties.tabColor = listing.color.removeprefix("#")
    landscape(sheet.raw, (TOP - 1, TOP), listing.paper)
    groups = _groups(columns)
    if len(groups) == 1:
        return None
    parts = [[column.width for column in group] for group in groups]
    return over_pages(sheet.raw, columns[0].width, parts, listing.paper)


def _groups(columns: Sequence[Column[T]]) -> list[list[Column[T]]]:
    """The columns after the first, group by group."""
    return [list(each) for _, each in groupby(columns[1:], key=lambda column: column.group)]


def _write_top(sheet: Sheet, looks: Looks, listing: Listing[Any], spread: Spread | None) -> None:
    """The title and the hint stand over the first column that a page has to itself: the repeated one would cut them."""
    soft = Look(ink=looks.theme.ink_soft, down="center")
    groups = _groups(listing.columns)
    starts = [1 + sum(map(len, groups[:part])) for part in (0, *spread.parts)] if spread else [0]
    title = (listing.title, Look(size=20, bold=True, down="center"))
    sheet.row([title if column in starts else None for column in range(starts[-1] + 1)], 33)
    sheet.row([*[None] * starts[0], (listing.hint, soft)], 18)
    look = Look(bold=True, ink=looks.theme.accent, down="bottom")
    entries: list[Entry | None] = []
    for group, columns in groupby(listing.columns, key=lambda column: column.group):
        entries += [(group, look), *[None] * (len(list(columns)) - 1)]
    sheet.row(entries, 24)


def _write_names(sheet: Sheet, looks: Looks, listing: Listing[Any], names: Sequence[str]) -> None:
    theme = looks.theme
    look = Look(bold=True, ink=theme.phase_ink, fill=theme.accent, down="center", wrap=True)
    height = max(
        26.0, *(height_of(n, c.width - _INDENTED, 11, True) for n, c in zip(names, listing.columns, strict=True))
    )
    columns = zip(names, listing.columns, strict=True)
    sheet.row([(name, _away_from_edges(replace(look, across=column.across))) for name, column in columns], height)


def _write_row(sheet: Sheet, looks: Looks, columns: Sequence[Column[T]], record: T) -> None:
    values = [column.value(record) for column in columns]
    entries: list[Entry] = []
    height = _LOWEST
    for number, (value, column) in enumerate(zip(values, columns, strict=True)):
        bold = number == 0 or column.format == SCORE_FORMAT
        look = Look(bold=bold, across=column.across, down="center", wrap=True, format=column.format)
        look = replace(_away_from_edges(look), under=looks.theme.lines)
        entries.append((None if value == "" else value, look))
        height = max(height, height_of(value, column.width - _INDENTED, 11, bold)) if isinstance(value, str) else height
    sheet.row(entries, height, fixed=False)


def _away_from_edges(look: Look) -> Look:
    """Keeps text off the edge of a coloured neighbour; what stands in the middle is far from it."""
    return look if look.across == "center" else replace(look, indent=1)


def _add_table(sheet: Sheet, names: Sequence[str]) -> None:
    tables = sum(len(other.tables) for other in sheet.raw.parent.worksheets)
    cells = area(TOP, 1, max(sheet.rows, TOP + 1), len(names))
    table = Table(displayName=f"Reiskaart{tables + 1}", ref=cells)
    table._initialise_columns()
    table.tableColumns = [TableColumn(id=number, name=escaped(name)) for number, name in enumerate(names, 1)]
    table.tableStyleInfo = TableStyleInfo(name=TABLE_STYLE, showRowStripes=True)
    sheet.raw.tables.add(table)  # add_table would warn that the columns are up to us


def _color_scores(sheet: Sheet, looks: Looks, columns: Sequence[Column[Any]]) -> None:
    for number, column in enumerate(columns, 1):
        if column.format in (SCORE_FORMAT, GAP_FORMAT):
            cells = area(TOP + 1, number, max(sheet.rows, TOP + 1), number)
            sheet.raw.conditional_formatting.add(cells, score_colors(looks.theme))


def _different(names: Any) -> list[str]:
    """The names on one line each, and no two alike, as a table demands."""
    made: list[str] = []
    for name in names:
        base = one_line(name)[:_LONGEST_NAME].strip() or "–"
        known, number, unique = {each.casefold() for each in made}, 2, base
        while unique.casefold() in known:
            unique, number = f"{base} ({number})", number + 1
        made.append(unique)
    return made
