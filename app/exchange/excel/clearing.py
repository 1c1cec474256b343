"""What is left of a workbook that was not finished: the library keeps each sheet open, in a file of its own."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from openpyxl import Workbook


@contextmanager
def cleared_away(workbook: Workbook) -> Iterator[None]:
    """Closes and deletes the sheets of `workbook` when the block is broken off, by whatever.

    What the disk refuses is an OSError, also where the library leaves writing to lxml, which calls it otherwise.
    """
    try:
        yield
    except BaseException as error:
        for sheet in workbook.worksheets:
            _clear(sheet)
        number = _number_of(error)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from error


def _clear(sheet: Any) -> None:
    """What goes wrong here is what went wrong before, and that is on its way to who asked for the workbook."""
    with suppress(Exception):
        if sheet._rows is not None:
            sheet._rows.close()
    with suppress(Exception):
        sheet._writer.close()
    with suppress(Exception):
        sheet._writer.cleanup()


def _number_of(error: BaseException) -> int | None:
    """Which trouble with a disk an error of lxml tells of: it says "IO_ENOSPC"; None for any other error."""
    word = str(error)
    if type(error).__name__ != "SerialisationError" or not word.startswith("IO_"):
        return None
    return int(getattr(errno, word.removeprefix("IO_"), errno.EIO))
