"""The band of phases over a slide: where we are in time, with the name of the phase that is told."""

from __future__ import annotations

from app.drawing import measures as m
from app.drawing.colors import mix
from app.drawing.fonts import width
from app.drawing.primitives import Mark, Path
from app.drawing.slides.slide import BAND_HEIGHT, BAND_TOP, MARGIN, Stage
from app.drawing.slides.words import line
from app.model.names import title_of
from app.model.records import Id

_SIZE = 46.0
_POINT = 26.0
_GAP = 8.0
_FADED = 0.62
"""How far the other phases fade into the ground."""


def band(stage: Stage, phase_id: Id | None) -> tuple[Mark, ...]:
    """All phases as chevrons; that of `phase_id` is as wide as its name, the others share what is left."""
    phases, theme = stage.document.phases(stage.map_id), stage.look.theme
    titles: dict[Id | None, str] = {phase.id: title_of(phase, stage.look.translate) for phase in phases}
    widths = _widths(stage.width - 2 * MARGIN - _POINT, len(phases), titles.get(phase_id, ""))
    marks: list[Mark] = []
    x = MARGIN
    for index, phase in enumerate(phases):
        here = phase.id == phase_id
        color = theme.phase_color(index)
        w = widths[0] if here else widths[1]
        fill = color if here else mix(color, theme.canvas, _FADED)
        marks.append(_chevron(x, w - _GAP, fill, index == 0))
        if here:
            top = BAND_TOP + (BAND_HEIGHT - m.line_step(_SIZE)) / 2
            inset = _POINT + 24
            marks += line(titles[phase.id], x + inset, top, w - inset - 12, _SIZE, theme.phase_ink, "semibold")
        x += w
    return tuple(marks)


def _widths(room: float, phases: int, title: str) -> tuple[float, float]:
    """How wide the chevron that is told is, and each other one."""
    others = max(0, phases - 1)
    wanted = width(title, _SIZE, "semibold") + 2 * _POINT + 60
    here = min(max(wanted, room / max(1, phases)), room - others * 3 * _GAP) if others else room
    return here, (room - here) / others if others else 0.0


def _chevron(x: float, w: float, fill: str, first: bool) -> Path:
    top, foot, right = BAND_TOP, BAND_TOP + BAND_HEIGHT, x + w
    middle = (top + foot) / 2
    tip = (("L", right, top), ("L", right + _POINT, middle), ("L", right, foot))
    notch = () if first else (("L", x + _POINT, middle),)
    return Path((("M", x, top), *tip, ("L", x, foot), *notch, ("Z",)), fill=fill)
