"""The actions panel: what someone will do, by when it is taken up, with the light and progress set in place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.analysis.plan.listing import Column
from app.i18n import N_, _
from app.model.edits import set_fields
from app.model.names import HORIZON_NAMES, LIGHT_NAMES, PROGRESS_NAMES, title_of
from app.model.records import Action, Id, Light, Note, Progress, Touchpoint
from app.widgets import signs
from app.widgets.entries import Entry, EntryList
from app.widgets.inspector.cells import label
from app.widgets.new_action import action_about, can_be_about
from app.widgets.panels.base import Panel, tool
from app.widgets.plan.columns import due, said

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class ActionsPanel(Panel):
    """All actions of the file. A click shows one and its touchpoint; a click on its sign sets light and progress."""

    TITLE = N_("Actions")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        whole = tool("table", _("Plan: all actions"), "actions.plan")
        whole.clicked.connect(self._turn_plan)
        self.header.addWidget(whole)
        add = tool("plus", _("Add action"), "actions.add")
        add.clicked.connect(self._add)
        self.header.addWidget(add)
        self.empty = label(_("No actions yet. Select a touchpoint and press + to add what you will do."), "soft")
        self.empty.setContentsMargins(16, 4, 16, 0)
        self.list = EntryList()
        self.list.setObjectName("actions.list")
        self.list.setAccessibleName(_(self.TITLE))
        self.list.picked.connect(self._pick)
        self.list.sign_clicked.connect(self.offer_status)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.list, 1)

    def update_now(self) -> None:
        actions = self.workspace.session.document.actions()
        self.empty.setVisible(not actions)
        entries: list[Entry] = []
        for horizon, name in HORIZON_NAMES.items():
            group = [action for action in actions if action.horizon is horizon]
            if group:
                entries.append(Entry(f"horizon:{horizon}", _(name), note=str(len(group)), heading=True))
                entries += [self._entry(action) for action in sorted(group, key=_urgency)]
        self.list.show_entries(entries)

    def select(self, ids: tuple[str, ...]) -> None:
        self.list.mark(ids[0] if len(ids) == 1 else "")

    def offer_status(self, key: str) -> None:
        """Opens the small menu that sets the light and the progress of an action."""
        action = self.workspace.session.document.get(Id(key), Action)
        menu = QMenu(self)
        menu.setObjectName("actions.status")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for light, name in LIGHT_NAMES.items():
            item = self._item(menu, _(name), (action.id, "light", light), action.light is light)
            item.setIcon(signs.light_icon(light))
        menu.addSeparator()
        for progress, name in PROGRESS_NAMES.items():
            self._item(menu, _(name), (action.id, "progress", progress), action.progress is progress)
        menu.triggered.connect(self._set)
        menu.popup(self.list.viewport().mapToGlobal(self.list.rect_of(key).bottomLeft() + QPoint(12, -4)))

    def _item(self, menu: QMenu, text: str, data: tuple[Id, str, Light | Progress], checked: bool) -> QAction:
        item = menu.addAction(text)
        item.setData(data)
        item.setCheckable(True)
        item.setChecked(checked)
        item.setObjectName(f"actions.set.{data[2]}")
        return item

    def _set(self, item: QAction) -> None:
        action_id, field, value = item.data()
        values = {field: (Light if field == "light" else Progress)(value)}
        self.workspace.run(lambda document: set_fields(document, Id(action_id), **values))

    def _entry(self, action: Action) -> Entry:
        owner = said(self.workspace.session.document, action, Column.OWNER)
        parts = [owner or _("nobody yet"), due(action, date.today()) or _("no date")]
        if action.progress is not Progress.PLANNED:
            parts.append(_(PROGRESS_NAMES[action.progress]))
        return Entry(
            action.id,
            title_of(action, _),
            " · ".join(parts),
            action.light,
            faint=action.progress in (Progress.DONE, Progress.DROPPED),
            spoken=_(LIGHT_NAMES[action.light]),
        )

    def _add(self) -> None:
        about = self._inspected() or self._touchpoint_of_keyboard()
        self.workspace.add_and_inspect(lambda document: action_about(document, about))

    def _inspected(self) -> Id | None:
        """What is inspected or selected, if it is one thing that an action can mend."""
        records = self.workspace.session.document.records
        for ids in (self.workspace.inspected, self.workspace.canvas.selected_ids()):
            found = [i for i in ids if can_be_about(records.get(i))]
            if len(found) == 1:
                return found[0]
        return None

    def _turn_plan(self) -> None:
        from app.widgets.plan.opening import turn_plan  # seldom wanted, and not before

        turn_plan(self.workspace)

    def _touchpoint_of_keyboard(self) -> Id | None:
        """The touchpoint around which the map shows its ring, or whose note or point has it."""
        canvas = self.workspace.canvas
        group = canvas.focus_group() if canvas.whereabouts.shown else None
        record = self.workspace.session.document.records.get(group.record_id) if group and group.record_id else None
        if isinstance(record, Note):
            return record.touchpoint_id
        return record.id if isinstance(record, Touchpoint) else None

    def _pick(self, key: str) -> None:
        self.workspace.reveal(Id(key))

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        entry = self.list.entries()[index.row()] if index.isValid() else None
        if entry is not None and not entry.heading:
            self.offer_status(entry.key)


def _urgency(action: Action) -> tuple[bool, date]:
    """What is still to be done comes first, the earliest day before the later ones, and what has none behind them."""
    return action.progress in (Progress.DONE, Progress.DROPPED), action.due or date.max
