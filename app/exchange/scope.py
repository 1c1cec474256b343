"""What an export of some maps takes along of what the whole file shares: people, channels, sources and tags.

All maps bring everything. Some of them bring what they show and what speaks for it, so that a map for one client
carries nothing of another. Knows no format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, fields
from functools import cached_property

from app.analysis.emotion import actors
from app.analysis.evidence import supported_by
from app.exchange.base import PARTS
from app.model.document import Document
from app.model.hierarchy import pairs
from app.model.records import (
    Channel,
    Evidence,
    Id,
    JourneyMap,
    Persona,
    Phase,
    Record,
    Segment,
    Source,
    Tag,
    Tagging,
    Touchpoint,
)
from app.model.whereabouts import actions_about


class Scope:
    """These maps of a document, in this order, and what goes with them."""

    def __init__(self, document: Document, map_ids: Sequence[Id]) -> None:
        self.document = document
        self.maps = tuple(document.get(map_id, JourneyMap) for map_id in map_ids)
        self._ids = frozenset(map_ids)
        self.whole = {journey.id for journey in document.maps()} <= set(map_ids)

    @cached_property
    def compared(self) -> tuple[tuple[JourneyMap, JourneyMap], ...]:
        """The maps that can be compared with each other, where both are among these."""
        return tuple(pair for pair in pairs(self.document) if set(pair) <= set(self.maps))

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints, map by map in time order."""
        return tuple(touchpoint for journey in self.maps for touchpoint in self.document.journey(journey.id))

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The phases, map by map in time order."""
        return tuple(phase for journey in self.maps for phase in self.document.phases(journey.id))

    @cached_property
    def actors(self) -> tuple[Id, ...]:
        """Everyone who has a curve beside the customer, in the order of their curves."""
        found = {actor for journey in self.maps for actor in actors(self.document, journey.id)}
        everyone = (*self.document.personas(), *self.document.persons())
        return tuple(person.id for person in everyone if person.id in found)

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The personas: those whom the maps are about, and those with a curve."""
        shown = {journey.persona_id for journey in self.maps} | set(self.actors)
        return tuple(persona for persona in self.document.personas() if self.whole or persona.id in shown)

    def maps_of(self, persona_id: Id) -> tuple[JourneyMap, ...]:
        """The maps that are about a persona, or on which they have a curve."""
        return tuple(m for m in self.maps if persona_id in (m.persona_id, *actors(self.document, m.id)))

    @cached_property
    def portraits(self) -> tuple[Persona, ...]:
        """The personas of whom more is known than a name."""
        return tuple(persona for persona in self.personas if _is_told_of(persona))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments that the personas stand for."""
        shown = {persona.segment_id for persona in self.personas}
        return tuple(segment for segment in self.document.segments() if self.whole or segment.id in shown)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The channels in which something happens."""
        shown = {touchpoint.channel_id for touchpoint in self.touchpoints}
        return tuple(channel for channel in self.document.channels() if self.whole or channel.id in shown)

    @cached_property
    def told_channels(self) -> tuple[Channel, ...]:
        """The channels in which something happens, and those of which something is known."""
        used = {touchpoint.channel_id for touchpoint in self.touchpoints}
        return tuple(channel for channel in self.channels if channel.id in used or _is_told_of(channel))

    @cached_property
    def evidence(self) -> tuple[tuple[Source, Evidence | None], ...]:
        """What each source says, source by source in the order of reading; one that says nothing yet stands alone."""
        return tuple(pair for source in self.document.sources() for pair in self._said_by(source))

    @cached_property
    def tags(self) -> tuple[tuple[Tag, tuple[Record, ...]], ...]:
        """The tags, each with what carries it here."""
        carried = [(tag, self._carrying(tag)) for tag in self.document.tags()]
        return tuple((tag, records) for tag, records in carried if self.whole or records)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of a file with pages that have something to show here, in the order of base.PARTS."""
        shown = {
            "cover": self.maps,
            "maps": self.maps,
            "comparison": self.compared,
            "personas": self.portraits or self.segments,
            "story": self.touchpoints,
            "channels": self.told_channels,
            "actions": bool(actions_about(self.document, self._ids)),
            "evidence": self.evidence,
            "texts": self.maps,
        }
        return tuple(name for name in PARTS if shown.get(name, self.maps))

    def shows(self, record_id: Id) -> bool:
        """Whether a record is on one of the maps, or among the people that go with them."""
        if self.whole:
            return True
        if any(persona.id == record_id for persona in self.personas):
            return True
        return self.document.map_of(record_id) in self.maps

    def _said_by(self, source: Source) -> list[tuple[Source, Evidence | None]]:
        said = [(source, evidence) for evidence in supported_by(self.document, source.id)]
        shown = [pair for pair in said if self.shows(pair[1].subject_id)]
        return [*shown] or ([(source, None)] if self.whole else [])

    def _carrying(self, tag: Tag) -> tuple[Record, ...]:
        taggings = (each for each in self.document.referrers(tag.id) if isinstance(each, Tagging))
        shown = [each.subject_id for each in taggings if self.shows(each.subject_id)]
        return tuple(self.document.records[i] for i in shown)


def _is_told_of(record: Persona | Channel) -> bool:
    """Whether anything is known beside the name."""
    told = (field for field in fields(record) if field.default is not MISSING)
    return any(getattr(record, field.name) != field.default for field in told)
