"""A Mermaid journey as it stands in the file: its lines told apart, nothing judged yet. And the list of repairs."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.entities import html5

from app.exchange.base import Remark, Repair

SPACES = (
    "\t\n\x0b\x0c\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""What JavaScript, and so Mermaid, takes for white space; Python's own idea of it differs."""

SPACE = f"[{SPACES}]"
"""One of these, in a regular expression."""

ENTITY = r"\#[A-Za-z0-9_]+;"
"""How Mermaid writes a character that would otherwise have a meaning: #35; or #amp;."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a diagram, with its number in the file, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The line that begins a phase."""

    name: str
    line: Line


@dataclass(frozen=True, slots=True)
class Task:
    """A step: `data` is what follows the first colon, still to be judged; None when there is no colon."""

    name: str
    data: str | None
    line: Line


@dataclass(frozen=True)
class Diagram:
    """A journey's parts in the order in which they stand; texts are as written, with their entities."""

    title: str = ""
    acc_title: str = ""
    description: str = ""
    parts: tuple[Section | Task, ...] = ()


@dataclass
class Repairs:
    """What was read otherwise than it stood there, gathered while reading; each is told once a line."""

    _found: dict[tuple[str, int | None, str], Repair] = field(default_factory=dict)

    def add(self, msgid: str, line: Line | None, original: str = "", **values: object) -> None:
        """Notes a repair with the text as it stood: that of `line`, unless `original` says more."""
        text = original or (line.text.strip() if line else "")
        number = line.number if line else None
        self._found.setdefault((msgid, number, text), Repair(Remark(msgid, values), text, number))

    def told(self) -> tuple[Repair, ...]:
        """All repairs, from the top of the file to its end."""
        return tuple(sorted(self._found.values(), key=lambda repair: repair.line or 0))


def decoded(text: str) -> str:
    """`text` with Mermaid's entities as the characters they stand for; an unknown name stays as it is."""
    return re.sub(ENTITY, _character, text)


def _character(match: re.Match[str]) -> str:
    inner = match[0][1:-1]
    return html.unescape(f"&#{inner};") if inner.isdigit() else html5.get(f"{inner};", match[0])
