"""Pictures as pixels: decoded in a thread, coarse before fine, no more than allowed, and only what they say."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.exchange.raster import decoded
from app.model.picture import PNG, Picture, picture_id
from app.widgets.pictures import gallery as galleries
from app.widgets.pictures.gallery import Gallery, level_for


def drawn(width: int, height: int, color: str = "#cc3344", kind: str = "PNG", **options: object) -> Picture:
    buffer = BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, kind, **options)
    return Picture(buffer.getvalue(), width, height, PNG)


LARGE, SMALL = drawn(1600, 1200), drawn(40, 30)
FILE = {picture.id: picture.data for picture in (LARGE, SMALL)}


def test_a_picture_comes_by_itself_and_is_kept(qtbot: QtBot) -> None:
    asked: list[str] = []
    gallery = Gallery(lambda name: asked.append(name) or FILE.get(name))
    assert gallery.image(LARGE.id, 168) is None
    assert gallery.awaits(LARGE.id)
    with qtbot.waitSignal(gallery.arrived):
        pass
    image = gallery.image(LARGE.id, 168)
    assert image is not None
    assert (image.width(), image.height()) == (192, 144)
    assert gallery.image(LARGE.id, 150) is image
    assert asked == [LARGE.id]


def test_a_coarser_one_is_shown_until_the_finer_is_there(qtbot: QtBot) -> None:
    gallery = Gallery(FILE.get)
    coarse = gallery.at_once(LARGE.id, 100)
    assert gallery.image(LARGE.id, 700) is coarse
    with qtbot.waitSignal(gallery.arrived):
        pass
    fine = gallery.image(LARGE.id, 700)
    assert fine is not None
    assert fine.width() == 768


def test_what_is_at_hand_is_decoded_already(qtbot: QtBot) -> None:
    asked: list[str] = []
    gallery = Gallery(lambda name: asked.append(name) or FILE.get(name))
    assert gallery.at_hand(LARGE.id, 100) is None
    assert asked == []
    assert not gallery.awaits(LARGE.id)
    coarse = gallery.at_once(LARGE.id, 100)
    assert coarse is not None
    assert gallery.at_hand(LARGE.id, 700) is coarse


def test_a_small_picture_is_never_enlarged(qtbot: QtBot) -> None:
    image = Gallery(FILE.get).at_once(SMALL.id, 700)
    assert image is not None
    assert image.width() == 40
    assert level_for(5000) == 2000


def test_a_picture_that_is_not_there_is_asked_for_once(qtbot: QtBot) -> None:
    asked: list[str] = []
    gallery = Gallery(asked.append)  # type: ignore[arg-type]
    gallery.image(LARGE.id, 100)
    qtbot.waitUntil(lambda: bool(asked) and not gallery.awaits(LARGE.id))
    assert gallery.image(LARGE.id, 100) is None
    assert gallery.at_once(LARGE.id, 100) is None
    assert asked == [LARGE.id]


def test_no_more_is_kept_than_allowed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(galleries, "MOST_BYTES", 300_000)
    pictures = [drawn(300, 200, f"#{number:02x}0000") for number in range(9)]
    gallery = Gallery({picture.id: picture.data for picture in pictures}.get)
    for picture in pictures:
        gallery.at_once(picture.id, 200)
    assert 0 < gallery.used <= 300_000


def test_only_what_the_name_promises_is_decoded() -> None:
    assert decoded(picture_id(SMALL.data, 41, 30), SMALL.data, 40) is None
    assert decoded("nonsense", SMALL.data, 40) is None
    bitmap = drawn(40, 30, kind="BMP")
    assert decoded(bitmap.id, bitmap.data, 40) is None
    assert decoded(SMALL.id, SMALL.data[:50], 40) is None
    photo = drawn(40, 30, kind="JPEG")
    assert decoded(photo.id, photo.data, 40) is not None


def test_a_photo_in_many_scans_is_not_decoded() -> None:
    photo = drawn(40, 30, kind="JPEG", progressive=True)
    assert decoded(photo.id, photo.data, 40) is None
