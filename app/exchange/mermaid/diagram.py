"""A Mermaid journey as it stands in the file: its lines told apart, nothing judged yet."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5

from app.exchange.foreign.repairs import Spot

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
class Section:
    """The line that begins a phase."""

    name: str
    line: Spot


@dataclass(frozen=True, slots=True)
class Task:
    """A step: `data` is what follows the first colon, still to be judged; None when there is no colon."""

    name: str
    data: str | None
    line: Spot


@dataclass(frozen=True)
class Diagram:
    """A journey's parts in the order in which they stand; texts are as written, with their entities."""

    title: str = ""
    acc_title: str = ""
    description: str = ""
    parts: tuple[Section | Task, ...] = ()


def decoded(text: str) -> str:
    """`text` with Mermaid's entities as the characters they stand for; an unknown name stays as it is."""
    return re.sub(ENTITY, _character, text)


def _character(match: re.Match[str]) -> str:
    inner = match[0][1:-1]
    return html.unescape(f"&#{inner};") if inner.isdigit() else html5.get(f"{inner};", match[0])
