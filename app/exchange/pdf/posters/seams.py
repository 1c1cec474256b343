"""Where a poster is cut into tiles: between strips and between notes, on the fewest sheets, and these evenly filled.

Pure arithmetic in points; knows neither what is drawn nor what a page of tiles looks like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.drawing.drawing import Row
from app.drawing.primitives import Box
from app.exchange.pdf.pages import MARGIN, MM, Size
from app.exchange.pdf.plan import Sheet, notes_by_lane, stacks
from app.exchange.pdf.posters.composed import STRIP_GAP, Composed, Subject
from app.exchange.pdf.span import Span
from app.model.records import Id

OVERLAP = 10 * MM
"""What a tile shows again of its neighbours at the right and below: there it is glued under them."""

_WORTH_A_GAP = 0.6
"""The part of a sheet that is used at least for a seam that cuts no note."""

_STEPS = 24


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: its column and row, counted from 0, and what it shows of the poster with the overlap, in points."""

    column: int
    row: int
    cut: Box
    shown: Box

    @property
    def name(self) -> str:
        """A letter for the column and a number for the row: B2."""
        return f"{letters(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Grid:
    """The seams of a poster, each with its two outer edges."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    @property
    def columns(self) -> int:
        """How many tiles lie beside each other."""
        return len(self.across) - 1

    @property
    def rows(self) -> int:
        """How many tiles lie under each other."""
        return len(self.down) - 1

    @property
    def tiles(self) -> list[Tile]:
        """All tiles, row by row."""
        right, foot = self.across[-1], self.down[-1]
        return [
            Tile(
                column,
                row,
                Box(left, top, end - left, low - top),
                Box(left, top, min(end + OVERLAP, right) - left, min(low + OVERLAP, foot) - top),
            )
            for row, (top, low) in enumerate(pairwise(self.down))
            for column, (left, end) in enumerate(pairwise(self.across))
        ]


def letters(number: int) -> str:
    """A, B ... Z, AA, AB ...: what the column with this number, from 0 on, is called."""
    first, last = divmod(number, 26)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)


def room_on(sheet: Size) -> Size:
    """What a printer can print of a sheet."""
    return Size(sheet.w - 2 * MARGIN, sheet.h - 2 * MARGIN)


def strips_for(subject: Subject, sheet: Size, scale: float, bands: Sequence[Span]) -> list[Sheet] | None:
    """The strips of a poster that each come on one row of tiles; None when one lane or note is too high for that."""
    drawing, notes = subject.drawing, notes_by_lane(subject.drawing)
    around = subject.around(subject.width([Sheet(band, Span(0, 0)) for band in bands]))
    later = (room_on(sheet).h - OVERLAP) / scale - drawing.header_height - STRIP_GAP
    title = around.above + MARGIN / scale
    legend = Row(Id("legend"), drawing.height, around.below + MARGIN / scale)
    strips: list[Sheet] = []
    for place, band in enumerate(bands):
        rows = [*drawing.rows, legend] if place == len(bands) - 1 else drawing.rows
        less = 0.0 if place else title
        found = stacks(drawing, rows, notes, later - less, -less) if later > less else None
        if found is None:
            return None
        strips += [Sheet(band, Span(span.start, min(span.end, drawing.height), span.whole)) for span in found]
    return strips


def grid_of(poster: Composed, sheet: Size) -> Grid:
    """The seams of a poster whose strips each fit a row of tiles."""
    return Grid(_seams(poster.size.w, poster.gaps, room_on(sheet).w), (*poster.tops, poster.size.h))


def _seams(length: float, gaps: Sequence[float], room: float) -> tuple[float, ...]:
    """The fewest tiles beside each other, of which none is much narrower than the others."""
    found = _greedy(length, gaps, room)
    for step in range(1, _STEPS):
        tried = _greedy(length, gaps, room * (1 - step / (2 * _STEPS)))
        if len(tried) > len(found):
            break
        found = tried
    return found


def _greedy(length: float, gaps: Sequence[float], room: float) -> tuple[float, ...]:
    seams = [0.0]
    while length - seams[-1] > room:
        most = seams[-1] + room - OVERLAP
        fitting = [gap for gap in gaps if seams[-1] + room * _WORTH_A_GAP < gap <= most]
        seams.append(max(fitting, default=most))
    return (*seams, length)
