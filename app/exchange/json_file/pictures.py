"""The pictures of a project in JSON: base64 under the names by which records know them.

A name says what must be in the bytes, so a picture is taken only when its digest and its shape are those, and when its
first bytes are of a kind that a map keeps. Nothing is decoded here.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any

from app.exchange.pictures import Pictures
from app.model.document import Document
from app.model.picture import JPEG, PNG, Picture, is_name, shape

_PNG_MARK, _PNG_SHAPE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", slice(16, 24)
_JPEG_MARK = b"\xff\xd8\xff"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""The markers of a JPEG (ITU-T T.81, table B.1) after which its height and width stand."""


def packed(document: Document, pictures: Pictures) -> dict[str, str]:
    """The pictures that records name and that are there, in order of their names."""
    found = ((name, pictures(name)) for name in named(document))
    return {name: base64.b64encode(data).decode("ascii") for name, data in found if data is not None}


def named(document: Document) -> list[str]:
    """The names of all pictures that records speak of, in order."""
    return sorted({getattr(record, "picture_id", "") for record in document.records.values()} - {""})


def unpacked(name: str, text: Any) -> Picture | None:
    """The picture with this name, or None when `text` is not that."""
    if not is_name(name) or not isinstance(text, str):
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind, seen = _looked_at(data)
    picture = Picture(data, *shape(name), kind)
    return picture if kind and seen == shape(name) and picture.id == name else None


def _looked_at(data: bytes) -> tuple[str, tuple[int, int]]:
    """Which kind of picture this is, with its width and height; an empty kind for anything else."""
    if data.startswith(_PNG_MARK):
        sides = data[_PNG_SHAPE]
        return PNG, (int.from_bytes(sides[:4], "big"), int.from_bytes(sides[4:], "big"))
    if data.startswith(_JPEG_MARK):
        return JPEG, next(_frames(data), (0, 0))
    return "", (0, 0)


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The shapes that the frames of a JPEG tell, walking from marker to marker."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        if data[place + 1] in _FRAMES:
            yield int.from_bytes(data[place + 7 : place + 9], "big"), int.from_bytes(data[place + 5 : place + 7], "big")
        place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))
