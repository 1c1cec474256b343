"""Reading a journey that Mermaid itself would refuse: line by line, keeping every word, and telling what was mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.mermaid.diagram import ENTITY, SPACES, Diagram, Section, Task
from app.exchange.mermaid.prepare import Prepared
from app.i18n import N_

SEMICOLON = N_("Mermaid cannot hold a semicolon; it was read as an ordinary character.")
HASH = N_("A # that begins no comment was read as an ordinary character.")
COLON_IN_SECTION = N_("Mermaid cannot hold a colon in a section; the phase keeps it in its name.")
NAMELESS_SECTION = N_("A section without a name became a phase without a name.")
STRAY_JOURNEY = N_("The word “journey” stands here a second time and was left out.")

_HEAD = re.compile(r"journey\b[:;]?", re.ASCII)
_KEYWORD = re.compile(
    r"(?P<word>title(?=\s)|accTitle\s*:|accDescr\s*:|accDescr\s*\{|section(?=\s|:|$)|journey$)\s*:?", re.IGNORECASE
)
_HASH = re.compile(rf"(?:{ENTITY})|(?P<mark>\#)", re.ASCII)
_WHOLE = re.compile(r":\s*[+-]?\d[^:]*(?::.*)?$|^section\s")


def parse(prepared: Prepared, repairs: Repairs) -> Diagram:
    """The diagram as its author must have meant it."""
    reading = _Reading(repairs)
    for line in _after_the_head(prepared.lines):
        reading.take(line)
    return Diagram(reading.title, reading.acc_title, reading.description, tuple(reading.parts))


def _after_the_head(lines: Sequence[Spot]) -> Iterator[Spot]:
    for index, line in enumerate(lines):
        yield line if index else Spot(line.number, _HEAD.sub("", line.text, count=1))


class _Reading:
    """What has been read so far; `_in_block` is inside the braces of an accDescr."""

    def __init__(self, repairs: Repairs) -> None:
        self.title = ""
        self.acc_title = ""
        self.parts: list[Section | Task] = []
        self._described: list[str] = []
        self._in_block = False
        self._repairs = repairs

    @property
    def description(self) -> str:
        """What the last accDescr says."""
        return "\n".join(self._described)

    def take(self, line: Spot) -> None:
        text = line.text.strip(SPACES)
        if self._in_block:
            self._take_block(text)
        elif text and not text.startswith("%") and not _is_comment(text):
            self._take_words(_mended(text, line, self._repairs), line)

    def _take_block(self, text: str) -> None:
        inside, brace, _ = text.partition("}")
        if inside.strip():
            self._described.append(inside.strip())
        self._in_block = not brace

    def _take_words(self, text: str, line: Spot) -> None:
        match = _KEYWORD.match(text)
        word = re.sub(r"\s", "", match["word"]).casefold() if match else ""
        rest = text[match.end() :].strip(SPACES) if match else text
        if word == "section":
            self._take_section(rest, line)
        elif word == "title":
            self.title = rest
        elif word == "journey":
            self._repairs.add(STRAY_JOURNEY, line)
        elif word == "acctitle:":
            self.acc_title = rest
        elif word == "accdescr:":
            self._described = [rest]
        elif word:
            self._described = []
            self._in_block = True
            self._take_block(rest)
        else:
            name, colon, data = text.partition(":")
            self.parts.append(Task(name, data if colon else None, line))

    def _take_section(self, name: str, line: Spot) -> None:
        if not name:
            self._repairs.add(NAMELESS_SECTION, line)
        elif ":" in name:
            self._repairs.add(COLON_IN_SECTION, line)
        self.parts.append(Section(name.rstrip(":").rstrip(SPACES), line))


def _is_comment(text: str) -> bool:
    match = _HASH.match(text)
    return match is not None and match["mark"] is not None


def _mended(text: str, line: Spot, repairs: Repairs) -> str:
    """`text` without its comment; a # within words, and any semicolon, are kept and told."""
    text = _without_comment(text, line, repairs)
    plain = re.sub(ENTITY, "", text)
    if ";" not in plain:
        return text
    repairs.add(SEMICOLON, line)
    return text if re.search(ENTITY + r"$", text) else text.rstrip(";" + SPACES)


def _without_comment(text: str, line: Spot, repairs: Repairs) -> str:
    for match in _HASH.finditer(text):
        if match["mark"] is None:
            continue
        if _WHOLE.search(text[: match.start()].rstrip(SPACES)):
            return text[: match.start()].rstrip(SPACES)
        repairs.add(HASH, line)
        return text
    return text
