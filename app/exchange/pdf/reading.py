"""A written PDF read back as any reader reads it: what each page says, where, how wide, and within which cut.

Goes by the file alone: its pages, what its fonts say that their codes mean and how wide those are, and the operators
of text and of cutting (PDF 32000-1, 8.5.4 and 9). Text is found in the order in which it stands on paper, so that of
right-to-left scripts is in visual order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from app.drawing.primitives import Box
from app.exchange.pdf.objects import Objects
from app.exchange.pdf.pages import Size

_OPERATOR = re.compile(
    rb"(?P<cut>[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+) re W n"
    rb"|/(?P<font>\S+) (?P<size>[\d.]+) Tf"
    rb"|1 0 0 1 (?P<at>[-\d.]+ [-\d.]+) Tm"
    rb"|<(?P<codes>[0-9a-fA-F]+)> Tj"
    rb"|(?<!\S)(?P<word>BT|ET|q|Q)(?!\S)"
)
_ENDINGS = (b"Tj", b"Tm", b"Tf", b"BT", b"ET", b"W n", b"q", b"Q")
_MEANING = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line of text, what it covers from its baseline up, in points from the upper left, and its cut, if any."""

    text: str
    box: Box
    clip: Box | None


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read."""

    size: Size
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class _Font:
    """What the codes of a font read as, and how wide they are, as a part of the size."""

    meanings: Mapping[int, str]
    widths: tuple[float, ...]


def read(data: bytes) -> list[ReadPage]:
    """The pages of a file; raises ValueError when it is damaged."""
    with _refusing_damage():
        return list(_pages(Objects(data)))


def count_pages(data: bytes) -> int:
    """How many pages a file has, each of which can be unpacked; raises ValueError when it is damaged."""
    with _refusing_damage():
        objects = Objects(data)
        return sum(
            bool(objects.stream(page["Contents"])) for page in _leaves(objects, objects.dict(objects.root["Pages"]))
        )


@contextmanager
def _refusing_damage() -> Iterator[None]:
    try:
        yield
    except (KeyError, IndexError, TypeError, UnicodeDecodeError) as error:
        raise ValueError("the PDF is damaged") from error


def _pages(objects: Objects) -> Iterator[ReadPage]:
    fonts: dict[Any, _Font] = {}
    for page in _leaves(objects, objects.dict(objects.root["Pages"])):
        named = objects.dict(objects.dict(page["Resources"]).get("Font", {}))
        for ref in named.values():
            if ref not in fonts:
                fonts[ref] = _font(objects, objects.dict(ref))
        size = Size(*page["MediaBox"][2:])
        reading = _Reading(size.h, {name: fonts[ref] for name, ref in named.items()})
        yield ReadPage(size, tuple(reading.lines(objects.stream(page["Contents"]))))


def _leaves(objects: Objects, node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The pages under a node of the tree of pages, in order."""
    for kid in map(objects.dict, objects.get(node["Kids"])):
        if kid["Type"] == "Page":
            yield kid
        else:
            yield from _leaves(objects, kid)


def _font(objects: Objects, font: dict[str, Any]) -> _Font:
    described = objects.stream(font["ToUnicode"]) if "ToUnicode" in font else b""
    meanings = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _MEANING.findall(described)
    }
    widths = objects.get(font.get("Widths", []))
    return _Font(meanings, (0.0,) * int(font.get("FirstChar", 0)) + tuple(width / 1000 for width in widths))


def _operators(content: bytes) -> Iterator[re.Match[bytes]]:
    """The operators that concern text, of lines that end with one: most lines only draw, and are gone past."""
    for line in content.splitlines():
        if line.endswith(_ENDINGS):
            yield from _OPERATOR.finditer(line)


@dataclass
class _Reading:
    """Goes through what a page consists of."""

    height: float
    fonts: Mapping[str, _Font]
    clip: Box | None = None
    _cuts: list[Box | None] = field(default_factory=list)
    _font: str = ""
    _size: float = 0.0
    _x: float = 0.0
    _y: float = 0.0

    def lines(self, content: bytes) -> Iterator[ReadLine]:
        """Each text object of a page is one line."""
        text, left, size = "", 0.0, 0.0
        for found in _operators(content):
            match found.lastgroup:
                case "word":
                    word = found["word"]
                    if word == b"ET" and text.strip():
                        yield ReadLine(text, self._box(left, size), self.clip)
                    text, size = "", 0.0
                    self._keep_cut(word)
                case "size":
                    self._font, self._size = found["font"].decode(), float(found["size"])
                case "at":
                    self._x, self._y = map(float, found["at"].split())
                case "codes":
                    left = min(left, self._x) if text else self._x
                    size = max(size, self._size)
                    text += self._shown(bytes.fromhex(found["codes"].decode()))
                case _:
                    self._cut(Box(*map(float, found["cut"].split())))

    def _keep_cut(self, word: bytes) -> None:
        if word == b"q":
            self._cuts.append(self.clip)
        elif word == b"Q":
            self.clip = self._cuts.pop()

    def _cut(self, box: Box) -> None:
        self.clip = Box(box.x, self.height - box.bottom, box.w, box.h)

    def _shown(self, codes: bytes) -> str:
        """What codes read as; goes on by how wide they are."""
        font = self.fonts[self._font]
        self._x += sum(font.widths[code] for code in codes) * self._size
        return "".join(font.meanings.get(code, "") for code in codes)

    def _box(self, left: float, size: float) -> Box:
        high = size * 0.75
        return Box(left, self.height - self._y - high, self._x - left, high)
