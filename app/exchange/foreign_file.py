"""A foreign file on its way in: which format reads it, and its bytes, before any format has looked at them."""

from __future__ import annotations

from pathlib import Path

from app.errors import ImportFileError
from app.exchange import IMPORTERS, importer_for
from app.exchange.base import Importer
from app.i18n import N_


def reader_of(source: Path) -> Importer:
    """The format that the ending of `source` names; raises ImportFileError when no format has that ending."""
    importer = importer_for(source.suffix)
    if importer is None:
        known = ", ".join(suffix for each in IMPORTERS for suffix in each.suffixes)
        raise ImportFileError(
            N_("{name} is of no kind that can be read. The endings that can: {known}."), name=source.name, known=known
        )
    return importer


def bytes_of(source: Path) -> bytes:
    """What is in a foreign file of a kind that we read.

    Raises ImportFileError when it is no file, too large, or may not be read.
    """
    try:
        if not source.is_file():
            raise ImportFileError(N_("There is no file {path}."), path=source)
        most = reader_of(source).megabytes
        if source.stat().st_size > most << 20:
            sentence = N_("{name} is larger than {megabytes} MB, so it was not read.")
            raise ImportFileError(sentence, name=source.name, megabytes=most)
        return source.read_bytes()
    except OSError as error:
        raise ImportFileError(
            N_("“{name}” cannot be read: {reason}."), name=source.name, reason=error.strerror
        ) from error
