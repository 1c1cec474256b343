"""How each kind of link looks: its colour, its line, what it ends in, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot

from app.drawing import measures as m
from app.drawing.fonts import width
from app.drawing.icons import Command, icon
from app.drawing.primitives import Box, Circle, Mark, Path, Point, Rect
from app.drawing.text import first_lines, shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.records import LinkKind

LINE, HEAD, SIGN = 2.0, 8.0, 9.0
_ROUND = 8.0
_HALO = 3.0
_LABEL_HEIGHT, _PADDING = 18.0, 6.0
_BESIDE, _MOST_LINES = 4.0, 3


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """A line of one colour, or with dashes of it over another."""

    color: str
    other: str = ""
    dash: tuple[float, ...] = ()


@lru_cache(maxsize=32)
def style(kind: LinkKind, theme: Theme) -> LinkStyle:
    """How links of a kind are drawn."""
    match kind:
        case LinkKind.LOOP:
            return LinkStyle(theme.accent)
        case LinkKind.DROP_OFF:
            return LinkStyle(theme.below)
        case LinkKind.HAND_OVER:
            return LinkStyle(theme.focus, theme.lines_strong, (8.0, 8.0))
        case _:
            return LinkStyle(theme.ink_soft)


def marks(
    kind: LinkKind, points: Sequence[Point], words: str, label: Box | None, theme: Theme, folded: bool = False
) -> tuple[Mark, ...]:
    """A link through the corners `points`, with its words in a box on it, or beside its sign `folded` to the width of
    that. Its line is the second of the marks."""
    look = style(kind, theme)
    is_exit = kind is LinkKind.DROP_OFF
    line = rounded(_shortened_end(points, SIGN if is_exit else HEAD))
    halo = Path(line, stroke=theme.canvas, stroke_width=LINE + 2 * _HALO, round_caps=False)
    drawn: list[Mark] = [halo]
    drawn.append(Path(line, stroke=look.other or look.color, stroke_width=LINE))
    if look.other:
        drawn.append(Path(line, stroke=look.color, stroke_width=LINE, dash=look.dash, round_caps=False))
    drawn += _exit(points[-1], look.color, theme) if is_exit else [_head(points[-2], points[-1], look.color)]
    if label is not None and words:
        drawn += _folded(words, label, theme) if folded else _label(words, label, theme)
    return tuple(drawn)


def rounded(points: Sequence[Point]) -> tuple[Command, ...]:
    """A line through `points` with round corners."""
    commands: list[Command] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        r = min(_ROUND, _apart(before, corner) / 2, _apart(corner, after) / 2)
        start, end = _towards(corner, before, r), _towards(corner, after, r)
        near, far = _towards(corner, before, r * 0.45), _towards(corner, after, r * 0.45)
        commands += [("L", *start), ("C", *near, *far, *end)]
    return (*commands, ("L", *points[-1]))


def label_width(words: str, most: float) -> float:
    """How wide the box of a link's words is, on a line that leaves room for `most`."""
    return min(most, width(words, m.SMALL, "semibold") + 2 * _PADDING)


def label_box(x: float, y: float, w: float) -> Box:
    """The box of words around the middle of a line at (x, y)."""
    return Box(x - w / 2, y - _LABEL_HEIGHT / 2, w, _LABEL_HEIGHT)


def folded_height(words: str, w: float) -> float:
    """How high the words beside a sign are when they may be `w` wide."""
    return len(_lines(words, w)) * m.line_step(m.SMALL) + 2 * _BESIDE


def folded_box(words: str, x: float, y: float, w: float) -> Box:
    """The box of words beside a sign, whose left edge is at `x` and whose middle is as high as the sign, at `y`."""
    wide = max(width(line, m.SMALL, "semibold") for line in _lines(words, w))
    high = folded_height(words, w)
    return Box(x, y - high / 2, min(w, wide + 2 * _BESIDE), high)


def sample(kind: LinkKind, x: float, y: float, w: float, theme: Theme) -> tuple[Mark, ...]:
    """How a kind of link looks, `w` long from (x, y)."""
    return marks(kind, ((x, y), (x + w, y)), "", None, theme)[1:]


def _label(words: str, box: Box, theme: Theme) -> tuple[Mark, ...]:
    top = box.y + (box.h - m.line_step(m.SMALL)) / 2
    short = shortened(words, box.w - 2 * _PADDING, m.SMALL, "semibold")
    ground = Rect(box, theme.canvas, radius=box.h / 2)
    return (ground, *text_lines((short,), box.x + _PADDING, top, m.SMALL, theme.ink, "semibold"))


def _folded(words: str, box: Box, theme: Theme) -> tuple[Mark, ...]:
    lines = _lines(words, box.w)
    ground = Rect(box, theme.canvas, radius=_BESIDE)
    return (ground, *text_lines(lines, box.x + _BESIDE, box.y + _BESIDE, m.SMALL, theme.ink, "semibold"))


def _lines(words: str, w: float) -> tuple[str, ...]:
    return first_lines(words, w - 2 * _BESIDE, m.SMALL, "semibold", _MOST_LINES)


def _head(before: Point, tip: Point, color: str) -> Path:
    """The point of an arrow."""
    length = _apart(before, tip) or 1.0
    dx, dy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    bx, by = tip[0] - dx * HEAD, tip[1] - dy * HEAD
    half = HEAD * 0.56
    corners = ((bx - dy * half, by + dx * half), (bx + dy * half, by - dx * half))
    return Path((("M", *tip), ("L", *corners[0]), ("L", *corners[1]), ("Z",)), fill=color)


def _exit(tip: Point, color: str, theme: Theme) -> list[Mark]:
    """The sign of a way out, its centre where the line ends."""
    size = 11.0
    disc = (Circle(*tip, SIGN + 2, fill=theme.canvas), Circle(*tip, SIGN, fill=color))
    return [*disc, *icon("log-out", tip[0] - size / 2, tip[1] - size / 2, size, theme.face_ink, 1.5)]


def _shortened_end(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """Without the last piece, which its head covers."""
    return (*points[:-1], _towards(points[-1], points[-2], min(by * 0.75, _apart(points[-1], points[-2]))))


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = _apart(start, end) or 1.0
    share = distance / length
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def _apart(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])
