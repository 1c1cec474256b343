"""A line of text as pieces that one embedded face can draw, in the order in which they stand on paper.

Splits by font, puts right-to-left text in visual order and has complex scripts shaped. Breaking lines is long done
when a text comes here. Characters that no font has become a box, which search still finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.drawing import fonts
from app.exchange.pdf.direction import RIGHT_TO_LEFT, visual
from app.exchange.pdf.typeface import Typeface, typeface

_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one face, (dx, dy) from where the line starts on its baseline, in units of the size; dy is up."""

    face: Typeface
    text: str
    dx: float = 0.0
    dy: float = 0.0


@lru_cache(maxsize=8192)
def pieces(text: str, font: str) -> tuple[Piece, ...]:
    """The pieces that draw `text` in `font` ("regular", "semibold") and its fallbacks, from left to right."""
    if text.isascii():
        return (Piece(typeface(font), text),)
    return tuple(_pieces(visual(text), font))


def _pieces(ordered: str, font: str) -> Iterator[Piece]:
    x = 0.0
    for run in fonts.runs(ordered, font):
        placed, advance = _run(run.face, run.text, font)
        for piece in placed:
            yield Piece(piece.face, piece.text, x + piece.dx, piece.dy)
        x += advance


def _run(face: str, text: str, font: str) -> tuple[list[Piece], float]:
    """The pieces of a run from 0 on, and how far it reaches."""
    if face == fonts.MISSING:
        return _boxes(text, font)
    drawn_by = typeface(face)
    if fonts.FACES[face].shaped or _COMBINING.search(text):
        glyphs, advance = drawn_by.shape(text, rightward=not RIGHT_TO_LEFT.search(text))
        return [Piece(drawn_by, glyph.code, glyph.dx, glyph.dy) for glyph in glyphs], advance
    seen = "".join(character for character in text if not fonts.unseen(character))
    return [Piece(drawn_by, seen)], drawn_by.stringWidth(seen, 1)


def _boxes(text: str, font: str) -> tuple[list[Piece], float]:
    """A box for each character but a tab or an odd blank, as wide as the layout counted on."""
    face, step = typeface(font), fonts.MISSING_WIDTH
    boxes = [Piece(face, face.box_for(c), place * step) for place, c in enumerate(text) if not c.isspace()]
    return boxes, step * len(text)
