"""The line of a field in which a name is typed or picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from app.widgets.inspector.picking_field import PickField


class PickLine(QLineEdit):
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
        if event.key() == Qt.Key.Key_Escape and self.isModified() and not self._field.shows_names:
            self._field.give_up()
            return
        super().keyPressEvent(event)
        if (event.text() and event.text().isprintable()) or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._field.point_at_meant()
