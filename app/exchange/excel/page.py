"""How a sheet comes out of a printer: landscape, its headers repeated and its pages numbered.

A sheet is as wide as its page, A4 where its letters stay large enough there, or else A3. Only what would be too small
even there is spread over pages, which part between phases or groups of columns.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from openpyxl.worksheet.pagebreak import Break

_PAPERS = {"a4": 9, "a3": 8}
_MARGIN = 0.4
_SLACK = 0.93
_ROOM = {"a4": _SLACK * (842 - 2 * 72 * _MARGIN), "a3": _SLACK * (1191 - 2 * 72 * _MARGIN)}
"""Points between the margins of a sheet that lies on its long side, less what printers round columns up by."""

_HEIGHTS = {"a4": _SLACK * (595 - 72 * 1.1), "a3": _SLACK * (842 - 72 * 1.1)}
"""The same from top to bottom."""

_SMALLEST = 0.64
"""Letters of 11 points are then 7, under which paper is hard to read."""

_ONE_PAGE = 0.5
"""How small a sheet may be on A3 where it then needs no second page beside the first."""

_CLOSER = 0.7
"""How much smaller a sheet may be where that spares a page."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How a wide sheet is spread over pages: enlarged by `scale`, parted before the parts numbered in `parts`."""

    scale: float
    parts: tuple[int, ...]


