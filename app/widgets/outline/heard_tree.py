"""The outline as a screen reader meets it: a tree whose items are the rows that are unfolded, from top to bottom.

Qt's own interface counts rows and keeps what it counted, which goes wrong when a branch is folded, and says of rows
what is not so: that they hold the keyboard, or are unfolded while nothing hangs below them. Here an item is its row,
by the number that the model gives it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.widgets.heard import NOTHING
from app.widgets.outline.heard_row import Perhaps, RowInterface

if TYPE_CHECKING:
    from app.widgets.outline.view import OutlineTree


class TreeInterface(QAccessibleInterface):
    """The interface of a tree, and the keeper of its items."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__()
        self.tree = tree
        self._items: dict[int, RowInterface] = {}
        self._shown: list[int] | None = None
        self._places: dict[int, int] = {}
        model = tree.rows
        for changed in (model.rowsInserted, model.rowsMoved, tree.expanded, tree.collapsed):
            changed.connect(self._forget_places)
        for changed in (model.rowsRemoved, model.layoutChanged):
            changed.connect(self._drop_removed)
        tree.expanded.connect(self._tell_folding)
        tree.collapsed.connect(self._tell_folding)
        tree.destroyed.connect(lambda: self._let_go(list(self._items)))

    @property
    def interface(self) -> QAccessibleInterface:
        """The tree itself, for its items."""
        return self

    # --- rows ----------------------------------------------------------------------------------------------------

    def rows(self) -> list[int]:
        """The numbers of the rows that are unfolded, from top to bottom."""
        if self._shown is None:
            self._shown = list(self._below(QModelIndex())) if isValid(self.tree) else []
            self._places = {number: place for place, number in enumerate(self._shown)}
        return self._shown

    def place(self, number: int) -> int:
        """Where an item stands among the others, or -1 while it is folded away."""
        self.rows()
        return self._places.get(number, -1)

    def item(self, index: QModelIndex) -> RowInterface | None:
        """The item of a row, made now if it was never asked for."""
        number = index.internalId()
        if not index.isValid():
            return None
        if number not in self._items:
            self._items[number] = RowInterface(self, number)
        return self._items[number]

    def tell(self, kind: QAccessible.Event, index: QModelIndex) -> None:
        """Tells a reader, if there is one, that something happened to a row."""
        item = self.item(index) if QAccessible.isActive() else None
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(item, kind))

    def _below(self, parent: QModelIndex) -> Any:
        model = self.tree.rows
        for place in range(model.rowCount(parent)):
            index = model.index(place, 0, parent)
            yield index.internalId()
            if self.tree.isExpanded(index):
                yield from self._below(index)

    def _forget_places(self) -> None:
        self._shown = None

    def _drop_removed(self) -> None:
        """Lets go of the items of rows that are gone, once whatever is being asked of them has been answered."""
        self._forget_places()
        gone = [number for number in self._items if not self.tree.rows.index_of_number(number).isValid()]
        for item in (self._items[number] for number in gone if QAccessible.isActive()):
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.ObjectDestroyed))
        self._let_go(gone)

    def _let_go(self, numbers: list[int]) -> None:
        going = [self._items.pop(number) for number in numbers]
        if going:
            QTimer.singleShot(0, lambda: _delete(going))

    def _tell_folding(self, index: QModelIndex) -> None:
        item = self.item(index) if QAccessible.isActive() else None
        if item is not None and self.tree.rows.hasChildren(index):
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(item, changed))

    # --- where it stands -----------------------------------------------------------------------------------------

    def isValid(self) -> bool:
        return isValid(self.tree)

    def object(self) -> QObject:
        return self.tree

    def parent(self) -> Perhaps:
        around = self.tree.parentWidget() if self.isValid() else None
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return len(self.rows()) + len(self._editor())

    def child(self, place: int) -> Perhaps:
        rows = self.rows()
        if self.tree.counts_header:  # Qt tells of its rows by a place that counts the hidden header
            place -= 1
        if 0 <= place < len(rows):
            return self.item(self.tree.rows.index_of_number(rows[place]))
        if self.tree.counts_header:
            return self
        over = self._editor()[place - len(rows) : place - len(rows) + 1] if place >= 0 else []
        return QAccessible.queryAccessibleInterface(over[0]) if over else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, RowInterface):
            return self.place(child.number)
        return len(self.rows()) if child.object() in self._editor() else -1

    def childAt(self, x: int, y: int) -> Perhaps:
        viewport = self.tree.viewport()
        return self.item(self.tree.indexAt(viewport.mapFromGlobal(QPoint(x, y))))

    def focusChild(self) -> Perhaps:
        editors = self._editor()
        if editors and editors[0].hasFocus():
            return QAccessible.queryAccessibleInterface(editors[0])
        return self.item(self.tree.currentIndex()) if self.tree.hasFocus() else None

    def rect(self) -> QRect:
        return QRect(self.tree.mapToGlobal(self.tree.rect().topLeft()), self.tree.size())

    def _editor(self) -> list[QWidget]:
        """The field over a row, while it is open."""
        over = (child for child in self.tree.viewport().children() if isinstance(child, QWidget))
        return [child for child in over if child.isVisible()]

    # --- what it is ----------------------------------------------------------------------------------------------

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Tree

    def text(self, kind: QAccessible.Text) -> str:
        texts = {
            QAccessible.Text.Name: self.tree.accessibleName,
            QAccessible.Text.Description: self.tree.accessibleDescription,
            QAccessible.Text.Identifier: self.tree.objectName,
        }
        return texts[kind]() if kind in texts else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass  # its name is the title of the map, which is edited above it

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.multiSelectable = True
        state.focused = self.tree.hasFocus()
        state.invisible, state.disabled = not self.tree.isVisible(), not self.tree.isEnabled()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return NOTHING


def _delete(items: list[RowInterface]) -> None:
    for item in items:
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
