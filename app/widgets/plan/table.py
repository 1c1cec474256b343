"""The first view of the plan: a table to sort, to edit in place, and to change many actions at once."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from app.analysis.plan.listing import Column
from app.i18n import N_, _, fill
from app.model.edits.planning import reorder
from app.model.records import Action, Id
from app.widgets import style
from app.widgets.plan import menus
from app.widgets.plan.cells import PlanCells, tick_place
from app.widgets.plan.columns import PICKED
from app.widgets.plan.pick_menu import PickMenu, typed_by
from app.widgets.plan.state import PlanState
from app.widgets.plan.table_model import COLUMNS, COUNTED, Index, PlanTable
from app.widgets.plan.walked import WalkedTable
from app.widgets.plan.writing import picking

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


class PlanTableView(WalkedTable):
    """Actions as rows, the ticked ones chosen.

    Enter, a double click or just typing edits a cell, or opens what can be picked there; Space ticks.
    """

    shown = Signal(str)  # go to this action on the map

    def __init__(self, state: PlanState, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._table = state, PlanTable(state)
        self._table.setParent(self)
        self._following = False
        self._on_tick = self._ticking = self._filled = False
        self.setObjectName("plan.table")
        self.setAccessibleName(_("Actions as a table"))
        self.setModel(self._table)
        self.setItemDelegate(PlanCells(state, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(style.target(_ROW))
        self.setMinimumHeight(2 * style.target(_ROW) + style.target(36))
        self._make_heads()
        self.selectionModel().selectionChanged.connect(self._tell)
        self._table.modelReset.connect(self.follow)
        state.chosen.connect(self.follow)
        state.changed.connect(self._mark_order)
        state.picks_changed.connect(self._show_ticks)
        self._show_ticks()

    def follow(self) -> None:
        """Shows what is chosen, and brings the first of it into sight."""
        rows = [row for i in self._state.selected if (row := self._table.row_of(i)) >= 0]
        known = [index.row() for index in self.selectionModel().selectedRows()]
        if sorted(known) == sorted(rows) and self.currentIndex().isValid():
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._table.index(row, 0), self._table.index(row, len(COLUMNS) - 1))
        self._following = True
        stays = self._ticking and self.currentIndex().isValid()
        if self._table.rowCount() and not stays and (rows or not self.currentIndex().isValid()):
            here = self._table.index(rows[0] if rows else 0, self.column)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False

    def _tell(self) -> None:
        if not self._following:
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            self._state.select(self._table.action(self._table.index(row, 0)).id for row in rows)

    # --- heads ---------------------------------------------------------------------------------------------------

    def _make_heads(self) -> None:
        heads = self.heads
        heads.setSectionsClickable(True)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setMinimumHeight(style.target(36))
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, _WIDTHS.get(column, _WIDTH) if column is not COUNTED else _WIDTH)
        heads.sectionClicked.connect(self._sort)
        heads.tick = self._tick_all
        heads.ticked = self._all_ticked
        self._mark_order()

    def _sort(self, section: int) -> None:
        """Sorts by a column, then the other way round, and then as the plan is."""
        state, column = self._state, COLUMNS[section]
        if column is COUNTED:
            seen = {action.id for action in state.actions}
            state.pick(seen, not seen <= state.picked)
        elif state.by is not column:
            state.order_by(column)
        elif not state.descending:
            state.order_by(column, descending=True)
        else:
            state.order_by(None)

    def _show_ticks(self) -> None:
        """The ticks of the curve are there while it counts by them."""
        self.setColumnHidden(COLUMNS.index(COUNTED), not self._state.by_ticks)

    def _tick_all(self) -> None:
        seen = tuple(action.id for action in self._state.actions)
        self._state.select(() if len(self._state.selected) == len(seen) else seen)

    def _all_ticked(self) -> Qt.CheckState:
        chosen = len(self._state.selected)
        if not chosen:
            return Qt.CheckState.Unchecked
        every = chosen == len(self._state.actions)
        return Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked

    def _mark_order(self) -> None:
        heads, by = self.heads, self._state.by
        heads.setSortIndicatorShown(by is not None)
        if by is not None:
            down = Qt.SortOrder.DescendingOrder if self._state.descending else Qt.SortOrder.AscendingOrder
            heads.setSortIndicator(COLUMNS.index(by), down)

    # --- hands and keys ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete deletes, Alt and an arrow moves the action; the arrows go through the cells.

        What is typed fills the cell.
        """
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        filled, self._filled = self._filled, False
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # it ends what is being typed, and goes no further
        elif event.key() in _ENTER:
            if not filled:  # else it ends what was typed, as in a cell with a line
                self.open_cell(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._turn_tick(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self._state.remove(self._state.selected)
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not (typed_by(event) and self._fill(self.currentIndex(), typed_by(event))):
            super().keyPressEvent(event)

    def _fill(self, index: QModelIndex, typed: str) -> bool:
        """Fills a cell that is picked in: a number at once, all else from its menu; whether this is such a cell."""
        column = COLUMNS[index.column()] if index.isValid() else COUNTED
        if column not in PICKED or column is COUNTED:
            return False
        if column not in (Column.IMPACT, Column.EFFORT):
            if menu := self.open_cell(index):
                menu.go_to(typed)
            return True
        values = {str(value): value for value, _text in PICKED[column]}
        ids = self._state.chosen_with(self._table.action(index).id)
        if typed in values:
            self._filled = True
            self._state.run(lambda document: picking(document, ids, column, values[typed]))
        else:
            self._state.desk.say(fill(N_("“{text}” is no number from 1 to 5."), text=typed))
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """What was typed in a cell ends when the keyboard leaves it."""
        super().currentChanged(current, previous)
        self._filled = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a row; on a tick box, besides what is chosen."""
        index = self._box_at(event)
        self._on_tick = index.isValid()
        if self._on_tick:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._turn_tick(index)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Chooses all on the way; a tick that was pressed means no more than itself."""
        if not self._on_tick:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        if not self._on_tick:
            super().mouseReleaseEvent(event)
        self._on_tick = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits what is pressed twice; two presses on a tick box are two."""
        if self._box_at(event).isValid():
            self.mousePressEvent(event)
        else:
            self.open_cell(self.indexAt(event.position().toPoint()))

    def _box_at(self, event: QMouseEvent) -> QModelIndex:
        """The cell whose tick box lies under the hand."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        boxed = index.isValid() and COLUMNS[index.column()] in (Column.TITLE, COUNTED)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        return index if boxed and plain and tick_place(self.visualRect(index), index).contains(at) else QModelIndex()

    def _turn_tick(self, index: Index) -> None:
        """Ticks a row, or no more; in the column of the curve, for the curve."""
        if index.isValid():
            column = index.column() if COLUMNS[index.column()] is COUNTED else 0
            here = self._table.index(index.row(), index.column())
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._ticking = True  # the others that are chosen are not brought into sight
            self._table.setData(self._table.index(index.row(), column), None, Qt.ItemDataRole.CheckStateRole)
            self._ticking = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with what is chosen."""
        if self._state.selected:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            below = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            menus.offer(menus.of_chosen(self, self._state, self.shown.emit), below if by_key else event.globalPos())

    def open_cell(self, index: Index) -> PickMenu | None:
        """Edits a cell, or opens what can be picked there; of what an action mends, goes there on the map."""
        if not index.isValid():
            return None
        action, column = self._table.action(index), COLUMNS[index.column()]
        if column is COUNTED:
            self._turn_tick(index)
        elif column in PICKED:
            menu = menus.choices(self, self._state, self._state.chosen_with(action.id), column)
            menus.offer(menu, self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
            return menu
        elif column is Column.SUBJECT and action.subject_id is not None:
            self.shown.emit(action.id)
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(self._table.index(index.row(), index.column()))
        return None

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
