"""The scale of the emotion lane, in its header: a face at each level, and who is who when there are several curves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.drawing import faces
from app.drawing import measures as m
from app.drawing.actors import Actor, side_color
from app.drawing.drawing import Placed
from app.drawing.kept import part_of_one
from app.drawing.primitives import Circle, Group, Layer, Mark, Path
from app.drawing.sheet import Sheet
from app.drawing.text import shortened
from app.drawing.text_marks import text_lines
from app.drawing.theme import ActorStyle, Theme
from app.i18n import N_
from app.model.names import own_title
from app.model.records import Id, Lane, Persona, Record

LEVELS = (2, 1, 0, -1, -2)
ROOM = 40.0
CUSTOMER = N_("Customer")

_RADIUS = 10.0
_KEY_X, _KEY_LINE = 16.0, 18.0


def scale(sheet: Sheet, lane: Lane, shown: tuple[Actor, ...], y: float, height: float) -> Placed:
    """The faces beside their levels, at the right of the lane's header; and a key to the curves, if several."""
    named = tuple((_name(sheet, actor.actor_id), actor.style) for actor in shown) if len(shown) > 1 else ()
    marks = _marks(named, height, sheet.look.theme)
    key = f"scale:{lane.id}"
    group = Group(key, "scale", Layer.LANE_HEADERS, 0.0, 0.0, m.HEADER_WIDTH, height, marks, lane.id)
    return Placed(key, group.layer, 0.0, y, part_of_one(group), lane_id=lane.id)


@lru_cache(maxsize=64)
def _marks(named: tuple[tuple[str, ActorStyle | None], ...], height: float, theme: Theme) -> tuple[Mark, ...]:
    return (*_faces(height, theme), *_key(named, height, theme))


def _faces(height: float, theme: Theme) -> Iterator[Mark]:
    cx = m.HEADER_WIDTH - 8 - ROOM / 2 + 4
    r = min(_RADIUS, (m.score_y(height, 1) - m.score_y(height, 2)) * 0.45)
    for level in LEVELS:
        yield from faces.outlined(cx, m.score_y(height, level), r, level, side_color(theme, level), theme.canvas)


def _key(named: tuple[tuple[str, ActorStyle | None], ...], height: float, theme: Theme) -> Iterator[Mark]:
    """One line per actor, from the foot up: how the curve looks, and whose it is."""
    step = 20.0
    fitting = named[: max(0, int((height - 64) // step))]
    top = height - 12 - step * len(fitting)
    for place, (name, style) in enumerate(fitting):
        y = top + place * step + step / 2
        words = shortened(name, m.HEADER_WIDTH - ROOM - _KEY_X - _KEY_LINE - 16, m.SMALL)
        yield from _sample(y, style, theme.above)
        text_top = y - m.line_step(m.SMALL) / 2
        yield from text_lines((words,), _KEY_X + _KEY_LINE + 8, text_top, m.SMALL, theme.ink_soft)


def _sample(y: float, style: ActorStyle | None, color: str) -> tuple[Mark, ...]:
    line = (("M", _KEY_X, y), ("L", _KEY_X + _KEY_LINE, y))
    if style is None:
        return (Path(line, stroke=color, stroke_width=3), Circle(_KEY_X + _KEY_LINE / 2, y, 4, fill=color))
    return (Path(line, stroke=style.color, stroke_width=2.5, dash=style.dash),)


def _name(sheet: Sheet, actor_id: Id | None) -> str:
    if actor_id is not None:
        return own_title(sheet.document.get(actor_id, Record))
    persona = sheet.document.find(sheet.journey.persona_id, Persona)
    return persona.name if persona else sheet.look.translate(CUSTOMER)
