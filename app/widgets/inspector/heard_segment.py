"""A segment as a screen reader meets it: a radio button, where Qt takes every tool button that stays down for a box."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QToolButton
from shiboken6 import isValid

from app.widgets.heard import NOTHING


class SegmentInterface(QAccessibleObject):
    """The interface of a segment, which Qt may still ask when the segment has gone with its form."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__(button)
        self._button = button
        self._action = _Pressing(button)

    def isValid(self) -> bool:
        return isValid(self._button)

    def parent(self) -> Any:
        around = self._button.parentWidget() if self.isValid() else None
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        button = self._button
        return QRect(button.mapToGlobal(button.rect().topLeft()), button.size()) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.RadioButton

    def text(self, kind: QAccessible.Text) -> str:
        texts = {
            QAccessible.Text.Name: QToolButton.accessibleName,
            QAccessible.Text.Description: QToolButton.accessibleDescription,
            QAccessible.Text.Identifier: QToolButton.objectName,
        }
        return texts[kind](self._button) if kind in texts and self.isValid() else ""

    def state(self) -> QAccessible.State:
        state, button = QAccessible.State(), self._button
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.checkable = True
        state.checked, state.focused = button.isChecked(), button.hasFocus()
        state.disabled, state.invisible = not button.isEnabled(), not button.isVisible()
        state.offscreen = button.visibleRegion().isEmpty()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._action if kind == QAccessible.InterfaceType.ActionInterface else NOTHING


class _Pressing(QAccessibleActionInterface):
    """Pressing it chooses it, once the reader's call has returned: the choice may take the button away."""

    def __init__(self, button: QToolButton) -> None:
        super().__init__()
        self._button = button

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            QTimer.singleShot(0, self._button, self._button.click)
        elif name == QAccessibleActionInterface.setFocusAction():
            self._button.setFocus()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []
