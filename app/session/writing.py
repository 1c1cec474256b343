"""Writing moves through history to the working database, and what happens when the disk will not have it.

A move that cannot be written has not happened. It waits, in memory and in a rescue file, and nothing else is written
before it is; so no later edit can rest on one that was lost.
"""

from __future__ import annotations

import json
import logging
import tempfile
from pathlib import Path
from time import monotonic

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app import __version__
from app.folders import data_folder
from app.model.change import Change
from app.model.codec import CodecError, pack_change, unpack_change
from app.model.storage.errors import NotStored
from app.model.storage.files import write_whole
from app.model.storage.step import About
from app.model.storage.store import Store, crc_after
from app.model.storage.tables import RowError
from app.session.history import Move

_log = logging.getLogger(__name__)
RETRY_SECONDS = 2.0


class Writer:
    """Writes to one store, one revision after the other."""

    def __init__(self, store: Store, about: About, name: str) -> None:
        self.store = store
        self.about = about
        self.waiting: Move | None = None
        self._name = name
        self._tried_at = 0.0

    def write(self, move: Move) -> None:
        """Writes `move`; raises NotStored when it has to wait."""
        about = self._after(move)
        try:
            self.store.write(move.change, about, drop_from=move.drop_from, step=move.step, whole=move.whole)
        except (SQLAlchemyError, RowError, OSError) as error:
            _log.warning("an edit could not be stored: %s", type(error).__name__)
            if not self._is_stored(about):
                self._keep(move)
                raise NotStored from error
        self.about = about
        self._let_go()

    def retry(self) -> Move | None:
        """Writes what waits, and gives it; None when nothing waits. Raises NotStored when it still has to."""
        move = self.waiting
        if move is not None:
            self._tried_at = monotonic()
            self.write(move)
        return move

    @property
    def should_retry(self) -> bool:
        """Whether something waits, and has for long enough to try again."""
        return self.waiting is not None and monotonic() - self._tried_at >= RETRY_SECONDS

    def rescued(self) -> Change | None:
        """A change that was never stored before the program stopped, and that belongs right after what is stored."""
        for path in self._places():
            try:
                data = json.loads(path.read_bytes())
                if data["file_id"] == self.about.file_id and data["revision"] == self.about.revision:
                    return unpack_change(data["change"])
            except (OSError, ValueError, KeyError, TypeError, CodecError):
                continue
        return None

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

    def _keep(self, move: Move) -> None:
        self._tried_at = monotonic()
        if self.waiting is move:
            return
        self.waiting = move
        data = {"file_id": self.about.file_id, "revision": self.about.revision, "change": pack_change(move.change)}
        for path in self._places():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, json.dumps(data).encode())
                return
            except OSError as error:
                _log.warning("no rescue file in %s: %s", path.parent.name, error.strerror)

    def _let_go(self) -> None:
        if self.waiting is not None:
            self.waiting = None
            self.forget_rescued()

    def forget_rescued(self) -> None:
        """Deletes the rescue file."""
        for path in self._places():
            path.unlink(missing_ok=True)

    def _places(self) -> list[Path]:
        """Where a rescue file may be: our own folder, or, when its disk is full, the one for temporary files."""
        return [
            data_folder("rescue", f"{self._name}.json"),
            Path(tempfile.gettempdir(), f"reiskaart-{self._name}.json"),
        ]
