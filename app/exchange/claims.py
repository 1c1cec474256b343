"""Telling by its first looks of which format a foreign file is: one cheap function for each, over any bytes at all.

Several formats share an ending, so the ending alone does not say. A claim reads nothing: it only looks for what no file
of that format lacks. It loads no library, takes no longer than a moment and never raises, whatever it is given: it runs
in the window's own process, before any that has limits.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import islice

_BEFORE = r"[ \t>\f\v\xa0\u3000\ufeff]*+"
_WORD = r"journey(?=[^\S\n]*(?:$|%%|[#;]|(?:title|section|accTitle|accDescr)\b))"
_JOURNEY = re.compile(rf"^{_BEFORE}{_WORD}|>{_WORD}", re.MULTILINE)
_IS_JOURNEY = re.compile(
    rf"\s*(?:---\n.*?\n[^\S\n]*---[^\S\n]*\n\s*)?(?:%%[^\n]*\n\s*)*{_WORD}", re.MULTILINE | re.DOTALL
)
_MARKED = re.compile(
    rf"^{_BEFORE}(?:`{{3,}}+|~{{3,}}+|:{{3,}}+)[ \t]*+\{{?\.?[ \t]*+mermaid\b"
    rf"|\bclass=[\"']?[^\"'<>\n]{{0,200}}\bmermaid\b",
    re.IGNORECASE | re.MULTILINE,
)
_FIRST_WORD = re.compile(r"\s*(?:%%[^\n]*\n\s*)*([A-Za-z][\w-]*)")
_PROJECT = re.compile(rb'"format"\s*:\s*"reiskaart-project"')
_SHEET_OF_OURS = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*\bname=[\"']_reiskaart[\"']")

_MOST_OF_A_TEXT, _MOST_ROWS, _MOST_CELLS, _MOST_TABLES = 1_000_000, 60, 64, 200
"""How much of a text that was pasted is looked at for headings: bytes, rows of a table, cells of a row, tables."""

_MOST_OF_A_BOOK = 1 << 20
"""Bytes of a workbook's list of sheets, and of a zip file's list of parts."""


def anything(data: bytes) -> bool:
    """Claims whatever there is: for a format that shares its endings with no other."""
    return True


def nothing(data: bytes) -> bool:
    """Claims nothing."""
    return False


def mermaid_journey(data: bytes) -> bool:
    """A Mermaid journey, or a page with one in it."""
    return bool(_JOURNEY.search(text_of(data)))


def mermaid_diagram(data: bytes) -> bool:
    """Any diagram of Mermaid's, or a page with one."""
    from app.exchange.mermaid.sources import DIAGRAM_TYPES

    text = text_of(data)
    word = _FIRST_WORD.match(text)
    return bool(_MARKED.search(text)) or (word is not None and word[1].removesuffix("-beta") in DIAGRAM_TYPES)


def pasted_journey(data: bytes) -> bool:
    """A text that begins as a Mermaid journey, or has one that is marked as such: not a sentence with that word."""
    text = text_of(data)
    return bool(_IS_JOURNEY.match(text)) or bool(_MARKED.search(text) and _JOURNEY.search(text))


def project(data: bytes) -> bool:
    """A project of ours as JSON."""
    return bool(_PROJECT.search(data))


def openjourney(data: bytes) -> bool:
    """A journey in the OpenJourney Format."""
    from app.exchange.openjourney import claims

    return claims(data)


def cjml(data: bytes) -> bool:
    """A journey in CJML."""
    from app.exchange.cjml import claims

    return claims(data)


def our_workbook(data: bytes) -> bool:
    """A workbook with the sheet by which we know our own when it comes back."""
    if not _is_small_zip(data):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts, parts.open("xl/workbook.xml") as book:
            return bool(_SHEET_OF_OURS.search(book.read(_MOST_OF_A_BOOK)))
    except Exception:  # noqa: BLE001  # an edge: zipfile raises what it likes on bytes that only look like a zip file
        return False


def any_workbook(data: bytes) -> bool:
    """A file that may be a workbook, also an old or a locked one, of which its reader says so."""
    return data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def tabs(data: bytes) -> bool:
    """A text with tabs in its first lines."""
    return b"\t" in data[:20_000]


def markdown_table(data: bytes) -> bool:
    """A page with a table in it: a line of dashes under one with bars."""
    from app.exchange.tables.markdown_text import has_table

    return has_table(text_of(data))


def pasted_tabs(data: bytes) -> bool:
    """A text with tabs that is a table with the headings of a journey."""
    return _is_journey(data, "\t")


def pasted_separated(data: bytes) -> bool:
    """A text with commas or semicolons that is a table with the headings of a journey."""
    return _is_journey(data, ";") or _is_journey(data, ",")


def pasted_markdown(data: bytes) -> bool:
    """A text in Markdown with a table that has the headings of a journey."""
    from app.exchange.tables.entries import of_texts
    from app.exchange.tables.lying import is_surely_journey
    from app.exchange.tables.markdown_text import tables_in

    found = tables_in(text_of(data[:_MOST_OF_A_TEXT]), _MOST_ROWS, _MOST_CELLS)
    return any(is_surely_journey(of_texts("", table.rows)) for table in islice(found, _MOST_TABLES))


def _is_journey(data: bytes, separator: str) -> bool:
    from app.exchange.tables.entries import of_texts
    from app.exchange.tables.lying import is_surely_journey
    from app.exchange.tables.separated import first_rows

    if separator.encode() not in data:
        return False
    rows = first_rows(text_of(data[:_MOST_OF_A_TEXT]), separator, _MOST_ROWS)
    return is_surely_journey(of_texts("", enumerate((row[:_MOST_CELLS] for row in rows), 1)))


def text_of(data: bytes) -> str:
    """`data` as a text to look through, with all its line ends as one: signs that are no ASCII may come out wrong."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_small_zip(data: bytes) -> bool:
    """Whether this is a zip file whose list of parts is short, so that reading the list takes no time."""
    end = data.rfind(b"PK\5\6")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data.startswith(b"PK") and end >= 0 and size <= _MOST_OF_A_BOOK
