"""A list of moments to walk through with the keys: no key stops at a heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.widgets.entries import EntryList

_Move = QAbstractItemView.CursorAction
_UP = frozenset({_Move.MoveUp, _Move.MovePrevious, _Move.MovePageUp, _Move.MoveEnd})


class TimeList(EntryList):
    """Tells by `walked(key)` of each row that the keyboard comes to."""

    walked = Signal(str)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key goes to, past any heading."""
        index, step = super().moveCursor(action, modifiers), -1 if action in _UP else 1
        rows = self.entries()
        row = index.row()
        while 0 <= row < len(rows) and rows[row].heading:
            row += step
        return self.model_.index(row) if 0 <= row < len(rows) else self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells when the key has come to another row."""
        before = self.current_key()
        super().keyPressEvent(event)
        if self.current_key() != before:
            self.walked.emit(self.current_key())
