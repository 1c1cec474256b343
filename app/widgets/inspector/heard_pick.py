"""A field that picks a record, as a screen reader meets it: called by its label, with what is chosen as its value.

On Linux Qt gives the chosen text as the name, so that nobody hears what it is that is chosen.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox

from app.widgets.heard import NOTHING
from app.widgets.heard_pressing import Pressing
from app.widgets.heard_widget import HeardWidget


class PickInterface(HeardWidget):
    """The interface of a field that picks; the line in which a name is typed stands in it."""

    ROLE = QAccessible.Role.ComboBox

    def __init__(self, field: QComboBox) -> None:
        super().__init__(field)
        self._field = field
        self._pressing = Pressing(field, field.showPopup)

    def name(self) -> str:
        label, chosen = self._field.accessibleName(), self.value()
        return f"{label}: {chosen}" if chosen else label

    def value(self) -> str:
        line = self._field.lineEdit()
        return line.text() if line is not None else self._field.currentText()

    def mark(self, state: QAccessible.State) -> None:
        state.hasPopup = state.expandable = True
        state.expanded = self._field.view().isVisible()
        state.editable = self._field.isEditable()

    def part(self, kind: QAccessible.InterfaceType) -> Any:
        return self._pressing if kind == QAccessible.InterfaceType.ActionInterface else NOTHING

    def childCount(self) -> int:
        return len(self._lines())

    def child(self, index: int) -> Any:
        lines = self._lines()
        return QAccessible.queryAccessibleInterface(lines[index]) if 0 <= index < len(lines) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() in self._lines() else -1

    def _lines(self) -> list[Any]:
        line = self._field.lineEdit() if self.isValid() else None
        return [line] if line is not None else []
