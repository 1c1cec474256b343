"""A table that Tab goes through cell by cell, as in a spreadsheet; its first column stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from app.widgets.plan.pinned import PinnedTable
from app.widgets.plan.table_model import Index


class WalkedTable(PinnedTable):
    """The keyboard's way through the cells of a PinnedTable."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = 0  # the one that has the keyboard, also while the rows are made anew
        self.setTabKeyNavigation(False)  # Qt's goes round in the table for ever

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the next cell; after the last one it leaves the table."""
        return self.step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab after what was typed goes to the next cell, and types nothing there yet."""
        hints = QAbstractItemDelegate.EndEditHint
        ways = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        super().closeEditor(editor, hints.NoHint if hint in ways else hint)
        if hint in ways:
            self.step(ways[hint])

    def keyboardSearch(self, search: str) -> None:
        """What is typed is for a cell, and never goes to the row that begins so."""

    def step(self, way: int) -> bool:
        """Goes to the next cell that is seen, along the rows; whether there is one."""
        here, seen = self.currentIndex(), [n for n in range(self.model().columnCount()) if not self.isColumnHidden(n)]
        if not here.isValid():
            return False
        row, place = divmod(here.row() * len(seen) + seen.index(here.column()) + way, len(seen))
        if not 0 <= row < self.model().rowCount():
            return False
        flags, chosen = QItemSelectionModel.SelectionFlag, self.selectionModel().isRowSelected(row, QModelIndex())
        how = flags.NoUpdate if row == here.row() or chosen else flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(self.model().index(row, seen[place]), how)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Knows in which column the keyboard is."""
        super().currentChanged(current, previous)
        self.column = current.column() if current.isValid() else self.column
