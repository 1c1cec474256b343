"""What can be done in the outline: the commands of the map on what is chosen, and naming and adding in its own rows.

The chosen rows are the selection of the map, so that whatever the map can do is done there, once for both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.analysis.outline import Kind, Node
from app.i18n import N_, _, fill
from app.model import edits
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import Id, Lane, LaneKind, Record
from app.widgets import icons, style
from app.widgets.canvas import command_table as table
from app.widgets.canvas import creation, menus
from app.widgets.canvas.chips import CHANNEL, OWNER, Chip
from app.widgets.canvas.command import Command
from app.widgets.canvas.subjects import ChipName, NewText, RecordText
from app.widgets.outline import drops

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas
    from app.widgets.panels.outline_panel import OutlinePanel

_MOVES = {
    "left": table.MOVE_LEFT,
    "right": table.MOVE_RIGHT,
    "up": table.MOVE_UP,
    "down": table.MOVE_DOWN,
}
_AS_ON_THE_MAP = (
    *(table.RAISE_SCORE, table.LOWER_SCORE, table.RAISE_SCORE_WHOLE, table.LOWER_SCORE_WHOLE),
    *(table.OPEN_DETAIL, table.FOLLOW_ROAD, table.FOLLOW_ROAD_BACK),
)


class Acts:
    """The acts of one outline; `do` carries one out by the name that its tree asks for."""

    def __init__(self, panel: OutlinePanel) -> None:
        self._panel = panel
        self._canvas: Canvas = panel.canvas
        self._acts: dict[str, Callable[[], object]] = {
            "rename": self.rename,
            "add_next": self.add_next,
            "offer_adding": self.offer_adding,
            "toggle_lane": self.toggle_lane,
            **{command.name: self._moving(direction) for direction, command in _MOVES.items()},
            **{command.name: self._doing(command) for command in _AS_ON_THE_MAP},
        }

    def do(self, act: str) -> None:
        """Carries out an act of the tree."""
        self._acts[act]()

    # --- changing ------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Opens the words of the current row; one without words of its own unfolds or folds."""
        node, tree = self._panel.tree.node(), self._panel.tree
        if node is None:
            return
        if node.record_id is None:
            tree.setExpanded(tree.currentIndex(), not tree.isExpanded(tree.currentIndex()))
        else:
            self._panel.edit_row(node, RecordText(node.record_id, "text" if node.kind is Kind.NOTE else "title"))

    def toggle_lane(self) -> None:
        """Hides the lane of the current row, or shows it again."""
        node = self._panel.tree.node()
        if node is not None and node.kind is Kind.LANE and node.lane_id is not None:
            lane_id, hidden = node.lane_id, not node.hidden
            self._panel.desk.run(lambda document: edits.set_fields(document, lane_id, hidden=hidden))

    def _move(self, direction: str) -> None:
        document = self._canvas.document
        kinds = {type(document.records[i]) for i in self._canvas.selection.ids if i in document.records}
        step = self._canvas.session.undo_label
        self._canvas.do(_MOVES[drops.direction_for(kinds, direction)])
        if kinds and self._canvas.session.undo_label is step:
            self._panel.tree.say(_("It cannot go further that way."))

    def _moving(self, direction: str) -> Callable[[], None]:
        return lambda: self._move(direction)

    def _doing(self, command: Command) -> Callable[[], None]:
        return lambda: self._canvas.do(command)

    # --- adding --------------------------------------------------------------------------------------------------

    def add_next(self) -> None:
        """Begins another of what the current row is, behind it; of a lane's notes one more; on an empty map a phase."""
        node = self._panel.tree.node()
        empty = not self._canvas.document.phases(self._canvas.map_id)
        if node is None or (empty and node.kind is Kind.LANES):
            self._begin(creation.phase(self._canvas.map_id, None))
        elif node.kind is Kind.CELL and node.lane_id is not None:
            self._add_note(node, node.lane_id)
        elif node.kind in (Kind.LANE, Kind.LANES):
            self._add_lane(LaneKind.FREE)
        elif node.kind is Kind.LINK and node.touchpoint_id is not None:
            self._begin(creation.after(self._canvas.document, node.touchpoint_id))
        elif node.record_id is not None:
            self._begin(creation.after(self._canvas.document, node.record_id))

    def go_on(self, node: Node, forward: bool) -> None:
        """Goes to the next of its kind, or the one before, as on the map; behind the last begins another."""
        other = creation.next_of(self._canvas.document, node.record_id, forward) if node.record_id else None
        if other is not None:
            self._panel.go_to(other)
        elif forward:
            self.add_next()

    def offer_adding(self) -> None:
        """Opens the choice of what can be added at the current row."""
        self.popup(self.menu_of_adding(), self._panel.tree.place_of_current())

    def menu_of_adding(self) -> QMenu:
        """What can be added at the current row: touchpoint, phase, and a note in each lane that is shown."""
        menu, node = QMenu(self._panel), self._panel.tree.node()
        menu.setObjectName("outline.adding")
        if node is not None and node.phase_id is not None:
            self._offer(menu, _("Touchpoint"), "footprints", "touchpoint", lambda: self._add_touchpoint(node))
        self._offer(menu, _("Phase"), "columns-3", "phase", lambda: self._add_phase(node))
        if node is not None and node.phase_id is not None:
            menu.addSeparator()
            for lane in self._lanes_of_notes():
                self._offer_note(menu, node, lane)
        menu.addSeparator()
        lanes = menus.lanes(self._canvas)
        lanes.setParent(menu, lanes.windowFlags())
        lanes.setTitle(_("Lane"))
        menu.addMenu(lanes)
        return menu

    def _offer_note(self, menu: QMenu, node: Node, lane: Lane) -> None:
        text = fill(N_("Note: {lane}"), lane=title_of(lane, _))
        self._offer(menu, text, kind_of(lane).icon, lane.id, lambda: self._add_note(node, lane.id))

    def _offer(self, menu: QMenu, text: str, icon: str, name: str, todo: Callable[[], None]) -> None:
        action = menu.addAction(icons.icon(icon, style.look().ink), text.replace("&", "&&"), todo)
        action.setObjectName(f"outline.add.{name}")

    def _lanes_of_notes(self) -> list[Lane]:
        lanes = self._canvas.document.lanes(self._canvas.map_id)
        return [lane for lane in lanes if kind_of(lane).holds_notes and not lane.hidden]

    def _add_touchpoint(self, node: Node) -> None:
        if node.touchpoint_id is not None:
            self._begin(creation.after(self._canvas.document, node.touchpoint_id))
        elif node.phase_id is not None:
            self._begin(creation.touchpoint(node.phase_id, None))

    def _add_note(self, node: Node, lane_id: Id) -> None:
        if node.phase_id is not None:
            self._begin(creation.note(lane_id, node.phase_id, None, node.touchpoint_id))

    def _add_phase(self, node: Node | None) -> None:
        after = creation.after(self._canvas.document, node.phase_id) if node and node.phase_id else None
        self._begin(after or creation.phase(self._canvas.map_id, None))

    def _add_lane(self, kind: LaneKind) -> None:
        edit = self._panel.desk.run(lambda document: edits.add_lane(document, self._canvas.map_id, kind))
        if edit is not None and edit.focus is not None:
            self._panel.go_to(edit.focus)
            self.rename()

    def _begin(self, new: NewText | None) -> None:
        if new is not None:
            self._panel.begin_new(new)

    # --- menus ---------------------------------------------------------------------------------------------------

    def menu_of_row(self) -> QMenu:
        """The menu of the current row: that of its record on the map, with naming and adding done here."""
        node = self._panel.tree.node()
        record = self._canvas.document.find(node.record_id, Record) if node is not None else None
        if node is None or record is None:
            return self.menu_of_adding()
        menu = menus.of_record(self._canvas, record)
        own = self._done_here(node)
        for action in menu.findChildren(QAction):
            if action.objectName() in own:
                action.triggered.disconnect()
                action.triggered.connect(own[action.objectName()])
                action.setEnabled(True)
        adding = self.menu_of_adding()
        adding.setParent(menu, adding.windowFlags())
        adding.setTitle(_("Add"))
        menu.insertMenu(menu.actions()[1], adding)
        return menu

    def _done_here(self, node: Node) -> dict[str, Callable[[], object]]:
        """What lines of the map's menu do here: those that would open a field on the map, or add at its cursor."""
        return {
            "menu.edit": self.rename,
            "menu.add_touchpoint": lambda: self._add_touchpoint(node),
            "menu.add_note": self.add_next,
            "menu.add_phase": self.add_next,
            "menu.hide_lane": self.toggle_lane,
            "menu.channel.another": lambda: self._name_chip(CHANNEL, node),
            "menu.owner.another": lambda: self._name_chip(OWNER, node),
        }

    def popup(self, menu: QMenu, place: QPoint) -> None:
        """Opens a menu at a place of the tree, at its first line for whoever opened it with a key."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._panel.tree.viewport().mapToGlobal(place))
        lines = (action for action in menu.actions() if not action.isSeparator() and action.menu() is None)
        first = next(filter(QAction.isEnabled, lines), None)
        if first is not None:
            menu.setActiveAction(first)

    def _name_chip(self, chip: Chip, node: Node) -> None:
        if node.touchpoint_id is not None:
            self._panel.edit_row(node, ChipName(chip, node.touchpoint_id), _(chip.name))

    # --- dropping ------------------------------------------------------------------------------------------------

    def drop(self, ids: Sequence[Id], parent: Node | None, place: int, only_ask: bool) -> bool:
        """Moves what is dropped; False where it cannot be."""
        document = self._canvas.document
        edit = drops.edit_for(document, self._panel.rows.nodes(), ids, parent, place)
        if edit is None or only_ask:
            return edit is not None
        self._panel.desk.run(lambda now: drops.edit_for(now, self._panel.rows.nodes(), ids, parent, place) or edit)
        return True
