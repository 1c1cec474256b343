"""Which action each row of a table is: by the id that it holds or, where that is gone, by what it says.

People delete a column that tells them nothing, and cells with it. A row without an id that may be a new one, or as well
an action that none of the rows is known for, is doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from app.exchange.comeback.book import Table, TableRow, Tokens
from app.exchange.comeback.columns import BY_KEY
from app.exchange.comeback.meanings import Unclear, meaning_of
from app.exchange.comeback.saying import token
from app.model.document import Document
from app.model.records import Action, Id

_SAME = 0.5
"""How much of what an action said a row of its title must say to be taken for it."""

K = TypeVar("K")
Told = tuple[str | None, ...]
"""What a row says, or an action said, column by column; "" for a cell that cannot be read."""


class Whose:
    """The rows of one table, and the actions that they are. `exported` is what each action said."""

    def __init__(self, table: Table, exported: Mapping[Id, Tokens], document: Document, language: str) -> None:
        self._keys = ("title", *(key for key in table.columns if key not in ("id", "title")))
        self._exported, self._language = exported, language
        self._ids = {row.number: Id(str(row.cell("id").value or "").strip()) for row in table.rows}
        known = set(self._ids.values())
        self._lost = {i: self._said(i) for i in exported if i not in known}
        self._no_ids = len(self._lost) == len(exported)
        nameless = [row for row in table.rows if not (self.id_of(row) in exported or self._find(document, row))]
        self._doubtful = self._recognised(nameless) if self._lost else set()
        self._keeping = {self._keeper(rows).number for rows in _grouped(table.rows, self.id_of).values()}

    def id_of(self, row: TableRow) -> Id:
        """The id that a row goes by, whether there is such an action or not."""
        return self._ids[row.number]

    def keeps(self, row: TableRow) -> bool:
        """Whether a row is the action of its id, and no copy: the first that is as exported, or else the first."""
        return row.number in self._keeping

    def is_doubtful(self, row: TableRow) -> bool:
        """Whether a row that goes by no id may yet be an action that was exported."""
        return row.number in self._doubtful

    def is_as_exported(self, row: TableRow) -> bool:
        """Whether a row says just what its action said."""
        return self._told(row) == self._said(self.id_of(row))

    def _find(self, document: Document, row: TableRow) -> Action | None:
        return document.find(self.id_of(row), Action)

    def _keeper(self, rows: list[TableRow]) -> TableRow:
        if len(rows) == 1:
            return rows[0]
        return next(filter(self.is_as_exported, rows), rows[0])

    def _recognised(self, nameless: Iterable[TableRow]) -> set[int]:
        """Gives rows back the ids that they lost; the numbers of those of which that is doubtful."""
        told = {row.number: self._told(row) for row in nameless}
        for pairs in (_alike, _of_one_title):
            for number, i in pairs(told, self._lost):
                self._ids[number] = i
                del told[number], self._lost[i]
        titles, others = {said[0] for said in self._lost.values()}, {said[1:] for said in self._lost.values()}
        return {n for n, said in told.items() if self._no_ids or said[0] in titles or said[1:] in others}

    def _said(self, i: Id) -> Told:
        exported = self._exported.get(i, {})
        return tuple(map(exported.get, self._keys))

    def _told(self, row: TableRow) -> Told:
        return tuple(self._reads(row, key) for key in self._keys)

    def _reads(self, row: TableRow, key: str) -> str:
        try:
            return token(meaning_of(BY_KEY[key], row.cell(key), self._language))
        except Unclear:
            return ""


def _alike(told: Mapping[int, Told], lost: Mapping[Id, Told]) -> list[tuple[int, Id]]:
    """Rows that say just what an action said; of several in their order."""
    actions = {said: iter(same) for said, same in _grouped(lost, lost.__getitem__).items()}
    pairs = ((number, next(actions.get(said, iter(())), None)) for number, said in told.items())
    return [(number, i) for number, i in pairs if i is not None]


def _of_one_title(told: Mapping[int, Told], lost: Mapping[Id, Told]) -> list[tuple[int, Id]]:
    """Rows that say much of what the only action of their title said."""
    rows, actions = _grouped(told, lambda number: told[number][0]), _grouped(lost, lambda i: lost[i][0])
    alone = [(same[0], actions[t][0]) for t, same in rows.items() if len(same) == 1 == len(actions.get(t, ()))]
    return [(number, i) for number, i in alone if _likeness(told[number], lost[i]) >= _SAME]


def _likeness(told: Told, said: Told) -> float:
    anything = [(here, there) for here, there in zip(told, said, strict=True) if there not in (None, token(None))]
    return sum(here == there for here, there in anything) / max(1, len(anything))


V = TypeVar("V")


def _grouped(things: Iterable[V], by: Callable[[V], K]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for each in things:
        found.setdefault(by(each), []).append(each)
    return found
