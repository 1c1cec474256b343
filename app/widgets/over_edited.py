"""What lies over the map of now and is edited there: the keys that take back work on it, without leading to the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.widgets.over_canvas import OverCanvas


class OverEdited(OverCanvas):
    """A frame over the canvas whose own edits are taken back, and made again, while it stays."""

    def event(self, event: QEvent) -> bool:
        """Keeps the keys that take back for itself: elsewhere they first go back to the map."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes a step back or makes it again; Esc goes back to the map."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._desk.attempt(self._desk.session.undo)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._desk.attempt(self._desk.session.redo)
        else:
            super().keyPressEvent(event)


def _takes_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
