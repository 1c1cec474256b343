"""As much of a map as a small picture of it shows: its beginning, whatever its size.

So what the picture of a template is drawn from takes a bounded time to read and to lay out. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from app.model.document import Document
from app.model.edits.transfer import bring
from app.model.records import JourneyMap, Persona, Record, Touchpoint

MOST_PHASES, MOST_LANES, MOST_TOUCHPOINTS, MOST_NOTES = 8, 16, 6, 2
"""How many of each are seen: on the map, of a phase, and of a cell."""

MOST_ON_A_MAP, LONGEST = 120, 200
"""Notes that are seen in all, and the characters of a text."""


def glance_at(document: Document) -> list[Record]:
    """The records of a project with the beginning of its first map, which is whole by itself; texts are cut."""
    project, journey = document.project, document.maps()[0]
    alone = replace(journey, origin_id=None, scenario=journey.scenario[:LONGEST])
    return [project, *bring(Document([project]), [alone, *_on(document, journey)], "").change.created]


def _on(document: Document, journey: JourneyMap) -> Iterator[Record]:
    phases, lanes = document.phases(journey.id)[:MOST_PHASES], document.lanes(journey.id)[:MOST_LANES]
    seen = [each for phase in phases for each in document.touchpoints(phase.id)[:MOST_TOUCHPOINTS]]
    yield from (replace(phase, detail_id=None) for phase in phases)
    yield from lanes
    yield from _who_and_where(document, journey, seen)
    for touchpoint in seen:
        yield replace(
            touchpoint, title=touchpoint.title[:LONGEST], description=touchpoint.description[:LONGEST], detail_id=None
        )
        yield from (score for score in document.scores(touchpoint.id) if score.actor_id is None)
        yield from document.links(touchpoint.id)[:MOST_TOUCHPOINTS]
    cells = ((phase, lane) for phase in phases for lane in lanes)
    notes = (note for phase, lane in cells for note in document.notes(phase.id, lane.id)[:MOST_NOTES])
    yield from (replace(note, text=note.text[:LONGEST]) for note in islice(notes, MOST_ON_A_MAP))


def _who_and_where(document: Document, journey: JourneyMap, seen: list[Touchpoint]) -> Iterator[Record]:
    persona = document.find(journey.persona_id, Persona)
    if persona is not None:
        yield Persona(id=persona.id, order=persona.order, name=persona.name, picture_id=persona.picture_id)
    channels = {channel.id: channel for channel in document.channels()}
    wanted = dict.fromkeys(touchpoint.channel_id for touchpoint in seen)
    yield from (channels[i] for i in wanted if i in channels)
