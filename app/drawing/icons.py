"""The line icons of resources/icons as marks of a drawing list, so that paper shows the same ones as the screen.

Reads the part of SVG that the icon set uses: paths and circles on a square of 24. Elliptic arcs become Béziers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import acos, ceil, copysign, cos, pi, radians, sin, sqrt, tan

from app.drawing.primitives import Circle, Path, Point
from app.paths import resource

_SQUARE = 24.0
_SHAPES = re.compile(r"<(path|circle)\s([^>]*)>")
_ATTRIBUTES = re.compile(r'([\w-]+)="([^"]*)"')
_TOKENS = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}

Command = tuple[str | float, ...]


@lru_cache(maxsize=256)
def icon(
    name: str, x: float, y: float, size: float, color: str, stroke_width: float = 1.75
) -> tuple[Path | Circle, ...]:
    """The icon called `name` with its left top corner at (x, y), `size` map units big, as lines in `color`."""
    scale = size / _SQUARE
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    marks: list[Path | Circle] = []
    for kind, written in _SHAPES.findall(source):
        values = dict(_ATTRIBUTES.findall(written))
        if kind == "circle":
            cx, cy, r = (float(values[key]) * scale for key in ("cx", "cy", "r"))
            marks.append(Circle(x + cx, y + cy, r, stroke=color, stroke_width=stroke_width))
        else:
            commands = tuple(_moved(command, x, y, scale) for command in path_commands(values["d"]))
            marks.append(Path(commands, stroke=color, stroke_width=stroke_width))
    return tuple(marks)


def path_commands(written: str) -> list[Command]:
    """The commands of an SVG path (M L H V C S A Z, both cases) as absolute M, L, C and Z."""
    pen = _Pen()
    for letter, arguments in _split(written):
        pen.draw(letter, arguments)
    return pen.commands


def _moved(command: Command, x: float, y: float, scale: float) -> Command:
    numbers = [value for value in command[1:] if isinstance(value, float)]
    return (command[0], *(value * scale + (y if place % 2 else x) for place, value in enumerate(numbers)))


def _split(written: str) -> Iterator[tuple[str, list[float]]]:
    """The path's commands one by one; numbers that go on after a command repeat it, after a move as lines."""
    rest = written
    letter = "M"
    while match := _TOKENS.search(rest):
        if match[1]:
            letter, rest = match[1], rest[match.end() :]
        arguments, rest = _numbers(rest, letter)
        yield letter, arguments
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _numbers(rest: str, letter: str) -> tuple[list[float], str]:
    numbers: list[float] = []
    for place in range(_ARGUMENTS[letter.upper()]):
        rest = rest.lstrip(" ,\n")
        flag = letter in "Aa" and place in (3, 4)  # flags are one digit, and may touch what follows
        length = 1 if flag else _length(rest)
        numbers.append(float(rest[:length]))
        rest = rest[length:]
    return numbers, rest.lstrip(" ,\n")


def _length(rest: str) -> int:
    match = _TOKENS.match(rest)
    if match is None or match[1]:
        raise ValueError(f"a number was expected in an icon's path: {rest[:12]!r}")
    return match.end()


class _Pen:
    """Where an SVG path has come to."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: Point | None = None

    def draw(self, letter: str, numbers: list[float]) -> None:
        """Adds one command; lower case is relative to where the pen is."""
        kind = letter.upper()
        points = self._absolute(kind, numbers) if letter.islower() else numbers
        control, self._control = self._control, None
        match kind:
            case "M" | "L" | "H" | "V":
                self._line(kind, points)
            case "C":
                self._curve(points)
            case "S":
                first = self._mirrored(control)
                self._curve([*first, *points])
            case "A":
                for curve in arc(self._at, points[0], points[1], points[2], bool(points[3]), bool(points[4]), points):
                    self._curve(curve)
                self._control = None
            case _:
                self.commands.append(("Z",))
                self._at = self._start

    def _absolute(self, kind: str, numbers: list[float]) -> list[float]:
        x, y = self._at
        if kind == "H":
            return [numbers[0] + x]
        if kind == "V":
            return [numbers[0] + y]
        if kind == "A":
            return [*numbers[:5], numbers[5] + x, numbers[6] + y]
        return [value + (y if place % 2 else x) for place, value in enumerate(numbers)]

    def _line(self, kind: str, points: list[float]) -> None:
        x = points[0] if kind != "V" else self._at[0]
        y = points[0] if kind == "V" else self._at[1] if kind == "H" else points[1]
        self._at = (x, y)
        if kind == "M":
            self._start = self._at
        self.commands.append(("M" if kind == "M" else "L", x, y))

    def _curve(self, points: list[float]) -> None:
        self.commands.append(("C", *points))
        self._control = (points[2], points[3])
        self._at = (points[4], points[5])

    def _mirrored(self, control: Point | None) -> Point:
        x, y = self._at
        return (2 * x - control[0], 2 * y - control[1]) if control else self._at


def arc(
    start: Point, rx: float, ry: float, turned: float, large: bool, sweep: bool, ending: list[float]
) -> list[list[float]]:
    """An elliptic arc as Béziers of at most a quarter turn, by the notes on arcs of the SVG 1.1 specification (F.6).

    `turned` is in degrees; the last two of `ending` are where the arc ends.
    """
    x1, y1 = start
    x2, y2 = ending[-2:]
    tilt = radians(turned)
    ax = cos(tilt) * (x1 - x2) / 2 + sin(tilt) * (y1 - y2) / 2
    ay = -sin(tilt) * (x1 - x2) / 2 + cos(tilt) * (y1 - y2) / 2
    grow = max(1.0, sqrt((ax / rx) ** 2 + (ay / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    flat = (rx * ay) ** 2 + (ry * ax) ** 2
    away = sqrt(max(0.0, ((rx * ry) ** 2 - flat) / flat)) * (-1 if large == sweep else 1)
    mx, my = away * rx * ay / ry, -away * ry * ax / rx
    cx = cos(tilt) * mx - sin(tilt) * my + (x1 + x2) / 2
    cy = sin(tilt) * mx + cos(tilt) * my + (y1 + y2) / 2
    first = _angle((ax - mx) / rx, (ay - my) / ry)
    turn = (_angle((-ax - mx) / rx, (-ay - my) / ry) - first) % (2 * pi)
    turn = turn if sweep else turn - 2 * pi
    return _quarters((cx, cy), (rx, ry), tilt, first, turn)


def _angle(x: float, y: float) -> float:
    return copysign(acos(max(-1.0, min(1.0, x / sqrt(x * x + y * y)))), y)


def _quarters(center: Point, radii: Point, tilt: float, first: float, turn: float) -> list[list[float]]:
    count = max(1, ceil(abs(turn) / (pi / 2) - 1e-9))
    step = turn / count
    reach = 4 / 3 * tan(step / 4)
    curves = []
    for place in range(count):
        a, b = first + place * step, first + (place + 1) * step
        corners = (
            (cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            (cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            (cos(b), sin(b)),
        )
        curves.append([value for corner in corners for value in _on_ellipse(corner, center, radii, tilt)])
    return curves


def _on_ellipse(unit: Point, center: Point, radii: Point, tilt: float) -> Point:
    x, y = unit[0] * radii[0], unit[1] * radii[1]
    return cos(tilt) * x - sin(tilt) * y + center[0], sin(tilt) * x + cos(tilt) * y + center[1]
