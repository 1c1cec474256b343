"""Drawn faces: how a score from -2.0 (very frustrated) to 2.0 (delighted) looks.

Drawn instead of emoji, so that they are the same on every machine and can be told in grey print.
"""

from __future__ import annotations

from app.drawing.primitives import Circle, Mark, Path

_LAUGHING, _ANGRY = 1.5, -1.5
_ROOM_FOR_BROWS = 8.0


def features(cx: float, cy: float, r: float, score: float, ink: str) -> tuple[Mark, ...]:
    """Eyes and mouth of a face with centre (cx, cy) and radius `r`; the mouth bends with the score."""
    if score >= _LAUGHING:
        return (*_eyes(cx, cy - r * 0.2, r, ink), _laugh(cx, cy, r, ink))
    angry = score <= _ANGRY and r >= _ROOM_FOR_BROWS
    eyes = _eyes(cx, cy - r * (0.06 if angry else 0.2), r, ink)
    if angry:
        return (*eyes, *_brows(cx, cy, r, ink), _mouth(cx, cy, r, score, ink))
    return (*eyes, _mouth(cx, cy, r, score, ink))


def outlined(cx: float, cy: float, r: float, score: float, ink: str, ground: str) -> tuple[Mark, ...]:
    """A face as a ring with eyes and mouth, for the scale."""
    return (Circle(cx, cy, r, fill=ground, stroke=ink, stroke_width=1.5), *features(cx, cy, r, score, ink))


def filled(cx: float, cy: float, r: float, score: float, color: str, ink: str, ground: str) -> tuple[Mark, ...]:
    """A face as a disc, with a thin rim in the colour of the ground that lifts it off the curve."""
    return (Circle(cx, cy, r + 2, fill=ground), Circle(cx, cy, r, fill=color), *features(cx, cy, r, score, ink))


def hollow(cx: float, cy: float, r: float, score: float, color: str, ground: str) -> tuple[Mark, ...]:
    """A face that is only a line, for a score that is assumed, with the same rim as one that is filled."""
    ring = Circle(cx, cy, r - 0.5, fill=ground, stroke=color, stroke_width=1.5)
    return (Circle(cx, cy, r + 2, fill=ground), ring, *features(cx, cy, r, score, color))


def _eyes(cx: float, y: float, r: float, ink: str) -> tuple[Mark, ...]:
    return tuple(Circle(cx + side * r * 0.34, y, max(0.9, r * 0.13), fill=ink) for side in (-1, 1))


def _laugh(cx: float, cy: float, r: float, ink: str) -> Path:
    """An open mouth."""
    half, top, deep = r * 0.52, cy + r * 0.12, cy + r * 0.82
    curve = ("C", cx + half * 0.9, deep, cx - half * 0.9, deep, cx - half, top)
    return Path((("M", cx - half, top), ("L", cx + half, top), curve, ("Z",)), fill=ink)


def _brows(cx: float, cy: float, r: float, ink: str) -> tuple[Mark, ...]:
    """Eyebrows that slope towards the nose."""
    outer, inner, high, low = r * 0.54, r * 0.16, cy - r * 0.5, cy - r * 0.3
    slopes = ((("M", cx + side * outer, high), ("L", cx + side * inner, low)) for side in (-1, 1))
    return tuple(Path(slope, stroke=ink, stroke_width=max(1.0, r * 0.12)) for slope in slopes)


def _mouth(cx: float, cy: float, r: float, score: float, ink: str) -> Path:
    bend = score / 2 * r * 0.5
    y = cy + r * 0.36 - bend * 0.45
    half = r * 0.46
    curve = ("C", cx - half * 0.5, y + bend, cx + half * 0.5, y + bend, cx + half, y)
    return Path((("M", cx - half, y), curve), stroke=ink, stroke_width=max(1.2, r * 0.14))
