"""Pictures of others: what is read and what is refused, and that nothing but pixels comes through."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from app.errors import ImportFileError
from app.exchange import picture_child, picture_reading
from app.exchange.picture_child import PictureJob, Source, read_pictures
from app.exchange.picture_reading import read_own_picture, read_picture
from app.model.picture import JPEG, PNG, Picture

SECRET = "52.0907 N, 5.1214 E"
WAIT = 60.0


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """An opaque picture of very many colours."""
    red, green = Image.linear_gradient("L").resize((width, height)), Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, red.rotate(90, expand=False)))


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def opened(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_each_kind_is_read_by_its_content(kind: str) -> None:
    picture = read_picture(written(photo(), kind), "holiday.txt")
    assert (picture.width, picture.height) == opened(picture).size == (400, 300)


def test_photos_become_jpeg_and_drawings_stay_sharp() -> None:
    assert read_picture(written(photo(), "PNG"), "a").media_type == JPEG
    drawing = Image.new("RGB", (300, 200), "#ffcc00")
    assert read_picture(written(drawing, "PNG"), "a").media_type == PNG
    clear = photo().convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    picture = read_picture(written(clear, "PNG"), "a")
    assert picture.media_type == PNG
    assert opened(picture).mode == "RGBA"


def test_the_longest_side_is_2000_pixels() -> None:
    picture = read_picture(written(photo(5000, 1000), "JPEG"), "a")
    assert (picture.width, picture.height) == (2000, 400)
    assert (read_picture(written(photo(3, 2), "PNG"), "a").width) == 3


def test_a_photo_is_turned_as_the_camera_was_held() -> None:
    image = photo(400, 300)
    image.paste("white", (0, 0, 200, 300))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held a quarter turn to the left
    picture = read_picture(written(image, "JPEG", exif=exif.tobytes()), "a")
    assert (picture.width, picture.height) == (300, 400)
    assert opened(picture).getpixel((150, 20)) == (255, 255, 255)


@pytest.mark.parametrize("way", range(1, 9))
def test_each_way_of_holding_a_camera_is_undone(way: int) -> None:
    image = photo(40, 30)
    image.paste("white", (0, 0, 20, 15))
    exif = Image.Exif()
    exif[0x0112] = way
    source = written(image, "PNG", exif=exif.tobytes())
    seen = opened(read_picture(source, "a")).convert("RGB")
    assert seen.tobytes() == ImageOps.exif_transpose(Image.open(BytesIO(source))).convert("RGB").tobytes()


def odd_exif() -> Iterator[bytes]:
    """Words of a camera in which a byte or two went wrong, so that they mean something else or nothing."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x8825] = 6, "hello", {1: "N", 2: (1.0, 2.0, 3.0)}
    sound, chance = exif.tobytes(), Random(3)
    for _ in range(400):
        odd = bytearray(sound)
        for _ in range(chance.randrange(1, 4)):
            odd[chance.randrange(6, len(odd))] = chance.choice((0, 1, 128, 255))
        yield bytes(odd)


def test_odd_words_of_a_camera_harm_no_pixel() -> None:
    image = Image.new("RGB", (40, 30), "#ffcc00")
    for exif in odd_exif():
        picture = read_picture(written(image, "JPEG", exif=exif), "a")
        assert {picture.width, picture.height} == {30, 40}


def test_a_decoder_that_stumbles_is_a_damaged_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(_image: Image.Image) -> None:
        raise TypeError("a fault of the decoder's")

    monkeypatch.setattr(picture_reading, "_upright", stumbles)
    with pytest.raises(ImportFileError) as caught:
        read_picture(written(photo(), "PNG"), "a")
    assert caught.value.sentence == picture_reading.DAMAGED


def test_a_picture_in_our_form_stays_as_it_is() -> None:
    for own in (read_picture(written(photo(), "PNG"), "a"), read_picture(written(Image.new("L", (9, 9)), "GIF"), "a")):
        assert read_own_picture(own.data, "a") == own
        with pytest.raises(ImportFileError):
            read_own_picture(own.data[: len(own.data) // 2], "a")
    foreign = written(photo(), "JPEG", comment=SECRET)
    assert SECRET.encode() not in read_own_picture(foreign, "a").data


def test_nothing_but_pixels_comes_through() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    sources = (
        written(photo(), "JPEG", exif=exif.tobytes(), comment=SECRET),
        written(Image.new("RGB", (9, 9)), "PNG", pnginfo=info, exif=exif.tobytes()),
    )
    for source in sources:
        assert SECRET.encode() in source
        picture = read_picture(source, "a")
        assert SECRET.encode() not in picture.data
        assert not opened(picture).getexif()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "I;16", "CMYK", "RGBA"])
def test_every_way_of_writing_colours_is_understood(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else photo(40, 30).convert("RGBA").convert(mode)
    if mode == "PA":
        image = photo(40, 30).convert("P")
        image.info["transparency"] = 3
    picture = read_picture(written(image, kind), "a")
    assert opened(picture).mode in ("RGB", "RGBA")
    if mode == "I;16":
        assert opened(picture).getpixel((5, 5)) == (156, 156, 156)


def damaged_photo() -> bytes:
    data = written(photo(), "JPEG")
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", picture_reading.NO_PICTURE),
        (b"MZ not a picture", picture_reading.NO_PICTURE),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', picture_reading.IS_SVG),
        (b"\0\0\0\x18ftypheic\0\0\0\0", picture_reading.IS_HEIC),
        (written(Image.new("RGB", (9, 9)), "TIFF"), picture_reading.NO_PICTURE),
        (damaged_photo(), picture_reading.DAMAGED),
        (bytes(picture_reading.MOST_BYTES + 1), picture_reading.TOO_HEAVY),
        (written(Image.new("1", (8000, 5001)), "PNG"), picture_reading.TOO_LARGE),
    ],
)
def test_what_is_refused_says_why_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportFileError) as refusal:
        read_picture(data, "holiday.png")
    assert refusal.value.sentence == sentence
    assert "holiday.png" in str(refusal.value)


def test_pictures_are_read_in_a_process_and_a_bad_one_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(written(photo(), "PNG"))
    sources = [Source("photo.png", path=path), Source("no.png", b"no"), Source("gone.png", path=tmp_path / "gone")]
    first, second, third = read_pictures(sources).result(WAIT)
    assert first == read_picture(path.read_bytes(), "")
    assert str(second) == picture_reading.NO_PICTURE.format(name="no.png")
    assert isinstance(third, ImportFileError)


def test_one_that_takes_too_long_is_let_go_and_so_is_the_next() -> None:
    slow = PictureJob([Source("slow.png", written(photo(6000, 6000), "PNG"))] * 2, seconds=0.001)
    slow.start()
    assert {getattr(read, "sentence", "") for read in slow.result(WAIT)} == {picture_child.TOO_MUCH}


@pytest.mark.skipif(not Path("/proc").exists(), reason="only some systems limit the memory of a process")
def test_a_process_without_memory_is_let_go_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    large = Source("large.png", written(photo(6000, 6000), "PNG"))
    small = Source("small.png", written(photo(), "PNG"))
    job = PictureJob([large, small])
    monkeypatch.setattr(picture_child, "_serve", _serve_with_little_memory)
    job.start()
    refused, read = job.result(WAIT)
    assert getattr(refused, "sentence", "") == picture_child.TOO_MUCH
    assert isinstance(read, Picture)


def _serve_with_little_memory(connection: Connection) -> None:
    """The life of a process that may take hardly more than it has when it begins."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096
    picture_child.MEMORY = used + 96 * 1024 * 1024
    picture_child._serve(connection)
