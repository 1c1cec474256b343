"""Ready-made maps coming down in a file: a template of the program, one of the user's own, or a sample.

They are beginnings, so everything in them is made anew here, under ids of this file: the same template may come down
twice. What the file knows by its name already, such as a channel or a persona, is used as it is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, label, new_id
from app.model.edits.transfer import bring
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
    refs,
)

_NAMED: dict[type[Record], Callable[[Any], tuple[Any, ...]]] = {
    **dict.fromkeys((Person, Segment, Persona, Channel, Tag), lambda record: (_folded(record.name),)),
    Source: lambda source: (_folded(source.title), source.kind, source.held, source.link),
}
"""What maps share, with what two of a kind have in common when they are the same; without a name, nothing is."""


def land_maps(document: Document, records: Sequence[Record], *, ids: Ids = new_id) -> Edit:
    """Adds the maps in `records`, with all that is on them, behind those that are here; shows the first of them.

    `records` are whole by themselves; their project, if it is among them, stays away. Raises ValueError when there is
    no map among them.
    """
    journeys = sorted((r for r in records if isinstance(r, JourneyMap)), key=lambda r: (r.order, r.id))
    if not journeys:
        raise ValueError("there is no map to land")
    known = dict(_known(document, records))
    coming = [r for r in records if r.id not in known and not isinstance(r, Project) and not _says_of(r, known)]
    new = known | {record.id: ids() for record in coming}
    brought = bring(document, [_renewed(record, new) for record in coming], "")
    first = document.after(brought.change).get(new[journeys[0].id], JourneyMap)
    name = label(N_("Add map “{title}”"), title=first.title) if first.title else label(N_("Add map"))
    return replace(brought, label=name, focus=first.id)


def _known(document: Document, records: Sequence[Record]) -> Iterator[tuple[Id, Id]]:
    """What comes with a name that is known here, with the id that it has here; each record here is met once."""
    here: dict[tuple[Any, ...], Id] = {}
    for kind in _NAMED:
        for record in document.all_of(kind):
            here.setdefault(_name(record), record.id)
    for record in records:
        name = _name(record) if type(record) in _NAMED else ()
        if name in here:
            yield record.id, here.pop(name)


def _name(record: Record) -> tuple[Any, ...]:
    """What tells the kind and name of a record; one of its own for what has no name."""
    told = _NAMED[type(record)](record)
    return (record.KIND, *told) if told[0] else (record.KIND, record.id)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _says_of(record: Record, known: Mapping[Id, Id]) -> bool:
    """Whether a record only proves or tags something that is used as it is here."""
    return isinstance(record, Evidence | Tagging) and record.subject_id in known


def _renewed(record: Record, new: Mapping[Id, Id]) -> Record:
    values: dict[str, Any] = {
        name: new[target] for name, _ in refs(type(record)) if (target := getattr(record, name)) in new
    }
    return replace(record, id=new[record.id], **values)
