"""Setting text for a printed sheet: lines of one style, wrapped, shortened or aligned, as drawing marks.

Lengths are whatever unit the caller works in; y runs down. Knows no page, map or format.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.drawing.fonts import width
from app.drawing.primitives import Box, Circle, Mark, Path, Rect, TextLine
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


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark elsewhere."""
    match mark:
        case TextLine():
            return replace(mark, x=mark.x + dx, baseline=mark.baseline + dy)
        case Rect():
            return replace(mark, box=Box(mark.box.x + dx, mark.box.y + dy, mark.box.w, mark.box.h))
        case Circle():
            return replace(mark, cx=mark.cx + dx, cy=mark.cy + dy)
        case Path():
            return replace(mark, commands=tuple(_moved_step(step, dx, dy) for step in mark.commands))


def all_moved(marks: Iterable[Mark], dx: float, dy: float) -> list[Mark]:
    """The same marks elsewhere."""
    return [moved(mark, dx, dy) for mark in marks]


def _moved_step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    return (step[0], *(float(n) + (dy if i % 2 else dx) for i, n in enumerate(step[1:])))


def day(value: date, language: str) -> str:
    """A date as people write it in `language`: 3 mrt 2026."""
    months = _MONTHS.get(language, _MONTHS["en"])
    return f"{value.day} {months[value.month - 1]} {value.year}"
