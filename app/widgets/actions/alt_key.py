"""Alt pressed and let go by itself: what opens the menu in programs with a menu bar opens ours."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

LONGEST = 0.6
"""Seconds after which Alt was held for something else, such as moving the window."""


class AltKey(QObject):
    """Watches one window. Any other key, a button of the mouse or another window in between calls it off."""

    def __init__(self, window: QWidget, todo: Callable[[], object]) -> None:
        super().__init__(window)
        self._todo = todo
        self._since: float | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self._on_key(event)
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._since = None
        return False

    def _on_key(self, event: QKeyEvent) -> None:
        alone = event.key() == Qt.Key.Key_Alt
        if event.type() == QEvent.Type.ShortcutOverride:
            bare = event.modifiers() & ~Qt.KeyboardModifier.AltModifier == Qt.KeyboardModifier.NoModifier
            if not event.isAutoRepeat():
                self._since = monotonic() if alone and bare else None
        elif event.type() == QEvent.Type.KeyRelease and alone and not event.isAutoRepeat():
            since, self._since = self._since, None
            if since is not None and monotonic() - since < LONGEST and not QApplication.mouseButtons().value:
                self._todo()
