"""The SVG: one map, whole and well-formed, with its texts, names and fonts inside."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.drawing.layout import Look, layout
from app.drawing.primitives import Layer
from app.drawing.theme import theme
from app.errors import ExportFileError
from app.exchange import svg
from app.exchange.base import ExportOptions, no_progress
from app.i18n import translator
from app.model.document import Document
from tests.exchange import journeys

SVG = "{http://www.w3.org/2000/svg}"


def export(document: Document, language: str = "en") -> bytes:
    target = io.BytesIO()
    svg.write(document, [document.maps()[0].id], target, ExportOptions(language), no_progress)
    return target.getvalue()


def lines(root: ElementTree.Element) -> Iterator[str]:
    return (element.text or "" for element in root.iter(f"{SVG}text"))


@pytest.fixture(scope="module")
def sample() -> ElementTree.Element:
    return ElementTree.fromstring(export(journeys.sample("en")))


def test_every_group_of_the_drawing_is_there_under_its_own_id(sample: ElementTree.Element) -> None:
    document = journeys.sample("en")
    drawing = layout(document, document.maps()[0].id, Look(theme("paper"), translator("en"), for_screen=False))
    groups = [element for element in sample.iter(f"{SVG}g") if element.get("id")]
    ids = [str(element.get("id")) for element in groups]
    assert len(ids) == len(set(ids))
    assert len(ids) == 3 + sum(group.layer is not Layer.CORNER for group in drawing.groups)
    assert all(re.fullmatch(r"[A-Za-z_][\w-]*", name, re.ASCII) for name in ids)


def test_title_and_description_say_what_it_is(sample: ElementTree.Element) -> None:
    assert sample.findtext(f"{SVG}title") == "Vera wants to lose ten kilos"
    described = sample.findtext(f"{SVG}desc") or ""
    assert "Vera de Wit" in described
    assert "Attention & orientation, Consideration, Purchase, Service, Loyalty" in described


def test_every_word_of_the_drawing_is_text(sample: ElementTree.Element) -> None:
    written = " ".join(lines(sample)).split()
    assert {"Touchpoints", "Loyalty", "Peak", "Instagram"} <= set(written)


def test_nothing_is_fetched_from_elsewhere(sample: ElementTree.Element) -> None:
    written = ElementTree.tostring(sample, encoding="unicode")
    assert all(source.startswith("data:font/ttf;base64,") for source in re.findall(r"url\(([^)]*)\)", written))
    assert not re.search(r"\b(href|src)=", written)


def test_the_fonts_it_carries_are_the_ones_it_names(sample: ElementTree.Element) -> None:
    style = sample.findtext(f"{SVG}style") or ""
    carried = set(re.findall(r"@font-face \{ font-family: '([^']+)'", style))
    assert carried >= {"Reiskaart Inter", "Reiskaart Inter SemiBold"}
    assert ".semibold { font-family: 'Reiskaart Inter SemiBold', 'Inter'" in style


def test_it_holds_the_whole_map_within_its_edges(sample: ElementTree.Element) -> None:
    document = journeys.sample("en")
    drawing = layout(document, document.maps()[0].id, Look(theme("paper")))
    _, _, width, height = map(float, str(sample.get("viewBox")).split())
    assert width > drawing.width
    assert height > drawing.height


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.svg"
    path.write_bytes(export(journeys.hostile()))
    svg.check(path)
    root = ElementTree.parse(path).getroot()
    allowed = {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    assert any("<b>vet</b> <img" in line for line in lines(root))


def test_equal_maps_give_equal_bytes() -> None:
    assert export(journeys.grid(2, 2, 2, 2)) == export(journeys.grid(2, 2, 2, 2))


def test_one_drawing_shows_one_map() -> None:
    document = journeys.sample()
    with pytest.raises(ExportFileError):
        svg.write(document, [], io.BytesIO(), ExportOptions(), no_progress)


@pytest.mark.parametrize("content", [b"", b"<svg", b"<html/>", b"\x89PNG"])
def test_what_is_not_a_whole_drawing_does_not_pass_the_check(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.svg"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="SVG"):
        svg.check(path)
