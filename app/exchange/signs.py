"""Small signs that print and pictures share: the light of an action, and how much of five something has.

Each can be told apart without colour: green is a disc with a tick, amber a ring half filled, red an open ring. Marks
stand around (0, 0).
"""

from __future__ import annotations

from app.drawing.primitives import Circle, Mark, Path
from app.drawing.theme import Theme
from app.model.records import Light

_ARC = 0.5523  # how far the handles of a quarter circle reach, as a part of its radius


def light_sign(light: Light, radius: float, theme: Theme) -> tuple[Mark, ...]:
    """The traffic light of an action."""
    color = theme.lights[light]
    weight = radius * 0.3
    ring = Circle(0, 0, radius - weight / 2, stroke=color, stroke_width=weight)
    match light:
        case Light.GREEN:
            return Circle(0, 0, radius, fill=color), _tick(radius, theme)
        case Light.AMBER:
            return _half(radius - weight / 2, color), ring
        case Light.RED:
            return (ring,)


def five_dots(value: int, radius: float, theme: Theme) -> tuple[Mark, ...]:
    """`value` of five dots filled, side by side from (0, 0) to the right."""
    step = radius * 2.7
    return tuple(
        Circle(radius + place * step, 0, radius, fill=theme.ink_soft if place < value else theme.lines)
        for place in range(5)
    )


def _tick(radius: float, theme: Theme) -> Path:
    points = ((-0.42, 0.04), (-0.12, 0.34), (0.44, -0.3))
    commands = tuple(("L" if place else "M", x * radius, y * radius) for place, (x, y) in enumerate(points))
    return Path(commands, stroke=theme.canvas, stroke_width=radius * 0.28)


def _half(radius: float, color: str) -> Path:
    """The lower half of a disc."""
    k = radius * _ARC
    return Path(
        (
            ("M", -radius, 0.0),
            ("C", -radius, k, -k, radius, 0.0, radius),
            ("C", k, radius, radius, k, radius, 0.0),
            ("Z",),
        ),
        fill=color,
    )
