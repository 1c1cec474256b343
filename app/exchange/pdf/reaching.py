"""The lines of text on pages as they were meant to be, each with the place that it has to keep to.

That place is the smallest sheet, pill or cell that its beginning stands on, in its own set of marks, within its cut and
its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.drawing.fonts import unseen
from app.drawing.primitives import Box, Rect, TextLine
from app.exchange.pdf.pages import Page, Placed

SLACK = 1.0
_HIGH = 0.75
"""The part of its size that a line reaches above its baseline."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A line, what it covers on its page from its baseline up, and what it stands on, if anything, in points."""

    mark: TextLine
    placed: Placed
    box: Box
    ground: Box | None


def squeezed(text: str) -> str:
    """`text` without blanks and without what is never drawn, since lines break at some and leave out the others."""
    words = "".join(text.split())
    return words if words.isascii() else "".join(character for character in words if not unseen(character))


def lines_of(page: Page) -> list[Meant]:
    """The lines of text on a page that are seen at all, in the order in which they are painted."""
    return [line for placed in page.content for line in _of(placed)]


def _of(placed: Placed) -> Iterator[Meant]:
    grounds: list[Box] = []
    for mark in placed.marks:
        if isinstance(mark, Rect):
            grounds.append(mark.box)
        elif isinstance(mark, TextLine) and squeezed(mark.text):
            high = mark.size * _HIGH
            own = _ground(mark, grounds)
            box = on_page(placed, Box(mark.x, mark.baseline - high, mark.width, high))
            yield Meant(mark, placed, box, own and on_page(placed, own))


def _ground(mark: TextLine, grounds: Sequence[Box]) -> Box | None:
    """The last of what was painted that the beginning of a line stands on."""
    x, y = mark.x + mark.size / 10, mark.baseline - mark.size / 4
    return next((box for box in reversed(grounds) if box.contains(x, y)), None)


def on_page(placed: Placed, box: Box) -> Box:
    """A box among placed marks, in points on their page."""
    s = placed.scale
    return Box(placed.x + box.x * s, placed.y + box.y * s, box.w * s, box.h * s)


def inside(inner: Box, outer: Box) -> bool:
    """Whether a box is within another, but for a hair's breadth."""
    return across(inner, outer) and inner.y >= outer.y - SLACK and inner.bottom <= outer.bottom + SLACK


def across(inner: Box, outer: Box) -> bool:
    """The same, looking at left and right only."""
    return inner.x >= outer.x - SLACK and inner.right <= outer.right + SLACK
