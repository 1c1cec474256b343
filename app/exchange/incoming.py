"""What comes in from elsewhere before any format has looked at it, a file or a text that was pasted: and which format
is to read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from app.errors import ImportFileError
from app.exchange import IMPORTERS, importers_for
from app.exchange.base import Importer
from app.i18n import N_, _

UNKNOWN = N_("{name} is of no kind that can be read. The endings that can: {known}.")
UNCLAIMED = N_("“{name}” holds nothing that can be read here. What was looked for: {formats}.")
TOO_LARGE = N_("{name} is larger than {megabytes} MB, so it was not read.")
PASTED = N_("Pasted text")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Some bytes and what they are called: that of a file with its ending, or of a text that has none."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The ending, which begins with a dot; empty for a text."""
        return PurePath(self.name).suffix


def from_file(path: Path) -> Incoming:
    """What is in a foreign file.

    Raises ImportFileError when it is no file, of no kind that we read, too large, or may not be read.
    """
    try:
        if not path.is_file():
            raise ImportFileError(N_("There is no file {path}."), path=path)
        most = max(importer.megabytes for importer in _by_ending(path.name))
        _refuse_larger(path.stat().st_size, most, path.name)
        return Incoming(path.name, path.read_bytes())
    except OSError as error:
        raise ImportFileError(
            N_("“{name}” cannot be read: {reason}."), name=path.name, reason=error.strerror
        ) from error


def reader_of(source: Incoming) -> Importer:
    """The format that is to read this: the first with that ending that knows it for its own.

    Where none does, it is who can at least say what it is, or who alone has that ending. Raises ImportFileError when
    there is nobody.
    """
    importers = _by_ending(source.name)
    named = next((i for i in importers if i.claims(source.data)), None)
    named = named or next((i for i in importers if i.knows(source.data)), None)
    if named is None and len(importers) > 1:
        formats = ", ".join(_(importer.title) for importer in importers)
        raise ImportFileError(UNCLAIMED, name=source.name, formats=formats)
    reader = named or importers[0]
    _refuse_larger(len(source.data), reader.megabytes, source.name)
    return reader


def from_text(text: str) -> tuple[Importer, Incoming] | None:
    """A text that was pasted, with the format that would read it; None when it is just a text."""
    if len(text) > max(importer.megabytes for importer in IMPORTERS) << 20:
        return None
    source = Incoming(_(PASTED), text.encode("utf-8", errors="replace"))
    importer = next((i for i in IMPORTERS if i.pasted(source.data)), None)
    return (importer, source) if importer and len(source.data) <= importer.megabytes << 20 else None


def _by_ending(name: str) -> tuple[Importer, ...]:
    importers = importers_for(PurePath(name).suffix)
    if not importers:
        known = dict.fromkeys(suffix for each in IMPORTERS for suffix in each.suffixes)
        raise ImportFileError(UNKNOWN, name=name, known=", ".join(known))
    return importers


def _refuse_larger(size: int, megabytes: int, name: str) -> None:
    if size > megabytes << 20:
        raise ImportFileError(TOO_LARGE, name=name, megabytes=megabytes)
