"""A segment as a screen reader meets it: a radio button, where Qt takes every tool button that stays down for a box."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton

from app.widgets.heard import NOTHING
from app.widgets.heard_pressing import Pressing
from app.widgets.heard_widget import HeardWidget


class SegmentInterface(HeardWidget):
    """The interface of a segment."""

    ROLE = QAccessible.Role.RadioButton

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._button = button
        self._pressing = Pressing(button, button.click)

    def mark(self, state: QAccessible.State) -> None:
        state.checkable, state.checked = True, self._button.isChecked()

    def part(self, kind: QAccessible.InterfaceType) -> Any:
        return self._pressing if kind == QAccessible.InterfaceType.ActionInterface else NOTHING
