"""Tables that run on over pages: columns of wrapped text, a header on each page, and cells that may be longer than one.

Owns where rows break. What the columns say is the caller's; what a page is, pages.py's. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from app.drawing.primitives import Box, Mark, Rect
from app.drawing.theme import Theme
from app.exchange.pdf.pages import MARGIN, Anchor, Bookmark, Link, Page, Size
from app.exchange.pdf.rows import Cell as Cell
from app.exchange.pdf.rows import Line as Line
from app.exchange.pdf.rows import TableRow as TableRow
from app.exchange.pdf.rows import broken, cell_marks
from app.exchange.typeset import Style
from app.i18n import N_, Translate, fill

FOOTER = 26.0  # kept free below, in which the page number comes
_PAD = 5.0  # above and below the text of a row
_GUTTER = 12.0
_WORTH_SPLITTING = 90.0  # a row that is higher than this may break where some of it still fits
_DETAIL, _AFTER, _TEXT_SHARE = 9.0, 8.0, 0.8  # of a heading: the size of its detail, the gap before it, its own part
_HEADING_ROOM = 70.0  # for the header of a table and what comes below it
CONTINUED = N_("{title} (continued)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A row across the whole table, which names the rows below it."""

    text: str
    detail: str = ""
    bookmark: int | None = None  # its level, if it is to be found in the table of contents
    size: float = 11.0

    @property
    def height(self) -> float:
        """How much room it takes."""
        return 2.9 * self.size

    def cut(self, text: str, detail: str, width: float) -> Iterator[str]:
        """Those of both that it stands for and that a table so wide shows only in part."""
        style, soft = Style(self.size, "", "semibold"), Style(_DETAIL, "")
        room = width * _TEXT_SHARE
        if self.text != text or style.width(text) > room:
            yield text
        if self.detail != detail or soft.width(detail) > width - min(room, style.width(self.text)) - _AFTER:
            yield detail


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: what its header says, and its share of the width."""

    title: str
    share: float


class Flow:
    """A column of pages that fills from the top down, and begins a new one when the current is full.

    A page is full `spare` points above where the room for its number begins.
    """

    def __init__(self, size: Size, theme: Theme, spare: float = 0.0) -> None:
        self.pages: list[Page] = []
        self.theme = theme
        self.size = size
        self.y = 0.0
        self._spare = spare
        self.at_top: Callable[[], None] = lambda: None
        self.turn()

    @property
    def width(self) -> float:
        """How wide the part of a page between its margins is."""
        return self.size.w - 2 * MARGIN

    @property
    def room(self) -> float:
        """How much height is left on the current page."""
        return self.size.h - MARGIN - FOOTER - self._spare - self.y

    def turn(self) -> None:
        """Begins a new page."""
        self.pages.append(Page(self.size))
        self.y = MARGIN
        self.at_top()

    def put(self, marks: Sequence[Mark], height: float) -> None:
        """Paints marks whose origin is the left margin at the current height, and goes `height` down."""
        self.pages[-1].put(marks, MARGIN, self.y)
        self.y += height

    def tie(self, cell: Cell, x: float, top: float) -> None:
        """Makes links and anchors of the lines of a cell that comes at (x, top) from the current height."""
        y = self.y + top
        for line in cell:
            if line.link:
                box = Box(MARGIN + x + line.lead, y, line.style.width(line.text), line.style.leading)
                self.pages[-1].links.append(Link(box, line.link))
            if line.anchor:
                self.pages[-1].anchors.append(Anchor(line.anchor, y - top))
            y += line.style.leading

    def bookmark(self, title: str, level: int) -> None:
        """Makes this place known to the table of contents."""
        self.pages[-1].bookmarks.append(Bookmark(title, level, self.y))


class Table:
    """Sets rows into a flow. Every page that it reaches after the first begins with what the table is called, and every
    page with the header row; rows that a heading names have that above them on each page."""

    def __init__(
        self,
        flow: Flow,
        columns: Sequence[TableColumn],
        title: str,
        t: Translate,
        *,
        pad: float = _PAD,
        names_rows: bool = False,
    ) -> None:
        """`title` is what the flow already says above it; `pad` is kept free above and below the text of a row.

        With `names_rows` each row begins with its name, which stands again where a page broke the row.
        """
        self._flow = flow
        self._theme = flow.theme
        total = sum(column.share for column in columns)
        self.columns = columns
        self._widths = [flow.width * column.share / total for column in columns]
        self._title, self._t, self._pad, self._names_rows = title, t, pad, names_rows
        self._page_start = 0.0
        self._named: Heading | None = None
        self._heading: Heading | None = None
        self._waiting: list[TableRow] = []
        if flow.room < _HEADING_ROOM:
            flow.turn()
        self._header()
        flow.at_top = self._top

    def text_width(self, column: int) -> float:
        """How wide lines in this column may be."""
        return self._widths[column] - (_GUTTER if column < len(self._widths) - 1 else 0.0)

    def heading(self, heading: Heading) -> None:
        """A line across the table above the rows it names; it goes with the first of them."""
        self._set_waiting()
        self._heading, self._named = heading, None

    def row(self, row: TableRow, *, with_next: bool = False, rule: bool = True, at_top: TableRow | None = None) -> None:
        """One row; it goes whole to the next page when it is short, and is broken between lines when it is long.

        A row `with_next` stays on the page of the one after it. With `rule` a line is drawn below it. Where it begins
        a page it is set as `at_top`, if that is given.
        """
        self._waiting.append(row)
        if not with_next:
            self._set_waiting(rule, at_top)

    def close(self) -> None:
        """Sets what waits for more, and lets pages that follow begin without this table's header."""
        self._set_waiting()
        self._flow.at_top = lambda: None

    # --- rows --------------------------------------------------------------------------------------------------------

    def _set_waiting(self, rule: bool = True, at_top: TableRow | None = None) -> None:
        """The heading that waits and the rows that stay together, on a page that has room for them."""
        *together, last = [self._height(row) for row in self._waiting] or [0.0]
        heading = self._heading.height if self._heading else 0.0
        if self._flow.room < heading + sum(together) + min(last, _WORTH_SPLITTING) and not self._is_fresh_page:
            self._flow.turn()
        if self._heading:
            self._put_heading(self._heading)
        for row in self._waiting:
            self._set(at_top if at_top and self._is_fresh_page and not self._heading else row, rule)
        self._waiting, self._heading = [], None

    @property
    def _is_fresh_page(self) -> bool:
        return self._flow.y <= self._page_start

    def _set(self, row: TableRow, rule: bool) -> None:
        left = row
        while self._height(left) > self._flow.room:
            fits, rest = broken(left, self._flow.room - 2 * self._pad)
            if any(fits) and (self._is_fresh_page or self._height(left) > _WORTH_SPLITTING):
                self._paint(fits, rule=True)
                left = self._named_again(row, rest)
            self._flow.turn()
        self._paint(left, rule)

    def _named_again(self, row: TableRow, rest: TableRow) -> TableRow:
        """What is left of a row, under its name where rows have one: the beginning of its first cell, in one style."""
        if not (self._names_rows and row[0]):
            return rest
        first = row[0][0]
        name = " ".join(line.text for line in takewhile(lambda line: line.style == first.style, row[0]))
        lines = first.style.at_most(fill(CONTINUED, self._t, title=name), self.text_width(0), 2)
        again = tuple(Line(line, first.style, link=first.link) for line in lines)
        return (again + rest[0], *rest[1:])

    def _paint(self, row: TableRow, rule: bool) -> None:
        marks: list[Mark] = []
        x = 0.0
        for cell, width in zip(row, self._widths, strict=True):
            marks.extend(cell_marks(cell, x, self._pad))
            self._flow.tie(cell, x, self._pad)
            x += width
        self._flow.put(marks, self._height(row))
        if rule:
            self._rule(self._theme.lines, 0.5)

    def _height(self, row: TableRow) -> float:
        return max((sum(line.style.leading for line in cell) for cell in row), default=0.0) + 2 * self._pad

    # --- above the rows ----------------------------------------------------------------------------------------------

    def _top(self) -> None:
        """What a page on which the table goes on begins with."""
        style = Style(12, self._theme.ink, "semibold")
        title = fill(CONTINUED, self._t, title=self._title)
        self._flow.put(style.block(style.at_most(title, self._flow.width, 1), 0, 0), 26)
        self._header()
        if self._named:
            again = fill(CONTINUED, self._t, title=self._named.text)
            self._put_heading(replace(self._named, text=again, detail="", bookmark=None))
            self._page_start = self._flow.y

    def _header(self) -> None:
        style = Style(8, self._theme.ink_soft, "semibold")
        marks: list[Mark] = []
        x = 0.0
        for place, (column, width) in enumerate(zip(self.columns, self._widths, strict=True)):
            (title, *_) = style.at_most(column.title, self.text_width(place), 1)
            marks.append(style.line(title, x, 12))
            x += width
        self._flow.put(marks, 18)
        self._rule(self._theme.ink_soft, 0.8)
        self._page_start = self._flow.y

    def _put_heading(self, heading: Heading) -> None:
        if heading.bookmark is not None:
            self._flow.bookmark(heading.text, heading.bookmark)
        style, detail = Style(heading.size, self._theme.ink, "semibold"), Style(_DETAIL, self._theme.ink_soft)
        (first, *_) = style.at_most(heading.text, self._flow.width * _TEXT_SHARE, 1)
        baseline, after = heading.height - 8, style.width(first) + _AFTER
        marks: list[Mark] = [style.line(first, 0, baseline)]
        if heading.detail:
            (more, *_) = detail.at_most(heading.detail, self._flow.width - after, 1)
            marks.append(detail.line(more, after, baseline))
        self._flow.put(marks, heading.height)
        self._rule(self._theme.lines_strong, 0.6)
        self._named = self._named or heading

    def _rule(self, color: str, weight: float) -> None:
        self._flow.put([Rect(Box(0, -weight / 2, self._flow.width, weight), fill=color)], 0)
