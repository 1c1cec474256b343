"""The first slide: the whole map under its title."""

from __future__ import annotations

from dataclasses import replace

from app.drawing.drawing import Drawing
from app.drawing.layout import layout
from app.drawing.primitives import Box
from app.drawing.slides.slide import BODY, MARGIN, Slide, Stage
from app.drawing.slides.words import fitted, line
from app.model.names import STATE_TITLES, title_of
from app.model.records import JourneyMap, Persona

_TOP = 36.0
_TITLE = Box(MARGIN, _TOP, 0, 96)
_FOOT = 40.0


def overview_slide(stage: Stage) -> Slide:
    """The whole map, as large as it goes, with who travels and whether it is so or to become so."""
    journey, theme = stage.document.get(stage.map_id, JourneyMap), stage.look.theme
    title, beneath = title_of(journey, stage.look.translate), _beneath(stage, journey)
    room = replace(_TITLE, w=stage.width - 2 * MARGIN)
    marks, high = fitted(title, room, (68, 58, 48), theme.ink)
    words = line(beneath, MARGIN, _TOP + high, room.w, BODY, theme.ink_soft)
    drawing = layout(stage.document, stage.map_id, replace(stage.look, for_screen=False))
    top = _TOP + high + 76
    box = Box(MARGIN, top, stage.width - 2 * MARGIN, stage.height - top - _FOOT)
    return Slide(stage.width, stage.height, (*marks, *words), f"{title}. {beneath}", drawing, _fit(drawing, box))


def _beneath(stage: Stage, journey: JourneyMap) -> str:
    persona = stage.document.find(journey.persona_id, Persona)
    state = stage.look.translate(STATE_TITLES[journey.state])
    return " · ".join(filter(None, (persona.name if persona else "", state)))


def _fit(drawing: Drawing, box: Box) -> Box:
    """As much of the box as the drawing fills when it is as large as it goes, nearer to its top."""
    scale = min(box.w / max(1.0, drawing.width), box.h / max(1.0, drawing.height), 2.5)
    w, h = drawing.width * scale, drawing.height * scale
    return Box(box.x + (box.w - w) / 2, box.y + (box.h - h) / 3, w, h)
