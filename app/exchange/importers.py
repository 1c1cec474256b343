"""Every format that we read, by name: a new one is a function that imports its module, and its line here.

Where others share its ending, claims.py says how it is known. Menu, chooser, dialog, dropping, pasting and command line
follow. Importing this imports no format and none of their libraries.
"""

from __future__ import annotations

from app.exchange import claims
from app.exchange.base import Importer, ImportFormat
from app.folders import TEMPLATE_SUFFIX
from app.i18n import N_


def _mermaid() -> ImportFormat:
    from app.exchange import mermaid

    return mermaid


def _openjourney() -> ImportFormat:
    from app.exchange import openjourney

    return openjourney


def _cjml() -> ImportFormat:
    from app.exchange import cjml

    return cjml


def _json() -> ImportFormat:
    from app.exchange import json_file

    return json_file


def _excel() -> ImportFormat:
    from app.exchange import excel

    return excel


def _sheet() -> ImportFormat:
    from app.exchange.excel import foreign_sheet

    return foreign_sheet


def _csv() -> ImportFormat:
    from app.exchange.tables import csv_file

    return csv_file


def _tsv() -> ImportFormat:
    from app.exchange.tables import tsv_file

    return tsv_file


def _markdown() -> ImportFormat:
    from app.exchange.tables import markdown_file

    return markdown_file


def _template() -> ImportFormat:
    from app.exchange import template_file

    return template_file


IMPORTERS: tuple[Importer, ...] = (
    Importer(
        *("mermaid", (".mmd", ".mermaid", ".md", ".markdown", ".txt"), N_("Mermaid user journey"), _mermaid),
        megabytes=5,
        claims=claims.mermaid_journey,
        knows=claims.mermaid_diagram,
        pasted=claims.pasted_journey,
    ),
    Importer(
        *("openjourney", (".ojf", ".json"), N_("OpenJourney"), _openjourney),
        claims=claims.openjourney,
        pasted=claims.openjourney,
    ),
    Importer("cjml", (".cjml", ".xml"), N_("CJML"), _cjml, pasted=claims.cjml),
    Importer("json", (".json",), N_("A project as JSON"), _json, megabytes=200, claims=claims.project),
    Importer(
        *("excel", (".xlsx",), N_("The Excel workbook with the roadmap, edited"), _excel),
        claims=claims.our_workbook,
    ),
    Importer("sheet", (".xlsx",), N_("A journey in an Excel sheet"), _sheet, claims=claims.any_workbook),
    Importer(
        *("tsv", (".tsv", ".tab", ".txt"), N_("A journey in a table with tabs"), _tsv),
        claims=claims.tabs,
        pasted=claims.pasted_tabs,
    ),
    Importer(
        *("markdown", (".md", ".markdown", ".txt"), N_("A journey in a Markdown table"), _markdown),
        claims=claims.markdown_table,
        pasted=claims.pasted_markdown,
    ),
    Importer("csv", (".csv",), N_("A journey in a CSV table"), _csv, pasted=claims.pasted_separated),
    Importer("template", (TEMPLATE_SUFFIX,), N_("A template of Reiskaart"), _template, megabytes=100),
)
"""The formats that we read, as menus show them; of those that claim a file, the first reads it."""
