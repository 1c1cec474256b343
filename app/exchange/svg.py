"""SVG: one map as a drawing that stands by itself, with its title block, its legend and the fonts it needs.

Draws the same drawing list as the screen and the PDF. Text stays text, one element for each line that the layout
broke; the width of Latin text goes along, so that lines keep their length where a program ignores the embedded fonts.
Bidirectional text and complex scripts are left to the viewer, who knows them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path as FilePath
from typing import BinaryIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from app.drawing.look import Look
from app.drawing.pictures import missing
from app.drawing.primitives import Box, Circle, Group, Mark, Path, Picture, Rect, Shape, TextLine
from app.errors import ExportFileError
from app.exchange.base import ExportOptions, ExportReport, Progress
from app.exchange.framed import framed
from app.exchange.paper_look import paper_look
from app.exchange.picture_cutting import Cutter
from app.exchange.typeset import brief
from app.exchange.web_fonts import families, font_faces
from app.exchange.xml_text import legal
from app.i18n import N_
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, JourneyMap, Persona

_PLAIN = re.compile("[ -\u024f\u2010-\u2026\u20ac]*")
_DENSITY = 3.0
"""Pixels to a map unit that a picture keeps."""
_STYLE = """text {{ white-space: pre; font-kerning: none; }}
.regular {{ font-family: {regular}; }}
.semibold {{ font-family: {semibold}; font-weight: 600; }}"""


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the one map in `map_ids`; the same input gives the same bytes."""
    if len(map_ids) != 1:
        raise ExportFileError(N_("An SVG drawing shows one map. Choose which one."))
    language = options.language_for(document)
    look = paper_look(document, options)
    progress(0.1)
    picture = _Picture(document, document.get(map_ids[0], JourneyMap), look, Cutter(options.pictures))
    progress(0.5)
    target.write("\n".join(picture.elements(language)).encode("utf-8"))
    progress(1.0)
    return ExportReport()


