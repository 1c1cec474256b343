"""The links that differ, in words: for paper, where there is no list beside the picture."""

from __future__ import annotations

from app.analysis.told_changes import told_links
from app.drawing import measures as m
from app.drawing.comparison.stage import Stage
from app.drawing.primitives import Mark
from app.drawing.text import shortened
from app.drawing.text_marks import text_lines
from app.i18n import N_, fill
from app.model.names import title_of

MOST = 8
"""So many are named; the others are counted, so that a sheet stays that of a picture."""


def links_told(stage: Stage, room: float) -> tuple[tuple[Mark, ...], float]:
    """A line for each link that differs, from (0, 0) in `room`, behind the touchpoint where it begins; and how high."""
    say, theme = stage.look.translate, stage.look.theme
    told = [
        fill(N_("{title}: {told}"), say, title=title_of(step.touchpoint, say), told=sentence)
        for step in stage.comparison.steps
        for sentence in told_links(step.links, stage.comparison, say)
    ]
    if len(told) > MOST:
        told[MOST - 1 :] = [fill(N_("and {count} more"), say, count=len(told) - MOST + 1)]
    lines = tuple(shortened(line, room, m.SMALL) for line in told)
    return text_lines(lines, 0.0, 0.0, m.SMALL, theme.ink), len(lines) * m.line_step(m.SMALL)
