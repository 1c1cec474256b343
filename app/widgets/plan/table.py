"""The first view of the plan: a table to sort, to edit in place, and to change many actions at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.analysis.plan.listing import Column
from app.i18n import _
from app.model.edits.planning import reorder
from app.model.records import Action, Id
from app.widgets import style
from app.widgets.plan import menus
from app.widgets.plan.cells import PlanCells
from app.widgets.plan.columns import PICKED
from app.widgets.plan.state import PlanState
from app.widgets.plan.table_model import COLUMNS, Index, PlanTable

_WIDTHS = {
    Column.TITLE: 280,
    Column.SUBJECT: 168,
    Column.OWNER: 124,
    Column.LIGHT: 148,
    Column.PROGRESS: 112,
    Column.HORIZON: 84,
    Column.IMPACT: 78,
    Column.EFFORT: 78,
    Column.QUADRANT: 112,
    Column.START: 108,
    Column.DUE: 176,
}
_WIDTH = 104
_ROW = 36
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class PlanTableView(QTableView):
    """Actions as rows. Enter, a double click or just typing edits a cell, or opens what can be picked there."""

    shown = Signal(str)  # go to this action on the map

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._table = state, PlanTable(state)
        self._table.setParent(self)
        self._following = False
        self.setObjectName("plan.table")
        self.setAccessibleName(_("Actions as a table"))
        self.setModel(self._table)
        self.setItemDelegate(PlanCells(state, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrows go through it
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.target(_ROW))
        self._make_heads()
        self.selectionModel().selectionChanged.connect(self._tell)
        self._table.modelReset.connect(self.follow)
        state.chosen.connect(self.follow)
        state.changed.connect(self._mark_order)

    def follow(self) -> None:
        """Shows what is chosen, and brings the first of it into sight."""
        rows = [row for i in self._state.selected if (row := self._table.row_of(i)) >= 0]
        known = [index.row() for index in self.selectionModel().selectedRows()]
        if sorted(known) == sorted(rows) and self.currentIndex().isValid():
            return
        column = max(0, self.currentIndex().column())
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._table.index(row, 0), self._table.index(row, len(COLUMNS) - 1))
        self._following = True
        if self._table.rowCount() and (rows or not self.currentIndex().isValid()):
            here = self._table.index(rows[0] if rows else 0, column)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False

    def _tell(self) -> None:
        if not self._following:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._state.select(self._table.action(self._table.index(row, 0)).id for row in rows)

    # --- heads ---------------------------------------------------------------------------------------------------

    def _make_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setMinimumHeight(style.target(36))
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, _WIDTHS.get(column, _WIDTH))
        heads.sectionClicked.connect(self._sort)
        self._mark_order()

    def _sort(self, section: int) -> None:
        """Sorts by a column, then the other way round, and then as the plan is."""
        state, column = self._state, COLUMNS[section]
        if state.by is not column:
            state.order_by(column)
        elif not state.descending:
            state.order_by(column, descending=True)
        else:
            state.order_by(None)

    def _mark_order(self) -> None:
        heads, by = self.horizontalHeader(), self._state.by
        heads.setSortIndicatorShown(by is not None)
        if by is not None:
            down = Qt.SortOrder.DescendingOrder if self._state.descending else Qt.SortOrder.AscendingOrder
            heads.setSortIndicator(COLUMNS.index(by), down)

    # --- hands and keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete deletes, Alt and an arrow moves the action; the arrows go through the cells."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # it ends what is being typed, and goes no further
        elif event.key() in _ENTER:
            self.open_cell(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._state.remove(self._state.selected)
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits what is pressed twice."""
        self.open_cell(self.indexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with what is chosen."""
        if self._state.selected:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            menus.offer(menus.of_chosen(self, self._state, self.shown.emit), below if by_key else event.globalPos())

    def open_cell(self, index: Index) -> None:
        """Edits a cell, or opens what can be picked there; of what an action mends, goes there on the map."""
        if not index.isValid():
            return
        action, column = self._table.action(index), COLUMNS[index.column()]
        if column in PICKED:
            menu = menus.choices(self, self._state, self._state.chosen_with(action.id), column)
            menus.offer(menu, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
        elif column is Column.SUBJECT and action.subject_id is not None:
            self.shown.emit(action.id)
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self._table.index(index.row(), index.column()))

    def _move(self, step: int) -> None:
        """Moves the action of the current row past the next one that is seen."""
        here = self.currentIndex()
        other = here.row() + step
        if self._state.by is not None:
            self._state.desk.say(_("To move actions, first press the head that sorts them until its arrow is gone."))
        elif here.isValid() and 0 <= other < self._table.rowCount():
            action, neighbour = self._table.action(here), self._table.action(self._table.index(other, 0))
            self._state.run(lambda document: reorder(document, action.id, _place(document.actions(), neighbour.id)))


def _place(row: tuple[Action, ...], action_id: Id) -> int:
    return next(place for place, action in enumerate(row) if action.id == action_id)
