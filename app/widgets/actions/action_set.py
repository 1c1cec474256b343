"""The QActions of a window, made from the table of actions; menus are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.widgets import icons, style
from app.widgets.actions.alt_key import AltKey
from app.widgets.actions.row import Row
from app.widgets.actions.table import MENUS, ROWS, SUBMENUS
from app.widgets.over_edited import OverEdited
from app.widgets.own_turn import OwnTurn

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_OF_NOW = frozenset({"edit", "tint", "map", "maps", "lane", "find"})
"""The menus whose actions mean the map as it is now: they first go back to it from another moment."""

RECENT = 6
"""How many of the actions that were done last are remembered, while the window is open."""

_ROWS_BY_NAME = {row.name: row for row in ROWS}


class Actions(QObject):
    """The QActions of a window, made from the table, with their texts, icons and enabling kept right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.recent: list[str] = []  # what was done last comes first
        self._actions = {row.name: self._make(row) for row in ROWS}
        self._alt = AltKey(window, self._actions["help.menu"].trigger)
        self._waiting = OwnTurn(self, self.refresh)
        window.installEventFilter(self)
        QGuiApplication.clipboard().dataChanged.connect(self.refresh_soon)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def get(self, name: str) -> QAction | None:
        """The action of this name, if there is one."""
        return self._actions.get(name)

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def retranslate(self) -> None:
        """Gives every action its text in the screen's language and its icon in the theme's colours."""
        look = style.look()
        for row in ROWS:
            action = self._actions[row.name]
            _name(action, _(row.text))
            if row.icon:
                action.setIcon(icons.icon(row.icon, look.ink, disabled=look.lines_strong))
        self.refresh()

    def refresh_soon(self) -> None:
        """Refreshes once, when all that happens at once has happened and is seen."""
        self._waiting.ask()

    def refresh(self) -> None:
        """Enables what can be done now, ticks what holds now, and names the step that undo would take."""
        self._waiting.call_off()
        for row in ROWS:
            action = self._actions[row.name]
            action.setEnabled(bool(row.enabled(self._window)))
            if row.checked is not None:
                action.setChecked(row.checked(self._window))
            if row.naming is not None:
                _name(action, row.naming(self._window))
            if row.shown is not None:
                action.setVisible(row.shown(self._window))

    def do_by_name(self, name: str) -> None:
        """Does an action that was chosen by its name."""
        by_name = _ROWS_BY_NAME[name].by_name
        if by_name is None:
            self._actions[name].trigger()
            return
        self._remember(_ROWS_BY_NAME[name])
        self._window.attempt(lambda: by_name(self._window))

    def bind_to_map(self, canvas: QWidget) -> None:
        """Lets the actions that only mean something on the map answer to their keys there."""
        canvas.addActions([self._actions[row.name] for row in ROWS if row.map_keys])

    def menu(self, parent: QWidget) -> QMenu:
        """A fresh menu of all actions."""
        result = QMenu(parent)
        result.aboutToShow.connect(self.refresh)
        for name, text in MENUS:
            if any(row.menu == name for row in ROWS):
                self._fill(result.addMenu(_(text)), name)
        return result

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a key is looked up among the shortcuts, a refresh that waits is made: the key may follow at once."""
        if event.type() == QEvent.Type.ShortcutOverride and self._waiting.is_pending:
            self.refresh()
        return False

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
                _under(smaller[row.menu], row.heading).addAction(self._actions[row.name])

    def _make(self, row: Row) -> QAction:
        action = QAction(self._window)
        action.setObjectName(row.name)
        action.setCheckable(row.checked is not None)
        action.setIconVisibleInMenu(row.checked is None)  # a menu has room for one of them, and the tick says more
        action.triggered.connect(self._run)
        _give_keys(action, row)
        if row.keys:
            self._window.addAction(action)
        return action

    def _run(self) -> None:
        row = _ROWS_BY_NAME[self.sender().objectName()]
        self._remember(row)
        page = self._window.workspace
        if page is not None and row.on_page is not None and isinstance(page.over, OverEdited):
            page.settle_typing()
            row.on_page(page.over)
            return
        if row.menu in _OF_NOW and page is not None:
            page.leave_past()
        self._window.attempt(lambda: row.handler(self._window))

    def _remember(self, row: Row) -> None:
        if row.menu != "help":
            self.recent = [row.name, *(name for name in self.recent if name != row.name)][:RECENT]


def _under(menu: QMenu, heading: str) -> QMenu:
    """The part of a menu that goes by a heading, made when it is first asked for; without one, the menu itself."""
    if not heading:
        return menu
    known = (action.menu() for action in menu.actions() if action.text() == _(heading))
    return next((inner for inner in known if isinstance(inner, QMenu)), None) or menu.addMenu(_(heading))


def _give_keys(action: QAction, row: Row) -> None:
    """A key of the canvas itself is only shown: with the context of a widget that never has the keyboard."""
    shown_only = row.shown_keys[:1] if not (row.keys or row.map_keys) else ()
    action.setShortcuts([QKeySequence(key) for key in (*row.keys, *row.map_keys, *shown_only)])
    if row.map_keys:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    elif shown_only:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _name(action: QAction, text: str) -> None:
    """Gives an action its words, and those with its key as its tip, where they are others than before."""
    if text != action.text():
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(text)
        action.setToolTip(f"{text}  ({key})" if key else text)
