"""PNG: one map as a picture, with its title block above it and the legend below, as in the SVG.

Lays the picture out as a drawing list of its own, and leaves the pixels to raster.py, which alone imports Qt.
"""

from __future__ import annotations

import math
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from app.drawing.layout import Look, layout
from app.drawing.primitives import Drawing, Group, Layer
from app.drawing.theme import theme
from app.errors import ExportFileError
from app.exchange.base import ExportOptions, ExportReport, Progress, Remark
from app.exchange.sheet import Block, legend, title_block
from app.exchange.typeset import scaled
from app.i18n import N_, translator
from app.model.document import Document
from app.model.records import Id, JourneyMap

MAX_PIXELS = 120_000_000
"""Of the whole picture, which takes four bytes each while it is painted; a larger map gets smaller pixels."""

_MARGIN = 32.0
_GAP = 24.0
_UNITS_PER_POINT = 4 / 3
_NARROWEST = 720.0
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LAYERS = (Layer.GROUND, Layer.CURVE, Layer.NOTES, Layer.LANE_HEADERS, Layer.PHASE_HEADERS)


def write(
    document: Document, map_ids: Sequence[Id], target: BinaryIO, options: ExportOptions, progress: Progress
) -> ExportReport:
    """Writes the one map in `map_ids`, `options.scale` pixels to a map unit, or as many as MAX_PIXELS allow."""
    if len(map_ids) != 1:
        raise ExportFileError(N_("A PNG picture shows one map. Choose which one."))
    look = Look(theme("paper"), translator(options.language_for(document)), for_screen=False)
    whole = picture(document, document.get(map_ids[0], JourneyMap), look)
    scale = min(options.scale, math.sqrt(MAX_PIXELS / (whole.width * whole.height)))
    progress(0.2)
    # Where no window is open none is needed: a screen that cannot be reached must not end the program.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.exchange import raster

    application = raster.ensure_gui()  # kept until the picture is painted
    image = raster.to_image(whole, scale, look.theme.canvas)
    progress(0.6)
    target.write(raster.to_png(image))
    del image, application
    progress(1.0)
    return ExportReport(tuple(_remarks(whole, smaller=scale < options.scale)))


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


def picture(document: Document, journey: JourneyMap, look: Look) -> Drawing:
    """The map and what stands around it, as one drawing in map units."""
    drawing = layout(document, journey.id, look)
    inner = max(drawing.width, _NARROWEST)
    top = title_block(document, journey, look.theme, look.translate, inner / _UNITS_PER_POINT)
    bottom = legend(look.theme, look.translate, inner / _UNITS_PER_POINT)
    map_y = _MARGIN + top.height * _UNITS_PER_POINT
    legend_y = map_y + drawing.height + _GAP
    groups = [_block("title-block", top, _MARGIN), *_map(drawing, map_y), _block("legend", bottom, legend_y)]
    height = legend_y + bottom.height * _UNITS_PER_POINT + _MARGIN
    return Drawing(inner + 2 * _MARGIN, height, tuple(groups), lost_characters=drawing.lost_characters)


def _remarks(drawing: Drawing, smaller: bool) -> Iterator[Remark]:
    if smaller:
        yield Remark(_SMALLER)
    if drawing.lost_characters:
        yield Remark(_LOST, {"characters": " ".join(sorted(drawing.lost_characters))})


def _map(drawing: Drawing, y: float) -> Iterator[Group]:
    for layer in _LAYERS:
        for group in drawing.groups:
            if group.layer is layer and not group.for_screen:
                yield replace(group, x=group.x + _MARGIN, y=group.y + y)


def _block(key: str, block: Block, y: float) -> Group:
    marks = tuple(scaled(block.marks, _UNITS_PER_POINT))
    width, height = block.width * _UNITS_PER_POINT, block.height * _UNITS_PER_POINT
    return Group(key, "mark", Layer.GROUND, _MARGIN, y, width, height, marks)


def _checked_part(data: bytes, place: int) -> tuple[bytes, int]:
    """The kind of the part that begins at `place`, and where the next begins (PNG specification, section 5.3)."""
    if place + 12 > len(data):
        raise ValueError("the picture ends too soon")
    length, kind = struct.unpack_from(">I4s", data, place)
    end = place + 8 + length
    if end + 4 > len(data) or zlib.crc32(data[place + 4 : end]) != struct.unpack_from(">I", data, end)[0]:
        raise ValueError("a part of the picture is damaged")
    return kind, end + 4
