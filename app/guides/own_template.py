"""Templates that users make of their maps: which records of a map such a template keeps.

A template is a project by itself, with that one map. Its project speaks of the template and of nothing else: `title` is
what it is called, and `ambition` says when to use it. Knows no file; exchange/shelf.py keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.i18n import translator
from app.model.document import Document
from app.model.edits.base import Ids, new_id
from app.model.edits.landing import land_maps
from app.model.edits.transfer import bring, needed
from app.model.names import NEW_JOURNEY
from app.model.records import (
    PROJECT_ID,
    Channel,
    Id,
    JourneyMap,
    Note,
    Phase,
    Project,
    Record,
    Source,
    Touchpoint,
    anonymised,
)
from app.model.text import one_line


def template_of(document: Document, map_id: Id, title: str, when: str, *, with_notes: bool) -> list[Record]:
    """The records of a template made of a map, called `title`; `when` says in a line when to use it.

    Without notes it keeps the frame: phases, lanes, the names of the file's channels, and the prompts. With them it
    keeps all of the map and what that needs; but neither ties to other maps, nor who a respondent was, nor where a
    source is to be found, nor how far somebody came in a guide.
    """
    project = Project(id=PROJECT_ID, title=one_line(title), ambition=one_line(when), language=document.project.language)
    kept = _whole(document, map_id) if with_notes else _frame(document, map_id)
    return [project, *bring(Document([project]), list(kept), "").change.created]


def has_content(records: Iterable[Record]) -> bool:
    """Whether a template holds more than a frame."""
    return any(isinstance(record, Touchpoint | Note) for record in records)


def begun_from(template: Document, language: str, title: str, *, ids: Ids = new_id) -> list[Record]:
    """The records of a new file made from a template: a project of its own, and all that the template holds, anew.

    `title` names the project and the first map; without one they go by what the map is called in the template, or
    "New journey".
    """
    named = one_line(title) or template.maps()[0].title or translator(language)(NEW_JOURNEY)
    project = Project(id=PROJECT_ID, title=named, language=language)
    landed = land_maps(Document([project]), list(template.records.values()), ids=ids)
    return [project, *(_named(r, named) if r.id == landed.focus else r for r in landed.change.created)]


def _named(record: Record, title: str) -> Record:
    return replace(record, title=title) if isinstance(record, JourneyMap) else record


def _whole(document: Document, map_id: Id) -> Iterator[Record]:
    known = {record.id: record for record in (*needed(document, [map_id]), *document.channels())}
    for record in known.values():
        if isinstance(record, JourneyMap):
            yield replace(record, guide_done="")
        elif isinstance(record, Source):
            yield replace(anonymised(record), link="")
        else:
            yield record


def _frame(document: Document, map_id: Id) -> Iterator[Record]:
    journey = document.get(map_id, JourneyMap)
    yield JourneyMap(id=journey.id, order=journey.order, title="", template=journey.template, guide=journey.guide)
    for phase in document.phases(map_id):
        yield Phase(
            id=phase.id, map_id=map_id, order=phase.order, title=phase.title, stage=phase.stage, width=phase.width
        )
    yield from document.lanes(map_id)
    for channel in document.channels():
        yield Channel(
            id=channel.id, order=channel.order, name=channel.name, setting=channel.setting, reach=channel.reach
        )
