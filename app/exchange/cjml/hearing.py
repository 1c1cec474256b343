"""What of a file has been read: every text and reference goes through here, so that what nobody asked for can be told.

Knows no names: an element that says something and was not read is told, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.exchange.foreign.markup import Element
from app.exchange.foreign.repairs import Spot
from app.model.text import one_line

NOTHING = ("", "nan", "NaN", "NaT", "null", "undefined")
"""What programs write where they have nothing to say. With blanks around it somebody said it; no title is it."""

_MOST_WORDS = 50


@dataclass(slots=True)
class _Look:
    """What was seen of an element and all in it: whether it says anything, was read at all, and what of it was not."""

    says: bool
    is_read: bool
    unread: list[Element]


class Hearing:
    """The elements of one file, and which of them have been read."""

    def __init__(self) -> None:
        self._texts: set[int] = set()
        self._read: set[int] = set()

    def text(self, element: Element, *path: str) -> str:
        """The text at the end of a path of names, the first by each, without blanks around it."""
        found = element.at(*path)
        return self._text_of(found).strip() if found else ""

    def is_said(self, element: Element, *path: str) -> bool:
        """Whether there is a text at the end of a path, and no program put it there for want of one."""
        found = element.at(*path)
        return found is not None and self._text_of(found) not in NOTHING

    def attribute(self, element: Element, name: str) -> str:
        """What an element refers to, or is called by others; what else it says is not read by that."""
        self._read.add(id(element))
        return element.attribute(name)

    def unread(self, root: Element) -> Sequence[Element]:
        """Every element that says something and was not read, in the order of the file.

        One in which nothing was read is one as a whole, and there references count as saying something too.
        """
        return self._look(root).unread

    def _text_of(self, element: Element) -> str:
        self._texts.add(id(element))
        return element.whole_text

    def _look(self, element: Element) -> _Look:
        inner = [self._look(child) for child in element.children]
        says = element.text not in NOTHING
        is_heard = id(element) in self._texts
        if not (is_heard or id(element) in self._read or any(each.is_read for each in inner)):
            says = says or any(element.attributes.values()) or any(each.says for each in inner)
            return _Look(says, False, [element] if says else [])
        own = [element] if says and not is_heard else []
        return _Look(True, True, own + [found for each in inner for found in each.unread])


def spot_of(element: Element) -> Spot:
    """Where an element stands, with what it says."""
    words = [*element.attributes.values(), *_words(element)]
    return Spot(element.line, one_line(" ".join(words), 200), element.name)


def _words(element: Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element.children[:_MOST_WORDS]:
        yield from _words(child)
