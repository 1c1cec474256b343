"""The small signs of a map as shapes: stars, lights, initials, tabs of tags. They keep their form whatever the scale.

Marks that touch belong to one sign; lines of one look in it become one shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from app.drawing.icons import Command
from app.drawing.primitives import Box, Circle, Mark, Path, Rect, TextLine, rounded
from app.exchange.powerpoint.shapes import Figure, Line, Paint, Words, freeform

Place = Callable[[float, float], tuple[float, float]]
"""Where on the slide a point of the marks is."""

_NEAR = 2.0
_SLANT = 0.4  # how much wider than its letters the box of a text is


def sign_figures(marks: Iterable[Mark], place: Place, scale: float, name: str) -> Iterator[Figure]:
    """Marks as decoration, each sign around its own middle `scale` points to a unit."""
    for sign in _signs([mark for mark in marks if not isinstance(mark, TextLine) or mark.text.strip()]):
        box = _around([_box(mark) for mark in sign])
        middle = (box.x + box.w / 2, box.y + box.h / 2)
        x, y = place(*middle)
        move = _Move(scale, x - middle[0] * scale, y - middle[1] * scale)
        for look, alike in groupby(sign, key=_look):
            yield from _figures(list(alike), look, move, name)


class _Move:
    """From the places of marks to those on a slide."""

    def __init__(self, scale: float, dx: float, dy: float) -> None:
        self.scale, self.dx, self.dy = scale, dx, dy

    def box(self, box: Box) -> Box:
        s = self.scale
        return Box(box.x * s + self.dx, box.y * s + self.dy, box.w * s, box.h * s)

    def step(self, step: Command) -> Command:
        moved = (float(n) * self.scale + (self.dy if i % 2 else self.dx) for i, n in enumerate(step[1:]))
        return (step[0], *moved)


def _figures(marks: Sequence[Mark], look: Paint, move: _Move, name: str) -> Iterator[Figure]:
    paint = Paint(look.fill, look.stroke, look.width * move.scale, tuple(d * move.scale for d in look.dash))
    path = [move.step(step) for mark in marks if isinstance(mark, Path) for step in mark.commands]
    if path:
        yield freeform(name, path, paint)
    for mark in marks:
        match mark:
            case Rect(box=box):
                short = max(0.01, min(box.w, box.h))
                round_by = min(50_000, round(mark.radius / short * 100_000))
                yield Figure(name, move.box(box), paint, "roundRect" if round_by else "rect", round_by or None)
            case Circle():
                yield Figure(name, move.box(_box(mark)), paint, "ellipse")
            case TextLine():
                yield _written(mark, move, name)


def _written(line: TextLine, move: _Move, name: str) -> Figure:
    aside = line.width * _SLANT
    box = move.box(Box(line.x - aside / 2, line.baseline - line.size, line.width + aside, line.size * 1.3))
    words = Line(line.text, line.size * move.scale, line.color, line.font == "semibold", "ctr")
    return Figure(name, box, words=Words((words,), "ctr"))


def scraps(marks: Iterable[Mark], place: Place, scale: float, name: str) -> Iterator[Figure]:
    """Small marks as decoration, those of one colour as one shape."""
    paths: dict[str, list[Command]] = {}
    for mark in marks:
        fill = getattr(mark, "fill", None)
        if fill and isinstance(mark, Rect | Circle):
            box = _box(mark)
            x, y = place(box.x + box.w / 2, box.y + box.h / 2)
            w, h = box.w * scale, box.h * scale
            paths.setdefault(fill, []).extend(rounded(Box(x - w / 2, y - h / 2, w, h), min(w, h) / 4, min(w, h) / 4))
    return (freeform(name, path, Paint(fill)) for fill, path in paths.items())


# --- which marks are one sign ----------------------------------------------------------------------------------------


def _signs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Marks that touch, in their order."""
    signs: list[tuple[Box, list[Mark]]] = []
    for mark in marks:
        box, together = _box(mark), [mark]
        apart = []
        for other, others in signs:
            if _touch(box, other):
                box, together = _around([box, other]), others + together
            else:
                apart.append((other, others))
        signs = [*apart, (box, together)]
    return (together for _box, together in signs)


def _touch(one: Box, other: Box) -> bool:
    across = one.x - _NEAR <= other.right and other.x <= one.right + _NEAR
    return across and one.y - _NEAR <= other.bottom and other.y <= one.bottom + _NEAR


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _box(mark: Mark) -> Box:
    match mark:
        case Circle(cx=x, cy=y, r=r):
            return Box(x - r, y - r, 2 * r, 2 * r)
        case TextLine():
            return Box(mark.x, mark.baseline - mark.size, mark.width, mark.size * 1.3)
        case Path(commands=commands):
            numbers = [float(n) for step in commands for n in step[1:]]
            return _around([Box(x, y, 0, 0) for x, y in zip(numbers[::2], numbers[1::2], strict=True)])
        case _:
            return mark.box


def _look(mark: Mark) -> Paint:
    match mark:
        case Path() | Rect():
            return Paint(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
        case Circle():
            return Paint(mark.fill, mark.stroke, mark.stroke_width)
        case _:
            return Paint()
