"""The field in which a part of a card is written: it stands where the words are, in letters as large as theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.drawing.primitives import TextPlace
from app.model.edits.fields import MANY_LINES
from app.widgets import style
from app.widgets.inspector.typing_fields import LineField, TextField

_AROUND, _ABOVE, _UNDER = 10, 4, 10
"""What a field has around its words, in pixels."""


class CardEditor(QObject):
    """Writes in one part at a time. `left` tells that a key ended it, and by which step in the order of Tab."""

    left = Signal(str, int)

    def __init__(self, card: QWidget, write: Callable[[str, str], None]) -> None:
        super().__init__(card)
        self._card, self._write = card, write
        self._field: LineField | TextField | None = None
        self.name = ""

    def begin(self, name: str, title: str, value: str, place: TextPlace, box: QRect, typed: str) -> None:
        """Opens over `box`, where the words of a part stand, filled with `value`: to be written over, or with what was
        `typed` added.
        """
        self.finish()
        self.name = name
        field = TextField(self._card, least_lines=1, most_lines=30) if name in MANY_LINES else LineField(self._card)
        field.setObjectName("card.editor")
        field.setAccessibleName(title)
        field.setFont(style.font(round(place.size), semibold=place.font == "semibold"))
        field.setStyleSheet(f"font-size: {round(place.size)}px")
        field.show_value(value)
        field.edited.connect(lambda text: self._write(name, str(text)))
        field.installEventFilter(self)
        self._field = field
        self.put(box)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            _add(field, typed)
        else:
            field.selectAll()

    def put(self, box: QRect) -> None:
        """Stands over `box` from now on, as high as what is written."""
        if self._field is not None:
            wide = box.adjusted(-_AROUND, -_ABOVE, _AROUND, _UNDER)
            least = self._field.sizeHint().height()
            self._field.setGeometry(wide.x(), wide.y(), wide.width(), max(wide.height(), least))
            self._field.raise_()

    def show_value(self, value: str) -> None:
        """Shows what the document holds now, unless it is being typed."""
        if self._field is not None:
            self._field.show_value(value)

    def finish(self, step: int | None = None) -> None:
        """Keeps what was typed, and goes; with a `step` the keyboard goes on from here."""
        field, self._field = self._field, None
        if field is None:
            return
        name, self.name = self.name, ""
        field.removeEventFilter(self)
        field.flush()
        field.hide()
        field.deleteLater()
        if step is not None:
            self.left.emit(name, step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab, Enter in one line, Ctrl+Enter and Esc end it; so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut and not _for_a_moment(event):
            self.finish()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _step(event, isinstance(watched, LineField))
            if step is not None:
                self.finish(step)
                return True
        return False


def _add(field: LineField | TextField, typed: str) -> None:
    """Goes on at the end of what is there; words are kept apart from those before."""
    if isinstance(field, LineField):
        field.end(False)
        field.insert(f" {typed}" if field.text() and typed.isalnum() else typed)
    else:
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.insertPlainText(f"\n{typed}" if field.toPlainText() and typed.isalnum() else typed)


def _for_a_moment(event: QEvent) -> bool:
    """Whether the keyboard only goes to a menu or another window, and comes back."""
    reason = getattr(event, "reason", lambda: None)()
    return reason in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def _step(event: QKeyEvent, one_line: bool) -> int | None:
    """How far a key goes on in the order of Tab; None for one that is the field's own."""
    if event.key() == Qt.Key.Key_Tab:
        return 1
    if event.key() == Qt.Key.Key_Backtab:
        return -1
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    ends = one_line or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return 0 if event.key() == Qt.Key.Key_Escape or (enter and ends) else None
