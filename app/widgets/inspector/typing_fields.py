"""Fields that are typed in: one line, or several that grow with their text.

A field tells what was typed by itself, at the latest TYPING_MS after a keystroke and when it loses focus, so that a
crash costs less than a second of typing. Undo is the field's own back to the text it opened with, and then everyone's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

TYPING_MS = 600
"""How long typed text waits at most before it is told."""


class LineField(QLineEdit):
    """One line of text. `edited(text)` tells what the user typed; Enter tells at once, Esc leaves the field."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typing = _pause(self)
        self._typing.timeout.connect(self.flush)
        self._shown = ""
        self._unnamed = ""
        self.textEdited.connect(self._start_waiting)
        self.returnPressed.connect(self.flush)

    def stand_in(self, text: str) -> None:
        """Sets what stands for an empty value: it is never told itself, and an emptied field gets it back."""
        self._unnamed = text

    def show_value(self, value: object) -> None:
        """Shows a value from the document, from its start, unless it is what the user is typing anyway."""
        self._shown = str(value or "")
        if self._typing.isActive() or (self.hasFocus() and self.text().strip() == self._shown.strip()):
            return
        shown = self._shown or self._unnamed
        if self.text() != shown:
            place = self.cursorPosition() if self.hasFocus() else 0
            self.setText(shown)
            self.setToolTip(shown if self.fontMetrics().horizontalAdvance(shown) > self.width() else "")
            self.setCursorPosition(min(place, len(shown)))

    def flush(self) -> None:
        """Tells what has been typed and not told yet."""
        self._typing.stop()
        told = "" if self.text() == self._unnamed else self.text()
        if told != self._shown:
            self._shown = told
            self.edited.emit(told)

    def _start_waiting(self) -> None:
        if not self._typing.isActive():
            self._typing.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setText(self.text() or self._unnamed)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            event.ignore()  # whoever is around it says where the keyboard goes
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if _leaves_undo_to_others(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return True
        return super().event(event)


class TextField(QPlainTextEdit):
    """Several lines of text, as high as they need up to `most_lines`. Tab leaves the field."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None, least_lines: int = 2, most_lines: int = 10) -> None:
        super().__init__(parent)
        self._lines = (least_lines, most_lines)
        self._typing = _pause(self)
        self._typing.timeout.connect(self.flush)
        self._shown = ""
        self._showing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_change)

    def show_value(self, value: object) -> None:
        """Shows a value from the document, unless it is what the user is typing anyway."""
        self._shown = str(value or "")
        if self._typing.isActive() or self.toPlainText() == self._shown:
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(self._shown)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self._shown)))
        self.setTextCursor(cursor)

    def flush(self) -> None:
        """Tells what has been typed and not told yet."""
        self._typing.stop()
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.edited.emit(self._shown)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_needed())

    def _on_change(self) -> None:
        self._fit()
        if not self._showing and not self._typing.isActive():
            self._typing.start()

    def _fit(self) -> None:
        self.setFixedHeight(self._height_needed())

    def _height_needed(self) -> int:
        line = self.fontMetrics().lineSpacing()
        lines = int(self.document().size().height())
        least, most = self._lines
        return min(max(lines, least), most) * line + 20

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            event.ignore()  # whoever is around it says where the keyboard goes
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _leaves_undo_to_others(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return True
        return super().event(event)


def _pause(parent: QWidget) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(TYPING_MS)
    return timer


def _leaves_undo_to_others(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether this is an undo or redo key that the field has nothing left to do for, so that it goes to the window."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    if undo or redo:
        event.ignore()
    return undo or redo
