"""The log: a file of a few hundred kilobytes in our own folder, for finding our own mistakes. No word of the user's.

Traces name the file, line and function of each frame and the kind of error, but not its message, which may quote a
note. What we log ourselves names counts and kinds, never content.
"""

from __future__ import annotations

import copy
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app.folders import data_folder

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_BYTES = 256 * 1024
_OLD_FILES = 2

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Writes of an error where it came from and what kind it is, not what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """A line of the log; what another formatter has already made of the error is not taken over."""
        record = copy.copy(record)
        record.exc_text = None
        return super().format(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802  # the name logging calls
        """The frames of a trace, oldest first, and the kinds of the errors, the first cause first."""
        lines: list[str] = []
        error: BaseException | None = ei[1]
        while error is not None:
            frames = traceback.extract_tb(error.__traceback__)
            own = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
            lines = [*own, _kind(error), *lines]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start_log() -> Path | None:
    """Begins to write the log and says where; None when it cannot be written, which must stop nobody."""
    path = data_folder("logs", "reiskaart.log")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(DiscreetFormatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def _kind(error: BaseException) -> str:
    number = f" {error.errno}" if isinstance(error, OSError) and error.errno else ""
    return f"{type(error).__module__}.{type(error).__qualname__}{number}"
