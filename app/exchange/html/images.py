"""Pictures inside the page, no larger than anybody can see."""

from __future__ import annotations

from base64 import b64encode

from app.drawing.primitives import Box, Picture
from app.exchange.html.tags import Html, el
from app.exchange.picture_cutting import Cutter
from app.model.picture import shape

_DENSITY = 2.0
"""Pixels to a unit of the page, for sharp screens."""

NOTE, PORTRAIT = 240.0, 96.0
"""How wide pictures are shown at most, in units of the page."""


def whole(cutter: Cutter, name: str, wide: float, alt: str) -> Html:
    """All of a picture, `wide` units wide; nothing where there is none."""
    width, height = shape(name)
    return _image(cutter, name, Box(0, 0, wide, wide * height / width), alt) if width else Html()


def square(cutter: Cutter, name: str, side: float, alt: str) -> Html:
    """The middle of a picture: somebody's face."""
    return _image(cutter, name, Box(0, 0, side, side), alt) if shape(name)[0] else Html()


def _image(cutter: Cutter, name: str, box: Box, alt: str) -> Html:
    cut = cutter.cut(Picture(box, name, "#FFFFFF"), _DENSITY)
    if cut is None:
        return Html()
    address = f"data:{cut.media_type};base64,{b64encode(cut.data).decode('ascii')}"
    return el("img", src=address, alt=alt, width=round(box.w), height=round(box.h))
