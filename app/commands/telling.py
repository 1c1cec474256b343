"""What a command says: what it did on stdout, what went wrong on stderr, in the language of the screen."""

from __future__ import annotations

import sys

from app.errors import ReiskaartError
from app.i18n import fill


class WrongUsage(ReiskaartError):  # noqa: N818  # the user's slip in a command, not an error of a file
    """A command that cannot be meant this way, as far as can be told without opening a file."""


def printed(msgid: str, **values: object) -> None:
    """Shows one sentence on stdout."""
    print(fill(msgid, None, **values))


def say(sentence: str) -> None:
    """Shows one sentence on stderr, behind the program's name."""
    print(f"reiskaart: {sentence}", file=sys.stderr)
