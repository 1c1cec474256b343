"""The button for the rest of a form as a screen reader meets it: what it shows is folded, or it is not."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from app.widgets.heard import NOTHING
from app.widgets.heard_pressing import Pressing
from app.widgets.heard_widget import HeardWidget


class MoreInterface(HeardWidget):
    """The interface of such a button."""

    ROLE = QAccessible.Role.Button

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button
        self._pressing = Pressing(button, button.click)

    def name(self) -> str:
        return self._button.text()

    def mark(self, state: QAccessible.State) -> None:
        unfolded = self._button.isChecked()
        state.expandable, state.expanded, state.collapsed = True, unfolded, not unfolded

    def part(self, kind: QAccessible.InterfaceType) -> Any:
        return self._pressing if kind == QAccessible.InterfaceType.ActionInterface else NOTHING
