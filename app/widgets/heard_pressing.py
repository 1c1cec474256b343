"""What a screen reader can do with something that is pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessibleActionInterface
from PySide6.QtWidgets import QWidget

_PRESS, _GO = QAccessibleActionInterface.pressAction, QAccessibleActionInterface.setFocusAction


class Pressing(QAccessibleActionInterface):
    """Pressing does `press`, once the reader's call has returned: it may take the widget away."""

    def __init__(self, widget: QWidget, press: Callable[[], object]) -> None:
        super().__init__()
        self._widget = widget
        self._press = press

    def actionNames(self) -> list[str]:
        return [_PRESS(), _GO()]

    def doAction(self, name: str) -> None:
        if name == _PRESS():
            QTimer.singleShot(0, self._widget, self._press)
        elif name == _GO():
            self._widget.setFocus()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []
