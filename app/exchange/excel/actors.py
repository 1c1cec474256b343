"""Whose feelings a map shows: its customer first, then everyone else who has a score on it."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.emotion import actors
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Persona


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone with a curve; the id None is the customer whom the map is about."""

    id: Id | None
    name: str


def actors_of(document: Document, journey: JourneyMap, words: Words) -> list[Actor]:
    """The actors of a map in the order of their curves, the customer always and first."""
    persona = document.find(journey.persona_id, Persona)
    customer = Actor(None, persona.name if persona else words(N_("Customer")))
    others = [actor_id for actor_id in actors(document, journey.id) if actor_id is not None]
    return [customer, *(Actor(i, title_of(document.records[i], words.say)) for i in others)]
