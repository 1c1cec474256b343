"""The one shape of a table from elsewhere: rows of entries, each of which knows where it stood.

Every format makes this, so that what follows is written once; a table that lies on its side is turned, and its entries
keep their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.errors import ImportFileError
from app.exchange.cell import BLANK, Cell, Fault, Grid, place_of
from app.exchange.foreign.repairs import Repairs, Spot
from app.i18n import N_

MOST_ROWS = 20_000
MOST_COLUMNS = 64
MOST_FILLED = 200_000
"""Cells in which anything stands: several times what a map can hold."""

TOO_WIDE = N_("This row has more than {columns} cells; those beyond were left out.")
TOO_FULL = N_("The table holds more than {cells} filled cells, which is more than a map can hold, so it was not read.")


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell, as people read it. One that is `spread` was merged into another, whose text it repeats."""

    text: str = ""
    spot: Spot | None = None
    spread: bool = False


NOTHING = Entry()

Row = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of entries, all of the same length; `name` is what the file calls the table, if anything.

    What stood `above` it, such as a heading, is told apart where the format does that.
    """

    name: str
    rows: tuple[Row, ...]

    def turned(self) -> Table:
        """The same table with its columns as rows."""
        return Table(self.name, tuple(zip(*self.rows, strict=True)))


def even(name: str, rows: Sequence[Sequence[Entry]]) -> Table:
    """A table of rows that may be ragged: what a row lacks is empty."""
    width = max(map(len, rows), default=0)
    return Table(name, tuple((*row, *(NOTHING for _ in range(width - len(row)))) for row in rows))


def of_texts(name: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """A table of the lines of a text, each with its number; raises ImportFileError when it is too full."""
    found: list[list[Entry]] = []
    filled = 0
    for number, row in rows:
        found.append([_at_line(number, text) for text in row])
        filled += sum(bool(entry.text) for entry in found[-1])
        _refuse_the_full(filled)
    return even(name, found)


def of_grid(grid: Grid, repairs: Repairs, *, named: bool) -> Table:
    """A table of what stands on a sheet; places are addresses, behind the sheet's name when they are `named`.

    Cells that cannot be read are told and left empty. Raises ImportFileError when it is too full.
    """
    _refuse_the_full(sum(len(line.cells) for line in grid.lines))
    lines = {line.number: line.cells for line in grid.lines}
    if not lines:
        return Table(grid.name, ())
    width = max(max(cells, default=0) for cells in lines.values())
    sheet = grid.name if named else ""
    for number in grid.cut:
        repairs.add(TOO_WIDE, Spot(number, "", sheet), columns=MOST_COLUMNS)
    rows = []
    for number in range(min(lines), max(lines) + 1):
        cells = lines.get(number, {})
        rows.append([_of_cell(cells.get(n, BLANK), n, number, lines, sheet, repairs) for n in range(1, width + 1)])
    return even(grid.name, rows)


def _refuse_the_full(filled: int) -> None:
    if filled > MOST_FILLED:
        raise ImportFileError(TOO_FULL, cells=MOST_FILLED)


def _at_line(number: int, text: str) -> Entry:
    return Entry(text.strip(), Spot(number, text)) if text.strip() else NOTHING


def _of_cell(
    cell: Cell, column: int, row: int, lines: dict[int, dict[int, Cell]], sheet: str, repairs: Repairs
) -> Entry:
    spread = cell.fault is Fault.MERGED
    if spread and cell.into is not None:
        column, row = cell.into
        cell = lines.get(row, {}).get(column, BLANK)
    place = place_of(column, row)
    spot = Spot(None, said(cell), f"{sheet}!{place}" if sheet else place)
    if cell.fault in (Fault.ERROR, Fault.FORMULA):
        repairs.add(cell.fault.value, spot)
        return NOTHING
    return NOTHING if cell.is_blank else Entry(said(cell).strip(), spot, spread)


def said(cell: Cell) -> str:
    """What a cell of a sheet reads, numbers with a decimal point and dates year first."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return "✓" if value else ""
        case float(value) if cell.percent:
            return f"{value * 100:.10g}%"
        case int(value) if cell.percent:
            return f"{value * 100}%"
        case float(value):
            return f"{value:.12g}"
        case datetime() as value:
            return value.isoformat(" ", "minutes").removesuffix(" 00:00")
        case value:
            return str(value)
