"""Slides as a file that PowerPoint opens: every title a real one, every shape native, the notes beside each slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from pptx.oxml import parse_xml
from pptx.presentation import Presentation as File
from pptx.slide import Slide as Made
from pptx.util import Pt

from app.drawing.theme import Theme
from app.exchange.base import Progress
from app.exchange.powerpoint.elements import SPACES, about, body, figure_xml, geometry, paint, tie_xml
from app.exchange.powerpoint.shapes import Figure, Image, Slide, Table, Tie
from app.exchange.powerpoint.table_elements import table_xml
from app.exchange.powerpoint.template import empty_file
from app.exchange.xml_text import legal

_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_LONGEST_PROPERTY = 255
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_P = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, and what its two layouts are called."""

    title: str
    subject: str
    language: str
    made: date
    title_layout: str
    plain_layout: str

    @property
    def locale(self) -> str:
        """The language as programs name it."""
        return _LOCALES.get(self.language, "en-GB")


def write_slides(slides: Sequence[Slide], of: About, theme: Theme, target: BinaryIO, progress: Progress) -> list[str]:
    """Writes `slides`; gives every text that can be read in the file: of shapes, cells, alternatives and notes."""
    made, title_layout, plain_layout = empty_file(theme, of.title_layout, of.plain_layout)
    _describe(made, of)
    for number, slide in enumerate(slides, 1):
        page = made.slides.add_slide(title_layout if slide.subtitle else plain_layout)
        _Page(page, of.locale).fill(slide)
        progress(number / (len(slides) + 1))
    made.save(target)
    return [text for page in made.slides for text in _texts(page)]


def _describe(made: File, of: About) -> None:
    said = made.core_properties
    said.title, said.subject = (legal(text)[:_LONGEST_PROPERTY] for text in (of.title, of.subject))
    said.author = said.last_modified_by = "Reiskaart"
    said.language = of.locale
    said.created = said.modified = datetime(of.made.year, of.made.month, of.made.day)
    said.keywords = said.comments = ""


def _texts(page: Made) -> Iterator[str]:
    """What can be read on a slide and beside it, shape by shape."""
    trees = [page.shapes._spTree, *([page.notes_slide.shapes._spTree] if page.has_notes_slide else [])]
    for tree in trees:
        for shape in tree:
            yield "\n".join("".join(t.text or "" for t in paragraph.iter(_TEXT)) for paragraph in shape.iter(_P))
            yield from (each.get("descr", "") for each in shape.iter("{*}cNvPr"))


class _Page:
    """One slide on its way into the file."""

    def __init__(self, page: Made, language: str) -> None:
        self._page, self._language = page, language
        self._tree: Any = page.shapes._spTree

    def fill(self, slide: Slide) -> None:
        """Puts everything of a slide on its page."""
        self._write(self._page.shapes.title, slide.title)
        if slide.subtitle is not None:
            self._write(self._page.placeholders[1], slide.subtitle)
        numbered = list(enumerate(slide.shapes, 10))
        figures = [(number, shape) for number, shape in numbered if isinstance(shape, Figure) and shape.key]
        ids = {figure.key: number for number, figure in figures}
        boxes = {figure.key: figure.box for _number, figure in figures}
        for number, shape in numbered:
            if isinstance(shape, Image):
                self._put_image(shape, number)
            else:
                self._tree.append(parse_xml(self._xml(shape, number, ids, boxes)))
        if slide.notes:
            self._put_notes(slide.notes)

    def _xml(self, shape: Figure | Tie | Table, number: int, ids: dict[str, int], boxes: dict[str, Any]) -> str:
        match shape:
            case Figure():
                return figure_xml(shape, number, self._language)
            case Tie():
                return tie_xml(shape, number, ids, boxes)
            case Table():
                return table_xml(shape, number, self._language)

    def _write(self, placeholder: Any, figure: Figure) -> None:
        """Words, form and colours into a placeholder, which so stays the title that readers look for."""
        element, box = placeholder._element, figure.box
        placeholder.left, placeholder.top, placeholder.width, placeholder.height = map(Pt, (box.x, box.y, box.w, box.h))
        element.nvSpPr.cNvPr.set("name", legal(figure.name))
        if figure.alt:
            element.nvSpPr.cNvPr.set("descr", legal(figure.alt))
        if figure.paint.fill:
            for part in _parsed(geometry(figure) + paint(figure.paint)):
                element.spPr.append(part)
        if figure.words is not None:
            (written,) = _parsed(body(figure.words, self._language))
            element.replace(element.txBody, written)

    def _put_image(self, image: Image, number: int) -> None:
        box = image.box
        picture = self._page.shapes.add_picture(BytesIO(image.picture.data), *map(Pt, (box.x, box.y, box.w, box.h)))
        element: Any = picture._element
        (said,) = _parsed(about(number, image.name, image.alt))
        element.nvPicPr.replace(element.nvPicPr.cNvPr, said)
        element.spPr.find("{*}prstGeom").set("prst", image.form)

    def _put_notes(self, notes: Sequence[str]) -> None:
        frame = self._page.notes_slide.notes_text_frame
        if frame is None:
            return
        frame.text = legal("\n".join(notes))
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", self._language)


def _parsed(xml: str) -> list[Any]:
    """Elements that stand beside each other."""
    return list(parse_xml(f"<p:spTree {SPACES}>{xml}</p:spTree>"))
