"""The field that picks a record from a list, or takes the name of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QStyledItemDelegate, QWidget

from app.analysis.folding import fold_text
from app.model.records import Id
from app.widgets import heard, icons, style
from app.widgets.inspector.choosing_fields import Option


class PickField(QComboBox):
    """A record picked from a list, or a new one by typing its name. Tells an Id, a typed name (str), or None.

    `hint` stands in the empty field, and in the list the row for none is called `nobody`.
    """

    edited = Signal(object)
    typed = Signal(str)

    def __init__(self, hint: str, nobody: str = "", can_type: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nobody = nobody or hint
        self._value: Id | None = None
        heard.by("PickField", _interface_of)
        if can_type:
            self.setEditable(True)
            self.setLineEdit(_Line(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(7)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that heeds the stylesheet
        if line := self.lineEdit():
            line.setPlaceholderText(hint)
            self.setCompleter(self._names())
            line.editingFinished.connect(self.flush)
        self.activated.connect(self._tell_pick)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        if line := self.lineEdit():
            line.setObjectName(f"{name}.text")

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if line := self.lineEdit():
            line.setAccessibleName(name)

    def offer(self, options: Sequence[Option]) -> None:
        """Sets what can be picked, after the row that stands for none."""
        wanted = [(self._nobody, None), *((option.text, option.value) for option in options)]
        if wanted == [(self.itemText(i), self.itemData(i)) for i in range(self.count())]:
            return
        self.blockSignals(True)
        self.clear()
        for text, value in wanted:
            self.addItem(text, value)
        self.blockSignals(False)

    def show_value(self, value: Any) -> None:
        """Shows the record with this id, or none."""
        self._value = value
        index = max(0, self.findData(value))
        self.setCurrentIndex(index)
        line = self.lineEdit()
        if isinstance(line, _Line) and not (line.hasFocus() and line.isModified()):
            self.setEditText(self.itemText(index) if value else "")
            line.settle()

    def show_names(self) -> None:
        """Opens the list below the line that is typed in, which keeps the keyboard: what is typed makes it shorter."""
        names = self.completer()
        if names is not None and self.count() > 1:
            names.setCompletionPrefix("")
            names.complete()

    def _names(self) -> QCompleter:
        names = QCompleter(self.model(), self)
        names.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setMaxVisibleItems(7)
        shown = QListView()
        shown.setProperty("role", "names")
        shown.installEventFilter(self)
        names.setPopup(shown)
        shown.setItemDelegate(QStyledItemDelegate(names))  # the one that heeds the stylesheet
        return names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the names are gone the window is in front again, also where no window manager sees to that."""
        if event.type() == QEvent.Type.Hide:
            self.window().activateWindow()
        return False

    def flush(self) -> None:
        """Tells what was typed, as the record that goes by that name or else as the new name."""
        line, names = self.lineEdit(), self.completer()
        shown = names.popup() if names is not None else None
        if shown is not None and shown.isVisible():
            shown.hide()
        if line is None or not line.isModified():
            return
        line.setModified(False)
        name = " ".join(line.text().split())
        known = next((i for i in range(1, self.count()) if fold_text(self.itemText(i)) == fold_text(name)), None)
        if not name:
            self._tell(None)
        elif known is not None:
            self._tell(self.itemData(known))
        else:
            self.typed.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        arrow = icons.pixmap("chevron-down", style.look().ink_soft, 16, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 26, (self.height() - 16) // 2, arrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows open the list: nothing is chosen unseen."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.flush()
            self.showPopup()
        elif event.key() not in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()  # scrolling the form must never change a value

    def _tell_pick(self, index: int) -> None:
        if line := self.lineEdit():
            line.setModified(False)
        self._tell(self.itemData(index))

    def _tell(self, value: Id | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        self.show_value(value)


class _Line(QLineEdit):
    """The line that is typed in. What it holds is a name to be replaced: the first click selects it all, as Tab does.

    A click after that puts the cursor where it is, to mend the name. Where there is none yet, a click shows all names.
    """

    def __init__(self, field: PickField) -> None:
        super().__init__(field)
        self._field = field
        self._settled = True

    def settle(self) -> None:
        """Shows the name from its beginning; whoever types next replaces it."""
        self._settled = True
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settled = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._settled and not self.hasSelectedText():
            self.selectAll()
        self._settled = False
        if not self.text() and event.button() == Qt.MouseButton.LeftButton:
            self._field.show_names()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._settled = False
        super().keyPressEvent(event)


def _interface_of(field: PickField) -> QAccessibleInterface:
    from app.widgets.inspector.heard_pick import PickInterface

    return PickInterface(field)
