"""What happens to a Mermaid diagram before its grammar: front matter, directives and comment lines are taken off.

Works line by line, so that it stays linear on any input and every line keeps its number in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.exchange.foreign.repairs import Spot
from app.exchange.mermaid import extras
from app.exchange.mermaid.diagram import SPACES
from app.exchange.mermaid.extras import Extras

_TYPE = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_TITLE = re.compile(r"""title[ \t]*:[ \t]+(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>.*))""")


@dataclass(frozen=True)
class Prepared:
    """The lines that are left for the grammar, and the title that the front matter gave.

    `extras` are what lines of ours say, each by the number of the line that it holds for.
    """

    lines: tuple[Spot, ...]
    title: str = ""
    extras: Mapping[int, Extras] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The word that says which diagram this is, or an empty text."""
        match = _TYPE.match(self.lines[0].text) if self.lines else None
        return match[0] if match else ""


def numbered(text: str, first: int = 1) -> list[Spot]:
    """The lines of `text`, whose first one has the number `first` in the file."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [Spot(number, line) for number, line in enumerate(unified.split("\n"), first)]


def prepare(lines: Sequence[Spot]) -> Prepared:
    """Takes off what Mermaid takes off before it looks at the diagram itself."""
    title, rest = _front_matter(_from_the_first_word(list(lines)))
    plain = _without_directives(rest)
    kept = _from_the_first_word(_without_comments(plain))
    return Prepared(tuple(kept), title, dict(_extras(plain)))


def _from_the_first_word(lines: list[Spot]) -> list[Spot]:
    for index, line in enumerate(lines):
        if line.text.strip(SPACES):
            return [Spot(line.number, line.text.lstrip(SPACES)), *lines[index + 1 :]]
    return []


def _front_matter(lines: list[Spot]) -> tuple[str, list[Spot]]:
    if not lines or lines[0].text.strip(SPACES) != "---":
        return "", lines
    end = next((i for i, line in enumerate(lines[1:], 1) if line.text.strip(SPACES) == "---"), None)
    if end is None:
        return "", lines
    titles = (_TITLE.fullmatch(line.text.strip(SPACES)) for line in lines[1:end])
    found = next(filter(None, titles), None)
    return next(filter(None, found.groups()), "").strip() if found else "", lines[end + 1 :]


def _without_directives(lines: list[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    inside = False
    for line in lines:
        text, ends_inside = _cut_directives(line.text, inside)
        kept.append(Spot(line.number, text))
        inside = ends_inside
    return kept


def _cut_directives(text: str, inside: bool) -> tuple[str, bool]:
    """`text` without its directives, and whether it ends within one; `inside` is whether it begins within one."""
    kept: list[str] = []
    rest = text
    while rest:
        before, mark, rest = rest.partition("}%%" if inside else "%%{")
        if not inside:
            kept.append(before)
        if mark:
            inside = not inside
    return "".join(kept), inside


def _extras(lines: Sequence[Spot]) -> Iterator[tuple[int, Extras]]:
    """What lines of ours say, with the number of the next line that is no comment."""
    waiting: Extras = {}
    for line in lines:
        text = line.text.strip(SPACES)
        waiting = {**waiting, **(extras.read(text) or {})}
        if text and not text.startswith("%%"):
            if waiting and line.number is not None:
                yield line.number, waiting
            waiting = {}


def _without_comments(lines: list[Spot]) -> list[Spot]:
    """Comment lines go, and blank lines before them, as a title may run on over a line end."""
    kept: list[Spot] = []
    for line in lines:
        text = line.text.lstrip(SPACES)
        if text.startswith("%%") and len(text) > 2:
            while kept and not kept[-1].text.strip(SPACES):
                kept.pop()
        else:
            kept.append(line)
    return kept
