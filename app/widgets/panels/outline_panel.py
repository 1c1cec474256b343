"""The outline panel: the map as a tree in which everything can be done that can be done on the map.

The chosen rows and the selection of the map are one and the same, whichever of them it is that changes. What is being
added is shown as it would be, and is no edit before it has its first word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from app.analysis.outline import Kind, Node, Outliner
from app.i18n import N_, _, fill
from app.model.document import Document
from app.model.records import Id, Lane, Note, Phase, Record, Touchpoint
from app.model.text import one_line
from app.session import Changed, Event
from app.widgets import areas
from app.widgets.canvas.announcing import sentence
from app.widgets.canvas.subjects import NewText, Subject
from app.widgets.inspector.cells import label
from app.widgets.outline import spoken
from app.widgets.outline.acts import Acts
from app.widgets.outline.row_editor import RowEditor
from app.widgets.outline.tree_model import OutlineModel
from app.widgets.outline.view import OutlineTree
from app.widgets.own_turn import OwnTurn
from app.widgets.panels.base import Panel, tool

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas
    from app.widgets.desk import Desk
    from app.widgets.workspace import Workspace

MOST_CHOSEN = 300
"""When more is selected on the map, the outline shows only the last of it as chosen."""

_SHARED = (
    *("edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete", "edit.select_all"),
    "map.toggle_moment_of_truth",
)
"""The actions of the map that answer to their keys here too."""

HEARD_BY = 1500
"""Milliseconds after the keyboard first came to the tree in which a reader has asked for the help; it is said once."""

HELP = N_(
    "Arrows walk, letters search. Enter renames, Insert adds, Ctrl+Shift+Enter offers what can be added, "
    "Alt and an arrow moves, Alt, Shift and an arrow sets the emotion, Space hides a lane."
)


class OutlinePanel(Panel):
    """The tree, its editor, and a button that adds."""

    TITLE = N_("Outline")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.desk: Desk = workspace
        self.canvas: Canvas = workspace.canvas
        self.rows = OutlineModel(self)
        self.tree = OutlineTree(self.rows)
        self.editor = RowEditor(self.tree, self._store)
        self.acts = Acts(self)
        self.rows.drop = self.acts.drop
        self._outliner = Outliner(_)
        self._new: tuple[NewText, Id] | None = None
        self._selected_before: tuple[Id, ...] = ()
        self._title_before = ""
        self._following = False
        self._agreeing = OwnTurn(self, self._agree)
        self._marking = OwnTurn(self, self._follow_map)
        self._furnish()
        self._listen()

    def update_now(self) -> None:
        document, map_id = self._shown_document(), self.canvas.map_id
        self.tree.setAccessibleName(fill(N_("Outline of {title}"), title=self.desk.journey.title))
        self._following = True
        beside = self.rows.beside(self.tree.currentIndex())
        self.rows.show(self._outliner.outline(document, map_id))
        self.tree.keep_place(beside)
        self._following = False
        self.empty.setVisible(not document.phases(map_id))
        self.editor.follow()
        if areas.has_keyboard(self):
            self._agree()
        else:
            self._agreeing.ask()  # to scroll there, all rows are laid out, which takes as long as to change them

    def select(self, ids: tuple[str, ...]) -> None:
        """Nothing: the panel follows the map itself, which is sooner."""

    def go_to(self, record_id: Id) -> None:
        """Chooses the row of a record, on the map too."""
        self.canvas.select([record_id])
        self.canvas.show_selection(readably=True)

    # --- editing -------------------------------------------------------------------------------------------------

    def edit_row(self, node: Node, subject: Subject, name: str = "") -> None:
        """Opens the editor over the row of `node`."""
        self.editor.finish()
        self._selected_before, self._title_before = self.canvas.selection.ids, node.title
        index = self.rows.index_of_key(node.key)
        self.editor.begin(index, subject, self._shown_document(), name or spoken.name(node))

    def begin_new(self, new: NewText) -> None:
        """Shows something new that has no words yet, and opens it for typing."""
        self.editor.finish()
        made = new.shown(self.canvas.document, "")
        if made is None or not made.created:
            return
        new.left_for_it = (self.canvas.selection.ids, self.canvas.selection.focus_key)
        self._new = (new, made.created[0])
        self.update_now()
        index = self.rows.index_of_key(made.created[0])
        node = self.rows.node(index)
        if node is None:
            self._new = None
            return
        self._choose([index])
        self.edit_row(node, new, spoken.new(node))

    def _say_result(self, before: Node | None, is_new: bool) -> None:
        """What came of typing, if anything did."""
        after = self.rows.node(self.rows.index_of_key(before.key)) if before is not None else None
        if after is not None and after.title != self._title_before:
            said = fill(N_("Added: {title}") if is_new else N_("Renamed: {title}"), title=one_line(after.title))
            QTimer.singleShot(0, self.tree, lambda: self.tree.say(said))

    def _shown_document(self) -> Document:
        document = self.canvas.document
        if self._new is None or self._new[1] in document.records:
            return document
        edit = self._new[0].shown(document, "")
        return document.after(edit.change) if edit is not None else document

    def _store(self, subject: Subject, text: str) -> None:
        edit = subject.edit(self.canvas.document, text)
        if edit is not None:
            self.desk.run(lambda document: subject.edit(document, text) or edit)

    def _closed(self, subject: Subject, by: int) -> None:
        node, new = self.tree.node(), self._new
        self._new = None
        subject.leave(self.canvas, self.canvas.selection.ids == self._selected_before)
        self.update_now()
        self._say_result(node, new is not None)
        if by and node is not None and node.record_id in self.canvas.document.records:
            self.acts.go_on(node, by > 0)

    # --- one selection for both ----------------------------------------------------------------------------------

    def _agree(self) -> None:
        """After an edit: the map's word counts, unless what was chosen here is gone and the keyboard is still here."""
        if self.editor.active:
            return
        if self.canvas.selection.ids:
            self._follow_map()
        elif self.tree.hasFocus():
            self._tell_map_of_current()

    def _on_selection(self) -> None:
        """What is selected on the map is chosen here too; who works there does not wait for it."""
        if self._following or areas.has_keyboard(self):
            self._follow_map()
        else:
            self._marking.ask()

    def _follow_map(self) -> None:
        ids = self.canvas.selection.ids
        if self._following or self.editor.active or not self.isVisible() or self._shows_as_chosen(ids):
            return
        indexes = [self.rows.index_of_key(i) for i in ids[-MOST_CHOSEN:]]
        shown = [index for index in indexes if index.isValid()]
        if shown:
            self._choose(shown if len(ids) <= MOST_CHOSEN else shown[-1:])
        else:
            self._following = True
            self.tree.clearSelection()
            self._following = False

    def _shows_as_chosen(self, ids: Sequence[Id]) -> bool:
        """Whether just these are chosen, and the last of them, which may have moved, lies in no folded branch."""
        last = self.rows.index_of_key(ids[-1]) if ids else QModelIndex()
        return set(ids) == set(self._chosen_ids()) and (not last.isValid() or self.tree.visualRect(last).isValid())

    def _tell_map(self) -> None:
        """What is chosen here is selected on the map; of a lane's name all the notes below it."""
        if self._following or self.editor.active:
            return
        ids = self._chosen_ids()
        node = self.tree.node()
        if self.tree.hasFocus() and node is not None and node.kind is Kind.CELL and len(ids) == node.holds > 1:
            self.tree.say(fill(N_("{count} notes selected"), count=node.holds))
        self._following = True
        self.canvas.select(ids)
        self.canvas.show_selection(readably=len(ids) == 1)
        self._following = False

    def _tell_map_of_current(self) -> None:
        """The current row is chosen, if none is."""
        if not self.tree.chosen() and self.tree.currentIndex().isValid():
            self._choose([self.tree.currentIndex()])
        self._tell_map()

    def _chosen_ids(self) -> list[Id]:
        return list(dict.fromkeys(_ids_of(self.tree.chosen())))

    def _choose(self, indexes: list[QModelIndex]) -> None:
        self._following = True
        self.tree.choose(indexes)
        self._following = False

    # --- assembling ----------------------------------------------------------------------------------------------

    def _furnish(self) -> None:
        self.add_button: QToolButton = tool("plus", _("Add"), "outline.add")
        self.add_button.clicked.connect(self._offer_adding)
        self.header.addWidget(self.add_button)
        self.empty = label(_("Nothing here yet. Press + to add the first phase."), "soft")
        self.empty.setContentsMargins(16, 4, 16, 8)
        self.tree.setAccessibleDescription(_(HELP))
        self.column.addWidget(self.empty)
        ground = QHBoxLayout()
        ground.setContentsMargins(6, 0, 0, 0)
        ground.addWidget(self.tree)
        self.column.addLayout(ground, 1)

    def _listen(self) -> None:
        self.tree.asked.connect(self.acts.do)
        self.tree.menu_asked.connect(self._open_menu)
        self.tree.keyboard_came.connect(self._keyboard_came)
        self.tree.selectionModel().selectionChanged.connect(self._tell_map)
        self.tree.verticalScrollBar().valueChanged.connect(self.editor.follow)
        self.editor.left.connect(self._closed)
        self.editor.undo_asked.connect(self.canvas.commands.undo)
        self.canvas.selection_changed.connect(self._on_selection)
        self.destroyed.connect(self.desk.session.subscribe(self._on_event))

    def _on_event(self, event: Event) -> None:
        """Once the rows have followed: what was done here is said aloud, and what has come back is gone to."""
        if not isinstance(event, Changed) or not areas.has_keyboard(self):
            return
        if event.origin == "run":
            said = sentence(event, self.canvas.document, self.desk.session.undo_label)
            if said:
                QTimer.singleShot(0, self.tree, lambda: self.tree.say(said))
        elif event.focus is None:
            back = _outermost(event.change.created)
            if back is not None:
                QTimer.singleShot(0, self.tree, lambda: self.go_to(back))

    def _keyboard_came(self) -> None:
        shared = [action for action in self.canvas.actions() if action.objectName() in _SHARED]
        self.tree.addActions([action for action in shared if action not in self.tree.actions()])
        QTimer.singleShot(HEARD_BY, self.tree, lambda: self.tree.setAccessibleDescription(""))

    def _open_menu(self, place: QPoint) -> None:
        self.acts.popup(self.acts.menu_of_row(), place)

    def _offer_adding(self) -> None:
        menu = self.acts.menu_of_adding()
        self.acts.popup(menu, self.tree.viewport().mapFromGlobal(self.add_button.mapToGlobal(QPoint(0, 32))))


def _ids_of(nodes: Iterable[Node]) -> Iterable[Id]:
    for node in nodes:
        if node.record_id is not None:
            yield node.record_id
        elif node.kind is Kind.CELL:
            yield from (note.record_id for note in node.children if note.record_id is not None)


def _outermost(records: Iterable[Record]) -> Id | None:
    """Of records that came back together, the one that holds the others."""
    by_kind = {type(record): record.id for record in records}
    return next((by_kind[kind] for kind in (Phase, Lane, Touchpoint, Note) if kind in by_kind), None)
