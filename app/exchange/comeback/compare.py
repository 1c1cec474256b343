"""The three-way compare: what an action said when it was exported, what the workbook says, and what it says here now.

A cell that reads as it was exported was not touched, whatever happened here since; so an untouched workbook brings no
change at all. Pure: a workbook and a document in, what was found out; nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.exchange.cell import Cell, Fault
from app.exchange.comeback.already import Already, newcomers, referring
from app.exchange.comeback.book import Book, TableRow, Tokens
from app.exchange.comeback.columns import BY_KEY, PLACES, Holds, plain_words
from app.exchange.comeback.found import Added, Changed, Comeback, Removed, Unread
from app.exchange.comeback.meanings import Unclear, meaning_of, written
from app.exchange.comeback.names import Names
from app.exchange.comeback.saying import all_said, token
from app.exchange.comeback.waiting import Waiting, plain_of
from app.exchange.comeback.waits import WAITS_FOR_ITSELF
from app.exchange.comeback.whose import Whose
from app.i18n import N_, translator
from app.model.codec import Plain
from app.model.document import Document
from app.model.edits.base import Remark
from app.model.edits.intake import REMOVED
from app.model.names import title_of
from app.model.records import SUBJECTS, Action, Id, Record
from app.model.text import clean, one_line

NEEDED = N_("This cannot be empty.")
ONLY_SHOWN = N_("This can be changed in Reiskaart only.")
NO_TITLE = N_("A new action needs a title.")
NOT_THE_SAME = N_("This is not at the touchpoint or in the phase that this row names.")
SUBJECT_GONE = N_("What this mends was deleted here.")
STARTS_LATE = N_("An action cannot start after the day it is due.")
ANOTHER = N_("This workbook was not made from this file, so its actions are new here.")
UNSURE_ROWS = N_(
    "Rows that may be new, but as well actions that are here already; they are not added unasked: {count}."
)
UNSURE_COLUMN = N_("It cannot be told which column is “{title}”, so that was left out.")
NO_META = N_("This workbook no longer says what it was made from, so it is compared with what the map says now.")


def compare(book: Book, document: Document) -> Comeback:
    """What `book` brings to `document`."""
    return _Comparison(book, document).result()


def _no_text(cell: Cell) -> int:
    """How many characters in a cell are no text: control characters, halves of others."""
    is_odd = isinstance(cell.value, str) and not cell.value.isprintable()
    return clean(str(cell.value)).removed if is_odd else 0


class _Comparison:
    def __init__(self, book: Book, document: Document) -> None:
        self._table, self._meta, self._document = book.table, book.meta, document
        self._language = book.meta.language if book.meta else document.project.language
        self._say = translator(self._language)
        self._names = Names(document, book.meta.map_ids, book.meta.people) if book.meta else Names(document)
        self._exported = dict(book.meta.exported) if book.meta else {}
        self._remarks = list(book.remarks)
        self._changed: list[Changed] = []
        self._added: list[Added] = []
        self._unread: list[Unread] = []
        self._taken_out = 0
        self._remark_on_where_it_came_from()
        self._whose = Whose(self._table, self._exported, document, self._language)
        self._waiting = Waiting(document, self._table, self._exported, self._whose, self._language)

    def result(self) -> Comeback:
        """Goes through all rows, and then through what has none."""
        for row in self._table.rows:
            self._take(row, self._whose.id_of(row), self._whose.keeps(row))
        held = {self._whose.id_of(row) for row in self._table.rows}
        self._leave_out_what_is_here({*held, *self._exported})
        self._leave_out_circles()
        removed = tuple(self._gone(held))
        unsure = sum(each.doubtful for each in self._added)
        counts = ((REMOVED, self._taken_out), (UNSURE_ROWS, unsure))
        self._remarks.extend(Remark(sentence, {"count": count}) for sentence, count in counts if count)
        return Comeback(tuple(self._changed), tuple(self._added), removed, tuple(self._unread), tuple(self._remarks))

    def _remark_on_where_it_came_from(self) -> None:
        titles = (self._say(BY_KEY[key].title) for key in self._table.unsure)
        self._remarks.extend(Remark(UNSURE_COLUMN, {"title": title}) for title in titles)
        if self._meta is None:
            ids = (str(row.cell("id").value).strip() for row in self._table.rows)
            known = any(self._document.find(Id(i), Action) for i in ids)
            self._remarks.append(Remark(NO_META if known else ANOTHER))
        elif not any(i in self._document.records for i in (*self._meta.map_ids, *self._exported)):
            self._remarks.append(Remark(ANOTHER))
            self._exported = {}

    def _gone(self, found: set[Id]) -> Iterator[Removed]:
        for i, exported in self._exported.items():
            action = self._document.find(i, Action)
            if i not in found and action is not None:
                now = all_said(action, self._document, self._say)
                changed = any(token(now.get(key)) != told for key, told in exported.items())
                yield Removed(i, title_of(action, self._say), changed)

    # --- one row -------------------------------------------------------------------------------------------------

    def _take(self, row: TableRow, i: Id, keeps: bool) -> None:
        exported = self._exported.get(i)
        action = self._document.find(i, Action) if keeps else None
        if action is not None:
            self._compare(row, action, exported)
        elif exported is None or not keeps:
            self._add(row, exported)
        elif not self._whose.is_as_exported(row):
            self._add(row, exported, deleted=True)

    def _compare(self, row: TableRow, action: Action, exported: Tokens | None) -> None:
        ours = all_said(action, self._document, self._say)
        base = exported if exported is not None else {key: token(value) for key, value in ours.items()}
        title = title_of(action, self._say)
        theirs = {key: value for key, value in self._read(row, title, base) if token(value) != base.get(key)}
        theirs = self._fitting(row, title, theirs, ours)
        where = {key: self._table.place(key, row.number) for key in self._table.columns}
        for key, value in theirs.items():
            now = ours["needs_ids" if key == "needs" else key]
            if key not in _WHERE and value != now:
                conflict = _changed_here(key, base, ours)
                self._changed.append(Changed(action.id, title, key, now, value, conflict, where[key]))
        moved = [key for key in _WHERE if key in theirs]
        if moved:
            self._move(row, action, title, {**_untold(base, ours), **theirs}, moved, base)

    def _move(
        self, row: TableRow, action: Action, title: str, told: dict[str, Plain], moved: list[str], base: Tokens
    ) -> None:
        """What an action mends was changed: by what it is called, or by its map, phase and touchpoint together."""
        try:
            subject = self._subject(told, moved)
        except Unclear as unclear:
            self._cannot_read(row, moved[-1], title, unclear)
            return
        if subject != action.subject_id:
            conflict = base.get("subject_id") != token(action.subject_id)
            cell = self._table.place(moved[-1], row.number)
            self._changed.append(Changed(action.id, title, "subject_id", action.subject_id, subject, conflict, cell))

    def _subject(self, told: dict[str, Plain], changed: list[str]) -> Id | None:
        """What is mended, by all that was `changed` about it; raises Unclear where that does not go together."""
        named = [key for key in changed if key in PLACES]
        mends = str(told.get("mends") or "") if "mends" in changed else ""
        called = self._names.called(mends) if mends else None
        place = self._names.subject({key: told.get(key) for key in PLACES}, named) if named else None
        if called and place and not self._names.inside(called, place):
            raise Unclear(NOT_THE_SAME)
        return called or place

    def _add(self, row: TableRow, exported: Tokens | None, deleted: bool = False) -> None:
        told = dict(self._read(row, "", exported or {}, is_new=True))
        title = told.get("title")
        if not title:
            if any(value is not None for value in told.values()):
                self._cannot_read(row, "title", "", Unclear(NO_TITLE))
            return
        told = self._fitting(row, str(title), told, {})
        values = {key: value for key, value in told.items() if value is not None and key not in _WHERE}
        subject = self._subject_of_new(row, str(title), told, exported)
        reference = {"reference": self._waiting.reference(row)}
        doubtful = not deleted and self._whose.is_doubtful(row)
        self._added.append(Added(str(title), values | subject | reference, row.number, deleted, doubtful))

    def _subject_of_new(
        self, row: TableRow, title: str, told: dict[str, Plain], exported: Tokens | None
    ) -> dict[str, Plain]:
        """What a new action mends; a copied row mends what its original does."""
        named = [key for key in _WHERE if told.get(key) is not None]
        copied = exported is not None and all(token(told.get(key)) == exported.get(key) for key in named)
        try:
            if copied and exported is not None:
                return self._mended_by_original(exported)
            subject = self._subject(told, named)
        except Unclear as unclear:
            self._cannot_read(row, named[-1] if named else "title", title, unclear)
            return {}
        return {"subject_id": subject} if subject else {}

    def _mended_by_original(self, exported: Tokens) -> dict[str, Plain]:
        mended = {key: plain_of(exported.get(key)) for key in ("subject_id", "of_gap")}
        subject = self._document.find(Id(str(mended["subject_id"])), Record)
        if mended["subject_id"] and (subject is None or subject.KIND not in SUBJECTS):
            raise Unclear(SUBJECT_GONE)
        return {key: value for key, value in mended.items() if value}

    def _leave_out_what_is_here(self, held: set[Id]) -> None:
        """Leaves out new rows that were taken in before; one that shares just its title with an action is doubtful."""
        already = Already(self._document, held)
        here = already.among(self._added)
        self._changed = [*referring(self._changed, here)]
        self._added = [
            replace(each, doubtful=each.doubtful or (not each.deleted and plain_words(each.title) in already.titles))
            for each in newcomers(self._added, here)
        ]

    def _leave_out_circles(self) -> None:
        """Puts down what would make an action wait for itself, and leaves it out."""
        for at, row in self._waiting.circles(self._changed, self._added):
            self._cannot_read(row, "needs", "", Unclear(WAITS_FOR_ITSELF))
            self._changed = [each for each in self._changed if (each.action_id, each.field) != (at, "needs")]
            self._added = [_idle(each) if each.values["reference"] == at else each for each in self._added]

    # --- cells ---------------------------------------------------------------------------------------------------

    def _read(self, row: TableRow, title: str, base: Tokens, is_new: bool = False) -> Iterator[tuple[str, Plain]]:
        """What the row says, column by column; what cannot be read is put down and left out."""
        for key in self._table.columns:
            column, cell = BY_KEY[key], row.cell(key)
            if column.holds is Holds.ID or (is_new and (column.holds is Holds.SHOWN or cell.fault is Fault.MERGED)):
                continue
            try:
                value = meaning_of(column, cell, self._language)
                if key == "needs" and (is_new or token(value) != base.get(key)):
                    value = self._waiting.needs(row, base)
                elif not is_new and token(value) != base.get(key):
                    value = self._accepted(key, value)
                elif is_new and key == "owner" and value is not None:
                    value = self._names.person(str(value))
            except Unclear as unclear:
                self._cannot_read(row, key, title, unclear)
            else:
                self._taken_out += _no_text(cell)
                yield key, value

    def _accepted(self, key: str, value: Plain) -> Plain:
        column = BY_KEY[key]
        if column.holds is Holds.SHOWN:
            raise Unclear(ONLY_SHOWN)
        if value is None and column.required:
            raise Unclear(NEEDED)
        if value is None and column.holds is Holds.PERCENT:
            return 0
        return self._names.person(str(value)) if key == "owner" and value is not None else value

    def _fitting(self, row: TableRow, title: str, theirs: dict[str, Plain], ours: dict[str, Plain]) -> dict[str, Plain]:
        """The new values without a start that comes after the day it is due; days as texts sort as days do."""
        start, due = ({**ours, **theirs}.get(key) for key in ("start", "due"))
        if not start or not due or str(start) <= str(due) or not {"start", "due"} & set(theirs):
            return theirs
        for key in ("start", "due"):
            if theirs.get(key) is not None:
                self._cannot_read(row, key, title, Unclear(STARTS_LATE))
        return {key: value for key, value in theirs.items() if key not in ("start", "due")}

    def _cannot_read(self, row: TableRow, key: str, title: str, unclear: Unclear) -> None:
        text, named = (written(row.cell(each), self._language) for each in (key, "title"))
        cell = self._table.place(key, row.number)
        why = Remark(unclear.sentence, unclear.values)
        self._unread.append(Unread(one_line(self._table.sheet), cell, clean(text).text, why, title or one_line(named)))


_WHERE = (*PLACES, "mends")
"""The columns that say what is mended."""

_BEHIND = {"owner": "owner_id", "needs": "needs_ids"}
"""By which field it is told whether a column was changed here: an owner who was renamed is still the owner."""


def _changed_here(key: str, base: Tokens, ours: dict[str, Plain]) -> bool:
    told_by = _BEHIND.get(key, key)
    told_by = told_by if told_by in base else key  # an older workbook knows what it waits for by titles only
    return base.get(told_by) != token(ours[told_by])


def _idle(added: Added) -> Added:
    """A newcomer that waits for nothing."""
    return replace(added, values={key: value for key, value in added.values.items() if key != "needs"})


def _untold(base: Tokens, ours: dict[str, Plain]) -> dict[str, Plain]:
    """The places that a row was exported with, where the workbook does not say otherwise."""
    return {key: ours.get(key) if base.get(key) == token(ours.get(key)) else plain_of(base.get(key)) for key in PLACES}
