"""Pictures of others made ours: recognised by content, turned upright, made small, and written anew without a word.

Runs in a process of its own (picture_child.py), since what decodes pictures has had holes before. Nothing of the
original comes through but its pixels: no place, no camera, no comment, no thumbnail.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from warnings import catch_warnings

from PIL import Image, ImageCms, UnidentifiedImageError

from app.errors import ImportFileError
from app.exchange.picture_form import kind_of, shape_of
from app.i18n import N_
from app.model.picture import JPEG, LONGEST_SIDE, PNG, Picture

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
"""What is read, by content and never by name."""

TOO_HEAVY = N_("“{name}” is larger than {megabytes} MB. Make it smaller first; your map is as it was.")
TOO_LARGE = N_("“{name}” has more than {millions} million pixels. Make it smaller first; your map is as it was.")
IS_SVG = N_("“{name}” is an SVG drawing, which can hold more than a picture. Save it as PNG and add that.")
IS_HEIC = N_("“{name}” is a HEIC photo, which Reiskaart cannot read. Save it as JPEG and add that.")
NO_PICTURE = N_("“{name}” is no picture that Reiskaart can read. PNG, JPEG, GIF, WebP and BMP can be added.")
DAMAGED = N_("“{name}” is damaged and cannot be read whole, so it was not added.")

_JPEG_QUALITY = 85
_FEW_COLORS = 4096
"""A picture with no more colours is a drawing or a screenshot, which JPEG would smear."""
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each way of holding a camera (EXIF 2.32, section 4.6.4, tag Orientation); 1 is upright."""

_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")

Image.MAX_IMAGE_PIXELS = None  # counted here, before anything is decoded


def read_picture(data: bytes, name: str) -> Picture:
    """The picture in `data`, a file called `name`; of a moving one the first frame.

    Raises ImportFileError with the one reason why not; MemoryError when this process may not have what it takes.
    """
    return _made(data, name, lambda image: _written(_upright(image)))


def read_own_picture(data: bytes, name: str) -> Picture:
    """The same for what should come from a map: a picture that is in our form already stays as it is, to the byte."""
    width, height = shape_of(data)

    def as_it_is(image: Image.Image) -> Picture:
        image.load()  # which finds damage
        return Picture(data, width, height, kind_of(data))

    return _made(data, name, as_it_is) if width else read_picture(data, name)


def _made(data: bytes, name: str, make: Callable[[Image.Image], Picture]) -> Picture:
    """What `make` makes of the picture in `data`, if that is not too large and is not damaged."""
    if len(data) > MOST_BYTES:
        raise ImportFileError(TOO_HEAVY, name=name, megabytes=str(MOST_BYTES >> 20))
    try:
        with catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ImportFileError(TOO_LARGE, name=name, millions=str(MOST_PIXELS // 1_000_000))
            return make(image)
    except UnidentifiedImageError as error:
        raise ImportFileError(_why_not(data[:1024]), name=name) from error
    except (ImportFileError, MemoryError):
        raise
    except Exception as error:  # the edge of a decoder: on a damaged picture it may stumble over anything
        raise ImportFileError(DAMAGED, name=name) from error


def _why_not(start: bytes) -> str:
    if b"<svg" in start.lower():
        return IS_SVG
    return IS_HEIC if start[4:12] in _HEIC else NO_PICTURE


def _upright(image: Image.Image) -> Image.Image:
    """Decoded at about the size that is kept, in the colours of every screen, turned as the camera was held."""
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    profile = image.info.get("icc_profile")
    seen = _in_plain_mode(image)
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    seen = _in_srgb(seen, profile)
    turn = _turn(image)
    return seen if turn is None else seen.transpose(turn)


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How to turn it upright; not at all when what the camera wrote cannot be read, which harms no pixel."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  # the edge of a decoder, as above
        return None


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """As RGB or, with anything to see through, RGBA; sixteen bits of grey become eight."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours without a profile; what has a senseless one is left as it is."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
            return made or image
    return image


def _written(image: Image.Image) -> Picture:
    image.info = {}
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    drawn = image.mode == "RGBA" or image.getcolors(_FEW_COLORS) is not None
    buffer = BytesIO()
    if drawn:
        image.save(buffer, "PNG", optimize=True)
    else:
        image.save(buffer, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return Picture(buffer.getvalue(), image.width, image.height, PNG if drawn else JPEG)
