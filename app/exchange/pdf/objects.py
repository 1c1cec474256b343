"""The objects of a PDF file, found as every reader finds them: by the table at its end (PDF 32000-1, 7.3 and 7.5).

Reads what our own writer makes, so no encryption, no object streams and no older generations; whatever else it meets
is a ValueError. Knows nothing of pages or fonts.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*[\r\n]\s*)*"
    rb"(<<|>>|\[|\]|/[^\s<>\[\]()/%]*|\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|[^\s<>\[\]()/%]+)",
    re.DOTALL,
)
_ENTRY = 20  # bytes of a line of the table


@dataclass(frozen=True, slots=True)
class Ref:
    """Another object, by its number."""

    number: int


class Objects:
    """The objects of a file whose bytes are `data`; raises ValueError where it is not whole."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if not data.startswith(b"%PDF-") or not data.rstrip().endswith(b"%%EOF"):
            raise ValueError("not a whole PDF file")
        place = data[-1024:].rpartition(b"startxref")[2].split()
        self._offsets, trailer = self._table(int(place[0]))
        self._known: dict[int, Any] = {}
        self.root = self.dict(self._value(trailer)["Root"])

    def get(self, value: Any) -> Any:
        """The value itself, or what it refers to."""
        if not isinstance(value, Ref):
            return value
        if value.number not in self._known:
            self._known[value.number] = self._value(self._body(value.number))
        return self._known[value.number]

    def dict(self, value: Any) -> dict[str, Any]:
        """A dictionary, or that which it refers to."""
        found = self.get(value)
        if not isinstance(found, dict):
            raise ValueError("the PDF has no dictionary where one belongs")
        return found

    def stream(self, ref: Ref) -> bytes:
        """The bytes of a stream, unpacked."""
        about = self.dict(ref)
        start = self._data.index(b"stream", self._body(ref.number)) + len(b"stream")
        start += 2 if self._data[start : start + 2] == b"\r\n" else 1
        packed = self._data[start : start + self.get(about["Length"])]
        filters = about.get("Filter", [])
        if filters not in ([], ["FlateDecode"]):
            raise ValueError("a stream of the PDF is packed in a way that is not ours")
        try:
            return zlib.decompress(packed) if filters else packed
        except zlib.error as error:
            raise ValueError("a stream of the PDF is damaged") from error

    def _table(self, place: int) -> tuple[list[int], int]:
        """Where each object begins, and where what stands behind the table does."""
        head = re.compile(rb"xref\s+0 (\d+)\s*?\n").match(self._data, place)
        if head is None:
            raise ValueError("the PDF's table of contents is not where it says")
        count, start = int(head[1]), head.end()
        lines = (self._data[start + at * _ENTRY : start + (at + 1) * _ENTRY] for at in range(count))
        trailer = self._data.find(b"trailer", start + count * _ENTRY)
        if trailer < 0:
            raise ValueError("the PDF has no trailer")
        return [int(line[:10]) for line in lines], trailer + len(b"trailer")

    def _body(self, number: int) -> int:
        """Where an object's value begins."""
        head = re.compile(rb"\s*%d 0 obj" % number).match(self._data, self._offsets[number])
        if head is None:
            raise ValueError("an object of the PDF is not where its table says")
        return head.end()

    def _value(self, at: int) -> Any:
        return _parsed(match[1] for match in _TOKEN.finditer(self._data, at))


def _parsed(tokens: Iterator[bytes]) -> Any:
    """One value: containers as dict and list, names and strings as str, numbers, references."""
    stack: list[list[Any]] = [[]]
    opened: list[bytes] = []
    for token in tokens:
        if token in (b"<<", b"["):
            opened.append(token)
            stack.append([])
        elif token in (b">>", b"]"):
            items = stack.pop()
            stack[-1].append(_pairs(items) if opened.pop() == b"<<" else items)
        elif token == b"R" and len(stack[-1]) >= 2:
            stack[-1][-2:] = [Ref(int(stack[-1][-2]))]
        else:
            stack[-1].append(_atom(token))
        if not opened and token != b"R" and stack[-1]:
            return stack[-1][0]
    raise ValueError("an object of the PDF does not end")


def _pairs(items: list[Any]) -> dict[str, Any]:
    return dict(zip(items[::2], items[1::2], strict=True))


def _atom(token: bytes) -> Any:
    if token[:1] == b"/":
        return token[1:].decode("latin-1")
    if token[:1] in b"(<":
        return token[1:-1].decode("latin-1")
    try:
        return int(token) if token.isdigit() else float(token)
    except ValueError:
        return token.decode("latin-1")
