"""From the bytes of a text file to its text, whichever way it was stored, and the separator it uses."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from app.exchange.foreign.repairs import Repairs
from app.exchange.tables.separated import first_rows
from app.i18n import N_

NOT_UTF8 = N_("The file is not in UTF-8; it was read as Western European text.")
BROKEN = N_("The file is damaged: characters that cannot be read became �.")

SEPARATORS = (";", ",", "\t")

_SAID = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LOOKED_AT = 60


def decoded(source: bytes, repairs: Repairs) -> str:
    """The text in `source`: by its mark, else UTF-8, else Western European, which is told."""
    mark = next((mark for mark in _MARKS if source.startswith(mark)), b"")
    encoding = _MARKS.get(mark) or _wide(source) or "utf-8"
    body = source[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8" and not mark:
            repairs.add(NOT_UTF8, None)
            return body.decode("cp1252", errors="replace")
        repairs.add(BROKEN, None)
        return body.decode(encoding, errors="replace")


def _wide(source: bytes) -> str:
    """The encoding of a text of two bytes a letter that has no mark; empty for any other."""
    start = source[:200]
    if len(start) < 4 or start.count(0) < len(start) // 4:
        return ""
    return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"


def separator_of(text: str, preferred: str = "") -> tuple[str, str]:
    """The sign between the cells of `text`, and the text without the line in which it says so, if it does.

    It is the one by which the most of the first lines have the same number of cells, and of those the one that makes
    most; between equals, the `preferred` one.
    """
    if told := _SAID.match(text):
        return told[1], text[told.end() :]
    ranked = sorted(SEPARATORS, key=lambda each: each != preferred)
    return max(ranked, key=lambda each: _evenness(first_rows(text, each, _LOOKED_AT))), text


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    usual = max(widths, key=lambda width: (widths.count(width), width), default=1)
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
