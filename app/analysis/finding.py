"""Finding: what was asked for, all in the file that answers it in the order of reading, and which one is looked at.

It follows the document while it changes. Pure: it shows nothing and goes nowhere; the find bar does.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from app.analysis.filtering import NO_FILTER, Filter, passes, wanted_records
from app.analysis.ranking import query_of
from app.analysis.reading_order import Place, place_of
from app.analysis.search import Hit, Index, text_fields
from app.i18n import Translate
from app.model.change import Change
from app.model.document import Document
from app.model.records import Id


class Finding:
    """A search through one document. With a filter and no words, everything that passes the filter is found."""

    def __init__(self, document: Document, translate: Translate = str) -> None:
        self._document = document
        self._translate = translate
        self.typed = ""
        self.filter = NO_FILTER
        self.hits: tuple[Hit, ...] = ()
        self.at: int | None = None
        self._places: tuple[Place, ...] = ()  # of the hits
        self._left: Place | None = None  # where the hit stood that was looked at, when an edit made it none

    @cached_property
    def _index(self) -> Index:
        return Index(self._document, self._translate)

    @property
    def current(self) -> Hit | None:
        """The hit that is looked at."""
        return self.hits[self.at] if self.at is not None else None

    def speak(self, translate: Translate) -> None:
        """Uses the names of another language for what the user never named."""
        self._translate = translate
        self.__dict__.pop("_index", None)
        self._search_again()

    def ask(self, typed: str, wanted: Filter = NO_FILTER) -> None:
        """Searches for what was typed among what a filter wants; nothing is looked at yet unless it still answers."""
        self.typed, self.filter = typed, wanted
        self._search_again()

    def follow(self, change: Change) -> None:
        """Finds again after a change of the document, which the document has already made."""
        self.read(change)
        self.again()

    def read(self, change: Change) -> None:
        """Reads what a change touched; what it makes of the hits waits for `again`, and none is to be used before."""
        if "_index" in self.__dict__:
            self._index.follow(change)

    def again(self) -> None:
        """Finds again what was asked for last."""
        self._search_again()

    def start_at(self, map_id: Id, record_id: Id | None) -> None:
        """Looks at the first hit on a map at or after a record, or else the first on that map, or else of all."""
        record = self._document.records.get(record_id or map_id)
        here = [n for n, hit in enumerate(self.hits) if self._is_drawn_on(hit, map_id)] or list(range(len(self.hits)))
        start = place_of(self._document, record) if record is not None else ()
        self.at = next((n for n in here if self._places[n] >= start), here[0] if here else None)

    def step(self, forward: bool) -> None:
        """Looks at the next hit or the one before; behind the last comes the first."""
        if self.hits:
            here = self.at if self.at is not None else self._just_before(forward)
            self.at = (here + (1 if forward else -1)) % len(self.hits)
            self._left = None

    def _just_before(self, forward: bool) -> int:
        """The place among the hits from which a step leads to the one that should come first."""
        left = self._left
        if left is None:
            return -1 if forward else 0
        first = next((n for n, place in enumerate(self._places) if place > left), len(self.hits))
        return first - 1 if forward else first

    def on_map(self, map_id: Id) -> tuple[Hit, ...]:
        """The hits that belong to one map."""
        return tuple(hit for hit in self.hits if self._is_drawn_on(hit, map_id))

    def _is_drawn_on(self, hit: Hit, map_id: Id) -> bool:
        owner = self._document.map_of(hit.record_id)
        return owner is not None and owner.id == map_id

    def _search_again(self) -> None:
        known, stood = self.current, self._places[self.at] if self.at is not None else None
        found = sorted(((self._place(hit), hit) for hit in self._found()), key=lambda each: each[0])
        self.hits = tuple(hit for _, hit in found)
        self._places = tuple(place for place, _ in found)
        self.at = self._same_as(known) if known is not None else None
        if known is not None and self.at is None:
            self._left = stood

    def _found(self) -> Iterable[Hit]:
        if query_of(self.typed):
            found = self._index.find(self.typed)
            return [hit for hit in found if self._wanted(hit.record_id)] if self.filter else found
        if not self.filter:
            return ()
        wanted = wanted_records(self._document, self.filter, self._translate)
        return [Hit(r.id, r.KIND, text_fields(r.KIND)[0], "", "", query_of("")) for r in wanted]

    def _wanted(self, record_id: Id) -> bool:
        return passes(self._document, self.filter, self._document.records[record_id], self._translate)

    def _same_as(self, known: Hit) -> int | None:
        same = (n for n, hit in enumerate(self.hits) if (hit.record_id, hit.field) == (known.record_id, known.field))
        return next(same, None)

    def _place(self, hit: Hit) -> Place:
        place = place_of(self._document, self._document.records[hit.record_id])
        return (*place, f"{text_fields(hit.kind).index(hit.field)}")
