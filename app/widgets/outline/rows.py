"""The rows of a tree that is shown. It knows no Qt.

Rows are told apart by their keys and live on through every change, so that whoever points at one keeps pointing at it.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.outline import Node


class Row:
    """One row: its node, the row it hangs below, and its place there. `number` names it for as long as it lives."""

    __slots__ = ("children", "node", "number", "parent", "place")

    def __init__(self, number: int, node: Node | None, parent: Row | None) -> None:
        self.number = number
        self.node = node
        self.parent = parent
        self.place = 0
        self.children: list[Row] = []

    @property
    def key(self) -> str:
        """The key of its node; the root has none."""
        return self.node.key if self.node is not None else ""

    def number_children(self, start: int = 0) -> None:
        """Tells the children from `start` on where they are now."""
        for place in range(start, len(self.children)):
            self.children[place].place = place

    def follows(self, other: Row) -> bool:
        """Whether it stands right behind another row, below the same one."""
        return self.parent is other.parent and self.place == other.place + 1

    def with_all_below(self) -> Iterator[Row]:
        """This row, and all that hang below it."""
        yield self
        for child in self.children:
            yield from child.with_all_below()
