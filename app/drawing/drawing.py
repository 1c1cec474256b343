"""The drawing list: a laid-out map as groups in painting order, in map units.

Groups that move as one, such as the notes of a cell, are kept in a `Part` with an origin of its own, so that a view
which knows a part has nothing to do but to move it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from app.drawing.primitives import MAIN_ROLES, Box, Group, Layer
from app.model.records import Id


@dataclass(frozen=True, eq=False)
class Part:
    """Groups of one layer that move as one, placed from an origin of their own.

    Compared by identity: the layout gives the very same part for as long as what it shows is the same.
    """

    groups: tuple[Group, ...]

    @cached_property
    def box(self) -> Box:
        """What all its groups together cover."""
        left = min(group.x for group in self.groups)
        top = min(group.y for group in self.groups)
        right = max(group.x + group.w for group in self.groups)
        bottom = max(group.y + group.h for group in self.groups)
        return Box(left, top, right - left, bottom - top)

    @cached_property
    def by_key(self) -> dict[str | None, Group]:
        """Its groups by their keys."""
        return {group.key: group for group in self.groups}

    @cached_property
    def by_record(self) -> dict[Id, Group]:
        """Those of its groups that stand for a record as a whole."""
        return {group.record_id: group for group in self.groups if group.record_id and group.role in MAIN_ROLES}


@dataclass(frozen=True, eq=False)
class Placed:
    """A part at its place on the map, with the cell that it fills; of a header, the lane or the phase that it names.

    What is `firm` hangs together with its neighbours, as pieces of a curve do, and comes apart when it is seen to move.
    """

    key: str
    layer: Layer
    x: float
    y: float
    part: Part
    lane_id: Id | None = None
    phase_id: Id | None = None
    firm: bool = False

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its groups where they stand on the map."""
        return tuple(group.moved(self.x, self.y) for group in self.part.groups)

    @property
    def glides(self) -> bool:
        """Whether it lies loose on the map and is seen to move; the map itself, and what spans it, is there at once."""
        return self.layer is Layer.NOTES and not self.firm

    def lowered(self, by: float) -> Placed:
        """The same part so many map units further down."""
        return Placed(self.key, self.layer, self.x, self.y + by, self.part, self.lane_id, self.phase_id, self.firm)

    def on_map(self, group: Group) -> Group:
        """One of its part's groups where it stands on the map."""
        return group.moved(self.x, self.y)

    def meets(self, box: Box) -> bool:
        """Whether any of it may lie in a box of the map, edges included."""
        own = self.part.box
        across = self.x + own.x <= box.right and box.x <= self.x + own.right
        return across and self.y + own.y <= box.bottom and box.y <= self.y + own.bottom


@dataclass(frozen=True, eq=False)
class Roads:
    """What is drawn of the links in the row of touchpoints, from its own corner, and the room above and below it."""

    part: Part | None = None
    over: float = 0.0
    under: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """A phase on the map: from `x`, `w` wide. `slots` are the left edges of its touchpoints' places in time order."""

    phase_id: Id
    x: float
    w: float
    slots: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A lane on the map: from `y`, `h` high."""

    lane_id: Id
    y: float
    h: float


@dataclass(frozen=True)
class Drawing:
    """A laid-out map: its parts in painting order, its columns and rows, how big it is, and how its links were laid."""

    width: float
    height: float
    parts: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    header_width: float = 144.0
    header_height: float = 48.0
    lost_characters: frozenset[str] = field(default_factory=frozenset)  # no bundled font has them: drawn as a box
    roads: Roads | None = None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All groups in painting order, where they stand on the map: for who draws a map once and whole."""
        return tuple(chain.from_iterable(placed.groups for placed in self.parts))

    def find(self, key: str | None) -> Group | None:
        """The group with this key."""
        placed = self.holder_of(key)
        return placed.on_map(placed.part.by_key[key]) if placed is not None and key is not None else None

    def holder_of(self, key: str | None) -> Placed | None:
        """The part that the group with this key belongs to."""
        return next((placed for placed in self.parts if key in placed.part.by_key), None)

    def of_record(self, record_id: Id) -> Group | None:
        """The group that stands for a record as a whole: its note, or its header."""
        for placed in self.parts:
            group = placed.part.by_record.get(record_id)
            if group is not None:
                return placed.on_map(group)
        return None

    def within(self, box: Box) -> Iterator[Group]:
        """The groups that meet a box of the map, edges included, topmost first."""
        for placed in reversed(self.parts):
            if placed.meets(box):
                left, top = box.x - placed.x, box.y - placed.y
                right, bottom = left + box.w, top + box.h
                for group in reversed(placed.part.groups):
                    across = group.x <= right and left <= group.x + group.w
                    if across and group.y <= bottom and top <= group.y + group.h:
                        yield placed.on_map(group)


def drawing_of(width: float, height: float, groups: Sequence[Group], lost_characters: frozenset[str]) -> Drawing:
    """A drawing of groups that stand where they are, such as a map in its frame."""
    placed = (Placed("whole", Layer.GROUND, 0.0, 0.0, Part(tuple(groups))),) if groups else ()
    return Drawing(width, height, placed, lost_characters=lost_characters)