def landscape(sheet: Any, rows: tuple[int, int] | None, paper: str = "a4") -> None:
    """Sets up a worksheet for printing, with `rows` on every page and as wide as one. Comes before its first row."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPERS[sheet_of(paper)]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = 0.5
    sheet.page_margins.bottom = 0.6
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    if rows:
        sheet.print_title_rows = f"{rows[0]}:{rows[1]}"
    sheet.oddFooter.left.text = "&F"
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "&P / &N"
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size = 9


def over_pages(sheet: Any, header: float, parts: Sequence[Sequence[float]], paper: str) -> Spread:
    """Spreads a worksheet over pages, each with its first column, `header` wide, and parted only between `parts`.

    Widths are in characters, a part is the widths of its columns. Follows `landscape`, and gives what it chose.
    """
    chosen = spread(header, [sum(map(points, part)) for part in parts], _ROOM[sheet_of(paper)])
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = round(chosen.scale * 100)
    sheet.print_title_cols = "A:A"
    for part in chosen.parts:
        sheet.col_breaks.append(Break(id=1 + sum(len(widths) for widths in parts[:part])))
    return chosen


def down_pages(
    sheet: Any, heights: Sequence[float], titles: tuple[int, int], scale: float, paper: str, blocks: Sequence[int] = ()
) -> None:
    """Breaks a worksheet between rows: each block begins on a page of its own, and its pages are about equally full.

    `heights` are those of all rows, in points; the rows from the first to the last of `titles` come on every page.
    `blocks` count the rows of each under those; without them all is one block. `scale` is that of `over_pages`, and is
    made a little smaller where that saves a page.
    """
    above = titles[1]
    heads = sum(heights[:above]), sum(heights[titles[0] - 1 : above])
    edges = accumulate(blocks or [len(heights) - above], initial=above)
    parts = [heights[start:end] for start, end in pairwise(edges)]
    room = _HEIGHTS[sheet_of(paper)]
    lowest = max(min(_SMALLEST, scale), scale * _CLOSER)
    scales = range(round(scale * 100), round(lowest * 100) - 1, -1)
    ways = {percent: _downwards(parts, heads, room * 100 / percent) for percent in scales}
    chosen = min(scales, key=lambda percent: len(ways[percent]))  # of several the first, which is the largest
    sheet.page_setup.scale = chosen
    for rows in accumulate(ways[chosen][:-1]):
        sheet.row_breaks.append(Break(id=above + rows))


def _downwards(parts: Sequence[Sequence[float]], heads: tuple[float, float], room: float) -> list[int]:
    """How many rows stand on each page; `heads` are what stands above them on the first page, and on all others."""
    return [
        count for number, part in enumerate(parts) for count in shares(part, room - heads[number > 0], room - heads[1])
    ]


def shares(heights: Sequence[float], first: float, other: float) -> list[int]:
    """How many of these rows stand on each page, on as few as can be and none nearly empty.

    `first` and `other` are the room on the first page and on those after it. A row higher than a page has its own.
    """
    fewest = len(_filled(heights, first, other))
    shrunk = (percent / 100 for percent in range(50, 100, 2))
    tight = next((s for s in shrunk if len(_filled(heights, first * s, other * s)) <= fewest), 1.0)
    return _filled(heights, first * tight, other * tight)


def _filled(heights: Sequence[float], first: float, other: float) -> list[int]:
    counts, left = [0], first
    for height in heights:
        if height > left and counts[-1]:
            counts, left = [*counts, 0], other
        counts[-1] += 1
        left -= height
    return counts


def spread(header: float, parts: Sequence[float], room: float) -> Spread:
    """The largest scale, up to 1, that needs no more pages of `room` points than the smallest one does.

    What fits one page, if only just, has one.
    """
    first = points(header)
    alone = math.floor(100 * room / (first + sum(parts))) / 100
    if _ONE_PAGE <= alone < _SMALLEST:
        return Spread(alone, ())
    fewest = _pages(first, parts, room / _SMALLEST)
    scales = (percent / 100 for percent in range(100, round(_SMALLEST * 100), -1))
    scale = next((scale for scale in scales if _pages(first, parts, room / scale) <= fewest), _SMALLEST)
    return Spread(scale, _evenly(first, parts, room / scale))


def sheet_of(paper: str) -> str:
    """The sheet to print on: "map" has no meaning to a printer, so it gets the largest."""
    return paper if paper in _PAPERS else "a3"


def paper_for(paper: str, widths: Sequence[float]) -> str:
    """The sheet for columns this wide: the one that was asked for, or the smallest on which they can be read."""
    if paper in _PAPERS:
        return paper
    return "a4" if sum(map(points, widths)) * _SMALLEST <= _ROOM["a4"] else "a3"


def wide_enough(widths: Sequence[float], paper: str) -> bool:
    """Whether columns this wide can be read on one page of `paper`."""
    return sum(map(points, widths)) * _ONE_PAGE <= _ROOM[sheet_of(paper)]


def share_to_fit(paper: str, shares: Sequence[float], widths: Callable[[float], Sequence[float]]) -> float:
    """Which of `shares`, from the largest, lets columns go on one page; 1 where none does, and they need several.

    `widths` gives those of all columns for a share. Where nobody chose the paper, A4 is tried first.
    """
    sizes = (paper,) if paper in _PAPERS else ("a4", "a3")
    fitting = (share for size in sizes for share in shares if _fits(size, widths(share)))
    return next(fitting, 1.0)


def _fits(size: str, widths: Sequence[float]) -> bool:
    return paper_for("auto", widths) == "a4" if size == "a4" else wide_enough(widths, "a3")


def points(width: float) -> float:
    """The width of a column in points: a character is 7 pixels wide, and 5 pixels are padding."""
    return (width * 7 + 5) * 0.75


def _pages(header: float, parts: Sequence[float], room: float) -> int:
    """How many pages it takes; a part wider than a page takes more than one."""
    over = sum(math.ceil(width / max(1.0, room - header)) - 1 for width in parts)
    return 1 + len(_parted(header, parts, room)) + over


def _evenly(header: float, parts: Sequence[float], room: float) -> tuple[int, ...]:
    """Before which parts pages begin, on as few as can be and none nearly empty."""
    fewest = _pages(header, parts, room)
    rooms = (room * percent / 100 for percent in range(50, 100, 2))
    tight = next((each for each in rooms if _pages(header, parts, each) <= fewest), room)
    return _parted(header, parts, tight)


def _parted(header: float, parts: Sequence[float], room: float) -> tuple[int, ...]:
    before: list[int] = []
    used = header
    for number, width in enumerate(parts):
        if number and used + width > room:
            before.append(number)
            used = header
        used += width
    return tuple(before)
