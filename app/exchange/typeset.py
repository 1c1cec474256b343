"""Setting text for a printed sheet: lines of one style, wrapped, shortened or aligned, as drawing marks.

Lengths are whatever unit the caller works in; y runs down. Knows no page, map or format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.drawing.fonts import width
from app.drawing.primitives import Box, Circle, Mark, Path, Picture, Rect, TextLine
from app.drawing.text import break_lines, shortened

LEADING = 1.35
_BASELINE = 1.0  # from the top of a line to its baseline, in sizes

_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks."""

    size: float
    color: str
    font: str = "regular"

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING

    def width(self, text: str) -> float:
        """How wide one line of `text` is."""
        return width(text, self.size, self.font)

    def line(self, text: str, x: float, baseline: float) -> TextLine:
        """`text` as one line that starts at `x`."""
        return TextLine(x, baseline, text, self.size, self.color, self.font, self.width(text))

    def line_ending_at(self, text: str, right: float, baseline: float) -> TextLine:
        """`text` as one line that ends at `right`."""
        return self.line(text, right - self.width(text), baseline)

    def wrapped(self, text: str, room: float) -> list[str]:
        """`text` as lines no wider than `room`."""
        return break_lines(text, room, self.size, self.font)

    def at_most(self, text: str, room: float, lines: int) -> list[str]:
        """`text` as at most so many lines; the last ends in an ellipsis when something is left out."""
        all_lines = self.wrapped(text, room)
        if len(all_lines) <= lines:
            return all_lines
        rest = " ".join(all_lines[lines - 1 :])
        return [*all_lines[: lines - 1], shortened(rest, room, self.size, self.font)]

    def block(self, lines: Sequence[str], x: float, top: float) -> list[TextLine]:
        """Lines under each other from `top` on."""
        return [self.line(text, x, top + self.size * _BASELINE + i * self.leading) for i, text in enumerate(lines)]


def scaled(marks: Iterable[Mark], scale: float, dx: float = 0.0, dy: float = 0.0) -> list[Mark]:
    """The same marks `scale` times as large, then moved by (dx, dy)."""
    return [_scaled(mark, scale, dx, dy) for mark in marks]


def moved(marks: Iterable[Mark], dx: float, dy: float) -> list[Mark]:
    """The same marks elsewhere."""
    return scaled(marks, 1.0, dx, dy)


def _scaled(mark: Mark, s: float, dx: float, dy: float) -> Mark:
    match mark:
        case TextLine(x=x, baseline=y):
            return replace(mark, x=x * s + dx, baseline=y * s + dy, size=mark.size * s, width=mark.width * s)
        case Rect(box=box):
            place = Box(box.x * s + dx, box.y * s + dy, box.w * s, box.h * s)
            return replace(mark, box=place, radius=mark.radius * s, stroke_width=mark.stroke_width * s)
        case Circle(cx=x, cy=y):
            return replace(mark, cx=x * s + dx, cy=y * s + dy, r=mark.r * s, stroke_width=mark.stroke_width * s)
        case Picture(box=box):
            place = Box(box.x * s + dx, box.y * s + dy, box.w * s, box.h * s)
            return replace(mark, box=place, radius=mark.radius * s, foot_radius=mark.foot_radius * s)
        case Path():
            commands = tuple(_scaled_step(step, s, dx, dy) for step in mark.commands)
            return replace(mark, commands=commands, stroke_width=mark.stroke_width * s)


def _scaled_step(step: tuple[str | float, ...], s: float, dx: float, dy: float) -> tuple[str | float, ...]:
    return (step[0], *(float(n) * s + (dy if i % 2 else dx) for i, n in enumerate(step[1:])))


def day(value: date, language: str) -> str:
    """A date as people write it in `language`: 3 mrt 2026."""
    months = _MONTHS.get(language, _MONTHS["en"])
    return f"{value.day} {months[value.month - 1]} {value.year}"


def month(value: date, language: str, *, with_year: bool) -> str:
    """The month of a date as people write it in `language`: mrt, or mrt 2026."""
    name = _MONTHS.get(language, _MONTHS["en"])[value.month - 1]
    return f"{name} {value.year}" if with_year else name


def decimal(value: float, language: str) -> str:
    """A score as people write it in `language`: +0,5 or −1,2."""
    written = f"{value:+.1f}".replace("-", "−")
    return written.replace(".", ",") if language == "nl" else written


def score(tenths: int, language: str) -> str:
    """A score in tenths as people write it in `language`: +0,5 or −1,2, and 0,0 at neutral."""
    return decimal(tenths / 10, language) if tenths else decimal(0, language).lstrip("+")


def euros(cents: int, language: str) -> str:
    """An amount of money as people write it in `language`: € 1.250 or € 1,250.50."""
    written = f"{cents / 100:,.2f}" if cents % 100 else f"{cents // 100:,}"
    return "€\N{NO-BREAK SPACE}" + (written.translate(str.maketrans(",.", ".,")) if language == "nl" else written)


def brief(text: str, most: int = 80) -> str:
    """`text` in one line, or the beginning of a long one."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
