"""Getting an export onto the disk whole, or not at all.

Every file is written under a temporary name beside its target, read back and checked, flushed, and only then takes
the target's place; an export that fails or is cancelled leaves the old file as it was, and nothing beside it. Knows
nothing of any format, nor of the child process in which the window's exports run (child.py).
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app import whole_files
from app.errors import ExportFileError, ReiskaartError
from app.exchange.base import Exporter, ExportOptions, ExportReport, Progress, no_progress
from app.exchange.kept_edits import KeptEdits
from app.exchange.presentable import presentable
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id

_log = logging.getLogger(__name__)

_NOT_ALLOWED = N_("{name} was not written, because {folder} is read-only for you. Choose another folder.")
_SENTENCES: dict[int | None, str] = {
    errno.ENOSPC: N_("The disk is full, so {name} was not written; what was there before is still there."),
    errno.EDQUOT: N_("The disk is full, so {name} was not written; what was there before is still there."),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: _NOT_ALLOWED,
    errno.ENOENT: N_("{name} was not written, because there is no folder {folder}."),
    errno.ENOTDIR: N_("{name} was not written, because there is no folder {folder}."),
    errno.ENAMETOOLONG: N_("{name} was not written, because that name is too long. Choose a shorter one."),
}
_OTHER_TROUBLE = N_("{name} was not written: {reason}. What was there before is still there.")
_IN_USE = N_("{name} was not written, because another program has it open. Close it there and try again.")
_UNREADABLE = N_("{name} could not be read back as it was written, so it was thrown away. Try again.")
OUR_FAULT = N_("{name} was not made because of a fault in Reiskaart. Your map is safe, and no file was changed.")


def export_to(
    exporter: Exporter,
    document: Document,
    map_ids: Sequence[Id],
    target: Path,
    options: ExportOptions,
    progress: Progress = no_progress,
) -> ExportReport:
    """Writes these maps to `target`, replacing what is there; raises ExportFileError, having changed nothing."""
    edits = KeptEdits(exporter, target, options.language_for(document))
    with taking_the_place_of(target, edits) as temporary:
        report = write_and_check(exporter, document, map_ids, temporary, target.name, options, progress)
    return replace(report, notes=(*edits.remarks, *report.notes))


def write_and_check(
    exporter: Exporter,
    document: Document,
    map_ids: Sequence[Id],
    temporary: Path,
    name: str,
    options: ExportOptions,
    progress: Progress,
) -> ExportReport:
    """Writes these maps to the empty file `temporary` and reads it back; messages call it `name`."""
    with _explained(temporary.with_name(name)):
        export_format = exporter.load()
        with temporary.open("w+b") as file:
            report = export_format.write(presentable(document), map_ids, file, options, progress)
        whole_files.sync(temporary)
        _read_back(export_format.check, temporary, name)
    return report


@contextmanager
def taking_the_place_of(target: Path, edits: KeptEdits) -> Iterator[Path]:
    """An empty temporary file beside `target`, which takes its place when the block ends well, and else goes.

    A symbolic link stays one, and a file that is replaced keeps its mode; `edits` keeps what others wrote in it.
    """
    with _explained(target):
        resolved = target.resolve()
        _refuse_what_cannot_be_replaced(resolved)
        with edits, whole_files.taking_the_place_of(resolved, before=edits.keep) as temporary:
            yield temporary


def explain(error: OSError, target: Path) -> ExportFileError:
    """What the system said of writing `target`, as a sentence for the user."""
    if getattr(error, "winerror", None) in (5, 32, 33) and target.exists():
        return ExportFileError(_IN_USE, name=target.name)
    sentence = _SENTENCES.get(error.errno, _OTHER_TROUBLE)
    return ExportFileError(sentence, name=target.name, folder=target.parent, reason=error.strerror or str(error))


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except ReiskaartError:
        raise
    except OSError as error:
        raise explain(error, target) from error
    except Exception as error:
        _log.exception("exporting %s", target.suffix)
        raise ExportFileError(OUR_FAULT, name=target.name) from error


def _refuse_what_cannot_be_replaced(target: Path) -> None:
    if target.is_dir():
        raise ExportFileError(N_("{name} is a folder, so no file was written there. Choose a file name."), name=target)
    if target.exists() and not target.is_file():
        raise ExportFileError(N_("{name} is not a plain file, so it was not written."), name=target)
    if target.exists() and not target.stat().st_mode & 0o222:
        raise ExportFileError(N_("{name} is read-only, so it was not replaced. Choose another name."), name=target.name)


def _read_back(check: Callable[[Path], None], temporary: Path, name: str) -> None:
    try:
        check(temporary)
    except ValueError as error:
        raise ExportFileError(_UNREADABLE, name=name) from error
