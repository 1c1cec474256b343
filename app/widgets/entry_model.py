"""The rows of a list of the shell as a model that never starts anew: it inserts, moves, removes and renames rows.

So the keyboard and a screen reader keep their place in it while what is listed changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from app.model.records import Light
from app.widgets.staying import staying

_Index = Any  # QModelIndex or QPersistentModelIndex, as Qt passes them
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Entry:
    """One row. `sign` is an icon's name or a traffic light; a heading cannot be picked; a faint one lies ahead.

    The picture with the name `picture` stands, round, in place of the sign, in a list that shows pictures.
    """

    key: str
    title: str
    detail: str = ""
    sign: str | Light = ""
    sign_color: str = ""
    picture: str = ""
    note: str = ""
    heading: bool = False
    faint: bool = False
    spoken: str = ""
    wraps: bool = False


class EntryModel(QAbstractListModel):
    """Entries that follow what is to be listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, wanted: Sequence[Entry]) -> None:
        """Shows these rows, changing as few as can be; raises ValueError when two have one key."""
        keys = [entry.key for entry in wanted]
        if len(set(keys)) < len(keys):
            raise ValueError("two entries have one key")
        self._remove_all_but(set(keys))
        known = {entry.key for entry in self.entries}
        stay, place, number = staying([entry.key for entry in self.entries], keys), 0, 0
        while number < len(wanted):
            key, start = keys[number], number
            number += 1
            if key in stay:
                place = self._place_of(key, place) + 1
                self._renew(place - 1, wanted[start])
            elif key in known:
                place = self._move(self._place_of(key), place)
                self._renew(place - 1, wanted[start])
            else:
                while number < len(wanted) and keys[number] not in known:
                    number += 1
                place = self._insert(place, wanted[start:number])

    def _place_of(self, key: str, start: int = 0) -> int:
        return next(place for place in range(start, len(self.entries)) if self.entries[place].key == key)

    def _renew(self, place: int, entry: Entry) -> None:
        if self.entries[place] != entry:
            self.entries[place] = entry
            self.dataChanged.emit(self.index(place), self.index(place))

    def _insert(self, place: int, entries: Sequence[Entry]) -> int:
        """Inserts a run of rows; returns the place behind them."""
        self.beginInsertRows(_NOWHERE, place, place + len(entries) - 1)
        self.entries[place:place] = entries
        self.endInsertRows()
        return place + len(entries)

    def _move(self, start: int, place: int) -> int:
        """Moves a row before the one at `place`; returns the place behind it."""
        if start in (place, place - 1):
            return start + 1
        self.beginMoveRows(_NOWHERE, start, start, _NOWHERE, place)
        entry = self.entries.pop(start)
        place -= start < place
        self.entries.insert(place, entry)
        self.endMoveRows()
        return place + 1

    def _remove_all_but(self, wanted: set[str]) -> None:
        end = len(self.entries)
        while end > 0:
            start = end
            while start > 0 and self.entries[start - 1].key not in wanted:
                start -= 1
            if start < end:
                self.beginRemoveRows(_NOWHERE, start, end - 1)
                del self.entries[start:end]
                self.endRemoveRows()
            end = start - 1

    def rowCount(self, parent: _Index = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.spoken, entry.detail, entry.note)))
        if role == Qt.ItemDataRole.ToolTipRole and not entry.heading:
            return "\n".join(filter(None, (entry.title, entry.detail)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entries[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
