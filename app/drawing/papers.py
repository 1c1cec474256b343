"""The paper that notes and touchpoints are written on, which tells whose a touchpoint is, in grey print too.

What is ours is a full sheet; what a partner does for us a sheet with a dashed seam; what lies outside our control is
hollow, with an edge of its colour only.
"""

from __future__ import annotations

from app.drawing import measures as m
from app.drawing.colors import mix, with_opacity
from app.drawing.primitives import Box, Mark, Rect
from app.drawing.theme import Theme
from app.model.records import Influence

_SEAM = (5.0, 4.0)


def color_of(influence: Influence, tint: str, theme: Theme) -> str:
    """The colour on which is written."""
    return theme.surface if influence is Influence.OUTSIDE else tint


def paper(box: Box, influence: Influence, tint: str, theme: Theme, radius: float = m.NOTE_RADIUS) -> tuple[Mark, ...]:
    """A sheet as large as `box`."""
    if influence is Influence.OUTSIDE:
        return _hollow(box, tint, theme, radius)
    if influence is Influence.PARTNER:
        return (*_full(box, tint, theme, radius), _seam(box, tint, theme, radius))
    return _full(box, tint, theme, radius)


def _full(box: Box, color: str, theme: Theme, radius: float) -> tuple[Mark, ...]:
    """A sheet that lies on the canvas: a breath of shadow, and a darker lower edge."""
    breath = with_opacity(theme.shadow, 0.35 if theme.dark else 0.06)
    edge = mix(color, theme.shadow, 0.35 if theme.dark else 0.16)
    return (
        Rect(Box(box.x + 1, box.y + 2, box.w - 2, box.h), breath, radius=radius),
        Rect(box, edge, radius=radius),
        Rect(Box(box.x, box.y, box.w, box.h - 1), color, radius=radius),
    )


def _seam(box: Box, color: str, theme: Theme, radius: float) -> Rect:
    inset = radius / 2 + 0.5
    inner = Box(box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset - 1)
    ink = mix(color, theme.note_ink, 0.5)
    dash = tuple(part * radius / m.NOTE_RADIUS for part in _SEAM)
    return Rect(inner, stroke=ink, stroke_width=1.0, radius=max(1.0, radius - inset), dash=dash)


def _hollow(box: Box, color: str, theme: Theme, radius: float) -> tuple[Mark, ...]:
    """The edge is broad in the tint, and thin in a darker tone that grey print keeps apart from the ground."""
    rim = mix(color, theme.note_ink, 0.5)
    broad = 4.0 * radius / m.NOTE_RADIUS
    inner = Box(box.x + broad, box.y + broad, box.w - 2 * broad, box.h - 2 * broad)
    return (
        Rect(Box(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1), color, rim, 1.0, radius),
        Rect(inner, theme.surface, radius=max(1.0, radius - broad / 2)),
    )
