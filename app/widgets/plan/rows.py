"""The actions as a plain list: what Qt, and through it a screen reader, is told by the views that paint cards."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import _
from app.model.names import title_of
from app.model.records import Action
from app.widgets.plan.columns import spoken
from app.widgets.plan.state import PlanState

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ActionRows(QAbstractListModel):
    """One row for each action that is seen; a view may say where one stands besides what it says itself."""

    def __init__(self, state: PlanState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self.rows: tuple[Action, ...] = state.actions
        self.places: dict[str, str] = {}

    def show_now(self) -> None:
        """Shows the actions that are seen now."""
        same = [a.id for a in self.rows] == [a.id for a in self._state.actions]
        if not same:
            self.beginResetModel()
        self.rows = self._state.actions
        if not same:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def row_of(self, action_id: str) -> int:
        """The row of an action; -1 for one that is not seen."""
        return next((row for row, action in enumerate(self.rows) if action.id == action_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as are seen."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; and for who hears it, all that matters and where it stands."""
        if not index.isValid():
            return None
        action = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title_of(action, _)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self.places.get(action.id, "")
            return ", ".join(filter(None, (spoken(self._state.document, action, date.today()), place)))
        return None
