"""What a key means wherever the keyboard is: Enter presses a button, Shift+F10 opens the menu of what has the keyboard.

Systems differ in both, and people do not. It listens only to what has the keyboard, so that no other event waits for
it; a menu that a key opened begins at its first entry.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

_NAME = "plainKeys"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KNOW_SHIFT_F10 = frozenset({"windows"})
"""The platforms on which Qt makes a context menu of Shift+F10 by itself."""


def install() -> None:
    """Begins to listen, unless it does already."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(QObject, _NAME) is None:
        PlainKeys(application)


class PlainKeys(QObject):
    """Hears the keys of whatever has the keyboard before that does, for as long as the program runs."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._heard: QWidget | None = None
        application.focusChanged.connect(self._listen_to)
        self._listen_to(None, application.focusWidget())

    def _listen_to(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = new
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the two keys, and notes which others may open a menu."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            return self._take(watched, event)
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._begin_menu_soon()
        return False

    def _take(self, widget: QWidget, event: QKeyEvent) -> bool:
        key, held = Qt.Key(event.key()), event.modifiers() & _HELD
        if key == Qt.Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier:
            return _ask_for_menu(widget)
        if key in (*_ENTER, Qt.Key.Key_Space) and not held:
            self._begin_menu_soon()
            return key in _ENTER and _press(widget, again=event.isAutoRepeat())
        return False

    def _begin_menu_soon(self) -> None:
        QTimer.singleShot(0, self, _begin_menu)


def _press(widget: QWidget, again: bool) -> bool:
    """Clicks a button, once however long the key is held; a choice in a dialog leaves Enter to the default button."""
    if not isinstance(widget, QAbstractButton) or (widget.isCheckable() and isinstance(widget.window(), QDialog)):
        return False
    if not again:
        widget.click()
    return True


def _ask_for_menu(widget: QWidget) -> bool:
    """Asks a widget for its menu as the menu key does, at its text cursor; whether that is needed here."""
    if QGuiApplication.platformName() in _KNOW_SHIFT_F10:
        return False
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = cursor.center() if isinstance(cursor, QRect) and cursor.isValid() else widget.rect().center()
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, asking)
    return True


def _begin_menu() -> None:
    """Marks the first entry of a menu that has just opened, as an arrow would: what it leads to stays shut."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu) and menu.activeAction() is None:
        arrow = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(menu, arrow)
