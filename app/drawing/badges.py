"""What stands at the foot of a touchpoint: small signs that are told by their shape as well as by their colour."""

from __future__ import annotations

from dataclasses import dataclass

from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.fonts import width
from app.drawing.icons import icon
from app.drawing.primitives import Box, Circle, Mark, Path, Rect
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.model.records import Light

FOOT, FOOT_MARGIN = 20.0, 8.0
"""How high the line of badges is, and how far it stays from the lower edge."""

_LIGHT = 18.0
"""The room of the light beside the number of actions."""


@dataclass(frozen=True, slots=True)
class Badges:
    """What stands at the foot of a touchpoint: moment of truth, the owner's initials, and its open actions.

    `detail` is whether a map of its own works the touchpoint out, `partner` whether somebody else does it for us.
    """

    moment_of_truth: bool = False
    initials: str = ""
    actions: int = 0
    light: Light | None = None
    detail: bool = False
    brand_moment: bool = False
    partner: bool = False

    def __bool__(self) -> bool:
        return self != NO_BADGES


NO_BADGES = Badges()


def foot(badges: Badges, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """The badges on a line with its middle at `y`: star and owner from the left, actions at the right."""
    marks: tuple[Mark, ...] = ()
    x = m.NOTE_PADDING
    if badges.moment_of_truth:
        marks += star(x + 8, y, 8, theme.star)
        x += 22
    if badges.brand_moment:
        marks += heart(x + 8, y, 8, theme.star)
        x += 22
    if badges.initials:
        marks += initials_pill(badges.initials, x, y, paper, theme)
        x += pill_width(badges.initials) + 6
    if badges.detail:
        marks += icon("layers", x, y - 8, 16, theme.note_ink_soft, 1.6)
        x += 22
    if badges.partner:
        marks += icon("handshake", x, y - 8, 16, theme.note_ink_soft, 1.6)
    if badges.light:
        marks += _actions(badges.actions, badges.light, y, paper, theme)
    return marks


def star(cx: float, cy: float, r: float, color: str) -> tuple[Mark, ...]:
    """A filled star, the sign of a moment of truth."""
    return _filled("star", cx, cy, r, color)


def heart(cx: float, cy: float, r: float, color: str) -> tuple[Mark, ...]:
    """A filled heart, the sign of a brand moment."""
    return _filled("heart", cx, cy, r, color)


def _filled(name: str, cx: float, cy: float, r: float, color: str) -> tuple[Mark, ...]:
    lines = icon(name, cx - r, cy - r, 2 * r, color, 1.5)
    return tuple(Path(mark.commands, color, color, 1.0) for mark in lines if isinstance(mark, Path))


def initials_pill(initials: str, x: float, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    """Somebody's initials, from `x` on with their middle at `y`, on a `paper` of this colour."""
    w = width(initials, m.SMALL, "semibold")
    pill = Box(x, y - 10, pill_width(initials), 20)
    ground = mix(paper, theme.note_ink, 0.1)
    top = y - m.line_step(m.SMALL) / 2
    letters = text_lines((initials,), pill.x + (pill.w - w) / 2, top, m.SMALL, theme.note_ink, "semibold")
    return (Rect(pill, ground, radius=10), *letters)


def pill_width(initials: str) -> float:
    """How wide initials are with what is around them."""
    return max(20.0, width(initials, m.SMALL, "semibold") + 10)


def count_box(count: int, height: float) -> Box:
    """Where the light and the number of open actions stand on a touchpoint that is so high, in its own places."""
    w = width(str(count), m.SMALL)
    return Box(m.NOTE_WIDTH - m.NOTE_PADDING - w - _LIGHT, foot_middle(height) - FOOT / 2, w + _LIGHT, FOOT)


def foot_middle(height: float) -> float:
    """Where the middle of the badges is on a touchpoint that is so high."""
    return height - FOOT_MARGIN - FOOT / 2


def _actions(count: int, status: Light, y: float, paper: str, theme: Theme) -> tuple[Mark, ...]:
    number = str(count)
    w = width(number, m.SMALL)
    x = m.NOTE_WIDTH - m.NOTE_PADDING - w
    top = y - m.line_step(m.SMALL) / 2
    return (
        *light(x - _LIGHT + 6, y, 6, status, theme, paper),
        *text_lines((number,), x, top, m.SMALL, theme.note_ink_soft),
    )


def light(cx: float, cy: float, r: float, status: Light, theme: Theme, ground: str) -> tuple[Mark, ...]:
    """A status light that is told by shape as well: green a tick, amber a half circle, red an open circle."""
    color = theme.lights[status]
    if status is Light.GREEN:
        tick = (("M", cx - r * 0.45, cy), ("L", cx - r * 0.1, cy + r * 0.36), ("L", cx + r * 0.5, cy - r * 0.36))
        return (Circle(cx, cy, r, fill=color), Path(tick, stroke=ground, stroke_width=1.6))
    ring = Circle(cx, cy, r - 0.9, stroke=color, stroke_width=1.8)
    if status is Light.RED:
        return (ring,)
    return (ring, Path(_half_disc(cx, cy, r - 0.9), fill=color))


def _half_disc(cx: float, cy: float, r: float) -> tuple[tuple[str | float, ...], ...]:
    """The left half of a disc; 0.5523 makes a Bézier a quarter circle."""
    k = 0.5523 * r
    return (
        ("M", cx, cy - r),
        ("C", cx - k, cy - r, cx - r, cy - k, cx - r, cy),
        ("C", cx - r, cy + k, cx - k, cy + r, cx, cy + r),
        ("Z",),
    )
