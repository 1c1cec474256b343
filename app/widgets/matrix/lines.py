"""Words on as many lines as a cell of the table allows."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.widgets import style

MOST = 3
"""So many lines tell a touchpoint from all others; its tool tip has all its words."""


def lines(text: str, width: int, size: int = style.SMALL, *, semibold: bool = False) -> tuple[str, ...]:
    """The lines on which a text stands in `width` pixels: at most MOST, and only what fits on none of them is cut."""
    return _broken(text, max(1, width), size, semibold)


@lru_cache(maxsize=2048)
def _broken(text: str, width: int, size: int, semibold: bool) -> tuple[str, ...]:
    metrics = QFontMetrics(style.font(size, semibold=semibold))
    words = " ".join(text.split()).replace(" ·", "\N{NO-BREAK SPACE}·").split(" ")  # a dot never begins a line
    found = [""]
    for place, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or metrics.horizontalAdvance(longer) < width:
            found[-1] = longer
        elif len(found) < MOST:
            found.append(word)
        else:
            found[-1] = " ".join((found[-1], *words[place:]))
            break
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in found)
