"""What stands in the cells of tables: running text, bullets with a hanging indent, and facts that are kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from app.exchange.pdf.table import Cell, Line
from app.exchange.typeset import Style

_BULLET = "• "
_BETWEEN = " · "


def text_cell(text: str, style: Style, room: float) -> Cell:
    """`text` in lines no wider than `room`; nothing where there is none."""
    return tuple(Line(line, style) for line in style.wrapped(text, room)) if text else ()


def bullet(text: str, style: Style, room: float) -> Cell:
    """`text` behind a bullet, the lines after the first where its words begin."""
    lead = style.width(_BULLET)
    first, *more = style.wrapped(text, room - lead)
    return (Line(_BULLET + first, style), *(Line(line, style, lead=lead) for line in more))


def facts_cell(facts: Iterable[str], style: Style, room: float) -> Cell:
    """Facts after each other with a dot between, and none where a line ends; each stands in one piece if it can."""
    return tuple(Line(line, style) for line in _runs(facts, style, room))


def _runs(facts: Iterable[str], style: Style, room: float) -> Iterator[str]:
    line = ""
    for fact in (" ".join(style.wrapped(each, inf)) for each in facts):
        longer = f"{line}{_BETWEEN}{fact}" if line else fact
        if style.width(longer) <= room:
            line = longer
        else:
            if line:
                yield line
            *whole, line = style.wrapped(fact, room)  # one alone may be wider than its column
            yield from whole
    if line:
        yield line
