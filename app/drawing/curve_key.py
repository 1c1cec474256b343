"""The key to the curves, in the header of the emotion lane: how each looks and whose it is.

On the screen it ends in the way to the legend, where curves are shown, hidden, added and removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.drawing import expected, promised
from app.drawing import measures as m
from app.drawing.actors import Actor
from app.drawing.colors import with_opacity
from app.drawing.drawing import Placed
from app.drawing.icons import icon
from app.drawing.kept import part_of_one
from app.drawing.primitives import Box, Circle, Group, Layer, Mark, Path, Rect
from app.drawing.scale import ROOM
from app.drawing.sheet import Sheet
from app.drawing.text import first_lines, shortened, widest_word
from app.drawing.text_marks import text_lines
from app.drawing.theme import ActorStyle, Theme
from app.i18n import N_, Translate
from app.model.document import Document
from app.model.names import own_title
from app.model.records import Id, JourneyMap, Lane, Persona, Record

CUSTOMER, EXPECTED, PROMISED, LEGEND = N_("Customer"), N_("Expected"), N_("With the plan"), N_("Legend")

_X, _SAMPLE, _STEP, _FOOT = 16.0, 20.0, 20.0, 12.0
_TITLE_ROOM = 64.0
_W = m.HEADER_WIDTH - ROOM - 6.0
_NAME_X, _NAME_W = _SAMPLE + 16.0, _W - _SAMPLE - 16.0
_NAME_STEP = m.line_step(m.SMALL)
_Style = ActorStyle | str | None
_Row = tuple[tuple[str, ...], _Style]


def curve_key(
    sheet: Sheet, lane: Lane, shown: Sequence[Actor], with_expected: bool, with_plan: bool, height: float
) -> list[Placed]:
    """A line for each of several curves, as many as fit; on the screen, the way to the legend below them.

    The curve with the plan comes right after the one that it lifts.
    """
    say = sheet.look.translate
    named: list[tuple[str, _Style]] = [
        (actor_name(sheet.document, sheet.journey, a.actor_id, say), a.style) for a in shown
    ]
    named += [(say(EXPECTED), EXPECTED)] * with_expected
    named[1:1] = [(say(PROMISED), PROMISED)] * with_plan
    room = int((height - _TITLE_ROOM) // _STEP) - sheet.look.for_screen
    rows = _folded(named[: max(0, room)], room) if len(named) > 1 else ()
    more = say(LEGEND) if sheet.look.for_screen and room >= 0 else ""
    if not rows and not more:
        return []
    h = _high(rows) + _STEP * bool(more)
    top = height - _FOOT - h
    key = f"legend:{lane.id}"
    marks = _marks(rows, more, sheet.look.theme)
    group = Group(key, "legend", Layer.LANE_HEADERS, _X - 8, top, _W, h, marks, lane.id)
    return [Placed(key, group.layer, 0.0, 0.0, part_of_one(group), lane_id=lane.id)]


def actor_name(document: Document, journey: JourneyMap, actor_id: Id | None, translate: Translate) -> str:
    """Whose curve it is: a persona, one of us, or the customer whom the map is about."""
    if actor_id is not None:
        return own_title(document.get(actor_id, Record))
    persona = document.find(journey.persona_id, Persona)
    return persona.name if persona else translate(CUSTOMER)


def sample(style: ActorStyle | None, x: float, y: float, w: float, theme: Theme) -> tuple[Mark, ...]:
    """How a curve looks, `w` long from (x, y): the customer's with a point on it."""
    if style is None:
        left, right = (("M", x, y), ("L", x + w / 2, y)), (("M", x + w / 2, y), ("L", x + w, y))
        ends = (Path(left, stroke=theme.below, stroke_width=3), Path(right, stroke=theme.above, stroke_width=3))
        return (*ends, Circle(x + w / 2, y, 4, fill=theme.above))
    return (Path((("M", x, y), ("L", x + w, y)), stroke=style.color, stroke_width=2.5, dash=style.dash),)


def _folded(named: Sequence[tuple[str, _Style]], room: int) -> tuple[_Row, ...]:
    """Each name with its lines: two where the name needs them and there is `room` for so many lines, else one."""
    spare, rows = room - len(named), []
    for name, style in named:
        lines = first_lines(name, _NAME_W, m.SMALL, "regular", 2)
        if len(lines) > 1 and (spare <= 0 or widest_word(name, m.SMALL) > _NAME_W):
            lines = (shortened(name, _NAME_W, m.SMALL),)
        spare -= len(lines) - 1
        rows.append((lines, style))
    return tuple(rows)


def _high(rows: Sequence[_Row]) -> float:
    return sum(_STEP + (len(lines) - 1) * _NAME_STEP for lines, _style in rows)


@lru_cache(maxsize=64)
def _marks(rows: tuple[_Row, ...], more: str, theme: Theme) -> tuple[Mark, ...]:
    return (*_rows(rows, theme), *(_button(more, _high(rows), theme) if more else ()))


def _rows(rows: Sequence[_Row], theme: Theme) -> Iterator[Mark]:
    for place, (lines, style) in enumerate(rows):
        top = _high(rows[:place])
        middle = top + _STEP / 2
        if style == PROMISED:
            yield from promised.sample(8, middle, _SAMPLE, theme)
        elif isinstance(style, str):
            yield from expected.sample(8, middle, _SAMPLE, theme)
        else:
            yield from sample(style, 8, middle, _SAMPLE, theme)
        yield from text_lines(lines, _NAME_X, middle - _NAME_STEP / 2, m.SMALL, theme.ink_soft)


def _button(words: str, top: float, theme: Theme) -> Iterator[Mark]:
    """The way to the legend: a word and a sign, on a ground that says it can be pressed."""
    middle = top + _STEP / 2
    yield Rect(Box(0, top + 1, _W - 8, _STEP - 2), with_opacity(theme.accent, 0.08), radius=m.NOTE_RADIUS)
    yield from icon("activity", 8 + (_SAMPLE - 14) / 2, middle - 7, 14, theme.accent, 1.75)
    short = shortened(words, _W - _SAMPLE - 44, m.SMALL, "semibold")
    yield from text_lines((short,), _SAMPLE + 16, middle - m.line_step(m.SMALL) / 2, m.SMALL, theme.accent, "semibold")
    yield from icon("chevron-right", _W - 26, middle - 7, 14, theme.accent, 1.75)
