"""What slides are made of: shapes, pictures, ties between shapes and tables, in points from the upper left corner.

Plain values that say what is to be on a slide; only writer.py and the files below it know the format. A shape without
words and without an `alt` is decoration, which readers pass by. The order of shapes is the order in which they are read
as well as painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.drawing.icons import Command
from app.drawing.primitives import Box
from app.model.picture import Picture

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 16:9, as PowerPoint makes it: 13.33 by 7.5 inches."""

MARGIN = 30.0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in letters of `size`; `sign` stands before it in a colour of its own."""

    text: str
    size: float
    color: str
    bold: bool = False
    align: str = "l"
    sign: str = ""
    sign_color: str = ""
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a shape: its paragraphs, where they stand ("t", "ctr" or "b"), and what is left free around them,
    from the left round to the foot."""

    lines: tuple[Line, ...]
    anchor: str = "t"
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours ("#RRGGBB" or "#RRGGBBAA") of the inside and of the edge; a dash is in points."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.75
    dash: tuple[float, ...] = ()


NOTHING = Paint()


@dataclass(frozen=True, slots=True)
class Figure:
    """A shape: one that PowerPoint knows by name as its `form`, or along a `path` of its own.

    `adjust` is the first of the numbers by which such a form is bent, in hundred thousandths. Ties find
    it by its `key`.
    """

    name: str
    box: Box
    paint: Paint = NOTHING
    form: str = "rect"
    adjust: int | None = None
    path: tuple[Command, ...] = ()
    words: Words | None = None
    alt: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, cut to its box."""

    name: str
    box: Box
    picture: Picture
    alt: str
    form: str = "rect"


@dataclass(frozen=True, slots=True)
class Tie:
    """A line that hangs on two shapes by their keys, at one of the sides of each, and stays so when they are moved.

    Sides are counted as PowerPoint does: 0 top, 1 left, 2 foot, 3 right. `track` is how high or low the line runs in
    between, of one that leaves two tops or two feet.
    """

    name: str
    start: str
    end: str
    start_side: int
    end_side: int
    color: str
    alt: str
    track: float | None = None
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row: how wide its columns are, and the paragraphs of each cell.

    `heights` begins with that of the header; `head` and `body` are the ground of cells and the lines between rows.
    """

    name: str
    box: Box
    widths: tuple[float, ...]
    header: tuple[Line, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    heights: tuple[float, ...]
    alt: str
    head: Paint
    body: Paint


Shape = Figure | Image | Tie | Table


@dataclass(frozen=True)
class Slide:
    """A slide: its title, its shapes in the order of reading, and what the speaker has beside it."""

    title: Figure
    shapes: Sequence[Shape]
    notes: Sequence[str] = field(default=())
    subtitle: Figure | None = None


def freeform(name: str, path: Sequence[Command], paint: Paint, alt: str = "") -> Figure:
    """A shape along a path, its box around all corners and handles."""
    numbers = [float(n) for step in path for n in step[1:]]
    xs, ys = numbers[::2], numbers[1::2]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Figure(name, box, paint, path=tuple(path), alt=alt)


def straight(name: str, x: float, y: float, x2: float, y2: float, paint: Paint) -> Figure:
    """A straight line as decoration."""
    return Figure(name, Box(x, y, x2 - x, y2 - y), paint, form="line")
