"""Opening a workbook that somebody sends: what may be opened at all, and those of its sheets that are asked for.

Nothing of it is trusted: neither its sizes nor its parts, nor what it says of its sheets. Formulas are never computed;
what they came to when they were last saved is read. Runs in a process with limits of time and memory (import_child).
"""

from __future__ import annotations

import logging
import re
import warnings
import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape

from app.errors import ImportFileError
from app.exchange.cell import Cell, Fault, Grid, Line
from app.exchange.excel.beside import Beside, beside
from app.i18n import N_
from app.model.text import one_line

MOST_UNPACKED = 50 << 20
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 64
MOST_MERGED = 10_000
"""Bytes of all parts, parts, rows and columns of a sheet, and merged blocks on one: far more than a plan has."""

NOT_A_WORKBOOK = N_("“{name}” is not an Excel workbook that can be read. Nothing was changed.")
LOCKED = N_(
    "“{name}” has a password or is an old .xls file. Save it as an .xlsx workbook without a password and try again."
)
TOO_LARGE = N_("“{name}” unpacks to more than a plan can hold, so it was not read.")
TOO_LONG = N_("Sheet {sheet} of “{name}” goes on below row {rows}, in row {row}, so it was not read.")

_LARGEST = 1e300
"""The largest number that is one; what is beyond that fits no spreadsheet, and is read as the text that it is."""

_log = logging.getLogger(__name__)
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z$0-9:]{1,40})[\"']")
_COMPUTED = re.compile(rb"<(?:\w+:)?f[\s>/]")


class Opened:
    """A workbook called `name`, whose sheets are read one by one as they are asked for, hidden ones too.

    Raises ImportFileError for what is none, and for one that is too large.
    """

    def __init__(self, source: bytes, name: str) -> None:
        self._source, self._name = source, name
        self._parts = _parts(source, name)
        self._read: dict[str, Grid] = {}
        self._formulas: Any = None
        with _guarded(name):
            self._values = openpyxl.load_workbook(BytesIO(source), read_only=True, data_only=True, keep_links=False)
            self.names = tuple(sheet.title for sheet in self._values.worksheets)

    def grid(self, sheet: str) -> Grid:
        """What stands on a sheet."""
        if sheet not in self._read:
            with _guarded(self._name):
                self._read[sheet] = self._grid(self._values[sheet])
        return self._read[sheet]

    def beside(self, sheet: str) -> Beside:
        """What a sheet holds besides its cells."""
        with _guarded(self._name):
            return beside(self._parts, self._values[sheet]._worksheet_path.lstrip("/"))

    def _grid(self, sheet: Any) -> Grid:
        raw = self._parts.get(sheet._worksheet_path.lstrip("/"), b"")
        lines = list(_lines(sheet, self._name, self._values.epoch))
        cut = tuple(line.number for line in lines if line.cells.pop(MOST_COLUMNS + 1, None) is not None)
        lines = [line for line in lines if line.cells]
        if _COMPUTED.search(raw):
            self._formulas = self._formulas or openpyxl.load_workbook(
                BytesIO(self._source), read_only=True, keep_links=False
            )
            lines = list(_with_formulas(lines, self._formulas[sheet.title]))
        return Grid(sheet.title, tuple(_with_merged(lines, raw, self._name)), cut)


@contextmanager
def _guarded(name: str) -> Iterator[None]:
    """The edge of a library that was given what somebody sent."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, which is none of the cells
            yield
    except (ImportFileError, MemoryError):
        raise
    except Exception as error:
        _log.info("a workbook could not be read: %r", error)
        raise ImportFileError(NOT_A_WORKBOOK, name=name) from error


def _parts(source: bytes, name: str) -> dict[str, bytes]:
    """What the workbook consists of, unpacked within limits; only parts that are XML are kept."""
    if source.startswith(_OLD_OR_LOCKED):
        raise ImportFileError(LOCKED, name=name)
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise ImportFileError(TOO_LARGE, name=name)
            wanted = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            parts = {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ImportFileError(NOT_A_WORKBOOK, name=name) from error
    if "xl/workbook.xml" not in parts and not any(part.endswith("workbook.xml") for part in parts):
        raise ImportFileError(NOT_A_WORKBOOK, name=name)
    if any(_is_suspect(part) for part in parts.values()):
        raise ImportFileError(NOT_A_WORKBOOK, name=name)
    return parts


def _is_suspect(part: bytes) -> bool:
    """Whether a part declares a document type or entities, which no workbook needs, or hides that in other letters."""
    return b"\0" in part[:200] or part[:2] in (b"\xff\xfe", b"\xfe\xff") or _DECLARES.search(part) is not None


def _lines(sheet: Any, name: str, epoch: Any) -> Iterator[Line]:
    """The rows that hold anything, with a column more than is read, so that who goes on can be told of it.

    Rows are counted, never believed: a sheet may lie about how large it is.
    """
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
        cells = {column: _cell(cell) for column, cell in enumerate(row, 1) if cell.value is not None}
        if cells:
            if number > MOST_ROWS:
                raise ImportFileError(TOO_LONG, sheet=one_line(sheet.title), name=name, rows=MOST_ROWS, row=number)
            yield Line(number, cells)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "e":
        return Cell(str(value), Fault.ERROR)
    if isinstance(value, str):
        return Cell(unescape(value) if "_x" in value else value)
    if isinstance(value, bool | date):
        return Cell(value)
    if isinstance(value, int | float) and abs(value) <= _LARGEST:
        return Cell(value, percent="%" in (cell.number_format or ""))
    return Cell(str(value))


def _with_formulas(lines: list[Line], formulas: Any) -> Iterator[Line]:
    """The same rows, in which a formula that was never computed stands as what it is, and never as nothing."""
    known = {line.number: line for line in lines}
    formulas.reset_dimensions()
    for number, row in enumerate(formulas.iter_rows(max_col=MOST_COLUMNS), 1):
        line = known.get(number, Line(number, {}))
        for column, cell in enumerate(row, 1):
            if getattr(cell, "data_type", "") == "f" and column not in line.cells:
                line.cells[column] = Cell(str(cell.value), Fault.FORMULA)
        if line.cells:
            yield line


def _with_merged(lines: list[Line], raw: bytes, name: str) -> Iterator[Line]:
    """The same rows, in which a cell that went into another is marked."""
    blocks = _MERGED.findall(raw)
    if len(blocks) > MOST_MERGED:
        raise ImportFileError(TOO_LARGE, name=name)
    numbers = [line.number for line in lines]
    for block in blocks:
        left, top, right, bottom = range_boundaries(block.decode().replace("$", ""))
        for line in lines[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            for column in range(left, min(right, MOST_COLUMNS) + 1):
                if (column, line.number) != (left, top):
                    line.cells[column] = Cell(None, Fault.MERGED, into=(left, top))
    yield from lines
