"""The rows of a tree that is shown, and where they go when it has changed. It knows no Qt.

Rows are told apart by their keys and live on through every change, so that whoever points at one keeps pointing at it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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

    def with_all_below(self) -> Iterator[Row]:
        """This row, and all that hang below it."""
        yield self
        for child in self.children:
            yield from child.with_all_below()


def staying(rows: Sequence[Row], wanted: Sequence[Node]) -> set[str]:
    """The keys of rows that can stay where they are while the others come, go or move past them: as many as can."""
    order = {node.key: place for place, node in enumerate(wanted)}
    kept = [(order[row.key], row.key) for row in rows if row.key in order]
    return {kept[i][1] for i in _longest_rising([place for place, _ in kept])}


def _longest_rising(places: Sequence[int]) -> list[int]:
    """The indexes of a longest rising selection of different numbers (patience sorting)."""
    ends: list[int] = []
    end_indexes: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(ends, place)
        before.append(end_indexes[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [place]
        end_indexes[pile : pile + 1] = [index]
    chosen, index = [], end_indexes[-1] if end_indexes else -1
    while index >= 0:
        chosen.append(index)
        index = before[index]
    return chosen
