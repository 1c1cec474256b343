"""Markdown: the tables of a page, each under the heading that says which journey it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from app.errors import ImportFileError
from app.exchange.base import ExportOptions, ExportReport, ImportOptions, ImportPlan, Progress
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.losses import losses
from app.exchange.scope import Scope
from app.exchange.tables.decoding import decoded
from app.exchange.tables.entries import MOST_COLUMNS, MOST_ROWS, TOO_WIDE, Table, of_texts
from app.exchange.tables.laid_out import HOLDS, renamed, rows_of
from app.exchange.tables.markdown_text import Found, escaped, table, tables_in
from app.exchange.tables.plan import plan_of
from app.exchange.tables.text_file import TOO_LONG
from app.exchange.tables.vocabulary import fact_of
from app.i18n import translator
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap
from app.model.text import one_line


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journeys in the tables of a page; raises ImportFileError when there are none."""
    repairs = Repairs()
    found = tables_in(decoded(source, repairs))
    return plan_of([_table(each, name, repairs) for each in found], name, options, repairs)


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes a table for each of these maps, under its title."""
    language = options.language_for(document)
    say = translator(language)
    parts = []
    for map_id in map_ids:
        title = one_line(title_of(document.get(map_id, JourneyMap), say))
        parts.append(f"## {escaped(title)}\n\n{table(rows_of(document, map_id, language))}")
    progress(0.5)
    target.write("\n".join(parts).encode("utf-8"))
    progress(1.0)
    return ExportReport(losses(Scope(document, map_ids), HOLDS, say, [renamed(document, map_ids, language)]))


def check(path: Path) -> None:
    """Reads a written file back; raises ValueError when it is not whole."""
    text = path.read_bytes().decode("utf-8")
    if not text.endswith("|\n"):
        raise ValueError("the table has no end")


def _table(found: Found, name: str, repairs: Repairs) -> Table:
    if len(found.rows) > MOST_ROWS:
        raise ImportFileError(TOO_LONG, name=name, rows=MOST_ROWS)
    for number, row in found.rows:
        if any(row[MOST_COLUMNS:]):
            repairs.add(TOO_WIDE, Spot(number, " ".join(row[MOST_COLUMNS:])[:200]), columns=MOST_COLUMNS)
    return of_texts(_title(found.headings), ((number, row[:MOST_COLUMNS]) for number, row in found.rows))


def _title(headings: Sequence[str]) -> str:
    """The heading that names the journey: the nearest, unless that only says what stands under it."""
    telling = [heading for heading in headings if fact_of(heading) != "title"]
    return telling[-1] if telling else headings[-1] if headings else ""


__all__ = ["HOLDS", "check", "read", "write"]
