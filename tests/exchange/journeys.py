"""Maps to export in tests: made by hand, large, and hostile. The sample is in app.guides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import count

from app.guides.templates import build
from app.model import edits, order
from app.model.document import Document
from app.model.edits import Edit
from app.model.records import (
    PROJECT_ID,
    Action,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Note,
    Persona,
    Phase,
    Project,
    Record,
    Touchpoint,
)

MAP = Id("map")

HOSTILE = (
    "<b>vet</b> <img src=x onerror=alert(1)> &amp; &lt; ]]> -- %s {title} \\n (haakje \\) /Naam",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "links \u202erechts\u202c en \u2066terug\u2069",
    "שלום (עולם) 123 abc",
    "مرحبا بالعالم، كيف الحال؟",
    "नमस्ते क्षत्रिय हिन्दी",
    "ภาษาไทย ที่นี่",
    "blij 😀 raket 🚀 duim 👍🏽 gezin 👨‍👩‍👧",
    "ꓐꓑ heeft geen lettertype \U000e0041",
    "e\u0301e\u0301n cafe\u0301 z\u0335\u0321a\u0334lgo",
    "tab\tnieuwe\nregel\n\n\neinde",
    " \u00a0 ",
    "=SOM(A1) 'x' \"y\" `z`",
    "\ufeff\u200b\u200d",
    "1 " * 10_000,
)
"""Texts that broke some program once, all of which may enter a map."""


def worked_example(language: str = "nl") -> Document:
    """Vera, with all that a file can hold."""
    return Document(build("vera", language))


PLAIN_LANES = (
    *(LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.CHANNELS, LaneKind.DOING),
    *(LaneKind.THINKING, LaneKind.PAINS, LaneKind.OPPORTUNITIES, LaneKind.BACKSTAGE),
)
"""The lanes of a map that fits two sheets."""


def sample(language: str = "nl", today: date | None = None) -> Document:
    """The journey of Vera alone: one map on two sheets, with what the first version of a map held and no more."""
    whole = Document(build("vera", language, today=today) if today else build("vera", language))
    journey = whole.maps()[0]
    kept = {i: _plain(record) for i, record in whole.records.items() if _is_plain(whole, journey, record)}
    while loose := {each.record_id for each in Document(kept.values()).loose_references()}:
        kept = {i: record for i, record in kept.items() if i not in loose}
    return Document(kept.values())


def _is_plain(whole: Document, journey: JourneyMap, record: Record) -> bool:
    match record:
        case JourneyMap():
            return record == journey
        case Persona():
            return record.id == journey.persona_id
        case Lane():
            return record.kind in PLAIN_LANES
    return record.KIND not in ("segment", "source", "evidence", "tag", "tagging", "link")


def _plain(record: Record) -> Record:
    match record:
        case Touchpoint() | Note() | Persona():
            gone = {f.name: f.default for f in fields(record) if f.name in _LATER}
            return replace(record, **gone)  # type: ignore[arg-type]
        case Lane():
            return replace(record, collapsed=False, hidden=False)
    return record


_LATER = frozenset(
    [
        "influence",
        "brand_moment",
        "expected",
        "intended_value",
        "motivation",
        "ability",
        "prompt",
        "heuristics",
        "picture_id",
        "detail_id",
        "origin_id",
        "whys",
        "segment_id",
    ]
)
"""Fields that came with later versions, and that a plain map leaves as they begin."""


def document(*records: Record) -> Document:
    """A file with one map called MAP."""
    project = Project(id=PROJECT_ID, title="Project", brand="Merk", language="nl")
    return Document([project, JourneyMap(id=MAP, order="V", title="Kaart"), *records])


def grid(phases: int, touchpoints: int, lanes: int, notes: int) -> Document:
    """A map of so many phases, touchpoints in each, note lanes, and notes under each touchpoint in each lane."""
    ids = (Id(f"id-{number}") for number in count())
    return document(*_grid(ids, phases, touchpoints, lanes, notes))


def _grid(ids: Iterator[Id], phases: int, touchpoints: int, lanes: int, notes: int) -> Iterator[Record]:
    kinds = [LaneKind.TOUCHPOINTS, LaneKind.EMOTION, *[LaneKind.PAINS] * lanes]
    rows = [
        Lane(id=next(ids), map_id=MAP, order=key, kind=kind)
        for key, kind in zip(order.spread(len(kinds)), kinds, strict=True)
    ]
    yield from rows
    for number, key in enumerate(order.spread(phases)):
        phase = Phase(id=next(ids), map_id=MAP, order=key, title=f"Fase {number + 1}")
        yield phase
        for place, within in enumerate(order.spread(touchpoints)):
            touchpoint = Touchpoint(id=next(ids), phase_id=phase.id, order=within, title=f"Moment {number + 1}.{place}")
            yield touchpoint
            for lane in rows[2:]:
                for depth, stacked in enumerate(order.spread(notes)):
                    text = f"Notitie {number + 1}.{place}.{depth} over wat hier gebeurt"
                    yield Note(
                        id=next(ids),
                        phase_id=phase.id,
                        lane_id=lane.id,
                        order=stacked,
                        text=text,
                        touchpoint_id=touchpoint.id,
                    )


def hostile() -> Document:
    """A map in which every text is one of HOSTILE: titles, notes, names, actions."""
    desk = _Desk(document(Persona(id=Id("persona"), order="V", name=HOSTILE[0], quote=HOSTILE[3], about=HOSTILE[-1])))
    desk.set(PROJECT_ID, title=HOSTILE[0], brand=HOSTILE[1], product=HOSTILE[4], ambition=HOSTILE[8])
    desk.set(MAP, title=HOSTILE[0] + HOSTILE[1], persona_id=Id("persona"), scenario=HOSTILE[-1])
    for kind in (LaneKind.TOUCHPOINTS, LaneKind.EMOTION, LaneKind.CHANNELS, LaneKind.PAINS):
        desk.run(edits.add_lane(desk.document, MAP, kind, title=HOSTILE[1] if kind is LaneKind.PAINS else ""))
    phase = desk.run(edits.add_phase(desk.document, MAP, HOSTILE[0]))
    pains = desk.document.lanes(MAP)[-1].id
    for number, text in enumerate(HOSTILE):
        if number == len(HOSTILE) // 2:
            phase = desk.run(edits.add_phase(desk.document, MAP, HOSTILE[3]))
        channel = desk.run(edits.add_channel(desk.document, text))
        person = desk.run(edits.add_person(desk.document, text))
        touchpoint = desk.run(edits.add_touchpoint(desk.document, phase, text))
        desk.set(touchpoint, description=text, time_frame=text[:300], channel_id=channel, owner_id=person)
        desk.run(edits.set_emotion(desk.document, touchpoint, number % 5 - 2))
        desk.run(edits.add_note(desk.document, pains, phase, text))
        action = desk.run(edits.add_action(desk.document, text or "leeg", subject_id=touchpoint))
        desk.set(action, description=text, measure=text, due=date(2026, 12, 1), owner_id=person, impact=3, effort=5)
    return desk.document


class _Desk:
    """A document on which edits are run at once."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def run(self, edit: Edit) -> Id:
        self.document.apply(edit.change)
        return edit.created[0] if edit.created else Id("")

    def set(self, record_id: Id, **values: object) -> None:
        self.run(edits.set_fields(self.document, record_id, **values))


def words(document: Document) -> set[str]:
    """Every word of more than two letters that someone wrote in a map."""
    texts = (
        str(getattr(record, name))
        for record in document.records.values()
        for name in ("title", "text", "description", "quote", "about", "goals", "pains", "scenario", "measure", "name")
        if hasattr(record, name)
    )
    return {word for text in texts for word in text.split() if len(word) > 2}


def actions(document: Document) -> tuple[Action, ...]:
    """All actions."""
    return document.actions()
