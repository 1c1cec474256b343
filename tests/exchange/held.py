"""What a map says in the fields that a format declares, with names for ids: equal before and after a round trip.

Derived from `Holds`, so that what a format promises is just what is compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from app.exchange.base import ExportOptions, ExportReport, ImportOptions, ImportPlan, no_progress
from app.exchange.losses import Holds
from app.model.document import Document
from app.model.edits import new_id
from app.model.lane_kinds import kind_of
from app.model.names import title_of
from app.model.records import (
    PROJECT_ID,
    Channel,
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    Note,
    Person,
    Persona,
    Phase,
    Project,
    Record,
    Tag,
    Tagging,
    Touchpoint,
)
from app.model.text import name_key
from tests.every_kind import projects

NAMED = {"channel_id": Channel, "owner_id": Person, "persona_id": Persona}


def exported(module: Any, document: Document, *maps: Id) -> bytes:
    target = BytesIO()
    chosen = maps or tuple(journey.id for journey in document.maps())
    module.write(document, chosen, target, ExportOptions("en"), no_progress)
    return target.getvalue()


def told(module: Any, document: Document, *maps: Id) -> str:
    """What the export says that the format could not hold."""
    chosen = maps or tuple(journey.id for journey in document.maps())
    report: ExportReport = module.write(document, chosen, BytesIO(), ExportOptions("en"), no_progress)
    return " ".join(note.text(str) for note in report.notes)


def read_back(module: Any, source: bytes, name: str = "x") -> tuple[ImportPlan, Document]:
    """The plan of an import in English, and an empty file after it."""
    plan = module.read(source, name, ImportOptions("en"))
    project = Project(id=PROJECT_ID)
    return plan, Document([project, *plan.build(Document([project]), new_id)])


def held(document: Document, map_id: Id, holds: Holds) -> Any:
    """What a format has to bring back of one map."""
    journey = document.get(map_id, JourneyMap)
    lanes = [lane for lane in document.lanes(map_id) if holds.note_in(lane) and kind_of(lane).holds_notes]
    order = [touchpoint.id for touchpoint in document.journey(map_id)]
    return {
        "map": _values(document, journey, holds),
        "phases": [title_of(phase) for phase in document.phases(map_id)] if holds.field(Phase, "title") else [],
        "lanes": [(lane.kind, lane.title) for lane in lanes] if "title" in holds.fields.get(Lane, ()) else [],
        "touchpoints": [
            [
                (_values(document, each, holds), _scores(document, journey, each, holds), _tags(document, each, holds))
                for each in document.touchpoints(phase.id)
            ]
            for phase in document.phases(map_id)
        ],
        "notes": [
            [
                (note.text, _place(order, note, holds), _tags(document, note, holds))
                for note in document.notes(phase.id, lane.id)
                if holds.free_notes or note.touchpoint_id
            ]
            for phase in document.phases(map_id)
            for lane in lanes
        ],
        "links": _links(document, order, holds),
    }


def _values(document: Document, record: Record, holds: Holds) -> dict[str, Any]:
    return {name: _value(document, record, name) for name in sorted(holds.fields.get(type(record), ()))}


def _value(document: Document, record: Record, name: str) -> Any:
    value = getattr(record, name)
    if name not in NAMED:
        return value
    named = document.find(value, NAMED[name])
    return name_key(named.name) if named else ""


def _scores(document: Document, journey: JourneyMap, touchpoint: Touchpoint, holds: Holds) -> dict[str, int]:
    """The customer's score, and those of personas; which others are left out, formats tell."""
    found = {}
    for score in document.scores(touchpoint.id):
        actor = document.find(score.actor_id, Persona)
        if score.actor_id is None:
            found[""] = score.score
        elif actor and actor.id != journey.persona_id and "actor_id" in holds.fields.get(EmotionScore, ()):
            found[name_key(actor.name)] = score.score
    return found if holds.kind(EmotionScore) else {}


def _tags(document: Document, record: Record, holds: Holds) -> set[str]:
    if record.KIND not in holds.tagged or not holds.kind(Tagging):
        return set()
    return {name_key(document.get(each.tag_id, Tag).name) for each in document.taggings(record.id)}


def _place(order: list[Id], note: Note, holds: Holds) -> int | None:
    return order.index(note.touchpoint_id) if note.touchpoint_id and holds.field(Note, "touchpoint_id") else None


def _links(document: Document, order: list[Id], holds: Holds) -> list[Any]:
    if not holds.kind(Link):
        return []
    links = [link for touchpoint_id in order for link in document.links(touchpoint_id)]
    return sorted((order.index(each.from_id), order.index(each.to_id), each.kind, each.title) for each in links)


def named_apart(document: Document) -> Document:
    """The document with a name for everyone and everything that goes by its name, so that no two are one."""
    kinds = (Persona, Person, Channel, Tag)
    numbered = {r.id: n for n, r in enumerate(r for r in document.records.values() if isinstance(r, kinds))}

    def apart(record: Record) -> Record:
        if isinstance(record, kinds):
            return replace(record, name=f"{record.name.strip()} {numbered[record.id]}")
        return record

    return Document(map(apart, document.records.values()))


def with_touchpoints(document: Document) -> Document:
    """The document with one lane of touchpoints on every map, as each map in the program has."""
    plain = [_no_touchpoints(record) for record in document.records.values()]
    rows = [
        Lane(id=Id(f"t-{journey.id}"), map_id=journey.id, order="V", kind=LaneKind.TOUCHPOINTS)
        for journey in document.maps()
    ]
    return Document([*plain, *rows])


def _no_touchpoints(record: Record) -> Record:
    is_lane = isinstance(record, Lane) and record.kind is LaneKind.TOUCHPOINTS
    return replace(record, kind=LaneKind.FREE) if is_lane else record  # type: ignore[call-arg]


def maps(tidy: Callable[[Document], Document] = lambda document: document) -> st.SearchStrategy[Document]:
    """Random projects in which names tell apart."""
    return projects().map(named_apart).map(tidy)
