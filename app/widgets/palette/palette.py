"""The command palette: one field for everything that can be done and everything that can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from app.model.records import Id
from app.widgets.entries import Entry
from app.widgets.palette.finds import Finds
from app.widgets.palette.searching import Searching
from app.widgets.palette.veil import open_in

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

KEYS = ("Ctrl+K", "Ctrl+Shift+P")


class Palette(Searching):
    """Over one window. Enter, a click or a tap does the chosen command, or goes to the chosen record."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "palette", KEYS, _("Type a command, or the name of anything in this file"))
        self._window = window
        self.list.setAccessibleName(_("Commands and places"))
        self._finds = Finds(window.actions_, window.session.document if window.session else None)

    def entries_for(self, typed: str) -> list[Entry]:
        return self._finds.find(typed)

    def choose(self, key: str) -> None:
        """Does it when the keyboard is back where it was; what cannot be done now leaves the palette open."""
        window = self._window
        action = window.actions_.get(key)
        if action is not None:
            if action.isEnabled():
                self.shut()
                action.trigger()
        elif key and window.workspace is not None:
            self.shut()
            window.workspace.reveal(Id(key))
            window.workspace.canvas.setFocus()


def open_palette(window: MainWindow) -> None:
    """Opens the palette over a window, unless it is open."""
    if open_in(window, Palette) is None:
        Palette(window).open()
