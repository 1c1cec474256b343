"""The QActions of a window, made from the table of actions; menus are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.widgets import icons, style
from app.widgets.action_row import Row
from app.widgets.actions import MENUS, ROWS, SUBMENUS

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_ROWS_BY_NAME = {row.name: row for row in ROWS}


class Actions(QObject):
    """The QActions of a window, made from the table, with their texts, icons and enabling kept right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {row.name: self._make(row) for row in ROWS}
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def retranslate(self) -> None:
        """Gives every action its text in the screen's language and its icon in the theme's colours."""
        look = style.look()
        for row in ROWS:
            action = self._actions[row.name]
            action.setText(_text_of(row))
            if row.icon:
                action.setIcon(icons.icon(row.icon, look.ink, disabled=look.lines_strong))
        self.refresh()

    def refresh(self) -> None:
        """Enables what can be done now, ticks what holds now, and names the step that undo would take."""
        for row in ROWS:
            action = self._actions[row.name]
            action.setEnabled(bool(row.enabled(self._window)))
            if row.checked is not None:
                action.setChecked(row.checked(self._window))
            if row.naming is not None:
                action.setText(row.naming(self._window))
            if row.shown is not None:
                action.setVisible(row.shown(self._window))
            action.setToolTip(_with_keys(action))

    def bind_to_map(self, canvas: QWidget) -> None:
        """Lets the actions that only mean something on the map answer to their keys there."""
        canvas.addActions([self._actions[row.name] for row in ROWS if row.on_map])

    def menu(self, parent: QWidget) -> QMenu:
        """A fresh menu of all actions."""
        result = QMenu(parent)
        result.aboutToShow.connect(self.refresh)
        for name, text in MENUS:
            self._fill(result.addMenu(_(text)), name)
        return result

    def _fill(self, menu: QMenu, name: str) -> None:
        """Puts the rows of a menu into it, and a smaller menu where the table comes to the first of its rows."""
        smaller: dict[str, QMenu] = {}
        for row in ROWS:
            inside, text = SUBMENUS.get(row.menu, ("", ""))
            if row.menu == name:
                if row.starts_group:
                    menu.addSeparator()
                menu.addAction(self._actions[row.name])
            elif inside == name:
                if row.menu not in smaller:
                    smaller[row.menu] = menu.addMenu(_(text))
                smaller[row.menu].addAction(self._actions[row.name])

    def _make(self, row: Row) -> QAction:
        action = QAction(self._window)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setCheckable(row.checked is not None)
        if row.on_map:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        else:
            self._window.addAction(action)
        action.triggered.connect(self._run)
        return action

    def _run(self) -> None:
        row = _ROWS_BY_NAME[self.sender().objectName()]
        self._window.attempt(lambda: row.handler(self._window))


def _text_of(row: Row) -> str:
    """The text as menus show it: what follows a tab stands in the column of the keys."""
    shown = QKeySequence(row.canvas_key).toString(QKeySequence.SequenceFormat.NativeText)
    return "\t".join(filter(None, (_(row.text), shown)))


def _with_keys(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}  ({keys})" if keys else action.text().replace("\t", "  ")
