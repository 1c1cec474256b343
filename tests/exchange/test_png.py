"""PNG: the map as pixels, of the size that was asked for, or refused as not whole."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.drawing.layout import Look
from app.drawing.theme import theme
from app.errors import ExportFileError
from app.exchange import png, raster
from app.exchange.base import ExportOptions, ExportReport, no_progress
from app.exchange.framed import framed
from app.exchange.typeset import Style
from app.guides.templates import build
from app.i18n import translator
from app.model.document import Document
from app.model.edits import set_fields
from tests.exchange import journeys


def made(document: Document, **options: float) -> tuple[QImage, bytes, ExportReport]:
    target = BytesIO()
    chosen = [journey.id for journey in document.maps()]
    report = png.write(document, chosen, target, ExportOptions(**options), no_progress)  # type: ignore[arg-type]
    return QImage.fromData(target.getvalue(), "PNG"), target.getvalue(), report


@pytest.fixture(scope="module")
def vera() -> Document:
    return journeys.sample("en")


def test_the_picture_is_as_large_as_the_map_times_the_scale(vera: Document) -> None:
    look = Look(theme("paper"), translator("en"), for_screen=False)
    whole = framed(vera, vera.maps()[0], look).drawing()
    for scale in (0.5, 1.0):
        image, _, report = made(vera, scale=scale)
        assert (image.width(), image.height()) == (round(whole.width * scale), round(whole.height * scale))
        assert report.notes == ()


def test_what_is_on_the_map_is_painted(vera: Document) -> None:
    image, _, _ = made(vera, scale=0.5)
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    paper = theme("paper")
    assert {paper.canvas.lower(), *(tint.lower() for tint in paper.tints.values() if tint != "#FFD8BF")} <= colors
    assert {phase.lower() for phase in paper.phases[:5]} <= colors


def test_no_prompt_and_nothing_beyond_the_margin(vera: Document) -> None:
    image, _, _ = made(Document(build("empty", "en")), scale=1.0)
    edge = {image.pixelColor(x, y).name() for x in range(image.width()) for y in (0, 10, image.height() - 10)}
    assert edge == {theme("paper").canvas.lower()}


def test_a_map_too_large_for_its_scale_gets_fewer_pixels_and_says_so(vera: Document) -> None:
    before = png.MAX_PIXELS
    try:
        png.MAX_PIXELS = 1_000_000
        image, _, report = made(vera, scale=4.0)
    finally:
        png.MAX_PIXELS = before
    assert 900_000 < image.width() * image.height() < 1_010_000
    assert len(report.notes) == 1


def test_no_side_is_longer_than_programs_take(vera: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "MAX_SIDE", 700)
    image, _, report = made(vera, scale=1.0)
    assert image.width() == 700
    assert "fewer pixels" in report.notes[0].text(str)


@pytest.mark.parametrize("size", [8.5, 9.5, 10.0, 10.5])
def test_letters_of_any_size_are_as_wide_as_they_were_measured(size: float) -> None:
    line = Style(size, "#000000").line("H" * 60, 4.0, 20.0)
    raster.ensure_gui()
    image = QImage(600, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill("white")
    painter = raster.painter_on(image, 1.0)
    raster.paint_marks(painter, [line])
    painter.end()
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 200 for y in range(30))]
    assert inked[-1] == pytest.approx(line.x + line.width, abs=4)


def test_characters_that_no_font_has_are_told(vera: Document) -> None:
    [journey] = vera.maps()
    strange = vera.after(set_fields(vera, vera.journey(journey.id)[0].id, title="\U000e0041\U0001fbf0 ꓐ").change)
    _, _, report = made(strange, scale=0.3)
    assert "ꓐ" in report.notes[0].text(str)


def test_several_maps_are_refused(vera: Document) -> None:
    with pytest.raises(ExportFileError, match="one map"):
        png.write(vera, [], BytesIO(), ExportOptions(), no_progress)


def test_the_check_knows_a_whole_picture_from_one_that_is_not(vera: Document, tmp_path: Path) -> None:
    _, data, _ = made(vera, scale=0.3)
    path = tmp_path / "a.png"
    path.write_bytes(data)
    png.check(path)
    half = len(data) // 2
    flipped = data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :]
    for broken in (b"", data[:-1], data[:half], flipped, data + b"x", b"GIF89a" + data[6:]):
        path.write_bytes(broken)
        with pytest.raises(ValueError, match=r"picture|PNG"):
            png.check(path)


def test_the_check_is_not_led_astray_by_a_length(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    part = struct.pack(">I4s", 0xFFFFFFFF, b"IHDR")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + part + struct.pack(">I", zlib.crc32(b"IHDR")))
    with pytest.raises(ValueError, match="damaged"):
        png.check(path)
