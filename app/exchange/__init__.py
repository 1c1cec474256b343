"""Formats in and out: every one that there is, found by the ending of a file. Importing this imports no format."""

from __future__ import annotations

from app.exchange.base import Exporter, Importer
from app.exchange.exporters import EXPORTERS
from app.exchange.importers import IMPORTERS


def exporter_for(suffix: str) -> Exporter | None:
    """The format that a file with this ending (".pdf", in any case) is written in."""
    return next((e for e in EXPORTERS if e.suffix == suffix.lower()), None)


def importers_for(suffix: str) -> tuple[Importer, ...]:
    """The formats that a file with this ending (".mmd", in any case) may be of, in their order."""
    return tuple(i for i in IMPORTERS if suffix.lower() in i.suffixes)


__all__ = ["EXPORTERS", "IMPORTERS", "exporter_for", "importers_for"]
