"""Measuring scripts whose letters change with their neighbours, with HarfBuzz, which is loaded when first needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import uharfbuzz  # type: ignore[import-untyped]

_PLAIN = {"kern": False}


def shaped_width(text: str, font: Path) -> float:
    """How wide `text`, all in one script of `font`, is at size 1, shaped but not kerned."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    shaper, units = _font(font)
    uharfbuzz.shape(shaper, buffer, _PLAIN)
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions or ())) / units


@cache
def _font(path: Path) -> tuple[Any, int]:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return uharfbuzz.Font(face), face.upem
