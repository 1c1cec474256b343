"""The maps panel: the maps of the file with a small picture each, and everything that can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu

from app.i18n import N_, _
from app.model.records import Id
from app.widgets.desk import Desk
from app.widgets.maps import menu
from app.widgets.maps.entries import entries_of
from app.widgets.maps.map_list import MapList
from app.widgets.maps.thumbnails import Thumbnails
from app.widgets.panels.base import Panel, tool


class MapsPanel(Panel):
    """The list of maps. A click shows a map and what is said of it; Enter goes to it with the keyboard."""

    TITLE = N_("Maps")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)  # type: ignore[arg-type]  # a panel asks no more of the page than its desk
        self._desk, self._acts = desk, desk.maps
        self._shown: Id | None = None
        self.thumbnails = Thumbnails(self, lambda: desk.session.document)
        self.list = MapList(self.thumbnails)
        self.list.setAccessibleName(_(self.TITLE))
        self.add_button = tool("plus", _("New map in this file"), "maps.add")
        self.add_button.clicked.connect(self._offer_new)
        self.header.addWidget(self.add_button)
        self.column.addWidget(self.list, 1)
        self._listen()

    def update_now(self) -> None:
        self.list.show_entries(entries_of(self._desk.session.document))
        self._mark(self._desk.journey.id)
        self.thumbnails.want(self.list.seen_first())

    def _mark(self, shown: Id) -> None:
        """Marks the map that is shown, unless the keyboard walks the list and it is still the same one."""
        if shown != self._shown or not self.list.hasFocus():
            self._shown = shown
            self.list.mark(shown)

    def _listen(self) -> None:
        rows = self.list
        rows.picked.connect(self._pick)
        rows.opened.connect(self._open)
        rows.dropped.connect(lambda key, gap: self._acts.drop(Id(key), gap))
        rows.stepped.connect(lambda key, step: self._acts.step(Id(key), step))
        rows.asked.connect(self._do)
        rows.menu_asked.connect(self._open_menu)
        rows.model_.renamed.connect(lambda key, title: self._acts.rename(Id(key), title))

    def _pick(self, key: str) -> None:
        self._desk.show_map(Id(key))
        self._desk.inspect((Id(key),), keep_panel=True)

    def _open(self, key: str) -> None:
        self._desk.show_map(Id(key))
        self._desk.enter_map()

    def _do(self, act: str, key: str) -> None:
        if act == "new":
            self._offer_new()
        elif act == "delete" and key:
            self._acts.delete(Id(key))

    def _open_menu(self, key: str, place: QPoint) -> None:
        at = self.list.viewport().mapToGlobal(place)
        if not key:
            self._new_menu().popup(at)
            return
        map_id = Id(key)
        menu.of_map(self, self._desk, self._acts, map_id, lambda: self.list.rename(map_id)).popup(at)

    def _new_menu(self) -> QMenu:
        return menu.of_new(self, self._make, lambda: self._desk.choose_template(self._make))

    def _offer_new(self) -> None:
        self._new_menu().popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _make(self, template: str) -> None:
        made = self._acts.add(template)
        if made is not None:
            QTimer.singleShot(0, self, lambda: self.list.rename(made))
