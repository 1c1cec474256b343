"""Searching a file: every word that is in it, whether it is drawn or not, and who said it.

Pure: records in, hits out. The index follows changes, so it is built once for each open file. What a hit looks like,
and where it takes the reader, is for whoever shows it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest
from typing import NamedTuple

from app.analysis.folding import Folded, Span, fold, fold_text
from app.analysis.ranking import Grade, Query, Rank, letters_in_order, places, query_of, rank, rank_folded, stretches
from app.analysis.respondents import is_private
from app.i18n import Translate
from app.model.change import Change
from app.model.document import Document
from app.model.domain import texts_of
from app.model.names import given_title
from app.model.records import BY_KIND, Id, Lane, Phase, Record

__all__ = ["Excerpt", "Folded", "Hit", "Index", "Rank", "Span", "fold", "places", "rank", "text_fields"]

EXCERPT = 72
"""Characters of an excerpt, about one line of a list."""

SPARE = 3
"""Texts that are looked at closely for each record that is wanted: some are of the same one."""

_POOREST = Rank(Grade.LETTERS, EXCERPT, 0)
"""How a text ranks that holds only some of the words; those around it hold the others."""

_WORDLESS = frozenset({"order", "stage", "language"})
_NAMES = ("title", "name", "text")


class _Entry(NamedTuple):
    """One text of a record, as it is written and folded."""

    record_id: Id
    kind: str
    field: str
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line, with an ellipsis where something was left out, and where the match is in it."""

    text: str
    spans: tuple[Span, ...]


class Hit(NamedTuple):
    """A text that answers a query: the record and the field that hold it."""

    record_id: Id
    kind: str
    field: str
    text: str
    folded: str
    query: Query

    @property
    def is_name(self) -> bool:
        """Whether this is what the record goes by, and no field beside that."""
        return self.field in _NAMES

    @property
    def merit(self) -> tuple[Rank, bool, str]:
        """What the best hit has least of; those of one record or of many can be compared by it."""
        found = rank_folded(self.query, self.folded, letters=True) or _POOREST
        return found, not self.is_name, self.text

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where in the text the words of the query stand."""
        folded = fold(self.text)
        return folded.spans(stretches(self.query, folded.text, letters=True))

    def excerpt(self, length: int = EXCERPT) -> Excerpt:
        """The part of the text around the first match, about `length` characters, on one line."""
        return excerpt_of(self.text, self.spans, length)


class Index:
    """Every word of a document. `translate` speaks for the lanes and phases that the user never named."""

    def __init__(self, document: Document, translate: Translate = str) -> None:
        self._translate = translate
        self._entries = {record.id: self._read(record) for record in document.records.values()}

    def follow(self, change: Change) -> None:
        """Reads again what a change touched."""
        for before, after in change.pairs:
            if after is not None:
                self._entries[after.id] = self._read(after)
            elif before is not None:
                self._entries.pop(before.id, None)

    def find(self, typed: str) -> list[Hit]:
        """Every text with all the words of what was typed, in no particular order.

        A record whose texts hold them only together is found by the first of those texts.
        """
        query = query_of(typed)
        return [hit for entries in self._holding(query) for hit in _exact(query, entries)] if query else []

    def best(self, typed: str, limit: int = 50) -> list[Hit]:
        """The records that answer best, each by its best text, best first; of titles, also by mere letters in order."""
        query = query_of(typed)
        best = _best_of_each(_made(entry, query) for entry in self._promising(query, limit)) if query else {}
        found = nsmallest(limit, best.values(), key=_merit)
        return found if len(found) == limit else [*found, *self._by_letters(query, best.keys(), limit - len(found))]

    def _promising(self, query: Query, limit: int) -> list[_Entry]:
        """The texts among which the best are: a glance at each, since ten thousand are judged while someone types."""
        found = [entry for entries in self._holding(query) for entry in _holding_all(query, entries)]
        return nsmallest(SPARE * limit, found, key=partial(_at_a_glance, query))

    def _by_letters(self, query: Query, known: Collection[Id], limit: int) -> list[Hit]:
        names = (e[0] for i, e in self._entries.items() if e and e[0].field in ("title", "name") and i not in known)
        found = (_made(name, query) for name in names if letters_in_order(query.letters, name.folded))
        return nsmallest(limit, found, key=_merit)

    def _holding(self, query: Query) -> Iterator[tuple[_Entry, ...]]:
        """The texts of each record that may answer; notes, which are most, have only one and are judged by it."""
        first = query.words[0]
        return (e for e in self._entries.values() if len(e) > 1 or (e and first in e[0].folded))

    def _read(self, record: Record) -> tuple[_Entry, ...]:
        kind, given = record.KIND, ""
        if isinstance(record, Phase | Lane) and not record.title:
            given = self._translate(given_title(record))
        entries: list[_Entry] = []
        for field in text_fields(kind):
            text = getattr(record, field) or (given if field == "title" else "")
            if text and not is_private(record, field):
                entries.append(_Entry(record.id, kind, field, text, fold_text(text)))
        return tuple(entries)


@cache
def text_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that hold words, its name first."""
    fields = [field for field in texts_of(BY_KIND[kind]) if field not in _WORDLESS]
    return tuple(sorted(fields, key=lambda field: field not in _NAMES))


