"""The way through a map when it is told: its stops, and which one follows on which. Knows nothing of how they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from app.model.document import Document
from app.model.records import Id, Phase, Touchpoint


class Level(IntEnum):
    """How close a stop is to the customer."""

    MAP = 0
    PHASE = 1
    TOUCHPOINT = 2


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to look at: the whole map, a phase, a touchpoint, or with `loose` the notes of no touchpoint.

    What does not fit on one slide goes on in further parts, counted from 0.
    """

    phase_id: Id | None = None
    touchpoint_id: Id | None = None
    loose: bool = False
    part: int = 0

    @property
    def level(self) -> Level:
        """How close this is."""
        if self.phase_id is None:
            return Level.MAP
        return Level.TOUCHPOINT if self.touchpoint_id or self.loose else Level.PHASE

    @property
    def whole(self) -> Stop:
        """The first part of this stop."""
        return replace(self, part=0)


WHOLE_MAP = Stop()


class Tour:
    """The stops of one map as it is in a document; `parts` says how many slides a stop takes."""

    def __init__(self, document: Document, map_id: Id, parts: Callable[[Stop], int]) -> None:
        self._document = document
        self._map_id = map_id
        self._parts = parts

    @cached_property
    def phases(self) -> tuple[Stop, ...]:
        """The phases, in time order."""
        return tuple(Stop(phase.id) for phase in self._document.phases(self._map_id))

    @cached_property
    def story(self) -> tuple[Stop, ...]:
        """Every stop in the order in which a map is told: after each phase its touchpoints."""
        return (WHOLE_MAP, *(stop for phase in self.phases for stop in (phase, *self._inside(phase))))

    def step(self, stop: Stop, forward: bool) -> Stop | None:
        """The stop beside this one on its own level, where the whole map stands before the first phase."""
        level = stop.level or Level.PHASE
        row = [other for other in self.story if other.level == level]
        return self._beside(stop, [WHOLE_MAP, *row] if level == Level.PHASE else row, forward)

    def tell(self, stop: Stop, forward: bool) -> Stop | None:
        """What comes after or before this stop in the story."""
        return self._beside(stop, self.story, forward)

    def into(self, stop: Stop) -> Stop | None:
        """The first stop inside this one."""
        inside = self.phases if stop.level == Level.MAP else self._inside(stop.whole)
        return inside[0] if inside and stop.level != Level.TOUCHPOINT else None

    def out(self, stop: Stop) -> Stop | None:
        """The stop that this one is part of."""
        if stop.level == Level.MAP:
            return None
        return Stop(stop.phase_id) if stop.level == Level.TOUCHPOINT else WHOLE_MAP

    def nearest(self, stop: Stop) -> Stop:
        """This stop, or what it was part of when it is gone from the map."""
        place: Stop | None = stop
        while place is not None and place.whole not in self.story:
            place = self.out(place)
        found = place or WHOLE_MAP
        return replace(found, part=min(found.part, self._parts(found.whole) - 1))

    def at(self, record_id: Id) -> Stop:
        """Where a phase or a touchpoint is told; the whole map for any other record."""
        touchpoint = self._document.find(record_id, Touchpoint)
        if touchpoint is not None:
            return self.nearest(Stop(touchpoint.phase_id, touchpoint.id))
        phase = self._document.find(record_id, Phase)
        return self.nearest(Stop(phase.id)) if phase is not None else WHOLE_MAP

    def _inside(self, phase: Stop) -> tuple[Stop, ...]:
        if phase.phase_id is None:
            return ()
        touchpoints = self._document.touchpoints(phase.phase_id)
        stops = tuple(Stop(phase.phase_id, touchpoint.id) for touchpoint in touchpoints)
        return (*stops, Stop(phase.phase_id, loose=True)) if self._has_loose(phase.phase_id) else stops

    def _has_loose(self, phase_id: Id) -> bool:
        lanes = (lane for lane in self._document.lanes(self._map_id) if not lane.hidden and not lane.collapsed)
        return any(self._document.column(phase_id, lane.id, None) for lane in lanes)

    def _beside(self, stop: Stop, row: tuple[Stop, ...] | list[Stop], forward: bool) -> Stop | None:
        part = stop.part + (1 if forward else -1)
        if 0 <= part < self._parts(stop.whole):
            return replace(stop, part=part)
        place = row.index(stop.whole) + (1 if forward else -1)
        if not 0 <= place < len(row):
            return None
        return row[place] if forward else replace(row[place], part=self._parts(row[place]) - 1)
