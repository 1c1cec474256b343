"""Personas, people on our side, and channels: adding them to the file."""

from __future__ import annotations

from app.i18n import N_
from app.model.change import Change
from app.model.document import Document
from app.model.edits.base import Edit, Ids, key_at, label, new_id
from app.model.records import Channel, Person, Persona, Record
from app.model.text import one_line


def add_persona(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a persona to the file."""
    persona = Persona(id=ids(), order=key_at(document.personas(), None), name=one_line(name))
    return _adding(N_("Add persona “{title}”"), persona, persona.name)


def add_person(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds someone on our side, who can own touchpoints and actions."""
    person = Person(id=ids(), order=key_at(document.persons(), None), name=one_line(name))
    return _adding(N_("Add person “{title}”"), person, person.name)


def add_channel(document: Document, name: str, *, ids: Ids = new_id) -> Edit:
    """Adds a channel to the file."""
    channel = Channel(id=ids(), order=key_at(document.channels(), None), name=one_line(name))
    return _adding(N_("Add channel “{title}”"), channel, channel.name)


def _adding(msgid: str, record: Record, title: str) -> Edit:
    return Edit(
        label=label(msgid, title=title),
        change=Change.creating([record]),
        created=(record.id,),
        focus=record.id,
    )
