"""The heat view: what the paper of a note looks like by how many sources speak for it, and the shares beside it.

Proven is strong and blue, guessed is pale, hatched and framed with dashes: told apart without colour, and in no colour
that means a feeling.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.analysis.evidence import WELL_PROVEN, MapEvidence, map_evidence
from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.kept import Kept
from app.drawing.primitives import Box, Mark, Path, Rect
from app.drawing.theme import Theme
from app.i18n import N_
from app.model.document import Document
from app.model.records import EmotionScore, Evidence, Id, Lane, Note, Phase, Touchpoint

LEVELS = ((0, N_("Assumption")), (1, N_("One source")), (WELL_PROVEN, N_("Two or more")))
"""What the papers stand for, by the number of sources, with the msgid of each."""

_STRENGTH_LIGHT, _STRENGTH_DARK = (0.0, 0.1, 0.3), (0.0, 0.15, 0.35)
_STEP = 9.0  # between the lines of the hatching, along an edge
_SHARES: Kept[MapEvidence] = Kept(16)


def paper(sources: int, theme: Theme) -> str:
    """The colour of paper for which so many sources speak."""
    strengths = _STRENGTH_DARK if theme.dark else _STRENGTH_LIGHT
    return mix(theme.curve_ground, theme.focus, strengths[min(sources, WELL_PROVEN)])


@lru_cache(maxsize=512)
def sheet_of(w: float, h: float, sources: int, theme: Theme, radius: float = m.NOTE_RADIUS) -> tuple[Mark, ...]:
    """A sheet of that paper: hatched with a dashed frame where nothing is proven, else plain with a firm one."""
    ground = paper(sources, theme)
    if sources:
        return (Rect(Box(0, 0, w, h), ground, radius=radius), _frame(w, h, mix(ground, theme.focus, 0.5), radius, ()))
    lines = Path(tuple(_hatching(w, h)), stroke=mix(ground, theme.lines_strong, 0.24), round_caps=False)
    return (Rect(Box(0, 0, w, h), ground, radius=radius), lines, _frame(w, h, theme.lines_strong, radius, (4.0, 3.0)))


def shares(document: Document, map_id: Id) -> MapEvidence:
    """How much of a map is proven; counted again only when something that counts has changed."""
    stamps = document.stamp(Evidence, Note, Touchpoint, EmotionScore, Lane, Phase)
    return _SHARES.of(stamps, map_id, lambda: map_evidence(document, map_id))


def _frame(w: float, h: float, color: str, radius: float, dash: tuple[float, ...]) -> Rect:
    return Rect(Box(0.5, 0.5, w - 1, h - 1), stroke=color, radius=radius - 0.5, dash=dash)


def _hatching(w: float, h: float) -> Iterator[tuple[str | float, ...]]:
    """Lines that rise to the right, from edge to edge, a little short of the frame."""
    inset = 1.5
    start = inset + _STEP
    while start < w + h - 2 * inset:
        yield "M", max(inset, start - (h - inset)), min(h - inset, start)
        yield "L", min(w - inset, start), max(inset, start - (w - inset))
        start += _STEP
