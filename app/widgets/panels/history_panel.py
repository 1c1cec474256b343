"""The history panel: every step, newest first; a click goes back, or forward again, to there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.widgets import words
from app.widgets.entries import Entry, EntryList
from app.widgets.panels.base import Panel

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace

MOST_SHOWN = 500


class HistoryPanel(Panel):
    """The steps that were made, with the ones that are undone faint above the current one."""

    TITLE = N_("Steps")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.list = EntryList()
        self.list.setObjectName("history.list")
        self.list.setAccessibleName(_(self.TITLE))
        self.list.picked.connect(self._go)
        self.column.addWidget(self.list, 1)

    def update_now(self) -> None:
        steps, cursor = self.workspace.session.history()
        self._cursor = cursor
        shown = [
            Entry(
                str(step.seq),
                step.label.text(),
                wraps=True,
                note=words.clock(step.made_at),
                sign="redo-2" if step.seq > cursor else "circle-check" if step.seq == cursor else "circle",
                faint=step.seq > cursor,
                spoken=_("undone") if step.seq > cursor else _("now") if step.seq == cursor else "",
            )
            for step in reversed(steps[-MOST_SHOWN:])
        ]
        shown.append(Entry("0", _("The beginning"), sign="circle-check" if cursor == 0 else "circle"))
        self.list.show_entries(shown)
        self.list.mark(str(cursor))

    def _go(self, key: str) -> None:
        self.workspace.window_.attempt(lambda: self._go_to(int(key)))

    def _go_to(self, wanted: int) -> None:
        session = self.workspace.session
        for _step in range(self._cursor - wanted):
            session.undo()
        for _step in range(wanted - self._cursor):
            session.redo()
