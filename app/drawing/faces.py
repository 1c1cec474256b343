"""Drawn faces: how a score from -2.0 (very frustrated) to 2.0 (delighted) looks.

Drawn instead of emoji, so that they are the same on every machine and can be told in grey print.
"""

from __future__ import annotations

from app.drawing.primitives import Circle, Mark, Path


def features(cx: float, cy: float, r: float, score: float, ink: str) -> tuple[Mark, ...]:
    """Eyes and mouth of a face with centre (cx, cy) and radius `r`; the mouth bends with the score."""
    eye = max(0.9, r * 0.13)
    return (
        Circle(cx - r * 0.34, cy - r * 0.2, eye, fill=ink),
        Circle(cx + r * 0.34, cy - r * 0.2, eye, fill=ink),
        _mouth(cx, cy, r, score, ink),
    )


def outlined(cx: float, cy: float, r: float, score: float, ink: str, ground: str) -> tuple[Mark, ...]:
    """A face as a ring with eyes and mouth, for the scale."""
    return (Circle(cx, cy, r, fill=ground, stroke=ink, stroke_width=1.5), *features(cx, cy, r, score, ink))


def filled(cx: float, cy: float, r: float, score: float, color: str, ink: str, ground: str) -> tuple[Mark, ...]:
    """A face as a disc, with a thin rim in the colour of the ground that lifts it off the curve."""
    return (Circle(cx, cy, r + 2, fill=ground), Circle(cx, cy, r, fill=color), *features(cx, cy, r, score, ink))


def _mouth(cx: float, cy: float, r: float, score: float, ink: str) -> Path:
    bend = score / 2 * r * 0.5
    y = cy + r * 0.36 - bend * 0.45
    half = r * 0.46
    curve = ("C", cx - half * 0.5, y + bend, cx + half * 0.5, y + bend, cx + half, y)
    return Path((("M", cx - half, y), curve), stroke=ink, stroke_width=max(1.2, r * 0.14))
