"""The text field over a row of the outline, for the words of one record at a time.

Enter, Esc and leaving it finish and keep; Tab finishes and goes on to the next,
or begins one behind the last; in a note Shift+Enter begins a new
line. What is typed is stored at each pause, as it is on the map.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from app.model.document import Document
from app.widgets.canvas.editor import PAUSE
from app.widgets.outline import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from app.widgets.canvas.subjects import Subject
    from app.widgets.outline.view import OutlineTree

MOST_LINES = 7
LEAST_WIDTH = 160
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowEditor(QPlainTextEdit):
    """The editor of one outline. `left(subject, by)` tells when it is, `by` where to go on: 1 to the next, -1 back."""

    left = Signal(object, int)
    undo_asked = Signal()

    def __init__(self, tree: OutlineTree, store: Callable[[Subject, str], None]) -> None:
        super().__init__(tree.viewport())
        self._tree = tree
        self._keep = store
        self._subject: Subject | None = None
        self._index = QPersistentModelIndex()
        self.setObjectName("outline.editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "row")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.store)
        self.textChanged.connect(self._typed)
        self.hide()

    @property
    def active(self) -> bool:
        """Whether something is being edited."""
        return self._subject is not None

    @property
    def subject(self) -> Subject | None:
        """What is being edited."""
        return self._subject

    def begin(self, index: QModelIndex, subject: Subject, document: Document, name: str) -> None:
        """Opens the editor over a row; titles are ready to be typed over, a note to be gone on with."""
        self.finish()
        self._subject, self._index = subject, QPersistentModelIndex(index)
        self.setAccessibleName(name)
        self.blockSignals(True)
        self.setPlainText(subject.text(document))
        self.blockSignals(False)
        if subject.many_lines:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.selectAll()
        self._tree.scrollTo(index)
        self.follow()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QGuiApplication.inputMethod().show()

    def store(self) -> None:
        """Stores what is typed so far."""
        self._pause.stop()
        if self._subject is not None:
            self._keep(self._subject, self.toPlainText())

    def finish(self, by: int = 0) -> None:
        """Stores what is typed and closes the editor."""
        if self._subject is None:
            return
        self.store()
        subject, self._subject = self._subject, None
        if self.hasFocus():
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.left.emit(subject, by)

    def follow(self) -> None:
        """Stays over its row, as high as its words need."""
        if self._subject is None or not self._index.isValid():
            return
        row, ground = self._tree.visualRect(self._index), self._tree.viewport().rect()
        line = self.fontMetrics().lineSpacing()
        margin = max(4, (row.height() - 2 - line) // 2)
        self.document().setDocumentMargin(margin)
        left = min(painting.words_left(row) - margin - 1, ground.width() - LEAST_WIDTH)
        self.resize(ground.width() - left - 6, self.height())
        lines = self._lines()
        height = max(row.height(), min(lines, MOST_LINES) * line + 2 * margin + 2)
        scrolls = lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        top = max(0, min(row.top(), ground.height() - height))
        self.setGeometry(QRect(left, top, ground.width() - left - 6, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finishes where a key says so, and types everything else."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and shift and self._subject is not None and self._subject.many_lines:
            self.insertPlainText("\n")
        elif key in _ENTER or key == Qt.Key.Key_Escape:
            self.finish()
        elif key == Qt.Key.Key_Tab and not event.modifiers():
            self.finish(by=1)
        elif key == Qt.Key.Key_Backtab:
            self.finish(by=-1)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.finish()
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps the keys of the tree's actions from what is named: they mean the row as a whole."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            chord = QKeySequence(event.keyCombination())
            if any(chord in action.shortcuts() for action in self._tree.actions()):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving it keeps what was typed; its own menu and another window are no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def _typed(self) -> None:
        self._pause.start()
        self.follow()

    def _lines(self) -> int:
        if self._subject is None or not self._subject.many_lines:
            return 1
        block, lines = self.document().firstBlock(), 0
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return max(2, lines)
