"""The columns of the sheet of actions under names of their own, by which formulas on other sheets find them.

A name goes where its cells go: rows that are sorted, deleted or put in between, columns that are moved.
"""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName


def plan_name(key: str) -> str:
    """The name of the cells under a column."""
    return f"plan_{key}"


def add_plan_names(workbook: Workbook, sheet: str, columns: dict[str, int], first: int, last: int) -> None:
    """Names the cells under `columns`, which are numbered from 1, in these rows."""
    for key, number in columns.items():
        letter = get_column_letter(number)
        place = f"{quote_sheetname(sheet)}!${letter}${first}:${letter}${last}"
        workbook.defined_names[plan_name(key)] = DefinedName(plan_name(key), attr_text=place)
