"""The title of a slide: one line or two, in letters as large as it has room for."""

from __future__ import annotations

from app.drawing.primitives import Box
from app.exchange.powerpoint.fitting import fitted
from app.exchange.powerpoint.shapes import Figure, Line, Paint, Words

_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0)


def heading(title: str, box: Box, ink: str, fill: str | None = None) -> tuple[Figure, list[str]]:
    """The title in its box, on a sign that points on if it has a colour; and all of it where it did not fit."""
    side = 14.0 if fill else 0.0
    text = " ".join(title.split()) or "–"
    found = fitted(text, box.w - 2 * side - (12 if fill else 0), box.h, _SIZES, "semibold")
    line = Line(found.text, found.size, ink, bold=True)
    form, bent = ("homePlate", 30_000) if fill else ("rect", None)
    words = Words((line,), "ctr", (side, 0, side, 0))
    alt = "" if found.whole else text
    return Figure(found.text[:80], box, Paint(fill), form, bent, words=words, alt=alt), [] if found.whole else [text]
