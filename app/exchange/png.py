"""PNG: one map as a picture, with its title block above it and the legend below, as in the SVG.

Leaves the pixels to raster.py, which alone imports Qt.
"""

from __future__ import annotations

import math
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from app.drawing.drawing import Drawing
from app.errors import ExportFileError
from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.framed import framed
from app.exchange.paper_look import paper_look
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, JourneyMap

MAX_PIXELS = 120_000_000
"""Of the whole picture, which takes four bytes each while it is painted; a larger map gets smaller pixels."""

MAX_SIDE = 30_000
"""Pixels from left to right or from top to bottom: pictures that are longer are refused by many programs."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the one map in `map_ids`, `options.scale` pixels to a map unit, or as many as the limits allow."""
    if len(map_ids) != 1:
        raise ExportFileError(N_("A PNG picture shows one map. Choose which one."))
    look = paper_look(document, options)
    whole = framed(document, document.get(map_ids[0], JourneyMap), look).drawing()
    scale = min(options.scale, _largest_scale(whole))
    progress(0.2)
    # Where no window is open none is needed: a screen that cannot be reached must not end the program.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.exchange import raster

    application = raster.ensure_gui()  # kept until the picture is painted
    image = raster.to_image(whole, scale, look.theme.canvas, raster.decoding(options.pictures))
    progress(0.6)
    target.write(raster.to_png(image))
    del image, application
    progress(1.0)
    return ExportReport(tuple(_remarks(whole, smaller=scale < options.scale)))


def _largest_scale(drawing: Drawing) -> float:
    """As many pixels to a map unit as a picture of `drawing` may have."""
    by_area = math.sqrt(MAX_PIXELS / (drawing.width * drawing.height))
    return min(by_area, MAX_SIDE / max(drawing.width, drawing.height))


_SMALLER = N_("The map is so large that the picture was made with fewer pixels; PDF and SVG stay sharp at any size.")
_LOST = N_("No font has these characters, so they are shown as boxes: {characters}")


def check(path: Path) -> None:
    """Reads the picture's parts back; raises ValueError when one is damaged or the end is missing."""
    data = path.read_bytes()
    if not data.startswith(_SIGNATURE):
        raise ValueError("not a PNG file")
    place, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        kind, place = _checked_part(data, place)
    if place != len(data):
        raise ValueError("something follows the end of the picture")


def _remarks(drawing: Drawing, smaller: bool) -> Iterator[Remark]:
    if smaller:
        yield Remark(_SMALLER)
    if drawing.lost_characters:
        yield Remark(_LOST, {"characters": " ".join(sorted(drawing.lost_characters))})


def _checked_part(data: bytes, place: int) -> tuple[bytes, int]:
    """The kind of the part that begins at `place`, and where the next begins (PNG specification, section 5.3)."""
    if place + 12 > len(data):
        raise ValueError("the picture ends too soon")
    length, kind = struct.unpack_from(">I4s", data, place)
    end = place + 8 + length
    if end + 4 > len(data) or zlib.crc32(data[place + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
        raise ValueError("a part of the picture is damaged")
    return kind, end + 4
