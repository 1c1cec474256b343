"""Making the records of maps from journeys.

A journey has one score a step and any number of actors. The customer's own curve takes every score, as Mermaid draws
it. The actor who is named first is that customer and becomes the map's persona: journeys begin with the one they are
about, while most named is often a system. Each other actor becomes a persona with a curve of their own, through the
steps that name them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.exchange.mermaid.journey import Journey, Step
from app.guides.templates import standard_lanes
from app.model.document import Document
from app.model.edits import Ids
from app.model.edits.emotion import to_tenths
from app.model.order import spread
from app.model.records import EmotionScore, Id, JourneyMap, Persona, Phase, Record, Touchpoint


def build(document: Document, journeys: Sequence[Journey], ids: Ids) -> list[Record]:
    """The records of one map for each journey, after the maps of `document`, whose personas are used by name."""
    personas = _personas(document, journeys, ids)
    by_name = {_key(persona.name): persona.id for persona in (*personas, *reversed(document.personas()))}
    last = document.maps()[-1].order if document.maps() else ""
    keys = spread(len(journeys), last)
    maps = [_map(journey, key, by_name, ids) for journey, key in zip(journeys, keys, strict=True)]
    return [*personas, *(record for records in maps for record in records)]


def customer_of(journey: Journey) -> str | None:
    """The actor whom the journey is about, if it names any."""
    return next((actor for step in journey.steps for actor in step.actors), None)


def _personas(document: Document, journeys: Sequence[Journey], ids: Ids) -> list[Persona]:
    known = {_key(persona.name) for persona in document.personas()}
    named = {_key(a): a for journey in reversed(journeys) for step in reversed(journey.steps) for a in step.actors}
    order = dict.fromkeys(_key(a) for journey in journeys for step in journey.steps for a in step.actors)
    new = [named[key] for key in order if key not in known]
    last = document.personas()[-1].order if document.personas() else ""
    return [Persona(id=ids(), order=key, name=name) for name, key in zip(new, spread(len(new), last), strict=True)]


def _map(journey: Journey, order: str, personas: dict[str, Id], ids: Ids) -> list[Record]:
    customer = customer_of(journey)
    journey_map = JourneyMap(
        id=ids(),
        order=order,
        title=journey.title,
        persona_id=personas[_key(customer)] if customer is not None else None,
        scenario=journey.description,
    )
    phases = _phases(journey, journey_map.id, ids)
    touchpoints = list(_touchpoints(journey, phases, ids))
    scores = [
        score
        for step, touchpoint in zip(journey.steps, touchpoints, strict=True)
        for score in _scores(step, touchpoint.id, journey_map.persona_id, personas, ids)
    ]
    return [journey_map, *phases, *standard_lanes(journey_map.id, ids), *touchpoints, *scores]


def _phases(journey: Journey, map_id: Id, ids: Ids) -> list[Phase]:
    """A phase each; what stands before any section is a first phase, which shows its name in the reader's language."""
    return [
        Phase(id=ids(), map_id=map_id, order=key, title=name or "", stage="first" if name is None else "")
        for name, key in zip(journey.phases, spread(len(journey.phases)), strict=True)
    ]


def _touchpoints(journey: Journey, phases: Sequence[Phase], ids: Ids) -> Iterator[Touchpoint]:
    for step, key in zip(journey.steps, spread(len(journey.steps)), strict=True):
        yield Touchpoint(
            id=ids(), phase_id=phases[step.phase].id, order=key, title=step.name, description=step.description
        )


def _scores(
    step: Step, touchpoint_id: Id, customer: Id | None, personas: dict[str, Id], ids: Ids
) -> Iterator[EmotionScore]:
    if step.score is None:
        return
    tenths = to_tenths(step.score)
    others = dict.fromkeys(personas[_key(actor)] for actor in step.actors)
    for actor in (None, *(other for other in others if other != customer)):
        yield EmotionScore(id=ids(), touchpoint_id=touchpoint_id, actor_id=actor, score=tenths)


def _key(name: str) -> str:
    return name.casefold()
