"""Ready-made maps coming down in a file: a template of the program, one of the user's own, or a sample.

They are beginnings, so everything in them is made anew here, under ids of this file: the same template may come down
twice. What the file knows by its name already, such as a channel, is used as it is here; so is somebody of that name,
unless something else is said of them. What that changes is remarked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, Remark, label, new_id, shorten
from app.model.edits.transfer import bring
from app.model.names import own_title
from app.model.records import (
    Channel,
    Evidence,
    Id,
    JourneyMap,
    Person,
    Persona,
    Project,
    Record,
    Segment,
    Source,
    Tag,
    Tagging,
    field_names,
    refs,
)
from app.model.text import name_key

USED = N_("Used as it already is in this file: {names}.")
SECOND = N_("This file already had another of the same name, so there are two now: {names}.")
_NAME, _MORE = N_("“{title}”"), N_("and {count} more")
_MOST_NAMES = 6

_NAMED: dict[type[Record], Callable[[Any], tuple[Any, ...]]] = {
    **dict.fromkeys((Person, Segment, Persona, Channel, Tag), lambda record: (name_key(record.name),)),
    Source: lambda source: (name_key(source.title), source.kind, source.held),
}
"""What maps share, with what two of a kind have in common when they are the same; without a name, nothing is. What
others point at stands before them."""

_SOMEBODY = (Person, Persona, Source)
"""Those of whom two may go by one name: they are the same only where nothing that is said of both differs."""


def land_maps(document: Document, records: Sequence[Record], *, ids: Ids = new_id) -> Edit:
    """Adds the maps in `records`, with all that is on them, behind those that are here; shows the first of them.

    `records` are whole by themselves; their project, if it is among them, stays away. Raises ValueError when there is
    no map among them.
    """
    journeys = sorted((r for r in records if isinstance(r, JourneyMap)), key=lambda r: (r.order, r.id))
    if not journeys:
        raise ValueError("there is no map to land")
    meeting = _Meeting(document, records)
    known = meeting.known
    coming = [r for r in records if r.id not in known and not isinstance(r, Project) and not _says_of(r, known)]
    new = known | {record.id: ids() for record in coming}
    brought = bring(document, [_renewed(record, new) for record in coming], "")
    first = document.after(brought.change).get(new[journeys[0].id], JourneyMap)
    name = label(N_("Add map “{title}”"), title=first.title) if first.title else label(N_("Add map"))
    return replace(brought, label=name, focus=first.id, remarks=(*brought.remarks, *meeting.remarks))


class _Meeting:
    """What comes with a name, meeting what goes by it here: `known` is the id here of each that is used as it is.

    Each record here is met once. `remarks` name those that would have said something else, and those of whom there are
    two now.
    """

    def __init__(self, document: Document, records: Sequence[Record]) -> None:
        self.known: dict[Id, Id] = {}
        self._used: list[Record] = []
        self._second: list[Record] = []
        self._here: defaultdict[tuple[Any, ...], list[Record]] = defaultdict(list)
        for kind in _NAMED:
            for record in document.all_of(kind):
                self._here[_name(record)].append(record)
            for record in records:
                if type(record) is kind and (there := self._here.get(_name(record))):
                    self._meet(record, there)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        told = ((USED, self._used), (SECOND, self._second))
        return tuple(Remark(what, {"names": _names(records)}) for what, records in told if records)

    def _meet(self, record: Record, there: list[Record]) -> None:
        same = next((each for each in there if not isinstance(each, _SOMEBODY) or self._agree(each, record)), None)
        if same is None:
            self._second.append(record)
            return
        there.remove(same)
        self.known[record.id] = same.id
        if any(value and value != getattr(same, name) for name, value in self._said(record)):
            self._used.append(same)

    def _agree(self, here: Record, coming: Record) -> bool:
        """Whether nothing that is filled in both differs."""
        both = ((getattr(here, name), value) for name, value in self._said(coming))
        return all(one == other for one, other in both if one and other)

    def _said(self, record: Record) -> Iterator[tuple[str, Any]]:
        """What a record says that comes, but for its name and place; what it points at as it is known here."""
        for name in field_names(type(record)):
            if name not in ("id", "order", "name", "title", "anonymous"):
                value = getattr(record, name)
                yield name, self.known.get(Id(value), value) if isinstance(value, str) else value


def _names(records: Sequence[Record]) -> tuple[Remark, ...]:
    named = [Remark(_NAME, {"title": shorten(own_title(record))}) for record in records[:_MOST_NAMES]]
    more = len(records) - len(named)
    return (*named, Remark(_MORE, {"count": more})) if more else tuple(named)


def _name(record: Record) -> tuple[Any, ...]:
    """What tells the kind and name of a record; one of its own for what has no name."""
    told = _NAMED[type(record)](record)
    return (record.KIND, *told) if told[0] else (record.KIND, record.id)


def _says_of(record: Record, known: Mapping[Id, Id]) -> bool:
    """Whether a record only proves or tags something that is used as it is here."""
    return isinstance(record, Evidence | Tagging) and record.subject_id in known


def _renewed(record: Record, new: Mapping[Id, Id]) -> Record:
    values: dict[str, Any] = {
        name: new[target] for name, _ in refs(type(record)) if (target := getattr(record, name)) in new
    }
    return replace(record, id=new[record.id], **values)
