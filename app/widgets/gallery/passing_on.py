"""Typing that opened the gallery goes on in it: until the system gives it the keyboard, keys still go to the window.

A modal dialog would have those keys dropped, letters and all. So a gallery that typing opened is not modal; instead
this keeps the window behind it still, and hands on its keys.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

_KEYS = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
_PRESSES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Close,
}
_REST = {
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TabletMove,
    QEvent.Type.TabletRelease,
    QEvent.Type.ShortcutOverride,
}


class PassingOn(QObject):
    """As long as `dialog` is there, what is typed in the window of `page` goes to `field`; presses call it up.

    It goes when the page behind it goes, as when a map is opened from outside.
    """

    def __init__(self, page: QWidget, dialog: QDialog, field: QWidget) -> None:
        super().__init__(dialog)
        self._page, self._dialog, self._field = page, dialog, field
        page.installEventFilter(self)
        handle = page.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._dialog.isVisible():
            return False
        if watched is self._page:
            if event.type() is QEvent.Type.Hide and not event.spontaneous():
                self._dialog.close()
            return False
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._hand_on(event)
            return True
        if event.type() in _PRESSES:
            event.ignore()
            self._dialog.raise_()
            self._dialog.activateWindow()
            return True
        return event.type() in _REST

    def _hand_on(self, event: QKeyEvent) -> None:
        """To where the keyboard is in the dialog, which is in its search until somebody goes elsewhere."""
        target = self._dialog.focusWidget() or self._field
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
        QCoreApplication.sendEvent(target, again)
