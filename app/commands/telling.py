"""What a command says: what it did on stdout, what went wrong on stderr, in the language of the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.commands.stopping import go_on
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


@contextmanager
def progress_of(name: str) -> Iterator[Callable[[float], None]]:
    """Shows on a terminal how far the work on `name` is, and takes that away when it ends; to a script it says nothing.

    What it gives is told how far that is, from 0.0 to 1.0, and ends the work when the command was told to stop.
    """
    show = _show_over if sys.stderr.isatty() else _show_nothing

    def progress(done: float) -> None:
        go_on()
        show(f"{name}: {round(100 * done)} %")

    try:
        progress(0.0)
        yield progress
    finally:
        show("")


def _show_over(line: str) -> None:
    """Shows a line on stderr in the place of what stood there."""
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _show_nothing(_line: str) -> None:
    pass
