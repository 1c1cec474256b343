"""Finding the journeys in a file: a diagram of its own, or fenced blocks in a page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from app.errors import ImportFileError
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.mermaid.prepare import Prepared, numbered, prepare
from app.i18n import N_
from app.model.text import one_line

OTHER_DIAGRAM = N_("Another type of diagram, “{type}”, was left out.")
NOT_UTF8 = N_("The file is not in UTF-8; it was read as Western European text.")

_FENCE = re.compile(r"^(?P<indent>[\s>]*)(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>[^`\n]*)$")
# Bounded, as a page can hold a line of megabytes.
_TAG = re.compile(
    r"<(?P<tag>div|pre|code)\b[^<>]{0,200}\bclass=[\"']?[^\"'<>]{0,200}\bmermaid\b[^<>]{0,200}>", re.IGNORECASE
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*)")
_JOURNEY_AGAIN = re.compile(r"\s*journey\s*")

DIAGRAM_TYPES = (
    *("architecture", "block", "C4Component", "C4Container", "C4Context", "C4Deployment", "C4Dynamic"),
    *("classDiagram", "classDiagram-v2", "erDiagram", "flowchart", "flowchart-elk", "gantt", "gitGraph", "graph"),
    *("info", "ishikawa", "kanban", "mindmap", "packet", "pie", "quadrantChart", "radar", "requirement"),
    *("requirementDiagram", "sankey", "sequenceDiagram", "stateDiagram", "stateDiagram-v2", "timeline", "treemap"),
    *("venn", "xychart", "zenuml"),
)
"""The words with which Mermaid's other diagrams begin, without an ending -beta."""


@dataclass(frozen=True, slots=True)
class Source:
    """One journey as it stands in the file; `title` is for when it has none of its own."""

    prepared: Prepared
    title: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of the file that may be a diagram, and the heading it stands under."""

    lines: tuple[Spot, ...]
    heading: str = ""


def sources(source: bytes, name: str, repairs: Repairs) -> list[Source]:
    """The journeys in a file called `name`, in order; raises ImportFileError when it holds none."""
    lines = numbered(_text(source, repairs))
    blocks = list(_marked_blocks(lines)) or [_Block(part) for part in _parts(lines)]
    found = [(prepare(block.lines), block.heading) for block in blocks]
    journeys = [(prepared, heading) for prepared, heading in found if prepared.type == "journey"]
    others = [prepared for prepared, _ in found if _is_other_diagram(prepared.type)]
    if not journeys:
        raise _refusal(name, others)
    for prepared in others:
        repairs.add(OTHER_DIAGRAM, prepared.lines[0], type=prepared.type)
    stem = one_line(PurePath(name).stem, 200)
    titles = _titles([heading for _, heading in journeys], stem)
    return [Source(prepared, title) for (prepared, _), title in zip(journeys, titles, strict=True)]


def _text(source: bytes, repairs: Repairs) -> str:
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return source.decode("utf-16", errors="replace")
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.decode("cp1252", errors="replace")
        repairs.add(NOT_UTF8, None)
    return text


def _refusal(name: str, others: Sequence[Prepared]) -> ImportFileError:
    if others:
        return ImportFileError(
            N_("“{name}” is a Mermaid diagram of another type, “{type}”. Only a “journey” can become a map."),
            name=name,
            type=others[0].type,
        )
    return ImportFileError(N_("“{name}” holds no Mermaid journey. Nothing was imported."), name=name)


def _is_other_diagram(word: str) -> bool:
    return word.removesuffix("-beta") in DIAGRAM_TYPES


def _titles(headings: Sequence[str], stem: str) -> list[str]:
    """A title for each journey that has none: the heading above it, or the file's name, numbered if need be."""
    several = len(headings) > 1
    return [heading or (f"{stem} {i}" if several else stem) for i, heading in enumerate(headings, 1)]


def _parts(lines: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    """A file without fences, cut where the word “journey” stands alone again."""
    starts = [i for i, line in enumerate(lines) if _JOURNEY_AGAIN.fullmatch(line.text)]
    bounds = [0, *starts[1:], len(lines)]
    return (tuple(lines[a:b]) for a, b in pairwise(bounds))


def _marked_blocks(lines: Sequence[Spot]) -> Iterator[_Block]:
    """The blocks that a page of Markdown marks as Mermaid: fenced, or in an HTML element of that class."""
    heading = ""
    rest = iter(lines)
    for line in rest:
        if fence := _FENCE.match(line.text):
            inside = tuple(_fenced(rest, fence))
            if _is_mermaid(fence):
                yield _Block(inside, heading)
        elif tag := _TAG.search(line.text):
            yield _Block(tuple(_tagged(rest, line, tag)), heading)
        elif match := _HEADING.match(line.text):
            heading = one_line(match["words"].rstrip("# \t"), 200)


def _is_mermaid(fence: re.Match[str]) -> bool:
    words = re.split(r"[^A-Za-z]+", fence["info"].strip().lstrip("{. "), maxsplit=1)
    return words[0].lower() == "mermaid"


def _fenced(rest: Iterator[Spot], fence: re.Match[str]) -> Iterator[Spot]:
    """The lines up to the closing fence, or to the end, without what indents or quotes the whole block."""
    end = re.compile(rf"[\s>]*{re.escape(fence['mark'][0])}{{{len(fence['mark'])},}}\s*")
    for line in rest:
        if end.fullmatch(line.text):
            return
        yield Spot(line.number, _dedented(line.text, fence["indent"]))


def _dedented(text: str, indent: str) -> str:
    if ">" in indent:
        return re.sub(r"^[\s>]*", "", text)
    return text.removeprefix(indent)


def _tagged(rest: Iterator[Spot], first: Spot, tag: re.Match[str]) -> Iterator[Spot]:
    end = f"</{tag['tag'].lower()}>"
    line: Spot | None = Spot(first.number, first.text[tag.end() :])
    while line is not None:
        place = line.text.lower().find(end)
        yield line if place < 0 else Spot(line.number, line.text[:place])
        line = next(rest, None) if place < 0 else None
