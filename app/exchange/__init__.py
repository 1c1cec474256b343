"""Formats in and out: every one that there is, by name.

A new format is one module, its claim in claims.py where others share its ending, and its line here; menu, dialog,
command line, progress, cancel, atomic writing and the report of errors follow. Importing this imports no format and
none of their libraries.
"""

from __future__ import annotations

from app.exchange import claims
from app.exchange.base import Exporter, ExportFormat, Importer, ImportFormat
from app.i18n import N_


def _pdf() -> ExportFormat:
    from app.exchange import pdf

    return pdf


def _excel() -> ExportFormat:
    from app.exchange import excel

    return excel


def _powerpoint() -> ExportFormat:
    from app.exchange import powerpoint

    return powerpoint


def _png() -> ExportFormat:
    from app.exchange import png

    return png


def _svg() -> ExportFormat:
    from app.exchange import svg

    return svg


def _json() -> ExportFormat:
    from app.exchange import json_file

    return json_file


def _read_json() -> ImportFormat:
    from app.exchange import json_file

    return json_file


def _read_excel() -> ImportFormat:
    from app.exchange import excel

    return excel


def _mermaid() -> ImportFormat:
    from app.exchange import mermaid

    return mermaid


def _sheet() -> ImportFormat:
    from app.exchange.excel import foreign_sheet

    return foreign_sheet


def _csv() -> ExportFormat:
    from app.exchange.tables import csv_file

    return csv_file


def _read_csv() -> ImportFormat:
    from app.exchange.tables import csv_file

    return csv_file


def _tsv() -> ExportFormat:
    from app.exchange.tables import tsv_file

    return tsv_file


def _read_tsv() -> ImportFormat:
    from app.exchange.tables import tsv_file

    return tsv_file


def _markdown() -> ExportFormat:
    from app.exchange.tables import markdown_file

    return markdown_file


def _read_markdown() -> ImportFormat:
    from app.exchange.tables import markdown_file

    return markdown_file


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("pdf", ".pdf", N_("PDF of the map and its actions"), _pdf),
    Exporter("excel", ".xlsx", N_("Excel workbook with the roadmap"), _excel, comes_back=True),
    Exporter("powerpoint", ".pptx", N_("PowerPoint slides of the map and its phases"), _powerpoint),
    Exporter("png", ".png", N_("PNG picture of the map"), _png, one_map=True),
    Exporter("svg", ".svg", N_("SVG drawing of the map"), _svg, one_map=True),
    Exporter("csv", ".csv", N_("CSV table of the touchpoints"), _csv, one_map=True),
    Exporter("tsv", ".tsv", N_("TSV table of the touchpoints"), _tsv, one_map=True),
    Exporter("markdown", ".md", N_("Markdown tables of the touchpoints"), _markdown),
    Exporter("json", ".json", N_("The whole project as JSON"), _json),
)
"""The formats that we write, as menus show them."""

IMPORTERS: tuple[Importer, ...] = (
    Importer(
        "mermaid",
        (".mmd", ".mermaid", ".md", ".markdown", ".txt"),
        N_("Mermaid user journey"),
        _mermaid,
        megabytes=5,
        claims=claims.mermaid_journey,
        knows=claims.mermaid_diagram,
        pasted=claims.pasted_journey,
    ),
    Importer("json", (".json",), N_("A project as JSON"), _read_json, megabytes=200, claims=claims.project),
    Importer(
        "excel",
        (".xlsx",),
        N_("The Excel workbook with the roadmap, edited"),
        _read_excel,
        claims=claims.our_workbook,
    ),
    Importer("sheet", (".xlsx",), N_("A journey in an Excel sheet"), _sheet, claims=claims.any_workbook),
    Importer(
        "tsv",
        (".tsv", ".tab", ".txt"),
        N_("A journey in a table with tabs"),
        _read_tsv,
        claims=claims.tabs,
        pasted=claims.pasted_tabs,
    ),
    Importer(
        "markdown",
        (".md", ".markdown", ".txt"),
        N_("A journey in a Markdown table"),
        _read_markdown,
        claims=claims.markdown_table,
        pasted=claims.pasted_markdown,
    ),
    Importer("csv", (".csv",), N_("A journey in a CSV table"), _read_csv, pasted=claims.pasted_separated),
)
"""The formats that we read, as menus show them; of those that claim a file, the first reads it."""


def exporter_for(suffix: str) -> Exporter | None:
    """The format that a file with this ending (".pdf", in any case) is written in."""
    return next((e for e in EXPORTERS if e.suffix == suffix.lower()), None)


def importers_for(suffix: str) -> tuple[Importer, ...]:
    """The formats that a file with this ending (".mmd", in any case) may be of, in their order."""
    return tuple(i for i in IMPORTERS if suffix.lower() in i.suffixes)
