"""A menu of values that also takes what is typed: a number picks, a letter goes to the next value that begins so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PickMenu(QMenu):
    """Qt's menu, in which a value needs no letter underlined to be found."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed goes to a value; all else is as in any menu."""
        typed = typed_by(event)
        if typed:
            self.go_to(typed)
        else:
            super().keyPressEvent(event)

    def go_to(self, typed: str) -> None:
        """Goes to the next value that begins with what is typed; one that is just that, is picked at once."""
        found = [action for action in self.actions() if _said(action).startswith(typed.casefold())]
        if not found:
            return
        here = self.activeAction()
        place = found.index(here) + 1 if here in found else 0
        self.setActiveAction(found[place % len(found)])
        if _said(found[0]) == typed.casefold():
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            super().keyPressEvent(enter)


def typed_by(event: QKeyEvent) -> str:
    """The letter or digit that a key types; nothing for Space and for keys that do something."""
    text = event.text().strip()
    return text if text.isprintable() and not event.modifiers() & _HELD else ""


def _said(action: QAction) -> str:
    return action.text().replace("&&", "&").casefold()
