"""Being stopped, by Ctrl+C or by the system: a command ends wherever it is, and clears away what it had begun.

An interruption that comes while Python tidies up behind the scenes is lost there, and one in the middle of a library
may come out as some other error; so it is remembered, and long work asks whether to go on.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_STOPS = (signal.SIGINT, signal.SIGTERM)


class _Asked:
    """Whether the command that runs was told to stop, and whether that has to wait a moment."""

    stop = False
    later = False


@contextmanager
def stoppable() -> Iterator[None]:
    """In the block, being told to stop raises KeyboardInterrupt. A signal that we were started to ignore stays so."""
    _Asked.stop, _Asked.later = False, False
    before = {number: signal.getsignal(number) for number in _STOPS}
    hook, sys.unraisablehook = sys.unraisablehook, _tell_nothing_of_stopping
    for number in _STOPS:
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, _stop)
    try:
        yield
    except Exception:
        go_on()
        raise
    finally:
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def put_off() -> Iterator[None]:
    """In the block a stop waits; it comes at the end of it."""
    _Asked.later = True
    try:
        yield
    finally:
        _Asked.later = False
    go_on()


def go_on() -> None:
    """Raises KeyboardInterrupt if the command was told to stop by now."""
    if _Asked.stop:
        raise KeyboardInterrupt


def _stop(*_: object) -> None:
    _Asked.stop = True
    if not _Asked.later:
        raise KeyboardInterrupt


def _tell_nothing_of_stopping(lost: Any) -> None:
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
