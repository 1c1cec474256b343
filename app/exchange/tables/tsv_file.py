"""TSV: a table as text with tabs between its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from app.exchange.base import ExportOptions, ExportReport, ImportOptions, ImportPlan, Progress
from app.exchange.tables import text_file
from app.exchange.tables.text_file import FILE_HOLDS as HOLDS
from app.exchange.tables.text_file import check as check
from app.model.document import Document
from app.model.records import Id

_TAB = "\t"


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads the journey in a table; raises ImportFileError when it holds none."""
    return text_file.read(source, name, options, _TAB)


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes a map as a table."""
    return text_file.write(document, map_ids, target, options, progress, _TAB)


__all__ = ["HOLDS", "check", "read", "write"]
