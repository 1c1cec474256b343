"""What a sheet holds besides its cells and is not read: remarks at cells and links; and which of its rows are hidden.

Knows the parts of a workbook as bytes, within the limits of opening.py, and no library.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*\bTarget=[\"']([^\"'<>]{1,300})[\"']")
_REMARK = re.compile(rb"<(?:\w+:)?comment\s[^<>]*?\bref=[\"']([A-Z$0-9]{1,20})[\"']")
_END = re.compile(rb"</(?:\w{1,20}:)?comment>")
_IS_REMARKS = re.compile(r"/comments?\d*\.xml$", re.IGNORECASE)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^<>]*?\bref=[\"']([A-Z$0-9:]{1,40})[\"']")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\bhidden=[\"'](?:1|true)[\"']")


@dataclass(frozen=True, slots=True)
class Beside:
    """The remarks at cells, each with its address and its text, and how many links and hidden rows there are."""

    remarks: tuple[tuple[str, str], ...]
    links: int
    hidden_rows: int


def beside(parts: Mapping[str, bytes], path: str) -> Beside:
    """What the sheet whose part is called `path` holds besides its cells."""
    raw = parts.get(path, b"")
    remarks = tuple(remark for part in _related(parts, path) for remark in _remarks(part))
    return Beside(remarks, len(_LINK.findall(raw)), len(_HIDDEN.findall(raw)))


def _related(parts: Mapping[str, bytes], path: str) -> Iterator[bytes]:
    """The parts with remarks at the cells of a sheet, as an older Excel reads them too."""
    folder, name = posixpath.split(path)
    for match in _RELATION.finditer(parts.get(f"{folder}/_rels/{name}.rels", b"")):
        target = match[1].decode("utf-8", errors="replace")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if _IS_REMARKS.search(part):
            yield parts.get(part, b"")


def _remarks(part: bytes) -> Iterator[tuple[str, str]]:
    for piece in _END.split(part):
        if match := _REMARK.search(piece):
            text = b"".join(_TEXT.findall(piece, match.end())).decode("utf-8", errors="replace")
            yield match[1].decode().replace("$", ""), html.unescape(text)
