"""The pictures that come with samples: a file each in resources/samples/images, drawn by installers/*_pictures.py.

A record of a sample names one by its id, as every record does; the bytes go into the file beside the records.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from app.model.picture import PNG, Picture
from app.model.records import Record
from app.paths import resource

_SIZE = slice(16, 20), slice(20, 24)
"""Where a PNG says how wide and how high it is (PNG specification, section 11.2.2)."""


def image_names() -> list[str]:
    """What sample data may call pictures."""
    return sorted(path.stem for path in resource("samples", "images").glob("*.png"))


@cache
def image(name: str) -> Picture:
    """The picture that sample data calls `name`."""
    data = resource("samples", "images", f"{name}.png").read_bytes()
    width, height = (int.from_bytes(data[place], "big") for place in _SIZE)
    return Picture(data, width, height, PNG)


def images_of(records: Iterable[Record]) -> list[Picture]:
    """The pictures that these records of a sample name."""
    named = {getattr(record, "picture_id", "") for record in records} - {""}
    return [picture for picture in map(image, image_names() if named else ()) if picture.id in named]
