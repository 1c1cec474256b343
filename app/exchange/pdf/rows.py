"""What rows of a table consist of: cells of lines, how they break where a page ends, and what they paint."""

from __future__ import annotations

from dataclasses import dataclass

from app.drawing.primitives import Mark
from app.exchange.typeset import Style, moved


@dataclass(frozen=True, slots=True)
class Line:
    """One line in a cell: its text and style, and marks (a light, a row of dots) that stand on its left.

    `lead` is the room for those marks. They are drawn from the line's left end, y 0 being its baseline. `link` is the
    anchor to which the line leads, `anchor` what the line itself is called.
    """

    text: str
    style: Style
    marks: tuple[Mark, ...] = ()
    lead: float = 0.0
    link: str = ""
    anchor: str = ""


Cell = tuple[Line, ...]
TableRow = tuple[Cell, ...]


def broken(row: TableRow, room: float) -> tuple[TableRow, TableRow]:
    """What of each cell fits in `room`, and the rest."""
    parts = [_broken_cell(cell, room) for cell in row]
    return tuple(fits for fits, _ in parts), tuple(rest for _, rest in parts)


def _broken_cell(cell: Cell, room: float) -> tuple[Cell, Cell]:
    y = 0.0
    for place, line in enumerate(cell):
        y += line.style.leading
        if y > room:
            return cell[:place], cell[place:]
    return cell, ()


def cell_marks(cell: Cell, x: float, pad: float) -> list[Mark]:
    """What a cell paints that begins at `x`, `pad` below the top of its row."""
    marks: list[Mark] = []
    y = pad
    for line in cell:
        baseline = y + line.style.size
        marks.extend(moved(line.marks, x, baseline))
        marks.append(line.style.line(line.text, x + line.lead, baseline))
        y += line.style.leading
    return marks
