"""What empty cells ask is for who fills them: no export of any template says a word of it.

Each written file is read for the words of every line that the screen shows of a question, since a format may cut a text
into the lines it is drawn in.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO

import pytest

from app.drawing.layout import Look, layout
from app.drawing.primitives import TextLine
from app.drawing.theme import theme
from app.exchange import EXPORTERS
from app.exchange.base import Exporter, ExportOptions, no_progress
from app.exchange.paper_look import paper_look
from app.exchange.pdf.reading import read
from app.guides.prompts import own_question
from app.guides.templates import build, template_data, template_ids
from app.i18n import LANGUAGES, translator
from app.model.document import Document
from app.model.edits import add_touchpoint

each_template = pytest.mark.parametrize("template_id", template_ids())
WRITTEN = [exporter for exporter in EXPORTERS if exporter.suffix != ".png"]


def lines_on_screen(document: Document, language: str) -> set[str]:
    """Every line of every question as the screen shows it, without the shortest, which any text may hold."""
    look = Look(theme("light"), translator(language), question=own_question)
    groups = [group for journey in document.maps() for group in layout(document, journey.id, look).groups]
    lines = {mark.text for g in groups if g.role == "prompt" for mark in g.marks if isinstance(mark, TextLine)}
    return {line for line in lines if len(line) > 14}


def written(exporter: Exporter, document: Document, language: str) -> bytes:
    target = BytesIO()
    maps = [journey.id for journey in document.maps()]
    shown = maps[:1] if exporter.one_map else maps
    exporter.load().write(document, shown, target, ExportOptions(language), no_progress)
    return target.getvalue()


def words_of(exporter: Exporter, data: bytes) -> str:
    """All the words in a file, one after the other."""
    if exporter.suffix == ".pdf":
        return "\n".join(line.text for page in read(data) for line in page.lines)
    if zipfile.is_zipfile(io.BytesIO(data)):
        return "\n".join(_parts(data))
    return unescape(data.decode("utf-8"))


def _parts(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                yield unescape(re.sub(r"<[^>]*>", "\n", parts.read(name).decode("utf-8")))


def named(document: Document, name: str) -> Document:
    """The document with a touchpoint by this name in front, for formats that have no place for a title."""
    first = document.phases(document.maps()[0].id)[0]
    return document.after(add_touchpoint(document, first.id, name, 0).change)


@pytest.mark.parametrize("exporter", WRITTEN, ids=lambda exporter: exporter.id)
@each_template
def test_no_question_is_in_a_written_file(exporter: Exporter, template_id: str) -> None:
    document = named(Document(build(template_id, "nl", "Bakkerij De Korenbloem")), "Korenbloem")
    text = words_of(exporter, written(exporter, document, "nl"))
    assert "Korenbloem" in text, "the file could not be read"
    questions = lines_on_screen(document, "nl")
    assert questions and {line for line in questions if line in text} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@each_template
def test_no_question_is_drawn_in_a_picture(template_id: str, language: str) -> None:
    document = Document(build(template_id, language))
    look = paper_look(document, ExportOptions(language))
    for journey in document.maps():
        drawing = layout(document, journey.id, look)
        drawn = {mark.text for group in drawing.groups for mark in group.marks if isinstance(mark, TextLine)}
        assert drawn and not drawn & lines_on_screen(document, language)
        assert not any(group.for_screen for group in drawing.groups)


def test_a_question_that_somebody_typed_is_found() -> None:
    """Else the tests above would hold for files in which nothing can be found."""
    title = template_data("five-phases")["prompts"]["purchase"]["channels"]["nl"]
    document = named(Document(build("five-phases", "nl", title)), title)
    for exporter in WRITTEN:
        assert title in words_of(exporter, written(exporter, document, "nl")), exporter.id
