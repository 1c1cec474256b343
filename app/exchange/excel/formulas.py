"""Cells that a spreadsheet computes, written with what they came to: a viewer that computes nothing shows them too.

openpyxl writes a formula without its value. Only texts of ours become formulas, never one that a user wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.cell._writer import write_cell
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.xml.functions import Element, SubElement


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and what it comes to now."""

    text: str
    value: str | int | float | date | None


class FormulaWriter(WorksheetWriter):  # type: ignore[misc]  # openpyxl has no types
    """Writes the rows of a sheet, formulas with their values."""

    def write_row(self, xf: Any, row: Iterable[Any], row_idx: int) -> None:
        """Writes one row, cell by cell."""
        attributes = {"r": str(row_idx), **self.ws.row_dimensions.get(row_idx, {})}
        with xf.element("row", attributes):
            for cell in row:
                if isinstance(cell._value, Formula):
                    xf.write(_element(cell))
                else:
                    write_cell(xf, self.ws, cell, cell.has_style)


def placed(cells: Iterable[Any], row: int) -> Iterator[Any]:
    """The cells of a row, each told where it stands; an empty place is None."""
    for column, cell in enumerate(cells, 1):
        if cell is not None:
            cell.column, cell.row = column, row
            yield cell


def _element(cell: Any) -> Any:
    value = cell._value.value
    text = isinstance(value, str) or value is None
    element = Element("c", {"r": cell.coordinate, "s": str(cell.style_id), "t": "str" if text else "n"})
    SubElement(element, "f").text = cell._value.text
    SubElement(element, "v").text = _written(value)
    return element


def _written(value: str | int | float | date | None) -> str:
    if isinstance(value, date):
        return str(to_excel(value))
    return "" if value is None else str(value)
