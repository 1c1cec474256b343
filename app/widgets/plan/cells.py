"""How cells of the table look and are typed in: an owner with names to pick from, all else on one line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.analysis.plan.listing import Column
from app.i18n import _
from app.widgets import style
from app.widgets.plan import ticks
from app.widgets.plan.columns import HEADS
from app.widgets.plan.state import PlanState
from app.widgets.plan.table_model import COLUMNS, COUNTED, Index


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
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # ours is larger, and in our dress

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell, its line below, and the ring."""
        theme = style.look()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.selected))
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            ticks.paint(painter, tick_place(option.rect, index), ticked == Qt.CheckState.Checked)
        if COLUMNS[index.column()] is not COUNTED:
            words = QStyleOptionViewItem(option)
            words.rect = words_place(option.rect, index)
            super().paint(painter, words, index)
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
        line.setAccessibleName(_(HEADS[column]) if column is not COUNTED else "")
        line.setProperty("role", "cell")
        if column is Column.OWNER:
            self._suggest_owners(line)
        return line

    def _suggest_owners(self, line: QLineEdit) -> None:
        """Offers the people whose names begin so. Enter takes the first of them, and after Esc what was typed."""
        names = QCompleter([person.name for person in self._state.document.persons()], line)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        names.setPopup(_popup())
        line.setCompleter(names)
        line.textEdited.connect(lambda _text: QTimer.singleShot(0, names, lambda: _mark_first(names)))
        names.activated.connect(lambda: QTimer.singleShot(0, line, lambda: self._end(line)))

    def _end(self, line: QLineEdit) -> None:
        """Keeps what stands in a line, and closes it."""
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)

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
        """Over the words of the cell."""
        editor.setGeometry(words_place(option.rect, index))


def _popup() -> QListView:
    """The list of suggestions, in our dress: one of Qt's own has no ground."""
    popup = QListView()
    popup.setProperty("role", "names")
    popup.setItemDelegate(QStyledItemDelegate(popup))  # the one that heeds the stylesheet
    return popup


def _mark_first(names: QCompleter) -> None:
    """Marks the first suggestion as what Enter takes; told to nobody, since the line would say it at once."""
    popup = names.popup()
    if popup is not None and popup.isVisible():
        choice = popup.selectionModel()
        choice.blockSignals(True)
        choice.setCurrentIndex(names.completionModel().index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        choice.blockSignals(False)
        popup.viewport().update()


def tick_place(rect: QRect, index: Index) -> QRect:
    """Where the tick box of a cell is pressed: in its own column all over, else before the words."""
    return (
        QRect(rect) if COLUMNS[index.column()] is COUNTED else QRect(rect.topLeft(), QSize(ticks.room(), rect.height()))
    )


def words_place(rect: QRect, index: Index) -> QRect:
    """Where a cell has its words."""
    has_box = COLUMNS[index.column()] is Column.TITLE
    return rect.adjusted(ticks.room() - 6, 0, 0, 0) if has_box else QRect(rect)
