"""A widget as a screen reader meets it, for those of which Qt says the wrong thing: a base to say one thing otherwise.

Qt may still ask an interface when its widget has gone, so everything here asks first whether it is there.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.widgets.heard import NOTHING


class HeardWidget(QAccessibleObject):
    """A widget without parts. Subclasses set `ROLE`, and override what they say: `name`, `value`, `mark`, `part`."""

    ROLE = QAccessible.Role.Client

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def name(self) -> str:
        """What it is called."""
        return self.widget.accessibleName()

    def value(self) -> str:
        """What it holds."""
        return ""

    def mark(self, state: QAccessible.State) -> None:
        """Adds to its state what is its own."""

    def part(self, kind: QAccessible.InterfaceType) -> Any:
        """What can be done with it, or `NOTHING`."""
        return NOTHING

    # --- what Qt asks --------------------------------------------------------------------------------------------

    def isValid(self) -> bool:
        return isValid(self.widget)

    def parent(self) -> Any:
        around = self.widget.parentWidget() if self.isValid() else None
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        widget = self.widget
        return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size()) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        return self.ROLE

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        texts = {
            QAccessible.Text.Name: self.name,
            QAccessible.Text.Value: self.value,
            QAccessible.Text.Description: self.widget.accessibleDescription,
            QAccessible.Text.Identifier: self.widget.objectName,
        }
        return texts[kind]() if kind in texts else ""

    def state(self) -> QAccessible.State:
        state, widget = QAccessible.State(), self.widget
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable, state.focused = True, widget.hasFocus()
        state.disabled, state.invisible = not widget.isEnabled(), not widget.isVisible()
        state.offscreen = widget.visibleRegion().isEmpty()
        self.mark(state)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self.part(kind) if self.isValid() else NOTHING
