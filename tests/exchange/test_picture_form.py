"""The form of our own pictures: everything that we make has it, and nothing that holds or does more than show."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from app.exchange.picture_form import kind_of, shape_of
from app.exchange.picture_reading import read_picture
from app.guides.images import image, image_names
from app.model.picture import JPEG, PNG

NONE = (0, 0)
NOISE = Image.effect_noise((90, 60), 80).convert("RGB")


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")


def png(rows: bytes, *others: bytes, width: int = 4, height: int = 4, interlaced: int = 0) -> bytes:
    """A grey picture with these rows, and with `others` before them."""
    sides = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head = chunk(b"IHDR", sides + bytes((8, 0, 0, 0, interlaced)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(others) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


ROWS = bytes(4 * 5)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP"])
def test_whatever_we_read_is_in_our_form(kind: str, mode: str) -> None:
    source = NOISE.convert("RGB" if kind == "JPEG" and mode in ("RGBA", "P") else mode)
    picture = read_picture(written(source, kind), "a")
    assert shape_of(picture.data) == (picture.width, picture.height) == (90, 60)
    assert kind_of(picture.data) == picture.media_type


def test_large_pictures_are_in_our_form() -> None:
    photo = Image.effect_noise((2400, 2000), 90).convert("RGB")
    assert shape_of(read_picture(written(photo, "JPEG"), "a").data) == (2000, 1667)
    drawing = Image.radial_gradient("L").resize((2000, 2000)).convert("RGB")
    assert shape_of(read_picture(written(drawing, "PNG"), "a").data) == (2000, 2000)


@pytest.mark.parametrize("name", image_names())
def test_the_pictures_of_the_samples_are_in_our_form(name: str) -> None:
    assert shape_of(image(name).data) == (image(name).width, image(name).height)


def with_exif() -> dict[str, object]:
    exif = Image.Exif()
    exif[0x010E] = "secret"
    return {"exif": exif.tobytes()}


def with_text() -> dict[str, object]:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "secret")
    return {"pnginfo": info}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"<svg/>",
        written(NOISE, "GIF"),
        written(NOISE, "JPEG", progressive=True),
        written(NOISE, "JPEG", comment="secret"),
        written(NOISE, "JPEG", **with_exif()),
        written(NOISE, "JPEG", icc_profile=b"secret"),
        written(NOISE.convert("CMYK"), "JPEG"),
        written(NOISE, "JPEG") + b"secret",
        written(NOISE, "JPEG")[:-2],
        written(NOISE, "JPEG")[:-2] + written(NOISE, "JPEG")[2:],
        written(Image.new("RGB", (2001, 3)), "JPEG"),
        written(NOISE, "PNG", **with_exif()),
        written(NOISE, "PNG", **with_text()),
        written(NOISE, "PNG") + b"secret",
        written(NOISE, "PNG")[:-12],
        written(Image.new("RGB", (2001, 3)), "PNG"),
        png(zlib.compress(ROWS), chunk(b"tEXt", b"a\0secret")),
        png(zlib.compress(ROWS), interlaced=1),
        png(zlib.compress(ROWS), width=5),
        png(zlib.compress(ROWS)[:-4]),
        png(zlib.compress(ROWS) + b"secret"),
        png(b"secret"),
    ],
)
def test_what_says_or_does_more_is_not(data: bytes) -> None:
    assert shape_of(data) == NONE


def test_a_png_that_unpacks_to_more_than_its_pixels_is_not() -> None:
    assert shape_of(png(zlib.compress(ROWS))) == (4, 4)
    assert shape_of(png(zlib.compress(ROWS + bytes(100_000_000)))) == NONE


def test_the_kind_is_told_by_the_first_bytes() -> None:
    assert [kind_of(written(NOISE, kind)) for kind in ("PNG", "JPEG", "GIF")] == [PNG, JPEG, ""]
