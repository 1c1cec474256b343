"""How cells of the table look and are typed in: an owner with names to pick from, all else on one line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.analysis.plan.listing import Column
from app.i18n import _
from app.widgets import style
from app.widgets.plan.columns import HEADS
from app.widgets.plan.state import PlanState
from app.widgets.plan.table_model import COLUMNS, Index


class PlanCells(QStyledItemDelegate):
    """Paints the cells of a PlanTable, with a ring around the one that has the keyboard."""

    def __init__(self, state: PlanState, view: QTableView) -> None:
        super().__init__(view)
        self._state = state

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """The keyboard's ring is our own."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.state &= ~QStyle.StateFlag.State_MouseOver

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell, its line below, and the ring."""
        theme = style.look()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.selected))
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(QColor(theme.border))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -3, -3), 5, 5)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line over the cell."""
        column = COLUMNS[index.column()]
        line = QLineEdit(parent)
        line.setObjectName(f"plan.edit.{column}")
        line.setAccessibleName(_(HEADS[column]))
        line.setProperty("role", "cell")
        if column is Column.OWNER:
            names = QCompleter([person.name for person in self._state.document.persons()], line)
            names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            names.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            line.setCompleter(names)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell holds, all of it selected."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), index.column()), editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over all of the cell."""
        editor.setGeometry(option.rect)
