"""Items that no part shows any more, kept for a moment: another part, or an undo, may want them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGraphicsItem

from app.widgets.canvas.items import GroupItem, PartItem, PixmapItem

UNSEEN = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


class Leftovers:
    """What drawings left over since all items were last in step; `remove` takes an item out of the scene for good."""

    def __init__(self, remove: Callable[[GroupItem | PartItem], None]) -> None:
        self._remove = remove
        self._holders: list[PartItem] = []
        self.items: dict[str, GroupItem] = {}
        """By the keys of their groups; who can use one takes it out."""

    def add_holder(self, holder: PartItem) -> None:
        """A part is gone, and all its items are left."""
        self._holders.append(holder)
        self.items |= holder.items

    def hide(self) -> None:
        """They may belong to what is out of sight, so they wait there, unseen. Shapes, which are few, are made anew."""
        for key, item in list(self.items.items()):
            if isinstance(item, PixmapItem):
                item.setFlag(UNSEEN)
            else:
                self._remove(self.items.pop(key))

    def clear(self) -> None:
        """Nobody wanted them."""
        items, self.items = self.items, {}
        for item in items.values():
            self._remove(item)
        holders, self._holders = self._holders, []
        for holder in holders:
            holder.items.clear()  # they know their holder: a circle that only the collector of garbage would break
            self._remove(holder)
