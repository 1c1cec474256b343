"""The rows of one workbook as they refer to each other: which is meant by which title, and what each waits for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cached_property

from app.exchange.comeback.book import Table, TableRow, Tokens
from app.exchange.comeback.columns import BY_KEY
from app.exchange.comeback.found import Added, Changed
from app.exchange.comeback.meanings import meaning_of, written
from app.exchange.comeback.saying import token
from app.exchange.comeback.waits import Titles, circling, joined, parted, reference_to_row
from app.exchange.comeback.whose import Whose
from app.model.codec import Plain
from app.model.document import Document
from app.model.records import Action, Id
from app.model.text import one_line


class Waiting:
    """What waits for what in a table. `whose` tells which action each row is."""

    def __init__(
        self,
        document: Document,
        table: Table,
        exported: Mapping[Id, Tokens],
        whose: Whose,
        language: str,
    ) -> None:
        self._document, self._table, self._exported = document, table, exported
        self._whose, self._language = whose, language

    def reference(self, row: TableRow) -> str:
        """By what others refer to a row: the id of its action, or that it is a new one."""
        i = self._whose.id_of(row)
        if self._whose.keeps(row) and self._document.find(i, Action):
            return i
        return reference_to_row(row.number, one_line(written(row.cell("title"), self._language)))

    def needs(self, row: TableRow, base: Tokens) -> str | None:
        """What a row waits for; one that says what it said, for the same actions, whatever they are called now.

        Raises Unclear for a title that means no action, or several.
        """
        value = meaning_of(BY_KEY["needs"], row.cell("needs"), self._language)
        if value is not None and token(value) == base.get("needs") and "needs_ids" in base:
            return joined(i for i in parted(plain_of(base["needs_ids"])) if self._document.find(Id(i), Action))
        return self._titles.references(row.cell("needs"), self._language)

    def circles(self, changed: Iterable[Changed], added: Iterable[Added]) -> list[tuple[str, TableRow]]:
        """Whoever would come to wait for itself, by its reference, and its row."""
        wanted: dict[str, Plain] = {each.action_id: each.theirs for each in changed if each.field == "needs"}
        wanted |= {str(each.values["reference"]): each.values.get("needs") for each in added}
        rows = {self.reference(row): row for row in self._table.rows} if wanted else {}
        return [(at, rows[at]) for at in circling(self._document, wanted)]

    @cached_property
    def _titles(self) -> Titles:
        rows = [(self.reference(row), written(row.cell("title"), self._language)) for row in self._table.rows]
        told = ((i, plain_of(exported.get("title"))) for i, exported in self._exported.items())
        exported = [(i, title) for i, title in told if isinstance(title, str) and self._document.find(i, Action)]
        return Titles(rows, exported, self._document)


def plain_of(written_token: str | None) -> Plain:
    """The value of a token; None of one that is told by its digest only."""
    if not written_token or written_token.startswith("sha256:"):
        return None
    value: Plain = json.loads(written_token)
    return value
