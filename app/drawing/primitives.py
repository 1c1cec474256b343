"""What drawings consist of: marks, and groups of them, in map units (one unit is one screen pixel at 100 %).

A group belongs to one record (or to none), stands at a position, and holds marks whose coordinates are local to it.
Colours are "#RRGGBB" or "#RRGGBBAA"; x runs right, y runs down.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from app.model.picture import shape
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


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture called `name`, as large as it must be to fill `box`; what sticks out at either side is cut off.

    Corners are rounded by `radius` at the top and `foot_radius` at the bottom. `pale` is the colour of the box while
    the picture is on its way, and where the file has lost it.
    """

    box: Box
    name: str
    pale: str
    radius: float = 0.0
    foot_radius: float = 0.0

    @property
    def seen(self) -> Box:
        """The part of the picture that is seen, in its own pixels: what fills the box from its middle."""
        width, height = shape(self.name)
        scale = min(width / self.box.w, height / self.box.h)
        w, h = self.box.w * scale, self.box.h * scale
        return Box((width - w) / 2, (height - h) / 2, w, h)

    @property
    def outline(self) -> Path:
        """The box with its rounded corners, filled with `pale`."""
        return Path(rounded(self.box, self.radius, self.foot_radius), fill=self.pale)


def rounded(box: Box, top: float, foot: float) -> tuple[tuple[str | float, ...], ...]:
    """The commands of a path around a box, with its upper corners rounded by `top` and its lower ones by `foot`.

    0.5523 makes a Bézier a quarter circle.
    """
    left, right, high, low = box.x, box.right, box.y, box.bottom
    near, far = top * (1 - 0.5523), foot * (1 - 0.5523)
    return (
        ("M", left + top, high),
        ("L", right - top, high),
        ("C", right - near, high, right, high + near, right, high + top),
        ("L", right, low - foot),
        ("C", right, low - far, right - far, low, right - foot, low),
        ("L", left + foot, low),
        ("C", left + far, low, left, low - far, left, low - foot),
        ("L", left, high + top),
        ("C", left, high + near, left + near, high, left + top, high),
        ("Z",),
    )


Shape = Rect | Path | Circle | TextLine
Mark = Shape | Picture


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
    record that a click selects, or None for ground. `role` is one of "touchpoint", "note", "action", "link", "chip",
    "point", "cell", "divider", "curve", "expected" (of a touchpoint, on the curve), "phase", "lane", "corner", "scale",
    "legend" (the key to the curves), "mark" (a label on the curve), "prompt" and "ground" (of a header).
    `for_screen` marks what is never exported, such as prompts. `spill` is how far its marks reach beyond its right
    edge, where it is drawn but not touched.
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
    spill: float = 0.0

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
            self.spill,
        )

    def looks_like(self, other: Group) -> bool:
        """Whether two groups look the same, wherever they are."""
        return self.marks is other.marks or (
            (self.w, self.h, self.layer) == (other.w, other.h, other.layer) and self.marks == other.marks
        )

    def stands_like(self, other: Group) -> bool:
        """Whether two groups look the same and stand at the same place."""
        return self is other or ((self.x, self.y) == (other.x, other.y) and self.looks_like(other))


def cell_key(lane_id: Id, phase_id: Id) -> str:
    """The key of the group that is the ground of a cell."""
    return f"cell:{lane_id}:{phase_id}"


MAIN_ROLES = frozenset({"touchpoint", "note", "action", "link", "phase", "lane"})
"""The roles of groups that stand for a record as a whole."""
