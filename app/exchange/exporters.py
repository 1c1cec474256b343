"""Every format that we write, by name: a new one is a function that imports its module, and its line here.

Menu, dialog, command line, progress, cancel, atomic writing and the report of errors follow. Importing this imports no
format and none of their libraries.
"""

from __future__ import annotations

from app.exchange.base import Exporter, ExportFormat, Use
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


def _html() -> ExportFormat:
    from app.exchange import html

    return html


def _csv() -> ExportFormat:
    from app.exchange.tables import csv_file

    return csv_file


def _tsv() -> ExportFormat:
    from app.exchange.tables import tsv_file

    return tsv_file


def _markdown() -> ExportFormat:
    from app.exchange.tables import markdown_file

    return markdown_file


def _mermaid() -> ExportFormat:
    from app.exchange import mermaid

    return mermaid


def _openjourney() -> ExportFormat:
    from app.exchange import openjourney

    return openjourney


def _cjml() -> ExportFormat:
    from app.exchange import cjml

    return cjml


def _json() -> ExportFormat:
    from app.exchange import json_file

    return json_file


EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        *("pdf", ".pdf", N_("PDF of the map and its actions"), _pdf),
        *("PDF", N_("To show and print"), "file-text", Use.PRESENT),
    ),
    Exporter(
        *("powerpoint", ".pptx", N_("PowerPoint slides of the map and its phases"), _powerpoint),
        *("PowerPoint", N_("Slides to present"), "presentation", Use.PRESENT),
    ),
    Exporter(
        *("html", ".html", N_("Web page to read on any screen"), _html),
        *("HTML", N_("For any browser"), "globe", Use.PRESENT),
    ),
    Exporter(
        *("png", ".png", N_("PNG picture of the map"), _png),
        *("PNG", N_("A picture for slides"), "file-image", Use.PRESENT),
        one_map=True,
    ),
    Exporter(
        *("svg", ".svg", N_("SVG drawing of the map"), _svg),
        *("SVG", N_("For designers"), "image", Use.PRESENT),
        one_map=True,
    ),
    Exporter(
        *("excel", ".xlsx", N_("Excel workbook with the roadmap"), _excel),
        *("Excel", N_("To-do list, roadmap"), "file-spreadsheet", Use.WORK),
        comes_back=True,
    ),
    Exporter(
        *("csv", ".csv", N_("CSV table of the touchpoints"), _csv),
        *("CSV", N_("For any program"), "table", Use.WORK),
        one_map=True,
    ),
    Exporter(
        *("tsv", ".tsv", N_("TSV table of the touchpoints"), _tsv),
        *("TSV", N_("With tabs"), "table-2", Use.WORK),
        one_map=True,
    ),
    Exporter(
        *("markdown", ".md", N_("Markdown tables of the touchpoints"), _markdown),
        *("Markdown", N_("Tables for wikis"), "hash", Use.TAKE),
    ),
    Exporter(
        *("mermaid", ".mmd", N_("Mermaid user journey of the map"), _mermaid),
        *("Mermaid", N_("A diagram for wikis"), "workflow", Use.TAKE),
        one_map=True,
    ),
    Exporter(
        *("openjourney", ".ojf", N_("OpenJourney, for other journey editors"), _openjourney),
        *("OpenJourney", N_("For other editors"), "route", Use.TAKE),
        one_map=True,
    ),
    Exporter(
        *("cjml", ".cjml", N_("CJML, for research on journeys"), _cjml),
        *("CJML", N_("For research"), "file-code", Use.TAKE),
    ),
    Exporter(
        *("json", ".json", N_("The whole project as JSON"), _json),
        *("JSON", N_("All of it, as data"), "braces", Use.TAKE),
    ),
)
"""The formats that we write, as menus and cards show them."""
