"""What stands in the cells of tables: running text, bullets with a hanging indent, and facts that are kept whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.exchange.pdf.table import Cell, Line
from app.exchange.typeset import Style

_BULLET = "• "
_BETWEEN = " ·"


def text_cell(text: str, style: Style, room: float) -> Cell:
    """`text` in lines no wider than `room`; nothing where there is none."""
    return tuple(Line(line, style) for line in style.wrapped(text, room)) if text else ()


def bullet(text: str, style: Style, room: float) -> Cell:
    """`text` behind a bullet, the lines after the first where its words begin."""
    lead = style.width(_BULLET)
    first, *more = style.wrapped(text, room - lead)
    return (Line(_BULLET + first, style), *(Line(line, style, lead=lead) for line in more))


def facts_cell(facts: Iterable[str], style: Style, room: float) -> Cell:
    """Facts after each other with a dot between; a line ends after a dot, so that each fact stands in one piece."""
    return tuple(Line(line, style) for line in _runs(list(facts), style, room))


def _runs(facts: list[str], style: Style, room: float) -> Iterator[str]:
    line = ""
    for place, fact in enumerate(facts):
        piece = fact + (_BETWEEN if place < len(facts) - 1 else "")
        longer = f"{line} {piece}" if line else piece
        if style.width(longer) <= room:
            line = longer
        else:
            if line:
                yield line
            *whole, line = style.wrapped(fact, room - style.width(_BETWEEN))  # one alone may be wider than its column
            yield from whole
            line += piece.removeprefix(fact)
    if line:
        yield line
