"""What the palette offers for what is typed: commands by their names in both languages, and all that the file holds.

Built anew each time the palette opens, so that it never shows what is no longer so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.analysis.ranking import Grade
from app.analysis.search import Hit, Index, Rank, rank
from app.analysis.uses import is_named_at_touchpoints, is_on_map, touchpoints_naming
from app.i18n import LANGUAGES, _, translator
from app.model.document import Document
from app.model.names import KIND_NAMES, STATE_NAMES, title_of
from app.model.records import (
    Action,
    Evidence,
    Id,
    JourneyMap,
    Lane,
    Note,
    Person,
    Persona,
    Phase,
    Record,
    Source,
    Touchpoint,
)
from app.widgets.actions.key_words import in_words
from app.widgets.actions.other_words import OTHER_WORDS
from app.widgets.actions.row import Row
from app.widgets.actions.table import MENUS, ROWS, SUBMENUS
from app.widgets.entries import Entry
from app.widgets.evidence.source_words import facts

if TYPE_CHECKING:
    from app.widgets.actions.action_set import Actions

MOST = 60
"""Rows that are shown; whoever needs the next one types another letter."""

ICONS = {
    "project": "settings",
    "person": "users",
    "segment": "target",
    "persona": "user",
    "journey_map": "map",
    "phase": "columns-3",
    "lane": "rows-3",
    "channel": "radio",
    "touchpoint": "footprints",
    "note": "sticky-note",
    "link": "arrow-right",
    "action": "list-checks",
    "source": "microscope",
    "evidence": "quote",
    "tag": "tag",
}
"""The icon of each kind of record."""

Merit = tuple[int, bool, Rank]
"""The least is the best: how it was found, commands before records, and then the closest."""

_FAR = 1 + max(Grade)
"""How much worse is what the shown map does not show than whatever it shows by a part of its name."""


@dataclass(frozen=True)
class Known:
    """One command: what it is called in all languages, other words for it, where it is, and its row."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    path: str
    entry: Entry
    enabled: bool

    def merit(self, typed: str) -> Merit | None:
        """How well it answers; by another word or the menu that it is in, less well than by its name."""
        by_name = _best(typed, self.names, 0)
        beside = (*self.others, " ".join((self.names[0], self.path)))
        found = [merit for merit in (by_name, _best(typed, beside, 1, letters=False)) if merit is not None]
        return min(found, default=None)


def _best(typed: str, texts: Iterable[str], worse: int, letters: bool = True) -> Merit | None:
    """How well the best of these texts answers, by so many grades less well than it would as a name."""
    found = [rank_ for text in texts if (rank_ := rank(typed, text, letters)) is not None]
    return (min(found).grade + worse, False, min(found)) if found else None


class Finds:
    """Everything that can be done or gone to, at one moment."""

    def __init__(self, actions: Actions, document: Document | None, map_id: Id | None = None) -> None:
        """`map_id` is the map that is shown."""
        actions.refresh()
        self._document = document
        self._map_id = map_id
        self._recent = list(actions.recent)
        self._commands = {row.name: _known(row, actions) for row in ROWS if actions[row.name].isVisible()}
        self._index = Index(document, _) if document is not None else None

    def find(self, typed: str) -> list[Entry]:
        """The rows for what is typed, the best first; what cannot be done now is last. The last used for nothing."""
        if not typed.strip():
            return self._at_first()
        found = [(merit, known) for known in self._commands.values() if (merit := known.merit(typed)) is not None]
        ranked = [(merit, known.entry) for merit, known in found if known.enabled]
        ranked += [(self._merit(hit), self._entry(hit)) for hit in self._hits(typed)]
        ranked.sort(key=lambda each: each[0])
        idle = sorted(((merit, known.entry) for merit, known in found if not known.enabled), key=lambda each: each[0])
        return [entry for _merit_, entry in (*ranked, *idle)][:MOST]

    def _at_first(self) -> list[Entry]:
        """The commands that were used last, then all that can be done now in the order of the menus."""
        used = [self._commands[name] for name in self._recent if name in self._commands]
        rest = [known for known in self._commands.values() if known not in used]
        return [known.entry for known in (*used, *rest) if known.enabled]

    def _hits(self, typed: str) -> Iterable[Hit]:
        return self._index.best(typed, MOST) if self._index is not None else ()

    def _merit(self, hit: Hit) -> Merit:
        """How well a record answers: what stands on the shown map comes before the others."""
        assert self._document is not None
        rank_, aside, _text = hit.merit
        near = self._map_id is None or is_on_map(self._document, hit.record_id, self._map_id)
        return rank_.grade + aside + (0 if near else _FAR), True, rank_

    def _entry(self, hit: Hit) -> Entry:
        assert self._document is not None
        record = self._document.records[hit.record_id]
        said = "" if hit.is_name or isinstance(record, Evidence) else hit.excerpt().text
        unused = is_named_at_touchpoints(record) and not touchpoints_naming(self._document, record.id)
        told = (*place_words(self._document, record), _("not on any map yet") if unused else "", said)
        detail = " · ".join(filter(None, (_(KIND_NAMES[record.KIND]), *told)))
        return Entry(record.id, " ".join(title_of(record, _).split()), detail, ICONS.get(record.KIND, ""))


def _known(row: Row, actions: Actions) -> Known:
    action = actions[row.name]
    title = action.text().replace("&&", "&")
    names = (title, *(translator(language)(row.text) for language in LANGUAGES))
    path = menu_path(row)
    enabled = action.isEnabled()
    note = in_words(row.shown_keys[:1])
    spoken = "" if enabled else _("not now")
    entry = Entry(row.name, title, path, row.icon or "chevron-right", note=note, faint=not enabled, spoken=spoken)
    return Known(tuple(dict.fromkeys(names)), _other_words(row.name), path, entry, enabled)


def _other_words(name: str) -> tuple[str, ...]:
    text = OTHER_WORDS.get(name, "")
    listed = (word.strip() for language in LANGUAGES for word in translator(language)(text).split(",")) if text else ()
    return tuple(dict.fromkeys(listed))


def menu_path(row: Row) -> str:
    """The menu that a row is in, in the reader's language, with the smaller menu if it is in one."""
    inside, text = SUBMENUS.get(row.menu, (row.menu, ""))
    menu = next(title for name, title in MENUS if name == inside)
    return " › ".join(_(part) for part in (menu, text) if part)


def place_words(document: Document, record: Record) -> list[str]:
    """Where a record is: its lane, phase and touchpoint, the map where there are several, or what tells it apart."""
    match record:
        case Note():
            places: list[Id | None] = [record.lane_id, record.phase_id, record.touchpoint_id]
        case Touchpoint():
            places = [record.phase_id]
        case Action():
            places = [record.subject_id]
        case Evidence():
            places = [record.source_id, record.subject_id]
        case Source():
            return [facts(document, record)]
        case Persona():
            return [" ".join(record.about.split())]
        case Person():
            return [record.department]
        case JourneyMap():
            return [_(STATE_NAMES[record.state])]
        case _:
            places = []
    if isinstance(record, Note | Touchpoint | Phase | Lane) and len(document.maps()) > 1:
        journey = document.map_of(record.id)
        places.append(journey.id if journey is not None else None)
    known = (document.records.get(place) for place in places if place is not None)
    return [" ".join(title_of(each, _).split()) for each in known if each is not None]
