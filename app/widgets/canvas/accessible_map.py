"""The map as a screen reader meets it: its phases and lanes, and the widgets that lie over it.

It is made when something first asks for it, so nothing of this costs anything while nobody listens. It makes the items
under it one by one as they are asked for, and keeps them as long as they are on the map.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.drawing.hit_test import hit
from app.widgets.canvas import accessible_words as words
from app.widgets.canvas.accessible_items import ItemInterface, Perhaps
from app.widgets.canvas.accessible_outline import ROOT, Node, Outline

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class MapInterface(QAccessibleInterface):
    """The interface of a canvas, and the keeper of its items."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self.outline = Outline(canvas)
        self._items: dict[str, ItemInterface] = {}

    # --- keeping items -------------------------------------------------------------------------------------------

    @property
    def interface(self) -> QAccessibleInterface:
        """The map itself, for the items under it."""
        return self

    def item(self, key: str) -> ItemInterface | None:
        """The item of a node, made now if it was never asked for; None when it is not on the map."""
        known = self._items.get(key)
        if known is not None:
            return known
        node = self.outline.find(key)
        if node is None:
            return None
        self._items[key] = ItemInterface(self.canvas, self, node)
        return self._items[key]

    def node(self, key: str) -> Node | None:
        """What stands on the map under a key."""
        return self.outline.find(key)

    def children(self, key: str) -> tuple[Node, ...]:
        """What stands in a node."""
        return self.outline.children(key)

    def living(self) -> tuple[ItemInterface, ...]:
        """The items that somebody has asked for."""
        return tuple(self._items.values())

    def let_go(self, items: Iterable[ItemInterface]) -> None:
        """Has Qt forget items, once whatever is being asked of them has been answered."""
        going = [self._items.pop(item.key) for item in items]
        if going:
            QTimer.singleShot(0, lambda: _delete(going))

    # --- where it stands -----------------------------------------------------------------------------------------

    def isValid(self) -> bool:
        return isValid(self.canvas)

    def object(self) -> QObject:
        return self.canvas

    def parent(self) -> Perhaps:
        around = self.canvas.parentWidget() or QApplication.instance()
        return QAccessible.queryAccessibleInterface(around) if around is not None else None

    def childCount(self) -> int:
        return len(self.children(ROOT)) + len(self._over_it())

    def child(self, index: int) -> Perhaps:
        nodes = self.children(ROOT)
        if 0 <= index < len(nodes):
            return self.item(nodes[index].key)
        over = self._over_it()
        place = index - len(nodes)
        return QAccessible.queryAccessibleInterface(over[place]) if 0 <= place < len(over) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        nodes = self.children(ROOT)
        if isinstance(child, ItemInterface):
            return next((place for place, node in enumerate(nodes) if node.key == child.key), -1)
        over = self._over_it()
        widget = child.object()
        return len(nodes) + over.index(widget) if widget in over else -1

    def childAt(self, x: int, y: int) -> Perhaps:
        viewport = self.canvas.viewport()
        at = viewport.mapFromGlobal(QPoint(x, y))
        if not viewport.rect().contains(at):
            return None
        over = next((w for w in reversed(self._over_it()) if w is not viewport and _holds(w, x, y)), None)
        if over is not None:
            return QAccessible.queryAccessibleInterface(over)
        if self.canvas.editor.isVisible() and _holds(self.canvas.editor, x, y):
            return QAccessible.queryAccessibleInterface(self.canvas.editor)
        group = hit(self.canvas.drawing, *self.canvas.stage.to_drawing(at.x(), at.y()))
        return self.item(group.key) if group is not None else None

    def focusChild(self) -> Perhaps:
        if self.canvas.editor.hasFocus():
            return QAccessible.queryAccessibleInterface(self.canvas.editor)
        key = self.canvas.focus_key if self.canvas.hasFocus() else None
        return self.item(key) if key else None

    def rect(self) -> QRect:
        return QRect(self.canvas.mapToGlobal(QPoint(0, 0)), self.canvas.size())

    def _over_it(self) -> list[QWidget]:
        """The widgets that are seen over the map, and the viewport while it holds any: the editor."""
        viewport = self.canvas.viewport()
        return [
            child
            for child in self.canvas.children()
            if isinstance(child, QWidget)
            and child.isVisible()
            and not child.isWindow()
            and (child is not viewport or self.canvas.editor.isVisible())
        ]

    # --- what it is ----------------------------------------------------------------------------------------------

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Grouping

    def text(self, kind: QAccessible.Text) -> str:
        document, map_id = self.canvas.document, self.canvas.map_id
        if kind == QAccessible.Text.Name:
            return words.map_name(document, map_id)
        if kind == QAccessible.Text.Description:
            return words.map_description(document, map_id)
        return self.canvas.objectName() if kind == QAccessible.Text.Identifier else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        pass  # the title of a map is edited above it

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.multiSelectable = True
        state.focused = self.canvas.hasFocus()
        state.invisible = not self.canvas.isVisible()
        state.disabled = not self.canvas.isEnabled()
        return state


def _holds(widget: QWidget, x: int, y: int) -> bool:
    return widget.rect().contains(widget.mapFromGlobal(QPoint(x, y)))


def _delete(items: Iterable[ItemInterface]) -> None:
    for item in items:
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
