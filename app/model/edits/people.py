"""Personas, people on our side, and channels: adding them to the file."""

from __future__ import annotations

from app.i18n import N_
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, new_id
from app.model.edits.intake import Intake
from app.model.edits.siblings import adding
from app.model.records import Channel, Person, Persona


def add_persona(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a persona to the file."""
    intake = Intake()
    persona = Persona(id=ids(), order=key_at(document.personas(), None), name=intake.line(name))
    return adding(N_("Add persona “{title}”"), N_("Add persona"), persona, intake)


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
