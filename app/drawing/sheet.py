"""The sheet a map is laid out on: its phases as columns, and what all lanes need to know while they are laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.analysis.evidence import MapEvidence
from app.drawing import heat
from app.drawing import measures as m
from app.drawing.drawing import Column, Part, Placed, Roads
from app.drawing.look import Look
from app.drawing.primitives import Layer
from app.drawing.signs import AllSigns, all_signs
from app.model.document import Document
from app.model.open_actions import is_open
from app.model.records import Action, Id, JourneyMap, Lane, Phase, Touchpoint
from app.model.whereabouts import touchpoint_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase on the sheet: its record, its column, and its touchpoints in the column's slots."""

    phase: Phase
    index: int
    column: Column
    touchpoints: tuple[Touchpoint, ...]
    touchpoint_ids: tuple[Id, ...]

    @property
    def stacks(self) -> int:
        """How many notes fit beside each other: one under each touchpoint, and more where the user made room."""
        room = int((self.column.w - 2 * m.CELL_PADDING + m.GAP) // m.STEP)
        return max(1, len(self.touchpoints), room)

    def placed(self) -> Iterator[tuple[Touchpoint, float]]:
        """Each touchpoint with the left edge of its slot."""
        return zip(self.touchpoints, self.column.slots, strict=True)


@dataclass(frozen=True)
class Sheet:
    """What is being laid out, and for whom."""

    document: Document
    journey: JourneyMap
    look: Look
    stretches: tuple[Stretch, ...]
    open_actions: dict[Id, list[Action]]
    signs: AllSigns
    shares: MapEvidence | None = None  # of the heat view

    def acted_on(self, stretch: Stretch) -> tuple[tuple[Action, ...], tuple[int, ...]]:
        """The open actions at the touchpoints of a phase, one after the other, and how many each touchpoint has.

        What was drawn is kept by these: where an action is may change without it, when the note that it mends moves.
        """
        stacks = [self.open_actions.get(i, []) for i in stretch.touchpoint_ids]
        return tuple(action for stack in stacks for action in stack), tuple(map(len, stacks))

    def proven(self, record_id: Id) -> str:
        """How much of a phase or lane is proven, where that is what is looked at: “38%”."""
        shares = self.shares
        share = (shares.phases.get(record_id) or shares.lanes.get(record_id)) if shares else None
        return f"{share.percent}%" if share is not None and share.total else ""

    @property
    def width(self) -> float:
        """How wide the map is, lane headers included."""
        last = self.stretches[-1].column if self.stretches else None
        return last.x + last.w if last else m.HEADER_WIDTH + m.EMPTY_PHASE_WIDTH

    @cached_property
    def centers(self) -> tuple[tuple[Touchpoint, float], ...]:
        """Every touchpoint of the map with the x of its centre, in time order."""
        return tuple((touchpoint, x + m.NOTE_WIDTH / 2) for s in self.stretches for touchpoint, x in s.placed())


@dataclass(frozen=True, eq=False)
class Content:
    """What fills a cell, from the cell's own corner: how high it needs to be, and the characters no font has."""

    part: Part | None
    height: float = 0.0
    lost: frozenset[str] = frozenset()


@dataclass
class Band:
    """A lane as laid out from its own top: how high it is, its parts, the characters that no font has, its links."""

    height: float
    parts: list[Placed] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    roads: Roads | None = None

    def put(
        self, name: str, lane: Lane, stretch: Stretch, content: Content, y: float = 0.0, firm: bool = False
    ) -> None:
        """Puts content into a cell, `y` under the top of the lane."""
        self.height = max(self.height, content.height)
        self.lost |= content.lost
        if content.part is not None:
            key = f"{name}:{lane.id}:{stretch.phase.id}"
            x, phase_id = stretch.column.x, stretch.phase.id
            self.parts.append(Placed(key, Layer.NOTES, x, y, content.part, lane.id, phase_id, firm))

    def lowered(self, by: float) -> tuple[Placed, ...]:
        """Its parts, with its top so far down the map."""
        return tuple(placed.lowered(by) for placed in self.parts)


def sheet(document: Document, map_id: Id, look: Look) -> Sheet:
    """The columns of a map; raises DocumentError when there is no such map."""
    journey = document.get(map_id, JourneyMap)
    signs = all_signs(document, look.assumptions, look.heat)
    shares = heat.shares(document, map_id) if look.heat else None
    stretches = tuple(_stretches(document, map_id, look.stays.widths if look.stays else {}))
    return Sheet(document, journey, look, stretches, _open_actions(document), signs, shares)


def _stretches(document: Document, map_id: Id, at_least: Mapping[Id, float]) -> Iterator[Stretch]:
    x = m.HEADER_WIDTH
    for index, phase in enumerate(document.phases(map_id)):
        touchpoints = document.touchpoints(phase.id)
        w = max(_needed(len(touchpoints)), float(phase.width or 0), at_least.get(phase.id, 0.0))
        slots = tuple(x + m.CELL_PADDING + place * m.STEP for place in range(len(touchpoints)))
        yield Stretch(phase, index, Column(phase.id, x, w, slots), touchpoints, tuple(t.id for t in touchpoints))
        x += w


def _needed(touchpoints: int) -> float:
    return max(1, touchpoints) * m.STEP - m.GAP + 2 * m.CELL_PADDING


def _open_actions(document: Document) -> dict[Id, list[Action]]:
    found: dict[Id, list[Action]] = defaultdict(list)
    for action in document.actions():
        touchpoint = touchpoint_of(document, action) if is_open(action) else None
        if touchpoint is not None:
            found[touchpoint.id].append(action)
    return found