def excerpt_of(text: str, spans: tuple[Span, ...], length: int = EXCERPT) -> Excerpt:
    """About `length` characters of `text` around the first of `spans`, on one line."""
    first = spans[0] if spans else (0, 0)
    start = _start_near(text, first, length)
    end = min(len(text), start + length)
    lead, tail = "…" if start else "", "…" if end < len(text) else ""
    line = "".join(" " if character.isspace() else character for character in text[start:end])
    moved = ((max(s, start), min(e, end)) for s, e in spans if e > start and s < end)
    return Excerpt(f"{lead}{line}{tail}", tuple((s - start + len(lead), e - start + len(lead)) for s, e in moved))


def _start_near(text: str, first: Span, length: int) -> int:
    """Where an excerpt begins: at the start if the match fits in it so, or else at a word shortly before the match."""
    if first[1] <= length or len(text) <= length:
        return 0
    earliest = max(0, min(first[0] - length // 3, len(text) - length))
    blank = text.find(" ", earliest, first[0])
    return blank + 1 if blank >= 0 else earliest


def _exact(query: Query, entries: tuple[_Entry, ...]) -> list[Hit]:
    return [_made(entry, query) for entry in _holding_all(query, entries)]


def _holding_all(query: Query, entries: tuple[_Entry, ...]) -> Sequence[_Entry]:
    """Those of a record's texts that hold all words, or the one that stands for them where only together they do."""
    return [e for e in entries if all(word in e.folded for word in query.words)] or _together(query, entries)


def _at_a_glance(query: Query, entry: _Entry) -> tuple[int, int]:
    """About how well a text answers that holds the words: where they stand in it, and how long it is."""
    text = entry.folded
    if text.startswith(query.whole):
        return Grade.START, len(text)
    at_words = all(f" {word}" in text or text.startswith(word) for word in query.words)
    return Grade.WORD if at_words else Grade.INSIDE, len(text)


def _together(query: Query, entries: tuple[_Entry, ...]) -> Sequence[_Entry]:
    """Of texts of one record that hold all words only together, the first that holds any."""
    if len(entries) < 2 or not all(any(word in entry.folded for entry in entries) for word in query.words):
        return ()
    return (next(entry for entry in entries if any(word in entry.folded for word in query.words)),)


def _best_of_each(hits: Iterable[Hit]) -> dict[Id, Hit]:
    best: dict[Id, Hit] = {}
    for hit in hits:
        known = best.get(hit.record_id)
        best[hit.record_id] = hit if known is None else min(known, hit, key=_merit)
    return best


def _made(entry: _Entry, query: Query) -> Hit:
    return Hit(*entry, query)


def _merit(hit: Hit) -> tuple[Rank, bool, str]:
    return hit.merit
