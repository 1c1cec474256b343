"""Personas, people on our side, and channels: adding them to the file."""

from __future__ import annotations

from dataclasses import replace

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, new_id
from app.model.edits.fields import set_fields
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.records import Channel, Id, JourneyMap, Person, Persona, Record, Segment


def add_persona(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a persona to the file."""
    intake = Intake()
    persona = Persona(id=ids(), order=key_at(document.personas(), None), name=intake.line(name))
    return adding(N_("Add persona “{title}”"), N_("Add persona"), persona, intake)


def add_persona_for(document: Document, name: str, whose_id: Id, *, ids: Ids = new_id) -> Edit:
    """Adds a persona who stands for a segment, or whom a map is about that is about nobody yet."""
    made = add_persona(document, name, ids=ids)
    after, persona_id = document.after(made.change), made.created[0]
    match document.get(whose_id, Record):
        case Segment():
            pointing = set_fields(after, persona_id, segment_id=whose_id)
        case JourneyMap(persona_id=None):
            pointing = set_fields(after, whose_id, persona_id=persona_id)
        case _:
            return made
    return replace(made, change=made.change.then(pointing.change))


def add_person(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds someone on our side, who can own touchpoints and actions."""
    intake = Intake()
    person = Person(id=ids(), order=key_at(document.persons(), None), name=intake.line(name))
    return adding(N_("Add person “{title}”"), N_("Add person"), person, intake)


def add_channel(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a channel to the file."""
    intake = Intake()
    channel = Channel(id=ids(), order=key_at(document.channels(), None), name=intake.line(name))
    return adding(N_("Add channel “{title}”"), N_("Add channel"), channel, intake)
