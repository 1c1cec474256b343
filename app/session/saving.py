"""Whether the user's own file has caught up, and what to say when it cannot."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from app.i18n import N_
from app.model.storage.errors import Conflict, DamagedWork, TooLarge
from app.model.storage.files import is_writable
from app.model.storage.publishing import Outcome, Publisher
from app.model.storage.working import Manifest, Published

_log = logging.getLogger(__name__)

CHANGED_UNDERNEATH = N_("The file was changed by another program. Nothing was overwritten: choose which one to keep.")
NOT_WRITABLE = N_(
    "Everything is safe on this computer, but the file itself cannot be written now. "
    "It is tried again; or save a copy somewhere else."
)
WORK_DAMAGED = N_(
    "The disk of this computer has damaged the working copy of this map, so your file was left as it was. "
    "Save a copy under another name and go on there."
)
TOO_LARGE = N_("This map has become too large for a file. Everything is safe on this computer; make the map smaller.")


class Saving:
    """Follows the revisions of one store with the user's file, and knows how that goes."""

    def __init__(self, publisher: Publisher, revision: Callable[[], int], *, conflict: bool) -> None:
        self.publisher = publisher
        self.conflict = conflict
        self._revision = revision
        self.last_error: Exception | None = None if is_writable(publisher.manifest.path) else PermissionError()
        self._written_at = _time_of(publisher.manifest.path)
        if not self.is_current:
            self.edited()

    @property
    def is_current(self) -> bool:
        """Whether the user's file holds all that is stored."""
        return self.publisher.manifest.published.revision == self._revision()

    @property
    def saved_at(self) -> datetime | None:
        """When the user's file was written (UTC), or None while it is behind."""
        return self._written_at if self.is_current else None

    @property
    def problem(self) -> str | None:
        """A msgid that says why the file cannot follow, or None."""
        if self.conflict:
            return CHANGED_UNDERNEATH
        if isinstance(self.last_error, DamagedWork):
            return WORK_DAMAGED
        if isinstance(self.last_error, TooLarge):
            return TOO_LARGE
        return NOT_WRITABLE if self.last_error else None

    def edited(self) -> None:
        """There is something new to publish."""
        self.publisher.pace.edited(monotonic())

    def accept(self, published: Published) -> None:
        """Takes the user's file as it is now for known, so that it may be replaced."""
        self.publisher.manifest = replace(self.publisher.manifest, published=published)
        self.conflict = False
        self.last_error = None

    def step(self) -> bool:
        """Goes on with publishing, which never takes long; whether there is something new to say."""
        if self.conflict:
            return False
        outcome = self.publisher.step()
        return outcome is not None and self._note(outcome)

    def now(self) -> None:
        """Publishes at once, unless the file is current or in conflict, and waits for it."""
        if (outcome := self.publisher.wait()) is not None:
            self._note(outcome)
        if not self.is_current and not self.conflict:
            self._note(self.publisher.now())

    def _note(self, outcome: Outcome) -> bool:
        if isinstance(outcome, Manifest):
            self.last_error = None
            self._written_at = datetime.now(UTC)
            return True
        _log.warning("publishing failed: %s", type(outcome).__name__)
        self.conflict = isinstance(outcome, Conflict)
        self.last_error = outcome
        return True


def _time_of(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return None
