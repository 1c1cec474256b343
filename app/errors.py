"""The errors of the user's world: a file, a disk, a format, a name.

Each carries one sentence for the user, in English with named placeholders; whoever shows it translates it. Everything
that is not one of these is our own mistake: it is logged with its trace and never shown as if the user had erred.
"""

from __future__ import annotations


class ReiskaartError(Exception):
    """Something in the user's world went wrong; the sentence says what happened, what is safe and what to do.

    `sentence` is a gettext msgid (mark it with N_), `values` fill its placeholders.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values


class DocumentError(ReiskaartError):
    """An edit that the rules of a map do not allow, such as a touchpoint moved to a phase that is not there."""


class FileError(ReiskaartError):
    """A map file that cannot be opened, written or trusted."""


class ImportFileError(ReiskaartError):
    """A foreign file that cannot be read as what it claims to be."""


class ExportFileError(ReiskaartError):
    """An export that cannot be made or written."""
