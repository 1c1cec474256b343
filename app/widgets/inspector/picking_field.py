"""The field that picks a record from a list, or takes the name of a new one.

While a name is typed, the name that it begins is pointed at: Enter and Tab take that, as in a spreadsheet. What was
typed stands last in the list as something new; Esc closes the list, and then Enter takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from app.analysis.folding import fold_text
from app.i18n import N_, fill
from app.model.records import Id
from app.widgets import heard, icons, style
from app.widgets.inspector.choosing_fields import Option
from app.widgets.inspector.picking_line import PickLine

_NAME = Qt.ItemDataRole.UserRole + 1
"""What is compared with what is typed: the name, where the list says more than that."""
_NEW = "new"
"""The value of the row for what is typed, which is nobody's id."""
_COMBO = QStyle.ComplexControl.CC_ComboBox
_ARROW = 30
"""Pixels at the end that are the arrow's."""
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


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
        self._meant: Id | None = None
        heard.by("PickField", _interface_of)
        if can_type:
            self.setEditable(True)
            self.setLineEdit(PickLine(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(7)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that heeds the stylesheet
        if line := self.lineEdit():
            line.setPlaceholderText(hint)
            self.setCompleter(self._names())
            line.textEdited.connect(self._offer_new)
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
        shown = [(self.itemText(i), self.itemData(i)) for i in range(self.count())]
        if wanted == [each for each in shown if each[1] != _NEW]:
            return
        self.blockSignals(True)
        self.clear()
        for text, value in wanted:
            self._add(text, value, text)
        self.blockSignals(False)

    def show_value(self, value: Any) -> None:
        """Shows the record with this id, or none."""
        self._value = value
        index = max(0, self.findData(value))
        self.setCurrentIndex(index)
        if not self.isEditable():
            self.setToolTip(self.currentText() if value else "")
        line = self.lineEdit()
        if isinstance(line, PickLine) and not (line.hasFocus() and line.isModified()):
            self.setEditText(self.itemText(index) if value else "")
            line.settle()

    def show_names(self) -> None:
        """Opens the list below the line that is typed in, which keeps the keyboard: what is typed makes it shorter."""
        names = self.completer()
        if names is not None and self.count() > 1:
            names.setCompletionPrefix("")
            names.complete()

    @property
    def shows_names(self) -> bool:
        """Whether the list below the line is open."""
        shown = self._shown_names()
        return shown is not None and shown.isVisible()

    def _names(self) -> QCompleter:
        names = QCompleter(self.model(), self)
        names.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setCompletionRole(_NAME)
        names.setMaxVisibleItems(7)
        shown = QListView()
        shown.setProperty("role", "names")
        names.setPopup(shown)
        shown.installEventFilter(self)  # after the completer's own, so that this one comes first
        shown.setItemDelegate(QStyledItemDelegate(names))  # the one that heeds the stylesheet
        return names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the names are gone the window is in front again, also where no window manager sees to that.

        The arrows begin at the first name, whichever is pointed at; Esc means none of them.
        """
        if event.type() == QEvent.Type.Hide:
            self.window().activateWindow()
        elif self._meant is not None and event.type() == QEvent.Type.KeyPress and _leaves(event):
            self._point_at(None)
        return False

    def point_at_meant(self) -> None:
        """Points, in the list that is open, at the name that is being typed: what it begins, or else a word of it."""
        shown, line = self._shown_names(), self.lineEdit()
        typed = fold_text(line.text().strip()) if line is not None and line.isModified() else ""
        if shown is None or not typed or not shown.isVisible():
            self._meant = None
            return
        model = shown.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        known = [row for row in rows if row.data(Qt.ItemDataRole.UserRole) not in (None, _NEW)]
        begun = [row for row in known if fold_text(row.data(_NAME)).startswith(typed)]
        inside = [row for row in known if f" {typed}" in fold_text(row.data(_NAME))]
        exact = [row for row in begun if fold_text(row.data(_NAME)) == typed]
        self._point_at(next(iter((*exact, *begun, *inside)), None))

    def _point_at(self, row: QModelIndex | None) -> None:
        """Shows which name Enter takes. The line does not hear of it: it would show that instead of what is typed."""
        self._meant = row.data(Qt.ItemDataRole.UserRole) if row is not None else None
        if (shown := self._shown_names()) is not None:
            chosen = shown.selectionModel()
            chosen.blockSignals(True)
            shown.setCurrentIndex(row if row is not None else QModelIndex())
            chosen.blockSignals(False)
            shown.viewport().update()

    def _shown_names(self) -> QAbstractItemView | None:
        names = self.completer()
        return names.popup() if names is not None else None

    def _offer_new(self, typed: str) -> None:
        """Puts what is typed last in the list, as something new, where something else could be meant."""
        self._forget_new()
        name = " ".join(typed.split())
        known = [self.itemText(i) for i in range(1, self.count())]
        like = any(name.casefold() in each.casefold() for each in known)
        if name and like and all(fold_text(each) != fold_text(name) for each in known):
            self._add(fill(N_("New: {title}"), title=name), _NEW, typed)

    def _forget_new(self) -> None:
        last = self.count() - 1
        if last >= 0 and self.itemData(last) == _NEW:
            self.removeItem(last)

    def _add(self, text: str, value: Any, name: str) -> None:
        self.addItem(text, value)
        self.setItemData(self.count() - 1, name, _NAME)

    def flush(self) -> None:
        """Tells what was typed, as the record that goes by that name or else as the new name."""
        line, shown = self.lineEdit(), self._shown_names()
        if shown is not None and shown.isVisible():
            shown.hide()
        if line is None or not line.isModified():
            return
        line.setModified(False)
        self._forget_new()
        name, meant = " ".join(line.text().split()), self._meant
        self._meant = None
        known = next((i for i in range(1, self.count()) if fold_text(self.itemText(i)) == fold_text(name)), None)
        if not name:
            self._tell(None)
        elif meant is not None:
            self._tell(meant)
        elif known is not None:
            self._tell(self.itemData(known))
        else:
            self.typed.emit(name)

    def give_up(self) -> None:
        """Shows again what it held before somebody typed."""
        if line := self.lineEdit():
            line.setModified(False)
        self._meant = None
        self._forget_new()
        self.show_value(self._value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        shown = self.style().subControlRect(_COMBO, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, min(shown.right(), self.width() - _ARROW) - shown.left()
        )
        painter.drawComplexControl(_COMBO, option)
        if not self.isEditable():
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
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
        value, name = self.itemData(index), self.itemData(index, _NAME)
        if line := self.lineEdit():
            line.setModified(False)
        self._meant = None
        if value == _NEW:
            self._forget_new()
            self.typed.emit(" ".join(name.split()))
        else:
            self._tell(value)

    def _tell(self, value: Id | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)
        self.show_value(value)


def _leaves(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (*_STEPS, Qt.Key.Key_Escape)


def _interface_of(field: PickField) -> QAccessibleInterface:
    from app.widgets.inspector.heard_pick import PickInterface

    return PickInterface(field)
