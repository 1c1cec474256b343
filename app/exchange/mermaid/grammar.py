"""Mermaid's own grammar of a journey, to the letter: what it accepts is read as it reads it.

Checked against Mermaid 11 in tests/outside. What Mermaid refuses raises NotMermaidError; lenient.py then takes over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.mermaid.diagram import ENTITY, SPACE, Diagram, Section, Task
from app.exchange.mermaid.prepare import Prepared
from app.i18n import N_

COMMENT = N_("What follows a # is a comment in Mermaid, so it was left out.")


class NotMermaidError(Exception):
    """Mermaid itself would refuse this diagram."""


# The alternatives stand in the order of Mermaid's lexer, where the first that matches wins. It has a name and its data
# as two tokens, but only ever accepts them side by side. A character beyond U+FFFF is two to JavaScript, so that none
# of them stands before a %% as the one character of that rule.
_TOKEN = re.compile(
    rf"""
      (?P<skipped> %(?!\{{)[^\n]* | [^}}\U00010000-\U0010ffff]%%[^\n]* | {SPACE}+ )
    | (?P<comment> \#(?![A-Za-z0-9_]+;)[^\n]* )
    | (?P<journey> journey\b )
    | title {SPACE} (?P<title> (?:[^#\n;]|{ENTITY})+ )
    | accTitle {SPACE}* : {SPACE}*+ (?P<acc_title> [^\n]+ )
    | accDescr {SPACE}* : {SPACE}*+ (?P<acc_line> [^\n]+ )
    | accDescr {SPACE}* \{{ {SPACE}* (?P<acc_block> [^}}]* ) \}}
    | section {SPACE} (?P<section> (?:[^#:\n;]|{ENTITY})+ )
    | (?! accTitle {SPACE}* : | accDescr {SPACE}* [:{{] )
      (?P<task> (?:[^#:\n;]|{ENTITY})+ ) :(?!%%) (?P<data> (?:[^#\n;]|{ENTITY})+ )
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_HEAD = re.compile(r"journey\b", re.ASCII)


def parse(prepared: Prepared, repairs: Repairs) -> Diagram:
    """The diagram as Mermaid reads it; raises NotMermaidError when it would not."""
    title, acc_title, description = "", "", ""
    parts: list[Section | Task] = []
    for match, line in _tokens(prepared):
        kind = match.lastgroup
        if kind == "title":
            title = match["title"]
        elif kind == "acc_title":
            acc_title = match["acc_title"]
        elif kind in ("acc_line", "acc_block"):
            description = match[kind]
        elif kind == "section":
            parts.append(Section(match["section"], line))
        elif kind == "data":
            parts.append(Task(match["task"], match["data"], line))
        elif kind == "comment" and not line.text.lstrip().startswith("#"):
            repairs.add(COMMENT, line)
    return Diagram(title, acc_title, description, tuple(parts))


def _tokens(prepared: Prepared) -> Iterator[tuple[re.Match[str], Spot]]:
    """The tokens after the opening word, each with the line on which it begins."""
    text = "".join(f"{line.text}\n" for line in prepared.lines)
    starts = [0, *accumulate(len(line.text) + 1 for line in prepared.lines)]
    head = _HEAD.match(text)
    if head is None:
        raise NotMermaidError
    place = head.end()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup == "journey":
            raise NotMermaidError
        yield match, prepared.lines[bisect_right(starts, place) - 1]
        place = match.end()
