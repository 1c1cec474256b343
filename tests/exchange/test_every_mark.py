"""Whatever the drawing of the worked example consists of is in its exports: each mark, word, dash and picture."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from app.drawing.layout import layout
from app.drawing.primitives import Circle, Layer, Mark, Path, Picture, Rect, TextLine
from app.exchange import pdf, png, svg
from app.exchange.base import ExportOptions, no_progress
from app.exchange.map_key import tags_on
from app.exchange.paper_look import paper_look
from app.guides.images import images_of
from app.model.document import Document
from tests.exchange import journeys

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS: dict[type[Mark], str] = {TextLine: "text", Rect: "rect", Circle: "circle", Path: "path", Picture: "image"}


@pytest.fixture(scope="module")
def document() -> Document:
    return journeys.worked_example("en")


@pytest.fixture(scope="module")
def options(document: Document) -> ExportOptions:
    pictures = {picture.id: picture.data for picture in images_of(document.records.values())}
    return ExportOptions("en", pictures=pictures.get, scale=0.5)


def marks(document: Document, options: ExportOptions) -> list[Mark]:
    """What is drawn on paper of the first map."""
    groups = layout(document, document.maps()[0].id, paper_look(document, options)).groups
    shown = (group for group in groups if group.layer is not Layer.CORNER and not group.for_screen)
    return [mark for group in shown for mark in group.marks]


def exported(document: Document, options: ExportOptions) -> ElementTree.Element:
    target = io.BytesIO()
    svg.write(document, [document.maps()[0].id], target, options, no_progress)
    found = ElementTree.fromstring(target.getvalue()).find(f"{SVG}g[@id='map']")
    assert found is not None
    return found


def drawn(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The elements that paint; what only cuts off corners paints nothing."""
    for child in element:
        if child.tag != f"{SVG}clipPath":
            yield child
            yield from drawn(child)


def test_every_mark_is_an_element_of_the_svg(document: Document, options: ExportOptions) -> None:
    expected = Counter(
        ELEMENTS[type(mark)] for mark in marks(document, options) if not isinstance(mark, TextLine) or mark.text.strip()
    )
    found = Counter(element.tag.removeprefix(SVG) for element in drawn(exported(document, options)))
    assert {name: found[name] for name in ELEMENTS.values()} == expected
    assert expected["image"] >= 6


def test_every_dash_is_in_the_svg(document: Document, options: ExportOptions) -> None:
    dashed = [m for m in marks(document, options) if isinstance(m, Rect | Path) and m.dash and m.stroke]
    found = [e for e in drawn(exported(document, options)) if e.get("stroke-dasharray")]
    assert len(found) == len(dashed) > 10


def test_every_word_of_the_map_is_in_the_pdf(document: Document, options: ExportOptions) -> None:
    paged = pdf.pages_of(document, [document.maps()[0].id], options)
    written = [m for page in paged.pages for placed in page.content for m in placed.marks]
    words = {mark.text for mark in written if isinstance(mark, TextLine)}
    assert {mark.text for mark in marks(document, options) if isinstance(mark, TextLine)} <= words
    pictures = {mark.name for mark in marks(document, options) if isinstance(mark, Picture)}
    assert pictures <= {mark.name for mark in written if isinstance(mark, Picture)}


def test_nothing_of_it_keeps_a_picture_from_being_made(document: Document, options: ExportOptions) -> None:
    target = io.BytesIO()
    report = png.write(document, [document.maps()[0].id], target, options, no_progress)
    assert target.getvalue().startswith(b"\x89PNG")
    assert report.notes == ()


def test_the_legend_names_the_tags_that_are_on_the_map(document: Document, options: ExportOptions) -> None:
    names = [tag.name for tag in document.tags()]
    first, future = document.maps()
    shown = [tag.name for tag in tags_on(document, first.id)]
    assert shown and set(shown) <= set(names)
    target = io.BytesIO()
    svg.write(document, [first.id], target, options, no_progress)
    legend = ElementTree.fromstring(target.getvalue()).find(f"{SVG}g[@id='legend']")
    assert legend is not None
    words = [element.text for element in legend.iter(f"{SVG}text")]
    assert words[words.index("Tags") + 1 :] == shown
    bare = Document(record for record in document.records.values() if record.KIND not in ("tag", "tagging"))
    assert tags_on(bare, future.id) == ()
