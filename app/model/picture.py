"""A picture as records and the file know it: its name says what is in it and which shape it has.

A layout knows the shape of a picture by its name alone, so that nothing is opened to find a place for it. How a picture
is read, stored or drawn is not known here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LONGEST_SIDE = 2000
"""Pixels of the longest side of a picture that a map holds."""

PNG, JPEG = "image/png", "image/jpeg"
MEDIA_TYPES = (PNG, JPEG)
"""What pictures are kept as; whatever comes in is made anew as one of these."""

_ID = re.compile(r"([0-9a-f]{64})-([1-9]\d{0,3})x([1-9]\d{0,3})")
_IDS = re.compile(r"\b[0-9a-f]{64}-[1-9]\d{0,3}x[1-9]\d{0,3}\b")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a map holds it: its shape in pixels, and its bytes of a kind in MEDIA_TYPES."""

    data: bytes
    width: int
    height: int
    media_type: str

    @property
    def id(self) -> str:
        """By what records know it."""
        return picture_id(self.data, self.width, self.height)


def picture_id(data: bytes, width: int, height: int) -> str:
    """The name of a picture of `width` by `height` pixels: its SHA-256 digest and its shape."""
    return f"{hashlib.sha256(data).hexdigest()}-{width}x{height}"


def shape(name: str) -> tuple[int, int]:
    """The width and height in pixels of the picture with this name; (0, 0) for what names none."""
    found = _ID.fullmatch(name)
    width, height = (int(found[2]), int(found[3])) if found else (0, 0)
    return (width, height) if max(width, height) <= LONGEST_SIDE else (0, 0)


def is_name(text: str) -> bool:
    """Whether `text` can name a picture."""
    return shape(text) != (0, 0)


def is_of(name: str, data: bytes) -> bool:
    """Whether `data` are the bytes of the picture with this name."""
    return name.startswith(hashlib.sha256(data).hexdigest())


def names_in(text: str) -> set[str]:
    """The names of all pictures that a text, such as packed records, speaks of."""
    return set(_IDS.findall(text))
