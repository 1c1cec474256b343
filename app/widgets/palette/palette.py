"""The command palette: one field for everything that can be done and everything that can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.analysis.uses import is_named_at_touchpoints, touchpoints_naming
from app.i18n import N_, _, fill
from app.model.edits.base import shorten
from app.model.names import title_of
from app.model.records import Id
from app.widgets.entries import Entry
from app.widgets.palette.finds import Finds
from app.widgets.palette.searching import Searching
from app.widgets.palette.veil import open_in

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow
    from app.widgets.workspace import Workspace

KEYS = ("Ctrl+K", "Ctrl+Shift+P")


class Palette(Searching):
    """Over one window. Enter, a click or a tap does the chosen command, or goes to the chosen record."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "palette", KEYS, _("Type a command, or the name of anything in this file"))
        self._window = window
        self.list.setAccessibleName(_("Commands and places"))
        self._finds = Finds(window.actions_, window.session.document if window.session else None, _map_of(window))

    def entries_for(self, typed: str) -> list[Entry]:
        return self._finds.find(typed)

    def choose(self, key: str) -> None:
        """Does it when the keyboard is back where it was; what cannot be done now leaves the palette open."""
        window = self._window
        action = window.actions_.get(key)
        if action is not None:
            if action.isEnabled():
                self.shut()
                window.actions_.do_by_name(key)
        elif key and window.workspace is not None:
            self.shut()
            go_to(window.workspace, Id(key))
            window.workspace.canvas.setFocus()


def _map_of(window: MainWindow) -> Id | None:
    return window.workspace.canvas.map_id if window.workspace is not None else None


def go_to(workspace: Workspace, record_id: Id) -> None:
    """Goes to a record, and says so where no map shows it."""
    document = workspace.session.document
    record = document.records[record_id]
    workspace.reveal(record_id)
    if is_named_at_touchpoints(record) and not touchpoints_naming(document, record_id):
        workspace.tell(fill(N_("“{title}” is not on any map yet."), title=shorten(title_of(record, _))))


def open_palette(window: MainWindow) -> None:
    """Opens the palette over a window, unless it is open."""
    if open_in(window, Palette) is None:
        Palette(window).open()
