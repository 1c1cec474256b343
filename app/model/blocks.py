"""Blocks of cells as spreadsheets put them on a clipboard: text with tabs, or an HTML table, read and written.

What is read comes from any program, so nothing of it is trusted: it becomes plain text in cells, or nothing. What is
written is never taken for a formula by who reads it: see `guarded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser

Rows = tuple[tuple[str, ...], ...]
"""Rows of cells, all of the same length."""

MOST_COLUMNS = 64
MOST_ROWS = 20_000
"""A block larger than this is no part of a map."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_FORMULA = re.compile(r"'*[=+\-@\t]")
_LISTED = re.compile(r"[+\-] ")
_GUARDED = re.compile(r"'+[=+\-@\t]")


def guarded(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would take for a formula; `unguarded` takes off just that."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """`text` without the one apostrophe that kept it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


# --- text with tabs --------------------------------------------------------------------------------------------------


def read_tsv(text: str) -> Rows:
    """The cells of a text with tabs between cells and line ends between rows, without empty rows and columns around.

    A cell in double quotes may hold both, and each double quote in it twice; a quote that is never closed, or whose
    cell needed none, is the user's own.
    """
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _read_cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return trimmed(rows)
        if text[at] == "\n":
            rows.append([])
        at += 1


def write_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as text with tabs, as spreadsheets read it."""
    return "\n".join("\t".join(_quoted(guarded(cell)) for cell in row) for row in rows)


def write_lines(texts: Iterable[str]) -> str:
    """Texts each on a line of its own, for a letter more than for a spreadsheet: so a dash that lists stays one."""
    return "\n".join(text if _LISTED.match(text) else guarded(text) for text in texts)


def _read_cell(text: str, at: int) -> tuple[str, int]:
    quoted = _QUOTED.match(text, at)
    if quoted is not None and re.search(r'[\t\n"]', quoted[1]):
        return unguarded(quoted[1].replace('""', '"')), quoted.end()
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain is not None else at
    return unguarded(text[at:end]), end


def _quoted(cell: str) -> str:
    if not re.search(r'[\t\n"]', cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


# --- tables in HTML --------------------------------------------------------------------------------------------------


def write_html(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as an HTML table whose cells are text, also to spreadsheets, whatever they begin with."""
    body = "".join(f"<tr>{''.join(map(_cell_in_html, row))}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table>{body}</table>'


def read_html(html: str) -> Rows:
    """The cells of the first table in a piece of HTML; no rows when there is none."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return trimmed(reader.rows)


def _cell_in_html(text: str) -> str:
    lines = "<br>".join(escape(line) for line in text.split("\n"))
    return f'<td style="mso-number-format:\'\\@\'" sdnum="1033;0;@">{lines}</td>'


class _TableReader(HTMLParser):
    """Reads the text of the first table's cells; a table in a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._taken: dict[int, int] = {}
        """The last row of the cell that was merged downwards, by column."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.rows.append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div", "li") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._depth == 0
        if self._depth <= 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(re.sub(r"\s+", " ", data))

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self.rows.append([])
        row, here = self.rows[-1], len(self.rows) - 1
        while self._taken.get(len(row), -1) >= here:
            row.append("")
        self._cell = []
        self._spanned = min(_span(attrs.get("colspan")), MOST_COLUMNS)
        last = here + _span(attrs.get("rowspan")) - 1
        self._taken |= dict.fromkeys(range(len(row), min(len(row) + self._spanned, MOST_COLUMNS)), last)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (line.strip() for line in "".join(self._cell).split("\n"))
        self.rows[-1] += ["\n".join(lines).strip(), *[""] * (self._spanned - 1)]
        self._cell = None


def with_breaks(rows: Rows, broken: Rows) -> Rows:
    """`rows` whose cells have the line breaks of `broken`, the same block from a place where those were kept.

    Some programs leave the breaks within cells out of the text that they put beside a table. Where both do not say the
    same in the same place, `rows` are right.
    """
    if [len(row) for row in rows] != [len(row) for row in broken]:
        return rows
    pairs = (zip(*both, strict=True) for both in zip(rows, broken, strict=True))
    return tuple(tuple(other if _packed(other) == _packed(cell) else cell for cell, other in row) for row in pairs)


def _packed(cell: str) -> str:
    return "".join(cell.split())


def _span(told: str | None) -> int:
    return int(told) if told and re.fullmatch("[0-9]{1,4}", told) else 1


# --- shape -----------------------------------------------------------------------------------------------------------


def trimmed(rows: Sequence[Sequence[str]]) -> Rows:
    """`rows` without empty rows and columns at the outside, each cell without white space around it, made even."""
    cells = [[cell.strip() for cell in row] for row in rows]
    filled = [n for n, row in enumerate(cells) if any(row)]
    if not filled:
        return ()
    cells = cells[filled[0] : filled[-1] + 1]
    used = [n for row in cells for n, cell in enumerate(row) if cell]
    left, right = min(used), max(used) + 1
    return tuple((*row[left:right], *[""] * (right - max(left, len(row)))) for row in cells)
