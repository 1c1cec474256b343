"""The named versions of an open map. Naming one is no step and no edit: nothing is undone by it, and nothing redone.

Each holds the whole map as it was, so it outlives the history that led there. Deleting one cannot be taken back, so ask
first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.errors import DocumentError
from app.i18n import N_
from app.model.document import Document
from app.model.storage import versions as rows
from app.model.storage.checks import check_records
from app.model.storage.errors import LostVersion, VersionsNotStored
from app.model.storage.store import UNREADABLE
from app.model.storage.tables import RowError
from app.model.storage.version import MAX_NAME, Version
from app.model.text import one_line
from app.session.events import Event, StatusChanged, VersionsChanged

if TYPE_CHECKING:
    from app.session.editing import Editing

_log = logging.getLogger(__name__)
NAMELESS = N_("A version needs a name.")

KEPT_STATES = 3
"""Versions whose maps are kept when they were looked at."""


class Versions:
    """The versions of one open map; `tell` hears of each that comes, goes or gets another name."""

    def __init__(self, editing: Editing, tell: Callable[[Event], None]) -> None:
        self._editing = editing
        self._tell = tell
        self._known: list[Version] | None = None
        self._states: dict[int, Document] = {}

    def all(self) -> tuple[Version, ...]:
        """All versions, the newest first; those that cannot be read say so."""
        if self._known is None:
            self._known = self._read()
        return tuple(reversed(self._known))

    def name(self, name: str, made_at: datetime | None = None) -> Version:
        """Names the map as it is now; two versions may have one name.

        Raises VersionsNotStored, NotStored while an edit waits for the disk, DocumentError for a name without a letter.
        """
        number = max((version.number for version in self.all()), default=0) + 1
        row = self._row(number, _fit(name), made_at or datetime.now(UTC))
        self._write(lambda connection: rows.add(connection, row))
        return row.version

    def rename(self, version: Version, name: str) -> None:
        """Gives a version another name. Raises as `name` does, also for a version that cannot be read."""
        wanted = _fit(name)
        self._write(lambda connection: rows.rename(connection, version.number, wanted))

    def delete(self, version: Version) -> None:
        """Deletes a version, for good; also one that cannot be read. Raises VersionsNotStored or NotStored."""
        self._write(lambda connection: rows.remove(connection, version.number))

    def state_of(self, version: Version) -> Document:
        """The map as it was when `version` was named, not to be changed; raises LostVersion when the file has lost it.

        The last few are kept, for whoever walks up and down the list of versions.
        """
        if version.number not in self._states:
            self._states[version.number] = self._state_of(version)
        state = self._states[version.number] = self._states.pop(version.number)  # the last one looked at comes last
        while len(self._states) > KEPT_STATES:
            del self._states[next(iter(self._states))]
        return state

    def _state_of(self, version: Version) -> Document:
        try:
            with self._editing.writer.store.transaction() as connection:
                row = rows.read(connection, version.number)
            return check_records(row.all_records())
        except UNREADABLE as error:
            _log.warning("a version cannot be read: %s", type(error).__name__)
            raise LostVersion from error

    def _row(self, number: int, name: str, made_at: datetime) -> rows.VersionRow:
        try:
            return rows.VersionRow.of(number, name, made_at, self._editing.document.records.values())
        except RowError as error:
            raise VersionsNotStored from error

    def _write(self, write: rows.Write) -> None:
        self._editing.finish_waiting()
        self._editing.writer.write_aside(write)
        self._known = None
        self._states.clear()
        self._tell(VersionsChanged())
        self._tell(StatusChanged())

    def _read(self) -> list[Version]:
        try:
            with self._editing.writer.store.transaction() as connection:
                return [row.version for row in rows.read_all(connection)]
        except UNREADABLE as error:
            _log.warning("the versions cannot be read: %s", type(error).__name__)
            return []


def _fit(name: str) -> str:
    fitting = one_line(name, MAX_NAME)
    if not fitting:
        raise DocumentError(NAMELESS)
    return fitting
