"""Formats in and out: every one that there is, by name.

A new format is one module and its line here; menu, dialog, command line, progress, cancel, atomic writing and the
report of errors follow. Importing this imports no format and none of their libraries.
"""

from __future__ import annotations

from app.exchange.base import Exporter, ExportFormat, Importer, ImportFormat
from app.folders import TEMPLATE_SUFFIX
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


def _json() -> ExportFormat:
    from app.exchange import json_file

    return json_file


def _read_json() -> ImportFormat:
    from app.exchange import json_file

    return json_file


def _read_template() -> ImportFormat:
    from app.exchange import template_file

    return template_file


def _read_excel() -> ImportFormat:
    from app.exchange import excel

    return excel


def _mermaid() -> ImportFormat:
    from app.exchange import mermaid

    return mermaid


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("pdf", ".pdf", N_("PDF of the map and its actions"), _pdf),
    Exporter("excel", ".xlsx", N_("Excel workbook with the roadmap"), _excel, comes_back=True),
    Exporter("powerpoint", ".pptx", N_("PowerPoint slides of the map and its phases"), _powerpoint),
    Exporter("png", ".png", N_("PNG picture of the map"), _png, one_map=True),
    Exporter("svg", ".svg", N_("SVG drawing of the map"), _svg, one_map=True),
    Exporter("html", ".html", N_("Web page to read on any screen"), _html),
    Exporter("json", ".json", N_("The whole project as JSON"), _json),
)
"""The formats that we write, as menus show them."""

IMPORTERS: tuple[Importer, ...] = (
    Importer("mermaid", (".mmd", ".mermaid", ".md", ".markdown", ".txt"), N_("Mermaid user journey"), _mermaid),
    Importer("json", (".json",), N_("A project as JSON"), _read_json, megabytes=200),
    Importer("excel", (".xlsx",), N_("The Excel workbook with the roadmap, edited"), _read_excel),
    Importer("template", (TEMPLATE_SUFFIX,), N_("A template of Reiskaart"), _read_template, megabytes=100),
)
"""The formats that we read, as menus show them."""


def exporter_for(suffix: str) -> Exporter | None:
    """The format that a file with this ending (".pdf", in any case) is written in."""
    return next((e for e in EXPORTERS if e.suffix == suffix.lower()), None)


def importer_for(suffix: str) -> Importer | None:
    """The format that a file with this ending (".mmd", in any case) is read as."""
    return next((i for i in IMPORTERS if suffix.lower() in i.suffixes), None)
