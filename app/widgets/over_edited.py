"""What lies over the map of now and is edited there: the keys that take back work on it, without leading to the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
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
            self.take_back()
        elif _makes_again(event):
            self.make_again()
        else:
            super().keyPressEvent(event)

    def take_back(self) -> None:
        """Takes the last step back, and stays."""
        self._desk.attempt(self._desk.session.undo)

    def make_again(self) -> None:
        """Makes the step that was taken back again, and stays."""
        self._desk.attempt(self._desk.session.redo)


def _takes_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or _makes_again(event)


def _makes_again(event: QKeyEvent) -> bool:
    """Ctrl+Y is a key for it on every system here, though Qt knows it on Windows alone."""
    ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return ctrl_y or event.matches(QKeySequence.StandardKey.Redo)
