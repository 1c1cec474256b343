"""Whose feelings a map shows: its customer first, then everyone else with a score, and last what was expected."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.emotion import actors
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Persona, Touchpoint


@dataclass(frozen=True, slots=True)
class Actor:
    """A curve: whose it is, the id None being the customer, or, as `expected`, what that customer counted on."""

    id: Id | None
    name: str
    expected: bool = False

    def score(self, document: Document, touchpoint: Touchpoint) -> float | None:
        """What this curve says of a touchpoint, from -2 to +2."""
        if self.expected:
            return None if touchpoint.expected is None else touchpoint.expected / 10
        score = document.score(touchpoint.id, self.id)
        return score.score / 10 if score else None


def actors_of(document: Document, journey: JourneyMap, words: Words) -> list[Actor]:
    """The curves of a map in their order, the customer's always and first."""
    persona = document.find(journey.persona_id, Persona)
    customer = Actor(None, persona.name if persona else words(N_("Customer")))
    others = [actor_id for actor_id in actors(document, journey.id) if actor_id is not None]
    counted_on = [Actor(None, words(N_("Expected")), True)] if _expects(document, journey) else []
    return [customer, *(Actor(i, title_of(document.records[i], words.say)) for i in others), *counted_on]


def _expects(document: Document, journey: JourneyMap) -> bool:
    return any(touchpoint.expected is not None for touchpoint in document.journey(journey.id))
