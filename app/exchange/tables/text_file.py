"""What CSV and TSV have in common: text with a sign between its cells, that spreadsheets open and write."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from app.errors import ImportFileError
from app.exchange.base import ExportOptions, ExportReport, ImportOptions, ImportPlan, Progress
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.losses import losses
from app.exchange.scope import Scope
from app.exchange.tables.decoding import decoded, separator_of
from app.exchange.tables.entries import MOST_COLUMNS, MOST_ROWS, TOO_WIDE, Table, of_texts
from app.exchange.tables.laid_out import HOLDS, renamed, rows_of
from app.exchange.tables.plan import plan_of
from app.exchange.tables.separated import NumberedRow, rows_in, written
from app.i18n import N_, translator
from app.model.document import Document
from app.model.records import Id, JourneyMap

FILE_HOLDS = replace(HOLDS, fields={**HOLDS.fields, JourneyMap: frozenset({"title"})}, several_maps=False)
"""What such a file has a place for; it goes by the title of its map."""

TOO_LONG = N_("“{name}” has more than {rows} rows, so it was not read.")


def read(source: bytes, name: str, options: ImportOptions, preferred: str) -> ImportPlan:
    """Reads the table in a file called `name`, between whose cells the `preferred` sign stands if any may."""
    repairs = Repairs()
    return plan_of([table_in(source, name, preferred, repairs)], name, options, repairs)


def table_in(source: bytes, name: str, preferred: str, repairs: Repairs) -> Table:
    """The table in a file; raises ImportFileError when it is too long to be a journey."""
    separator, text = separator_of(decoded(source, repairs), preferred)
    return of_texts("", _within_bounds(rows_in(text, separator), name, repairs))


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress, sign: str
) -> ExportReport:
    """Writes the first of these maps, with `sign` between its cells and the mark by which Excel knows UTF-8."""
    language = options.language_for(document)
    text = written(rows_of(document, map_ids[0], language), sign)
    progress(0.5)
    target.write(codecs.BOM_UTF8 + text.encode("utf-8"))
    progress(1.0)
    lost = renamed(document, map_ids[:1], language)
    return ExportReport(losses(Scope(document, map_ids), FILE_HOLDS, translator(language), [lost]))


def check(path: Path) -> None:
    """Reads a written file back; raises ValueError when it is not whole."""
    text = path.read_bytes().decode("utf-8-sig")
    if not text.endswith("\r\n"):
        raise ValueError("the table has no end")


def _within_bounds(rows: Iterator[NumberedRow], name: str, repairs: Repairs) -> Iterator[NumberedRow]:
    """The rows that hold anything, as long as there are not too many."""
    filled = 0
    for number, row in rows:
        if not any(map(str.strip, row)):
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise ImportFileError(TOO_LONG, name=name, rows=MOST_ROWS)
        if any(map(str.strip, row[MOST_COLUMNS:])):
            repairs.add(TOO_WIDE, Spot(number, " ".join(row[MOST_COLUMNS:])[:200]), columns=MOST_COLUMNS)
        yield number, row[:MOST_COLUMNS]
