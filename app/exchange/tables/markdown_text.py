"""Tables in Markdown, read out of a page and written, with the headings that they stand under.

Written so that every reader of Markdown shows just the text: signs that mean something there are escaped, a line end is
a <br>. Read the same way, and what is bold or a link in a cell is its words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.model.text import one_line

_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<words>.*)")
_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})")
_BREAK = re.compile(r"<br {0,9}/? {0,9}>", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,1000}\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^*_~]{1,1000}?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_]{1,1000}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"(?<!`)(`++)([^`]{1,1000})\1(?!`)")

_PUT_BY = "\0"
"""Marks where an escaped sign waits, out of reach of what reads signs; no text of a map holds it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A table of a page: the headings it stands under, the outermost first, and its rows, each with its line."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


def tables_in(text: str, rows: int | None = None, columns: int | None = None) -> Iterator[Found]:
    """The tables of a page, from its top; what stands in a fenced block is none.

    Of each no more than so many `rows` and `columns` are made out, where these are given.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings: dict[int, str] = {}
    fence, at = "", 0
    while at < len(lines):
        line = lines[at]
        mark = _FENCE.match(line)
        if mark and (not fence or mark["mark"].startswith(fence)):
            fence = "" if fence else mark["mark"]
        elif not fence and (match := _HEADING.match(line)):
            level = len(match["level"])
            headings = {n: words for n, words in headings.items() if n < level}
            headings[level] = match["words"]
        elif not fence and "|" in line and at + 1 < len(lines) and _is_rule(lines[at + 1]):
            end = _end(lines, at + 2)
            numbers = [at, *range(at + 2, end)][:rows]
            found = tuple((number + 1, _cells(lines[number], columns)) for number in numbers)
            yield Found(tuple(one_line(plain(words.rstrip("# \t")), 200) for words in headings.values()), found)
            at = end
            continue
        at += 1


def has_table(text: str) -> bool:
    """Whether there seems to be a table in a page."""
    lines = text.split("\n")
    return any("|" in above and _is_rule(below) for above, below in pairwise(lines))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table, the first of them its headings."""
    head, *body = [_line(map(escaped, row)) for row in rows]
    rule = _line("---" for _ in rows[0])
    return "\n".join([head, rule, *body]) + "\n"


def escaped(text: str) -> str:
    """A text as it is written where signs mean something, its line ends as <br>."""
    signs = _SPECIAL.sub(lambda match: _written(match[0]), text)
    return re.sub(r"^ +| (?= )| +$", lambda match: "&nbsp;" * len(match[0]), signs, flags=re.MULTILINE).replace(
        "\n", "<br>"
    )


def plain(cell: str) -> str:
    """What a cell reads: no marks of Markdown, and a line end for each <br>."""
    kept: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        kept.append(match[1])
        return f"{_PUT_BY}{len(kept) - 1};"

    text = _ESCAPED.sub(put_by, cell.replace(_PUT_BY, ""))
    for pattern, group in ((_CODE, 2), (_LINK, 1), (_STRONG, 2), (_SLANTED, 2)):
        text = pattern.sub(rf"\{group}", text)
    text = _ENTITY.sub(_character, _BREAK.sub("\n", text))
    return re.sub(f"{_PUT_BY}(\\d+);", lambda match: kept[int(match[1])], text)


def _written(sign: str) -> str:
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, f"\\{sign}")


def _character(match: re.Match[str]) -> str:
    return " " if match[0] == "&nbsp;" else html.unescape(match[0])


def _line(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_rule(line: str) -> bool:
    return "-" in line and len(line) < 10_000 and _RULE.fullmatch(line) is not None


def _end(lines: Sequence[str], at: int) -> int:
    """The line after the last row of a table, which goes on as long as lines have a bar in them."""
    while at < len(lines) and "|" in lines[at] and not _FENCE.match(lines[at]):
        at += 1
    return at


def _cells(line: str, most: int | None) -> list[str]:
    inside = line.strip().removeprefix("|")
    pieces = re.split(r"(?<!\\)((?:\\\\)*)\|", inside)
    cells = [before + slashes for before, slashes in zip(pieces[::2], [*pieces[1::2], ""], strict=True)]
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [plain(cell.strip()) for cell in cells[:most]]
