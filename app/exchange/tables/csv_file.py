"""CSV: a table as text, with what a spreadsheet in the language of the file expects between its cells.

Excel in Dutch reads and writes a semicolon there, since its numbers have a comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from app.exchange.base import ExportOptions, ExportReport, ImportOptions, ImportPlan, Progress
from app.exchange.tables import text_file
from app.exchange.tables.text_file import FILE_HOLDS as HOLDS
from app.exchange.tables.text_file import check as check
from app.model.document import Document
from app.model.records import Id


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journey in a table; raises ImportFileError when it holds none."""
    return text_file.read(source, name, options, _sign(options.language))


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes a map as a table."""
    return text_file.write(document, map_ids, target, options, progress, _sign(options.language_for(document)))


def _sign(language: str) -> str:
    return ";" if language == "nl" else ","


__all__ = ["HOLDS", "check", "read", "write"]
