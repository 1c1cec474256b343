"""Work that a crash left unfinished, for the start screen: each piece can be opened by its path."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from app.model.storage.working import Manifest, WorkingFolder, all_left_over

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A map with edits that its file does not have yet. Session.open(path) goes on with it, even where no file is."""

    path: Path
    title: str
    file_is_there: bool


def unfinished_work() -> list[Unfinished]:
    """All unfinished work on this computer that no window has open; what has nothing to offer is cleared away.

    Nothing is offered while our own folder cannot be read or written: then no map can be opened either.
    """
    try:
        return [
            Unfinished(manifest.path, manifest.title or manifest.path.stem, manifest.path.exists())
            for manifest in all_left_over()
            if _is_ahead(manifest)
        ]
    except OSError as error:
        _log.warning("unfinished work cannot be looked for: %s", error.strerror)
        return []


def _is_ahead(manifest: Manifest) -> bool:
    from app.session.left_over import is_ahead

    work = WorkingFolder(manifest.path)
    if not work.take():
        return False
    try:
        ahead = is_ahead(work)
        if not ahead and manifest.path.exists():
            work.remove()
        return ahead
    finally:
        work.release()
