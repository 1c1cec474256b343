"""One row of the outline as a screen reader meets it: what it says, how deep it hangs, and what can be done with it.

A row knows its number and asks the tree and the model for everything else, so it is never out of date.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QModelIndex, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
)
from shiboken6 import isValid

from app.i18n import N_, _
from app.widgets.heard import NOTHING
from app.widgets.outline import spoken

if TYPE_CHECKING:
    from app.widgets.outline.view import OutlineTree

Perhaps = Any
"""An interface, or None where there is none: Qt knows that, and the stubs do not."""

RENAME, GO, MENU = (
    QAccessibleActionInterface.pressAction,
    QAccessibleActionInterface.setFocusAction,
    QAccessibleActionInterface.showMenuAction,
)
FOLD = QAccessibleActionInterface.toggleAction


class Keeper(Protocol):
    """Whoever makes the items of a tree and keeps them."""

    tree: OutlineTree

    @property
    def interface(self) -> QAccessibleInterface:
        """The tree itself."""

    def place(self, number: int) -> int:
        """Where an item stands among the others, or -1 while it is folded away."""


class RowInterface(QAccessibleInterface):
    """One row. `number` is the model's."""

    def __init__(self, keeper: Keeper, number: int) -> None:
        super().__init__()
        self.number = number
        self._keeper = keeper
        self._tree = keeper.tree
        self._parts: dict[QAccessible.InterfaceType, Any] = {
            QAccessible.InterfaceType.ActionInterface: _Actions(self),
            QAccessible.InterfaceType.AttributesInterface: _Attributes(self),
        }

    @property
    def tree(self) -> OutlineTree:
        """The tree that it stands in."""
        return self._tree

    @property
    def index(self) -> QModelIndex:
        """Where its row is now."""
        return self._tree.rows.index_of_number(self.number) if isValid(self._tree) else QModelIndex()

    @property
    def level(self) -> int:
        """How deep it hangs, from 1."""
        above, level = self.index.parent(), 1
        while above.isValid():
            above, level = above.parent(), level + 1
        return level

    def isValid(self) -> bool:
        return self.index.isValid()

    def object(self) -> Perhaps:
        return None

    def parent(self) -> Perhaps:
        return self._keeper.interface

    def childCount(self) -> int:
        return 0

    def child(self, _place: int) -> Perhaps:
        return None

    def childAt(self, _x: int, _y: int) -> Perhaps:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        viewport, box = self._tree.viewport(), self._tree.visualRect(self.index)
        return QRect(viewport.mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        node = self._tree.rows.node(self.index) if self.isValid() else None
        if node is None:
            return ""
        if kind == QAccessible.Text.Name:
            return spoken.row(node)
        if kind == QAccessible.Text.Description:
            return spoken.place(self.level, self.index.row(), self._siblings())
        return f"outline:{node.key}" if kind == QAccessible.Text.Identifier else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass  # pressing it opens a field for its words

    def state(self) -> QAccessible.State:
        state, index = QAccessible.State(), self.index
        if not index.isValid():
            state.invalid = True
            return state
        tree = self._tree
        state.focusable = state.selectable = state.extSelectable = True
        state.focused = tree.hasFocus() and tree.currentIndex() == index
        state.selected = tree.selectionModel().isSelected(index)
        if tree.rows.hasChildren(index):
            unfolded = tree.isExpanded(index)
            state.expandable, state.expanded, state.collapsed = True, unfolded, not unfolded
        state.invisible = not tree.isVisible() or self._keeper.place(self.number) < 0
        state.offscreen = not tree.viewport().rect().intersects(tree.visualRect(index))
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self._parts.get(kind, NOTHING)

    def _siblings(self) -> int:
        return self._tree.rows.rowCount(self.index.parent())


class _Attributes(QAccessibleAttributesInterface):
    """How deep a row hangs."""

    def __init__(self, item: RowInterface) -> None:
        super().__init__()
        self._item = item

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._item.level if key == QAccessible.Attribute.Level else None


class _Actions(QAccessibleActionInterface):
    """What can be done with a row: go there, open its words, fold it, and its menu, which has everything else."""

    def __init__(self, item: RowInterface) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        folding = [FOLD()] if self._item.tree.rows.hasChildren(self._item.index) else []
        return [RENAME(), GO(), *folding, MENU()]

    def doAction(self, name: str) -> None:
        """Goes there and does it, once the reader's call has returned: the item may be gone with it."""
        tree, index = self._item.tree, self._item.index
        acts: dict[str, Callable[[], object]] = {
            RENAME(): lambda: tree.asked.emit("rename"),
            FOLD(): lambda: tree.setExpanded(index, not tree.isExpanded(index)),
            MENU(): lambda: tree.menu_asked.emit(tree.place_of_current()),
            GO(): lambda: None,
        }
        if name in acts:
            QTimer.singleShot(0, tree, lambda: _go_and(tree, index, acts[name]))

    def keyBindingsForAction(self, name: str) -> list[str]:
        return {RENAME(): ["F2"], MENU(): ["Shift+F10"]}.get(name, [])

    def localizedActionName(self, name: str) -> str:
        words = {RENAME(): N_("Rename"), FOLD(): N_("Fold or unfold"), MENU(): N_("Open its menu")}.get(name)
        return _(words) if words else super().localizedActionName(name)

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)


def _go_and(tree: OutlineTree, index: QModelIndex, act: Callable[[], object]) -> None:
    tree.setFocus()
    tree.setCurrentIndex(index)
    act()
