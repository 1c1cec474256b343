"""The outline as a model for views. It never starts anew: an edit inserts, moves, removes and renames single rows, and
many edits at once lay them out otherwise, where each keeps its number.

So a view keeps its place, what is unfolded stays so, and a screen reader stays where it is. What a row says comes from
`spoken`; how it looks is the delegate's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.analysis.outline import Kind, Node, walk
from app.model.records import Id
from app.model.text import one_line
from app.widgets.outline import spoken
from app.widgets.outline.rows import Row
from app.widgets.staying import staying

Index = QModelIndex | QPersistentModelIndex
Drop = Callable[[Sequence[Id], Node | None, int, bool], bool]
"""What a drop of records on a place between rows does, or with True only would do; False when it cannot."""

MIME = "application/x-reiskaart-outline"
MANY = 4
"""From so many rows that come or go elsewhere on, all are put where they belong at once."""

_NOWHERE = QModelIndex()
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_RECORDS = _READ | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled


class OutlineModel(QAbstractItemModel):
    """Rows that follow an outline. `drop` is asked what a drop means."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._root = Row(0, None, None)
        self._nodes: tuple[Node, ...] = ()
        self._rows: dict[int, Row] = {0: self._root}
        self._by_key: dict[str, Row] = {}
        self.drop: Drop = lambda ids, parent, place, only_ask: False

    # --- following -----------------------------------------------------------------------------------------------

    def show(self, nodes: Sequence[Node]) -> None:
        """Shows these nodes, changing as few rows as can be."""
        self._nodes = tuple(nodes)
        if self._root.children and len([*islice(self._come_and_go(self._root, self._nodes), MANY)]) == MANY:
            self._lay_out_anew()
            return
        touched: list[tuple[Row, tuple[Node, ...]]] = []
        self._arrange(self._root, self._nodes, touched)
        for parent, wanted in touched:
            if parent.number in self._rows and len(parent.children) != len(wanted):
                self._drop_all_but(parent, {node.key for node in wanted})

    def _come_and_go(self, parent: Row, nodes: tuple[Node, ...]) -> Iterator[Node]:
        """The first nodes of all runs that have no rows yet, or rows below another row."""
        was_new, last = False, parent
        for node in nodes:
            row = self._by_key.get(node.key)
            begins = not was_new if row is None else row.parent is not parent and not row.follows(last)
            if begins:
                yield node
            was_new, last = row is None, row or parent
            if row is not None and row.node is not node:
                yield from self._come_and_go(row, node.children)

    def _lay_out_anew(self) -> None:
        """Puts all rows where they belong at once: for each that moves alone, Qt looks at every unfolded row."""
        self.layoutAboutToBeChanged.emit()
        known, rows = self.persistentIndexList(), self._by_key
        self._rows, self._by_key = {0: self._root}, {}
        self._hang(self._root, self._nodes, rows)
        self.changePersistentIndexList(known, [self.index_of_number(index.internalId()) for index in known])
        self.layoutChanged.emit()

    def _hang(self, parent: Row, nodes: tuple[Node, ...], rows: Mapping[str, Row]) -> None:
        """Hangs the rows for `nodes` below `parent`, and so on down; `rows` are those that were there before."""
        parent.children = [rows.get(node.key) or Row(next(self._numbers), node, parent) for node in nodes]
        parent.number_children()
        for row, node in zip(parent.children, nodes, strict=True):
            row.node, row.parent = node, parent
            self._rows[row.number] = self._by_key[node.key] = row
            self._hang(row, node.children, rows)

    def _arrange(self, parent: Row, wanted: tuple[Node, ...], touched: list[tuple[Row, tuple[Node, ...]]]) -> None:
        """Puts the rows for `wanted` below `parent` in order; rows that are wanted no more are left among them."""
        touched.append((parent, wanted))
        stay = staying([row.key for row in parent.children], [node.key for node in wanted])
        place = number = 0
        while number < len(wanted):
            row = self._by_key.get(wanted[number].key)
            if row is None:
                run = self._new_run(wanted, number)
                self._insert(parent, place, run, touched)
                place, number = place + len(run), number + len(run)
                continue
            stays = row.parent is parent and row.key in stay
            rows = [row] if stays else self._moving_run(row, parent, wanted, number)
            place = row.place + 1 if stays else self._move(rows, parent, place)
            for moved in rows:
                self._renew(moved, wanted[number], touched)
                number += 1

    def _new_run(self, wanted: Sequence[Node], start: int) -> Sequence[Node]:
        """The new nodes in a row from `start` on, which is new itself."""
        end = start + 1
        while end < len(wanted) and wanted[end].key not in self._by_key:
            end += 1
        return wanted[start:end]

    def _moving_run(self, first: Row, parent: Row, wanted: Sequence[Node], start: int) -> list[Row]:
        """The rows from `first` on that come from another parent together, in the order in which they are wanted."""
        run, source = [first], first.parent
        if source is None or source is parent:
            return run
        for node, row in zip(wanted[start + 1 :], source.children[first.place + 1 :], strict=False):
            if row.key != node.key:
                break
            run.append(row)
        return run

    def _renew(self, row: Row, node: Node, touched: list[tuple[Row, tuple[Node, ...]]]) -> None:
        before, row.node = row.node, node
        if before is node:
            return
        if before is not None and before.words != node.words:
            index = self._index_of(row)
            self.dataChanged.emit(index, index)
        if before is None or before.children is not node.children:
            self._arrange(row, node.children, touched)

    def _insert(self, parent: Row, place: int, nodes: Sequence[Node], touched: list[Any]) -> None:
        """Inserts a run of new rows; what hangs below them comes along, unless it is shown elsewhere until now."""
        self.beginInsertRows(self._index_of(parent), place, place + len(nodes) - 1)
        parent.children[place:place] = made = [self._make(node, parent) for node in nodes]
        parent.number_children(place)
        self.endInsertRows()
        for row, node in zip(made, nodes, strict=True):
            if len(row.children) != len(node.children):
                self._arrange(row, node.children, touched)

    def _make(self, node: Node, parent: Row) -> Row:
        row = Row(next(self._numbers), node, parent)
        self._rows[row.number] = self._by_key[node.key] = row
        if node.children and not any(below.key in self._by_key for below in walk(node.children)):
            row.children = [self._make(child, row) for child in node.children]
            row.number_children()
        return row

    def _move(self, rows: Sequence[Row], parent: Row, place: int) -> int:
        """Moves rows that stand together before the one at `place` below `parent`; returns the place behind them."""
        source, start = rows[0].parent or self._root, rows[0].place
        end = start + len(rows)
        if source is parent and start <= place <= end:
            return end
        self.beginMoveRows(self._index_of(source), start, end - 1, self._index_of(parent), place)
        del source.children[start:end]
        place -= len(rows) if source is parent and start < place else 0
        parent.children[place:place] = rows
        for row in rows:
            row.parent = parent
        source.number_children(min(start, place) if source is parent else start)
        parent.number_children(place)
        self.endMoveRows()
        return place + len(rows)

    def _drop_all_but(self, parent: Row, wanted: set[str]) -> None:
        end = len(parent.children)
        while end > 0:
            start = end
            while start > 0 and parent.children[start - 1].key not in wanted:
                start -= 1
            if start < end:
                self._remove(parent, start, end)
            end = start - 1

    def _remove(self, parent: Row, start: int, end: int) -> None:
        self.beginRemoveRows(self._index_of(parent), start, end - 1)
        for child in parent.children[start:end]:
            for row in child.with_all_below():
                del self._rows[row.number]
                if self._by_key.get(row.key) is row:
                    del self._by_key[row.key]
        del parent.children[start:end]
        parent.number_children(start)
        self.endRemoveRows()

    # --- finding -------------------------------------------------------------------------------------------------

    def nodes(self) -> tuple[Node, ...]:
        """The outline as it is shown."""
        return self._nodes

    def node(self, index: Index) -> Node | None:
        """What the row at `index` stands for."""
        return self._row(index).node if index.isValid() else None

    def index_of_key(self, key: str) -> QModelIndex:
        """Where the row with this key is; an invalid index when there is none."""
        row = self._by_key.get(key)
        return self._index_of(row) if row is not None else QModelIndex()

    def index_of_number(self, number: int) -> QModelIndex:
        """Where the row is that carries this number; an invalid index once it is gone."""
        row = self._rows.get(number)
        return self._index_of(row) if row is not None else QModelIndex()

    def beside(self, index: Index) -> list[str]:
        """The keys of the rows that would be nearest if the one at `index` went: those after it, those before, its
        parent, and so on up. A lane's name is none of them, for it stands for all the notes below it.
        """
        found = list[str]()
        while index.isValid():
            parent, here = index.parent(), index.row()
            others = (*range(here + 1, self.rowCount(parent)), *range(here - 1, -1, -1))
            nodes = [self.node(self.index(row, 0, parent)) for row in others] + [self.node(parent)]
            found += [node.key for node in nodes if node is not None and node.kind is not Kind.CELL]
            index = parent
        return found

    def _row(self, index: Index) -> Row:
        return self._rows[index.internalId()] if index.isValid() else self._root

    def _index_of(self, row: Row) -> QModelIndex:
        return self.createIndex(row.place, 0, row.number) if row.parent is not None else QModelIndex()

    # --- what views ask ------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        children = self._row(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = _NOWHERE) -> Any:
        above = self._row(index).parent if index.isValid() else None
        return self._index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._row(parent).children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return bool(self._row(parent).children)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(node.title)
            case Qt.ItemDataRole.ToolTipRole:
                return spoken.tip(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken.row(node)
            case Qt.ItemDataRole.CheckStateRole if node.kind is Kind.LANE:
                return Qt.CheckState.Unchecked if node.hidden else Qt.CheckState.Checked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = (_RECORDS if node.record_id is not None else _READ) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if node.kind is Kind.LANE else flags

    # --- dragging ------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        nodes = [node for node in map(self.node, indexes) if node is not None]
        data.setData(MIME, "\n".join(node.record_id for node in nodes if node.record_id).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._dropped(data, row, parent, only_ask=True)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return self._dropped(data, row, parent, only_ask=False)

    def _dropped(self, data: QMimeData, row: int, parent: Index, only_ask: bool) -> bool:
        ids = [Id(each) for each in bytes(data.data(MIME).data()).decode().split("\n") if each]
        return bool(ids) and self.drop(ids, self.node(parent), row, only_ask)
