"""Whose feelings a map shows: its customer first, then everyone else who has a score on it."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The actors of a map in the order of their first scores, the customer always and first."""
    persona = document.find(journey.persona_id, Persona)
    found: dict[Id | None, str] = {None: persona.name if persona else words(N_("Customer"))}
    for touchpoint in document.journey(journey.id):
        for score in document.scores(touchpoint.id):
            if score.actor_id is not None and score.actor_id not in found:
                found[score.actor_id] = title_of(document.records[score.actor_id], words.say)
    return [Actor(actor_id, name) for actor_id, name in found.items()]
