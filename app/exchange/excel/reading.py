"""A workbook of ours that comes back, read as what people changed in it. Knows openpyxl by way of opening.py only."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.errors import ImportFileError
from app.exchange.base import ImportOptions, ImportPlan, Remark
from app.exchange.cell import Grid
from app.exchange.comeback.book import Book
from app.exchange.comeback.compare import compare
from app.exchange.comeback.found import Comeback
from app.exchange.comeback.table import find_table
from app.exchange.excel.meta_sheet import NAME, is_meta, read_meta
from app.exchange.excel.opening import Opened
from app.i18n import N_
from app.model.document import Document
from app.model.text import one_line

NO_MAP = N_("“{name}” belongs to a map. Open that map first, and import the workbook into it.")
NO_TABLE = N_("“{name}” holds no table of actions that is known here. Nothing was changed.")


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the table of actions of a workbook; raises ImportFileError when there is none."""
    book = book_of(source, name)

    def against(document: Document) -> Comeback:
        if not document.maps():
            raise ImportFileError(NO_MAP, name=name)
        return compare(book, document)

    return ImportPlan((), lambda document, ids: [], compare=against)


def book_of(source: bytes, name: str) -> Book:
    """The workbook as it was read; raises ImportFileError when it holds no table of actions."""
    opened = Opened(source, name)
    meta = read_meta(_before(opened, NAME))
    grids = _before(opened, meta.sheet, meta.others) if meta else _before(opened)
    table = find_table((grid for grid in grids if not is_meta(grid)), meta)
    if table is None:
        raise ImportFileError(NO_TABLE, name=name)
    remarks = []
    if meta is not None and table.sheet != meta.sheet:
        remarks.append(Remark(N_("The actions were found on sheet {sheet}."), {"sheet": one_line(table.sheet)}))
    return Book(table, meta, tuple(remarks))


def _before(opened: Opened, first: str = "", without: Collection[str] = ()) -> Iterator[Grid]:
    """The sheets in order, but before all others the one called `first`; each is read when its turn comes."""
    names = sorted((name for name in opened.names if name not in without), key=lambda name: name != first)
    return (opened.grid(name) for name in names)
