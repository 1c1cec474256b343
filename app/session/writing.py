"""Writing moves through history to the working database, and what happens when the disk will not have it.

A move that the disk cannot take now has not happened. It waits, in memory and in a rescue file, and nothing else is
written before it is; so no later edit can rest on one that was lost. A move that no disk would ever take is refused:
waiting for it would block every edit after it for good.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from time import monotonic

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from app import __version__
from app.errors import FileError
from app.model.storage.errors import NotStored, Refused, VersionsNotStored
from app.model.storage.step import About
from app.model.storage.store import Store, crc_after
from app.model.storage.tables import RowError
from app.model.storage.versions import Write
from app.session.history import Move
from app.session.rescue import Rescue

_log = logging.getLogger(__name__)
RETRY_SECONDS = 2.0


class Writer:
    """Writes to one store, one revision after the other."""

    def __init__(self, store: Store, about: About, rescue: Rescue) -> None:
        self.store = store
        self.about = about
        self.rescue = rescue
        self.waiting: Move | None = None
        self._tried_at = 0.0

    def write(self, move: Move) -> None:
        """Writes `move`; raises NotStored when it has to wait, Refused when no waiting would help."""
        about = self._after(move)
        try:
            if self.waiting is not None:
                self.store.reconnect()
            self.store.write(move.change, about, drop_from=move.drop_from, step=move.step, whole=move.whole)
        except (SQLAlchemyError, RowError, OSError) as error:
            _log.warning("an edit could not be stored: %s", type(error).__name__)
            if not self._is_stored(about):
                self._keep_or_refuse(move, error)
        self.about = about
        self._let_go()

    def write_aside(self, write: Write, failed: type[FileError] = VersionsNotStored) -> None:
        """Has `write` store what is no edit as the next revision; what fails has not happened, and nothing waits.

        Raises `failed`, which takes no arguments.
        """
        about = replace(self.about, revision=self.about.revision + 1, written_by=__version__)
        try:
            with self.store.revision(about) as connection:
                write(connection)
        except (SQLAlchemyError, RowError, OSError) as error:
            _log.warning("what is no edit could not be stored: %s", type(error).__name__)
            if not self._is_stored(about):
                raise failed from error
        self.about = about

    def retry(self) -> Move | None:
        """Writes what waits, and gives it; None when nothing waits. Raises as `write` does."""
        move = self.waiting
        if move is not None:
            self._tried_at = monotonic()
            self.write(move)
        return move

    @property
    def should_retry(self) -> bool:
        """Whether something waits, and has for long enough to try again."""
        return self.waiting is not None and monotonic() - self._tried_at >= RETRY_SECONDS

    def _after(self, move: Move) -> About:
        before = self.about
        crc = crc_after(before.records_crc, move.change)
        return About(before.file_id, before.revision + 1, move.cursor, crc, __version__)

    def _is_stored(self, about: About) -> bool:
        """Reads the revision back: after a failed commit, the row may be there all the same."""
        try:
            self.store.reconnect()
            return self.store.about() == about
        except (DBAPIError, RowError):
            return False

    def _keep_or_refuse(self, move: Move, error: Exception) -> None:
        if isinstance(error, OperationalError | OSError):
            self._keep(move)
            raise NotStored from error
        if self.waiting is move:
            self.waiting = None
            self.rescue.set_aside()
        raise Refused from error

    def _keep(self, move: Move) -> None:
        self._tried_at = monotonic()
        if self.waiting is not move:
            self.waiting = move
            self.rescue.keep(self.about.revision, move.change)

    def _let_go(self) -> None:
        if self.waiting is not None:
            self.waiting = None
            self.rescue.forget()
