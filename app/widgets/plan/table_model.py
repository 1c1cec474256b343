"""The table of actions as Qt asks for it. It shows what the plan holds and keeps nothing itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.analysis.plan.listing import Column
from app.analysis.plan.timeline import is_overdue
from app.i18n import N_, _, fill
from app.model.records import Action, Id, Progress
from app.widgets import signs, style
from app.widgets.plan.columns import HEADS, TYPED, due, is_over, said
from app.widgets.plan.state import PlanState
from app.widgets.plan.writing import typing

Index = QModelIndex | QPersistentModelIndex
_FIRST = (Column.TITLE, Column.OWNER, Column.DUE, Column.LIGHT, Column.PROGRESS, Column.HORIZON, Column.SUBJECT)
COUNTED = None
"""The column with the ticks of what the curve counts; it says nothing, so that no list is put in order by it."""

COLUMNS: tuple[Column | None, ...] = (
    *(_FIRST[0], COUNTED, *_FIRST[1:]),
    *(column for column in Column if column not in _FIRST),
)
"""In the order of the table: what it takes to promise something first."""

_NOWHERE = QModelIndex()
_RIGHT = frozenset({Column.PERCENT, Column.COST_ONCE, Column.COST_MONTHLY, Column.LIFT})


class PlanTable(QAbstractTableModel):
    """Actions as rows, what they say as columns. A value that is set goes to all that are chosen with the action."""

    def __init__(self, state: PlanState) -> None:
        super().__init__()
        self._state = state
        self._rows: tuple[Action, ...] = state.actions
        state.changed.connect(self._follow)
        state.chosen.connect(self._tell_ticks)
        state.picks_changed.connect(self._tell_ticks)

    def action(self, index: Index) -> Action:
        """The action of a cell."""
        return self._rows[index.row()]

    def row_of(self, action_id: Id) -> int:
        """The row of an action; -1 for one that is not seen."""
        return next((row for row, action in enumerate(self._rows) if action.id == action_id), -1)

    def _follow(self) -> None:
        rows = self._state.actions
        if [action.id for action in rows] == [action.id for action in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _tell_ticks(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, COLUMNS.index(COUNTED))
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    # --- what Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row for each action."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One column for each thing that actions say."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Where something can be typed, it can be edited."""
        flags, column = super().flags(index), COLUMNS[index.column()]
        if column in (Column.TITLE, COUNTED):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if column in TYPED else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            column = COLUMNS[section]
            return _(HEADS[column]) if column is not COUNTED else _("In the curve")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What an action says in a column, in words, colours and signs."""
        if not index.isValid():
            return None
        action, column = self.action(index), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._ticked(action, column)
        if column is COUNTED:
            return self._said_of_tick(action) if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(action, column, role)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._words(action, column, Qt.ItemDataRole.DisplayRole) or _("nothing")
            return fill(N_("{column}: {words}"), column=_(HEADS[column]), words=words)
        if role == Qt.ItemDataRole.DecorationRole and column is Column.LIGHT:
            return signs.light_icon(action.light)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _dress(action, column, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Makes the edit that what was typed means; what did not change makes none."""
        action, column = self.action(index), COLUMNS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(action, column)
        if column is COUNTED or str(value).strip() == self._words(action, column, Qt.ItemDataRole.EditRole):
            return False
        ids = (action.id,) if column is Column.TITLE else self._state.chosen_with(action.id)
        return self._state.run(lambda document: typing(document, ids, column, str(value))) is not None

    def _ticked(self, action: Action, column: Column | None) -> Qt.CheckState | None:
        """Of a title whether the action is chosen, and in its own column whether the curve counts it."""
        if column not in (Column.TITLE, COUNTED):
            return None
        among = self._state.picked if column is COUNTED else self._state.selected
        return Qt.CheckState.Checked if action.id in among else Qt.CheckState.Unchecked

    def _said_of_tick(self, action: Action) -> str:
        return _("Counts in the curve") if action.id in self._state.picked else _("Does not count in the curve")

    def _tick(self, action: Action, column: Column | None) -> bool:
        """Turns a tick round; that of the curve for all that are chosen with the action."""
        if column is COUNTED:
            self._state.pick(self._state.chosen_with(action.id), action.id not in self._state.picked)
        elif column is Column.TITLE:
            self._state.toggle(action.id)
        return column in (COUNTED, Column.TITLE)

    def _words(self, action: Action, column: Column, role: int) -> str:
        if role == Qt.ItemDataRole.EditRole and column is Column.TITLE:
            return action.title
        words = said(self._state.document, action, column)
        if role == Qt.ItemDataRole.EditRole and column is Column.OWNER and action.owner_id is None:
            return ""
        if role != Qt.ItemDataRole.EditRole and column is Column.DUE:
            return due(action, date.today())
        return words


def _dress(action: Action, column: Column, role: int) -> Any:
    theme = style.look()
    if role == Qt.ItemDataRole.ForegroundRole:
        if column is Column.DUE and is_overdue(action, date.today()):
            return QColor(theme.danger)
        return QColor(theme.ink_soft) if is_over(action) else None
    if role == Qt.ItemDataRole.FontRole and column is Column.TITLE:
        font = style.font(style.BASE, semibold=not is_over(action))
        font.setStrikeOut(action.progress is Progress.DROPPED)
        return font
    return None
