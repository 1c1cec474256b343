"""Lines of text as marks: where each baseline stands, the same in every painter."""

from __future__ import annotations

from app.drawing import measures as m
from app.drawing.fonts import ascent, descent, width
from app.drawing.primitives import TextLine


def text_lines(
    lines: tuple[str, ...], x: float, y: float, size: float, color: str, font: str = "regular"
) -> tuple[TextLine, ...]:
    """`lines` under each other, the first line's box beginning at (x, y)."""
    step, first = m.line_step(size), y + baseline(size, font)
    return tuple(
        TextLine(x, first + place * step, line, size, color, font, width(line, size, font))
        for place, line in enumerate(lines)
        if line.strip()
    )


def baseline(size: float, font: str = "regular") -> float:
    """How far the baseline stands under the top of a line's box."""
    up, down = ascent(font, size), descent(font, size)
    return round((m.line_step(size) - up - down) / 2 + up, 2)
