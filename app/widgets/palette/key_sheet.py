"""The sheet of keys: every action that has one, and what hands and keys do on the map, to be searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from app.analysis.search import rank
from app.i18n import N_, _
from app.widgets.actions.key_words import in_words
from app.widgets.actions.table import MENUS, ROWS, SUBMENUS
from app.widgets.entries import Entry
from app.widgets.palette.canvas_keys import GROUPS
from app.widgets.palette.searching import Searching
from app.widgets.palette.veil import open_in

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

KEYS = ("F1",)
TITLE = N_("Keys")


class KeySheet(Searching):
    """Over one window, to be read."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "keys", KEYS, _("Search the keys"))
        title = QLabel(_(TITLE))
        title.setProperty("role", "heading")
        title.setContentsMargins(8, 4, 8, 4)
        self.column.insertWidget(0, title)
        self.list.setAccessibleName(_(TITLE))
        self._groups = list(_groups())

    def entries_for(self, typed: str) -> list[Entry]:
        found: list[Entry] = []
        for heading, lines in self._groups:
            fitting = [line for line in lines if not typed.strip() or _answers(typed, heading, line)]
            if fitting:
                found += [Entry(f"heading:{heading}", heading, heading=True), *fitting]
        return found


def open_keys(window: MainWindow) -> None:
    """Opens the sheet over a window, unless it is open."""
    if open_in(window, KeySheet) is None:
        KeySheet(window).open()


def _answers(typed: str, heading: str, line: Entry) -> bool:
    return rank(typed, " ".join((line.title, line.note, heading)), letters=False) is not None


def _groups() -> Iterator[tuple[str, list[Entry]]]:
    """The rows under the menu that they are in, the gestures after them."""
    for menu, text in MENUS:
        lines = [
            Entry(row.name, _(row.text), note=in_words(row.shown_keys))
            for row in ROWS
            if row.shown_keys and SUBMENUS.get(row.menu, (row.menu, ""))[0] == menu
        ]
        yield _(text), lines
    for heading, gestures in GROUPS:
        yield _(heading), [Entry(f"{heading}:{keys}", _(does), note=_(keys)) for keys, does in gestures]