def check(path: FilePath) -> None:
    """Raises ValueError when `path` is not a whole SVG drawing."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise ValueError("not a whole SVG file") from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise ValueError("not an SVG file")


class _Picture:
    """A framed map as the elements of a file."""

    def __init__(self, document: Document, journey: JourneyMap, look: Look, cutter: Cutter) -> None:
        self._document = document
        self._map = journey
        self._look = look
        self._cutter = cutter
        self._framed = framed(document, journey, look)

    def elements(self, language: str) -> Iterator[str]:
        """The lines of the file."""
        width, height = _number(self._framed.width), _number(self._framed.height)
        size, box = f'width="{width}" height="{height}"', f'viewBox="0 0 {width} {height}"'
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} xml:lang="{language}" role="img"'
        yield ' aria-labelledby="title description" xml:space="preserve">'
        yield f'<title id="title">{_text(title_of(self._map, self._look.translate))}</title>'
        yield f'<desc id="description">{_text(self._description())}</desc>'
        yield f"<style>\n{font_faces(self._texts())}\n{_style()}\n</style>"
        yield f'<rect width="100%" height="100%" fill="{self._look.theme.canvas}"/>'
        yield from self._group(self._framed.title)
        yield from self._map_elements()
        yield from self._group(self._framed.legend)
        yield "</svg>"

    def _map_elements(self) -> Iterator[str]:
        yield f'<g id="map" transform="translate({_number(self._framed.x)} {_number(self._framed.y)})">'
        for group in self._framed.map:
            yield from self._group(group)
        yield "</g>"

    def _group(self, group: Group) -> Iterator[str]:
        yield f'<g id={quoteattr(_id(group.key))} transform="translate({_number(group.x)} {_number(group.y)})">'
        record = self._document.records.get(group.record_id) if group.record_id else None
        if record is not None:
            yield f"<title>{_text(brief(title_of(record, self._look.translate)))}</title>"
        for place, mark in enumerate(group.marks):
            yield from self._elements(mark, f"{_id(group.key)}-{place}")
        yield "</g>"

    def _elements(self, mark: Mark, clip_id: str) -> Iterator[str]:
        if isinstance(mark, Picture):
            yield from self._picture(mark, clip_id)
        else:
            yield _element(mark)

    def _picture(self, mark: Picture, clip_id: str) -> Iterator[str]:
        """The part of a picture that is seen, inside the file, with its corners cut off."""
        cut = self._cutter.cut(mark, _DENSITY)
        if cut is None:
            yield from map(_element, missing(mark))
            return
        data = b64encode(cut.data).decode("ascii")
        yield f"<clipPath id={quoteattr(clip_id)}>{_element(mark.outline)}</clipPath>"
        yield f'<image {_place(mark.box)} preserveAspectRatio="none" clip-path="url(#{clip_id})"'
        yield f' href="data:{cut.media_type};base64,{data}"/>'

    def _description(self) -> str:
        """Who, what, and the phases in order."""
        persona = self._document.find(self._map.persona_id, Persona)
        phases = ", ".join(title_of(phase, self._look.translate) for phase in self._document.phases(self._map.id))
        return "\n".join(filter(None, (persona.name if persona else "", self._map.scenario, phases)))

    def _texts(self) -> Iterator[tuple[str, str]]:
        marks = chain.from_iterable(group.marks for group in self._framed.groups)
        return ((mark.text, mark.font) for mark in marks if isinstance(mark, TextLine))


# --- elements --------------------------------------------------------------------------------------------------------


def _element(mark: Shape) -> str:
    match mark:
        case TextLine():
            return _text_element(mark)
        case Rect(box=box):
            return f'<rect {_place(box)} rx="{_number(mark.radius)}" {_paint(mark, mark.dash)}/>'
        case Circle():
            return f'<circle cx="{_number(mark.cx)}" cy="{_number(mark.cy)}" r="{_number(mark.r)}" {_paint(mark)}/>'
        case Path():
            steps = " ".join(_step(step) for step in mark.commands)
            ends = ' stroke-linecap="round" stroke-linejoin="round"' if mark.round_caps and mark.stroke else ""
            return f'<path d="{steps}" {_paint(mark, mark.dash)}{ends}/>'


def _place(box: Box) -> str:
    return f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.w)}" height="{_number(box.h)}"'


def _text_element(line: TextLine) -> str:
    if not line.text.strip():
        return ""
    place = f'x="{_number(line.x)}" y="{_number(line.baseline)}"'
    width = f' textLength="{_number(line.width)}"' if _PLAIN.fullmatch(line.text) else ""
    look = f'class="{line.font}" font-size="{_number(line.size)}" {_color("fill", line.color)}'
    return f"<text {place}{width} {look}>{_text(line.text)}</text>"


def _paint(mark: Rect | Circle | Path, dash: tuple[float, ...] = ()) -> str:
    written = _color("fill", mark.fill) if mark.fill else 'fill="none"'
    if mark.stroke and mark.stroke_width > 0:
        written += f' {_color("stroke", mark.stroke)} stroke-width="{_number(mark.stroke_width)}"'
        written += f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
    return written


def _color(what: str, color: str) -> str:
    """A colour with its opacity beside it, as older programs want it."""
    if len(color) == 9:
        return f'{what}="{color[:7]}" {what}-opacity="{_number(int(color[7:], 16) / 255)}"'
    return f'{what}="{color}"'


def _step(step: tuple[str | float, ...]) -> str:
    return " ".join([str(step[0]), *(_number(float(n)) for n in step[1:])])


def _number(value: float) -> str:
    """A number as short as it can be, exact to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _text(text: str) -> str:
    return escape(legal(text))


def _id(key: str) -> str:
    """A group's key as an XML id, which knows no colons."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", key)


def _style() -> str:
    return _STYLE.format(regular=families("regular"), semibold=families("semibold"))
