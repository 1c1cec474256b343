"""Reading XML that somebody else wrote: elements, attributes and texts, and nothing that could do harm.

A document type is refused as soon as it begins. Without one there are no entities, so that nothing is fetched and a
short file cannot become a long one; what is nested too deep or has too many elements is refused as well. Knows no
format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from app.errors import ImportFileError
from app.exchange.foreign.repairs import Repairs, Spot
from app.i18n import N_

DEEPEST = 100
"""Elements within elements; journeys have about eight."""

MOST = 200_000
"""Elements in a file."""

MOST_BYTES = 10_000_000

NOT_WHOLE = N_("“{name}” cannot be read as XML: line {line} is not well-formed. Nothing was imported.")
NOT_XML = N_("“{name}” cannot be read as XML. Nothing was imported.")
HAS_TYPE = N_(
    "“{name}” has a document type (DOCTYPE), which a journey does not need and which can do harm. Nothing was imported."
)
TOO_MUCH = N_("“{name}” holds more than a journey can. Nothing was imported.")
AMPERSAND = N_("A loose & was read as just that sign.")

_LOOSE = re.compile(rb"&(?!(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")


@dataclass(slots=True)
class Element:
    """An element by its name without a prefix. `text` is what stands in it outside other elements."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def whole_text(self) -> str:
        """Its own text, with the blanks around it."""
        return "".join(self.pieces)

    @property
    def text(self) -> str:
        """Its own text, without the blanks around it."""
        return self.whole_text.strip()

    def attribute(self, name: str) -> str:
        """The value of an attribute without blanks around it, or an empty text."""
        return self.attributes.get(name, "").strip()

    def child(self, name: str) -> Element | None:
        """The first element in it by that name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Element]:
        """The elements in it by that name."""
        return (child for child in self.children if child.name == name)

    def at(self, *path: str) -> Element | None:
        """The element at the end of a path of names, the first by each."""
        found: Element | None = self
        for name in path:
            found = found.child(name) if found else None
        return found

    def text_of(self, *path: str) -> str:
        """The text at the end of a path of names, or an empty text."""
        found = self.at(*path)
        return found.text if found else ""


def root_of(source: bytes, name: str, repairs: Repairs) -> Element:
    """The outermost element of a file called `name`; raises ImportFileError when it is no XML, or hostile."""
    if len(source) > MOST_BYTES:
        raise ImportFileError(TOO_MUCH, name=name)
    try:
        return _Tree(name).read(source)
    except expat.ExpatError as error:
        mended = _LOOSE.sub(b"&amp;", source)
        if mended == source:
            raise _refusal(error, name) from error
    return _mended(source, mended, name, repairs)


def _mended(source: bytes, mended: bytes, name: str, repairs: Repairs) -> Element:
    """The outermost element of a file whose writer put & where &amp; belongs, as programs do that glue XML together."""
    try:
        root = _Tree(name).read(mended)
    except expat.ExpatError as error:
        raise _refusal(error, name) from error
    for number, line in enumerate(source.split(b"\n"), 1):
        if _LOOSE.search(line):
            repairs.add(AMPERSAND, Spot(number, line.decode("utf-8", errors="replace").strip()[:200]))
    return root


def _refusal(error: expat.ExpatError, name: str) -> ImportFileError:
    return ImportFileError(NOT_WHOLE, name=name, line=error.lineno)


class _Tree:
    """A tree of elements on its way out of the parser."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse_type
        self._parser.EntityDeclHandler = self._refuse_type
        self._parser.ExternalEntityRefHandler = self._refuse_type

    def read(self, source: bytes) -> Element:
        try:
            self._parser.Parse(source, True)
        except (ValueError, LookupError, TypeError) as error:  # an encoding that nobody knows, or that does not fit
            raise ImportFileError(NOT_XML, name=self._name) from error
        if self._root is None:
            raise ImportFileError(NOT_XML, name=self._name)
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= DEEPEST or self._count > MOST:
            raise ImportFileError(TOO_MUCH, name=self._name)
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], bare, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _refuse_type(self, *_: object) -> int:
        raise ImportFileError(HAS_TYPE, name=self._name)
