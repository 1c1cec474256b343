"""The button that shows the rest of a form, and says to a screen reader whether it does."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.widgets import heard


class MoreButton(QPushButton):
    """Stays down while the rest is shown."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.toggled.connect(self._tell)
        heard.by("MoreButton", _interface_of)

    def _tell(self) -> None:
        if QAccessible.isActive():
            changed = QAccessible.State()
            changed.expanded = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))


def _interface_of(button: MoreButton) -> QAccessibleInterface:
    from app.widgets.inspector.heard_more import MoreInterface

    return MoreInterface(button)
