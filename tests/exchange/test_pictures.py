"""Pictures in every export: only what is seen of them, a pale box for one that is missing, also in a process."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from app.drawing.primitives import Box
from app.drawing.primitives import Picture as Mark
from app.exchange import exporter_for
from app.exchange.base import Exporter, ExportOptions
from app.exchange.child import export_in_child
from app.exchange.picture_cutting import Cutter
from app.exchange.pictures import Luggage, PicturesIn, no_pictures
from app.exchange.run import export_to
from app.model.document import Document
from app.model.picture import JPEG, PNG, Picture, picture_id
from app.model.records import Id, Lane, LaneKind, Note, Touchpoint
from tests.map_files import LANE, MAP, small_map

LEFT, RIGHT = (204, 0, 0), (0, 0, 204)


def halves(width: int = 800, height: int = 600, kind: str = "PNG") -> Picture:
    """A picture that is red at the left and blue at the right."""
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    buffer = BytesIO()
    image.save(buffer, kind)
    return Picture(buffer.getvalue(), width, height, PNG if kind == "PNG" else JPEG)


PICTURE = halves()
FILE = {PICTURE.id: PICTURE.data}


def pictured() -> Document:
    """A map with a picture on a note and on a touchpoint."""
    document = Document(small_map())
    note, touchpoint = document.get(Id("n0"), Note), document.get(Id("t1"), Touchpoint)
    lane = document.get(LANE, Lane)
    changed = {
        note.id: replace(note, picture_id=PICTURE.id),
        touchpoint.id: replace(touchpoint, picture_id=PICTURE.id),
        lane.id: replace(lane, collapsed=False),
    }
    records = [changed.get(record.id, record) for record in document.records.values()]
    return Document([*records, Lane(id=Id("row"), map_id=MAP, order="F", kind=LaneKind.TOUCHPOINTS)])


def exporter(suffix: str) -> Exporter:
    found = exporter_for(suffix)
    assert found is not None
    return found


def exported(folder: Path, suffix: str, *, whole: bool = True) -> bytes:
    target = folder / f"map{suffix}"
    export_to(exporter(suffix), pictured(), [MAP], target, ExportOptions(pictures=FILE.get if whole else no_pictures))
    return target.read_bytes()


def test_an_svg_holds_what_is_seen(tmp_path: Path) -> None:
    data = exported(tmp_path, ".svg")
    root = ElementTree.fromstring(data)
    images = list(root.iter("{http://www.w3.org/2000/svg}image"))
    assert len(images) == 2
    for image in images:
        kind, written = image.attrib["href"].split(",")
        assert kind == "data:image/png;base64"
        opened = Image.open(BytesIO(b64decode(written)))
        assert opened.width == 504
        assert opened.getpixel((10, 10)) == LEFT
        assert opened.getpixel((490, 10)) == RIGHT
        assert re.fullmatch(r"url\(#[\w-]+\)", image.attrib["clip-path"])
    assert data == exported(tmp_path, ".svg"), "the same bytes for the same map"


def test_a_pdf_holds_what_is_seen_and_no_more(tmp_path: Path) -> None:
    data = exported(tmp_path, ".pdf")
    assert data.count(b"/Subtype /Image") == 2, "one for the note and one for the strip"
    assert data == exported(tmp_path, ".pdf")


def test_a_png_shows_it(tmp_path: Path) -> None:
    with Image.open(BytesIO(exported(tmp_path, ".png"))) as image:
        colors = {color for _, color in image.convert("RGB").getcolors(1 << 24) or ()}
    assert {LEFT, RIGHT} <= colors


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_a_missing_picture_is_no_error(suffix: str, tmp_path: Path) -> None:
    data = exported(tmp_path, suffix, whole=False)
    assert b"/Subtype /Image" not in data
    assert b"<image" not in data


def test_pictures_travel_to_the_process_of_an_export_and_leave_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "child.svg"
    job = export_in_child(exporter(".svg"), pictured(), [MAP], target, ExportOptions(pictures=FILE.get))
    folder = job._work[2].pictures
    assert isinstance(folder, PicturesIn)
    assert folder.folder.is_dir()
    job.result(60)
    assert target.read_bytes() == exported(tmp_path, ".svg")
    assert not folder.folder.exists()


def test_a_folder_gives_nothing_that_is_not_what_it_says(tmp_path: Path) -> None:
    luggage = Luggage(pictured().records.values(), FILE.get)
    pictures = luggage.packed()
    assert isinstance(pictures, PicturesIn)
    assert pictures(PICTURE.id) == PICTURE.data
    assert pictures("../map.svg") is None
    (pictures.folder / PICTURE.id).write_bytes(b"something else")
    assert pictures(PICTURE.id) is None
    luggage.drop()
    assert pictures(PICTURE.id) is None


def test_what_is_not_seen_of_a_picture_is_cut_away() -> None:
    mark = Mark(Box(0, 0, 60, 600), PICTURE.id, "#eeeeee")
    cut = Cutter(FILE.get).cut(mark, 10)
    assert cut is not None
    assert (cut.width, cut.height) == (60, 600)
    with Image.open(BytesIO(cut.data)) as image:
        assert image.getpixel((5, 5)) == LEFT
        assert image.getpixel((55, 5)) == RIGHT


def test_a_cut_picture_is_only_of_the_shape_that_its_name_says() -> None:
    other = picture_id(PICTURE.data, 600, 800)
    assert Cutter({other: PICTURE.data}.get).cut(Mark(Box(0, 0, 60, 60), other, "#eeeeee"), 1) is None
    assert Cutter({PICTURE.id: PICTURE.data[:99]}.get).cut(Mark(Box(0, 0, 60, 60), PICTURE.id, "#eee"), 1) is None


def test_a_picture_that_is_not_in_our_form_is_not_opened() -> None:
    data = PICTURE.data + b"more"
    name = picture_id(data, PICTURE.width, PICTURE.height)
    assert Cutter({name: data}.get).cut(Mark(Box(0, 0, 60, 60), name, "#eeeeee"), 1) is None
