"""The pictures of a project in JSON: base64 under the names by which records know them.

A name says what must be in the bytes, so a picture is taken only when its digest and its shape are those. One that is
written otherwise than ours comes in as its pixels only, under a name of its own, which the records then hold. That
decodes it, so a file is read where a fault in a decoder or a picture made to take for ever does no harm.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.errors import ImportFileError
from app.exchange.picture_form import shape_of
from app.exchange.pictures import Pictures
from app.model.document import Document
from app.model.picture import Picture, is_name, is_of, shape
from app.model.records import Record


def packed(document: Document, pictures: Pictures) -> dict[str, str]:
    """The pictures that records name and that are there, in order of their names."""
    found = ((name, pictures(name)) for name in named(document))
    return {name: base64.b64encode(data).decode("ascii") for name, data in found if data is not None}


def named(document: Document) -> list[str]:
    """The names of all pictures that records speak of, in order."""
    return sorted({getattr(record, "picture_id", "") for record in document.records.values()} - {""})


def unpacked(name: str, text: Any) -> Picture | None:
    """The picture with this name as a map holds it, or None when `text` is not that.

    Raises MemoryError when it takes more than this process may have.
    """
    from app.exchange.picture_reading import read_own_picture  # brings decoders, which only pictures need

    if not is_name(name) or not isinstance(text, str):
        return None
    try:
        data = base64.b64decode(text, validate=True)
        sound = is_of(name, data) and shape_of(data) in (shape(name), (0, 0))
        return read_own_picture(data, name) if sound else None
    except (binascii.Error, ValueError, ImportFileError):
        return None


def renamed(records: Iterable[Record], pictures: Mapping[str, Picture]) -> list[Record]:
    """The records with the names that their pictures have now, of `pictures` by the names that they came with."""
    return [_renamed(record, pictures) for record in records]


def _renamed(record: Record, pictures: Mapping[str, Picture]) -> Record:
    known = getattr(record, "picture_id", "")
    values: dict[str, Any] = {"picture_id": pictures[known].id} if known in pictures else {}
    return replace(record, **values) if values else record
