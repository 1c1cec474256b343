"""Text with a sign between cells and a line for each row: CSV and TSV, read and written.

Written by the rules of RFC 4180; read more leniently, since few programs keep to them. A quote that is never closed, or
after which more follows, is the user's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from app.model.blocks import guarded, unguarded

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")

NumberedRow = tuple[int, list[str]]
"""The line on which a row begins, counted from 1, and its cells."""


def rows_in(text: str, separator: str) -> Iterator[NumberedRow]:
    """The rows of `text`, empty ones too, each cell without the apostrophe that kept it from being a formula."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = re.compile(f"[^\n{re.escape(separator)}]*")
    at, number, begun, row = 0, 1, 1, list[str]()
    while at < len(text) or row:
        cell, at, lines = _cell(text, at, separator, plain)
        row.append(unguarded(cell))
        number += lines
        if text.startswith(separator, at):
            at += 1
            continue
        yield begun, row
        at, number, row = at + 1, number + 1, []
        begun = number


def first_rows(text: str, separator: str, count: int) -> list[list[str]]:
    """The first so many rows of `text`."""
    return [row for _, row in islice(rows_in(text[: count * 20_000], separator), count)]


def written(rows: Iterable[Sequence[str]], separator: str) -> str:
    """Rows as text, no cell of which a spreadsheet takes for a formula.

    Between quotes stands whatever holds a sign that may separate: a spreadsheet may be set to split at all of them.
    """
    special = re.compile('[\r\n"\t,;]|^\\s|\\s$')
    lines = (separator.join(_quoted(_guarded(cell), special) for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


def _guarded(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else guarded(cell)


def _quoted(cell: str, special: re.Pattern[str]) -> str:
    if not special.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _cell(text: str, at: int, separator: str, plain: re.Pattern[str]) -> tuple[str, int, int]:
    """A cell, where it ends, and how many lines end within it."""
    end = _closing(text, at, separator) if text.startswith('"', at) else -1
    if end >= 0:
        inside = text[at + 1 : end]
        return inside.replace('""', '"'), end + 1, inside.count("\n")
    match = plain.match(text, at)
    end = match.end() if match else at
    return text[at:end], end, 0


def _closing(text: str, at: int, separator: str) -> int:
    """Where the quote that opens at `at` is closed, or -1 when that is never, or when something follows."""
    quote = text.find('"', at + 1)
    while quote >= 0 and text.startswith('""', quote):
        quote = text.find('"', quote + 2)
    after = text[quote + 1 : quote + 2]
    return quote if quote >= 0 and after in ("", "\n", separator) else -1
