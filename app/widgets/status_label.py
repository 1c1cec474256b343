"""How safe the work is, in the top bar: a sign or words that can be pressed while there is something to settle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QLabel


class StatusLabel(QLabel):
    """A label that does what `settling` does while that can be done."""

    def __init__(self, settling: QAction) -> None:
        super().__init__()
        self._settling = settling
        settling.enabledChanged.connect(self._show_hand)
        self._show_hand(settling.isEnabled())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Asks what is to be settled."""
        if self._settling.isEnabled() and event.button() == Qt.MouseButton.LeftButton:
            self._settling.trigger()
        else:
            super().mousePressEvent(event)

    def _show_hand(self, pressable: bool) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)
