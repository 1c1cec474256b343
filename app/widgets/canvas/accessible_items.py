"""One thing on the map as a screen reader meets it: a name, a role, a state, a place on the screen, and what it can do.

An item knows its key and asks the outline and the document for everything else, so it is never out of date.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import isValid

from app.model.records import Id, Lane
from app.widgets.canvas import accessible_parts as parts
from app.widgets.canvas import accessible_words as words
from app.widgets.canvas.accessible_outline import Node
from app.widgets.canvas.accessible_proof import proof
from app.widgets.heard import NOTHING

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

Perhaps = Any
"""An interface, or None where there is none: Qt knows that, and the stubs do not."""

_ROLES = {
    "phase": QAccessible.Role.List,
    "point": QAccessible.Role.Slider,
    "expected": QAccessible.Role.Slider,
    "chip": QAccessible.Role.ButtonMenu,
}
"""The roles of nodes that are no items of a list. A phase is a list, so that its name is said on the way into it."""


class Keeper(Protocol):
    """Whoever makes the items of a map and keeps them."""

    @property
    def interface(self) -> QAccessibleInterface:
        """The map itself."""

    def node(self, key: str) -> Node | None:
        """What stands on the map under a key."""

    def item(self, key: str) -> ItemInterface | None:
        """The item of a node."""

    def children(self, key: str) -> tuple[Node, ...]:
        """What stands in a node."""


class ItemInterface(QAccessibleInterface):
    """One thing on the map."""

    def __init__(self, canvas: Canvas, keeper: Keeper, node: Node) -> None:
        super().__init__()
        self.canvas = canvas
        self.key = node.key
        self._keeper = keeper
        self._known = node
        self._parts: dict[QAccessible.InterfaceType, Any] = {}

    @property
    def node(self) -> Node:
        """What it is now, or was before it went."""
        self._known = self._keeper.node(self.key) or self._known
        return self._known

    def is_about(self, ids: Collection[Id]) -> bool:
        """Whether it shows one of these records."""
        return self._known.record_id in ids

    def is_near(self, ids: Collection[Id]) -> bool:
        """Whether it shows one of these records, or stands in one of these phases."""
        return self.is_about(ids) or self._known.phase_id in ids

    # --- where it stands -----------------------------------------------------------------------------------------

    def isValid(self) -> bool:
        return isValid(self.canvas)

    def object(self) -> Perhaps:
        return None

    def parent(self) -> Perhaps:
        above = self.node.parent
        return self._keeper.item(above) if above else self._keeper.interface

    def childCount(self) -> int:
        return len(self._keeper.children(self.key))

    def child(self, index: int) -> Perhaps:
        nodes = self._keeper.children(self.key)
        return self._keeper.item(nodes[index].key) if 0 <= index < len(nodes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        key = child.key if isinstance(child, ItemInterface) else ""
        keys = (node.key for node in self._keeper.children(self.key))
        return next((place for place, known in enumerate(keys) if known == key), -1)

    def childAt(self, x: int, y: int) -> Perhaps:
        return None  # the map itself knows what lies under a point

    def rect(self) -> QRect:
        group = self.canvas.map_scene.group(self.key)
        if group is None:
            return QRect()
        corners = (self.canvas.scene_position(group, x, y) for x, y in ((0.0, 0.0), (group.w, group.h)))
        left_top, right_bottom = (QPointF(self.canvas.mapFromScene(corner)) for corner in corners)
        on_screen = self.canvas.viewport().mapToGlobal
        return QRectF(on_screen(left_top), on_screen(right_bottom)).toRect()

    # --- what it is ----------------------------------------------------------------------------------------------

    def role(self) -> QAccessible.Role:
        return _ROLES.get(self.node.role, QAccessible.Role.ListItem)

    def text(self, kind: QAccessible.Text) -> str:
        document = self.canvas.document
        if kind == QAccessible.Text.Name:
            return words.name(document, self.node)
        if kind == QAccessible.Text.Description:
            told = proof(document, self.node) if self._tells_proof() else ""
            return ", ".join(filter(None, (words.description(document, self.node), told)))
        if kind == QAccessible.Text.Value:
            return words.score_text(document, self.node)
        return self.key if kind == QAccessible.Text.Identifier else ""

    def _tells_proof(self) -> bool:
        """What is assumed is said wherever it is shown."""
        return self.canvas.showing.assumptions or self.canvas.showing.heat

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        if kind in (QAccessible.Text.Name, QAccessible.Text.Value):
            parts.set_words(self, text)

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = state.extSelectable = True
        state.focused = self.canvas.hasFocus() and self.canvas.focus_key == self.key
        state.selected = self.node.role != "cell" and self.node.record_id in self.canvas.selection.ids
        seen = self.rect().intersects(self._window())
        state.offscreen, state.invisible = not seen, not self.canvas.isVisible()
        state.hasPopup = self.node.role == "chip"
        lane = self.canvas.document.find(self.node.record_id, Lane)
        if lane is not None:
            state.expandable, state.collapsed, state.expanded = True, lane.collapsed, not lane.collapsed
        return state

    def go(self) -> None:
        """Selects it, brings it into view and gives it the keyboard."""
        ids = [self.node.record_id] if self.node.record_id is not None else []
        self.canvas.selection.select(ids, focus_key=self.key)
        group = self.canvas.map_scene.group(self.key)
        if group is not None:
            self.canvas.show_group(group)
        self.canvas.setFocus()

    def _window(self) -> QRect:
        viewport = self.canvas.viewport()
        return QRect(viewport.mapToGlobal(viewport.rect().topLeft()), viewport.size())

    # --- what it can do ------------------------------------------------------------------------------------------

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind not in self._parts:
            self._parts[kind] = self._make(kind)
        return self._parts[kind]

    def _make(self, kind: QAccessible.InterfaceType) -> Any:
        kinds = QAccessible.InterfaceType
        if kind == kinds.ActionInterface:
            return parts.Actions(self)
        if kind == kinds.ValueInterface and self.node.role in ("touchpoint", "point", "expected"):
            return parts.Value(self)
        if kind == kinds.TextInterface and self.node.role in parts.TEXT_FIELDS:
            return parts.Text(self)
        if kind == kinds.EditableTextInterface and self.node.role in parts.TEXT_FIELDS:
            return parts.EditableText(self)
        return NOTHING
