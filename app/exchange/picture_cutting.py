"""Pictures as a file shows them: only the part that is seen, and no finer than anybody can see.

What a map does not show of a picture is not in its exports either.
"""

from __future__ import annotations

from io import BytesIO
from math import ceil

from PIL import Image

from app.drawing.primitives import Box
from app.drawing.primitives import Picture as Mark
from app.exchange.picture_form import shape_of
from app.exchange.pictures import Pictures
from app.model.picture import JPEG, PNG, Picture, shape

_FORMATS = {"PNG": PNG, "JPEG": JPEG}
_QUALITY = 85


class Cutter:
    """Cuts pictures for one export, each only once for each way of showing it."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._done: dict[tuple[str, Box, int], Picture | None] = {}

    def cut(self, mark: Mark, density: float) -> Picture | None:
        """What `mark` shows, at most `density` pixels to one of its units; None when the picture cannot be had."""
        wide = min(ceil(mark.box.w * density), round(mark.seen.w))
        key = (mark.name, mark.seen, wide)
        if key not in self._done:
            data = self._pictures(mark.name)
            self._done[key] = _cut(data, mark, max(1, wide)) if data else None
        return self._done[key]


def _cut(data: bytes, mark: Mark, wide: int) -> Picture | None:
    if shape_of(data) != shape(mark.name):
        return None
    try:
        with Image.open(BytesIO(data), formats=tuple(_FORMATS)) as image:
            return _written(image, mark.seen, wide)
    except (OSError, SyntaxError, ValueError):
        return None


def _written(image: Image.Image, seen: Box, wide: int) -> Picture:
    kind = image.format or "PNG"
    high = max(1, round(seen.h * wide / seen.w))
    plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    part = (seen.x, seen.y, seen.right, seen.bottom)
    cut = plain.resize((wide, high), Image.Resampling.LANCZOS, box=part, reducing_gap=2.0)
    cut.info = {}
    buffer = BytesIO()
    if kind == "JPEG":
        cut.save(buffer, kind, quality=_QUALITY, optimize=True)
    else:
        cut.save(buffer, kind, optimize=True)
    return Picture(buffer.getvalue(), wide, high, _FORMATS[kind])
