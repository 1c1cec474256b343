"""The scores of others than the customer, where a file ties each to somebody by name alone; knows no format."""

from __future__ import annotations

from collections.abc import Mapping

from app.exchange.loss_words import DETAILS
from app.exchange.losses import Loss
from app.model.document import Document
from app.model.records import EmotionScore, JourneyMap, Persona, Touchpoint
from app.model.text import name_key


def named_scores(document: Document, journey: JourneyMap, touchpoint: Touchpoint) -> Mapping[str, int]:
    """The scores, in tenths, of personas other than the one whom the map is about, by name.

    Of several by one name the first counts, since whoever reads the file takes them for one.
    """
    about = document.find(journey.persona_id, Persona)
    scores = {each.actor_id: each.score for each in document.scores(touchpoint.id)}
    taken, found = {"", name_key(about.name) if about else ""}, {}
    for persona in document.personas():
        if persona.id in scores and name_key(persona.name) not in taken:
            taken.add(name_key(persona.name))
            found[persona.name] = scores[persona.id]
    return found


def untied(document: Document, journey: JourneyMap) -> Loss:
    """The scores that no name can be tied to: of staff, of whom the map is about, and of a second by one name."""
    lost = 0
    for touchpoint in document.journey(journey.id):
        others = sum(score.actor_id is not None for score in document.scores(touchpoint.id))
        lost += others - len(named_scores(document, journey, touchpoint))
    return Loss(DETAILS[EmotionScore][0].words, lost)
