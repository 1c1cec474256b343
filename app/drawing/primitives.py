"""The drawing list: what a laid-out map consists of, in map units (one unit is one screen pixel at 100 %).

A `Drawing` is a list of groups in painting order. A group belongs to one record (or to none), stands at a position,
and holds marks whose coordinates are local to it. Groups that move as one, such as the notes of a cell, are kept in a
`Part` with an origin of its own, so that a view which knows a part has nothing to do but to move it. Colours are
"#RRGGBB" or "#RRGGBBAA"; x runs right, y runs down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import chain

from app.model.records import Id

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    def contains(self, x: float, y: float, slop: float = 0.0) -> bool:
        """Whether a point lies inside, or within `slop` of the edge."""
        return self.x - slop <= x <= self.right + slop and self.y - slop <= y <= self.bottom + slop


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled or outlined rectangle with rounded corners."""

    box: Box
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A line or area made of straight pieces and cubic Béziers.

    `commands` are ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) and ("Z",).
    """

    commands: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    round_caps: bool = True


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc or ring."""

    cx: float
    cy: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, already broken and measured: drawn from `x` on the `baseline`, without kerning.

    `font` names a face of app.drawing.fonts ("regular", "semibold"); characters that the face lacks are drawn with its
    fallbacks, in the runs that fonts.runs() gives. `width` is the advance width, so that a painter can align without
    measuring.
    """

    x: float
    baseline: float
    text: str
    size: float
    color: str
    font: str = "regular"
    width: float = 0.0


Mark = Rect | Path | Circle | TextLine


class Layer(Enum):
    """In which pane a group stands. Headers stay in view as the map scrolls: phases at the top, lanes at the left."""

    GROUND = auto()  # cell backgrounds, grid lines, prompts
    CURVE = auto()  # the emotion curve and its marks
    NOTES = auto()  # touchpoints, notes, chips, emotion points
    LANE_HEADERS = auto()
    PHASE_HEADERS = auto()
    CORNER = auto()


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where in a group its text stands, so that an editor can be laid over it without the text jumping."""

    field: str  # the record's field that is edited: "title", "text"
    box: Box  # local to the group
    size: float
    font: str
    color: str


@dataclass(frozen=True, slots=True)
class Group:
    """What is drawn for one record, at (x, y), `w` by `h` big.

    `key` is unique in the drawing and stable over edits ("touchpoint:<id>", "point:<touchpoint id>:<actor id>",
    "cell:<lane id>:<phase id>", "curve:<lane id>:<actor id>"), so that a view can keep what it has. `record_id` is the
    record that a click selects, or None for ground. `role` is one of "touchpoint", "note", "chip", "point", "cell",
    "curve", "phase", "lane", "corner", "scale", "mark" (a label on the curve), "prompt" and "ground" (of a header).
    `for_screen` marks what is never exported, such as prompts.
    """

    key: str
    role: str
    layer: Layer
    x: float
    y: float
    w: float
    h: float
    marks: tuple[Mark, ...]
    record_id: Id | None = None
    for_screen: bool = False
    text: TextPlace | None = None

    @property
    def box(self) -> Box:
        """Where the group stands on the map."""
        return Box(self.x, self.y, self.w, self.h)

    def moved(self, dx: float, dy: float) -> Group:
        """The same group, (dx, dy) further on."""
        return Group(
            self.key,
            self.role,
            self.layer,
            self.x + dx,
            self.y + dy,
            self.w,
            self.h,
            self.marks,
            self.record_id,
            self.for_screen,
            self.text,
        )


def cell_key(lane_id: Id, phase_id: Id) -> str:
    """The key of the group that is the ground of a cell."""
    return f"cell:{lane_id}:{phase_id}"


MAIN_ROLES = frozenset({"touchpoint", "note", "phase", "lane"})
"""The roles of groups that stand for a record as a whole."""


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
    """A part at its place on the map, with the cell that it fills; of a header, the lane or the phase that it names."""

    key: str
    layer: Layer
    x: float
    y: float
    part: Part
    lane_id: Id | None = None
    phase_id: Id | None = None

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Its groups where they stand on the map."""
        return tuple(group.moved(self.x, self.y) for group in self.part.groups)

    def on_map(self, group: Group) -> Group:
        """One of its part's groups where it stands on the map."""
        return group.moved(self.x, self.y)

    def meets(self, box: Box) -> bool:
        """Whether any of it may lie in a box of the map, edges included."""
        own = self.part.box
        across = self.x + own.x <= box.right and box.x <= self.x + own.right
        return across and self.y + own.y <= box.bottom and box.y <= self.y + own.bottom


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
    """A laid-out map: its parts in painting order, its columns and rows, and how big it is."""

    width: float
    height: float
    parts: tuple[Placed, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    header_width: float = 144.0
    header_height: float = 48.0
    lost_characters: frozenset[str] = field(default_factory=frozenset)  # no bundled font has them: drawn as a box

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
