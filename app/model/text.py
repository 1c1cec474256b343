"""Rules for text that enters a map: what is taken out, and how much fits.

Every text passes here once, when it enters; so everything behind it, the file, Excel, PDF and XML, can rely on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_NOTE = 20_000
"""Characters that one text holds at most; a longer one is cut visibly, never in silence."""

_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text fit for a map: `removed` counts the control characters taken out, `cut` the characters over the limit."""

    text: str
    removed: int = 0
    cut: int = 0


def clean(text: str, limit: int = MAX_NOTE) -> CleanText:
    """`text` with line ends as newlines and without control characters, lone surrogates and non-characters."""
    unified = _LINE_ENDS.sub("\n", text)
    kept, removed = _FORBIDDEN.subn("", unified)
    return CleanText(kept[:limit], removed, max(0, len(kept) - limit))


def one_line(text: str, limit: int = MAX_NOTE) -> str:
    """`text` cleaned, with every run of white space as one blank: for titles and names."""
    return " ".join(clean(text, limit).text.split())


def name_key(name: str) -> str:
    """What two names share that people take for one: the same words, whatever their capitals and spaces."""
    return " ".join(name.split()).casefold()


def without_direction_marks(text: str) -> str:
    """`text` without the invisible marks that turn reading direction: for file names, where they deceive."""
    return _DIRECTION_MARKS.sub("", text)


def has_direction_override(text: str) -> bool:
    """Whether `text` holds a mark that forces reading direction, which the screen shows as a warning sign."""
    return any(mark in text for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


MAX_NAME_BYTES = 200
"""What a name made by us takes at most: file systems allow 255 bytes, and an ending and a mark are still to come."""


def within_bytes(name: str, limit: int = MAX_NAME_BYTES) -> str:
    """The beginning of `name` that takes at most `limit` bytes in UTF-8, never half a character."""
    return name.encode("utf-8", "surrogateescape")[:limit].decode("utf-8", "ignore").rstrip()


_UNSAFE_IN_NAMES = re.compile(r'[<>:"/\\|?*\n\t]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(title: str, fallback: str = "Reiskaart") -> str:
    """A name for a file on any system, made from `title`, without an ending; `fallback` when nothing is left."""
    name = _UNSAFE_IN_NAMES.sub(" ", without_direction_marks(one_line(title)))
    name = within_bytes(" ".join(name.split())[:80]).strip(" .")
    if _RESERVED.fullmatch(name):
        name = f"{name}_"
    return name or fallback
