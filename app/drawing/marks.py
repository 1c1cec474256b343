"""The labels that name what stands out on the curve: peak, lowest point and end. They never cover a point,
nor a bar of what is expected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import measures as m
from app.drawing.fonts import width
from app.drawing.kept import part_of_one
from app.drawing.primitives import Box, Group, Layer, Mark, Rect
from app.drawing.sheet import Sheet
from app.drawing.text_marks import text_lines
from app.drawing.theme import Theme
from app.i18n import N_
from app.model.records import Id, Lane

PEAK, LOWEST, END = N_("Peak"), N_("Lowest"), N_("End")
PEAK_AND_END, LOWEST_AND_END = N_("Peak and end"), N_("Lowest and end")

_HEIGHT, _PADDING, _AWAY = 20.0, 8.0, 5.0
_NEAR = 250.0
"""Map units to either side of a moment in which its label may lie."""

Taken = Callable[[float, float], list[Box]]
"""The room that is taken between two x of the map, and perhaps some beyond."""


def labels(
    sheet: Sheet, lane: Lane, felt: Sequence[Moment], taken: Taken, height: float, last: Id | None
) -> list[Group]:
    """Labels for the moments that stand out among `felt`, clear of what is `taken`; all places are local to the lane.

    `last` is the last touchpoint: the end is how that one felt, and while nobody has said so nothing is called the end.
    """
    groups: list[Group] = []
    placed: list[Box] = []
    room = Box(m.HEADER_WIDTH, 0, sheet.width - m.HEADER_WIDTH, height)
    for name, msgid, moment in _standing_out(felt, last):
        text = sheet.look.translate(msgid)
        near = (moment.x - _NEAR, moment.x + _NEAR)
        box = _free_place(moment, text, room, [*taken(*near), *placed], height)
        if box is not None:
            placed.append(box)
            marks = _label(text, box.w, sheet.look.theme)
            key = f"mark:{lane.id}:{name}"
            label = Group(key, "mark", Layer.NOTES, box.x, box.y, box.w, box.h, marks)
            groups += part_of_one(label).groups
    return groups


def _standing_out(felt: Sequence[Moment], last_id: Id | None) -> Iterator[tuple[str, str, Moment]]:
    """What gets a label; two names for one moment become one. A flat or a single score has no peak."""
    best, worst, last = emotion.peak(felt), emotion.lowest(felt), emotion.end(felt)
    if best is None or worst is None or last is None or len(felt) < 2:
        return
    last = last if last.touchpoint_id == last_id else None
    if best.score > worst.score:
        yield ("peak", PEAK_AND_END if best is last else PEAK, best)
        yield ("lowest", LOWEST_AND_END if worst is last else LOWEST, worst)
    if last is not None and (best.score == worst.score or last not in (best, worst)):
        yield ("end", END, last)


def _free_place(moment: Moment, text: str, room: Box, taken: Sequence[Box], height: float) -> Box | None:
    """The first free place around a point: away from neutral, then towards it, beside it, and a line further away."""
    w = width(text, m.SMALL, "semibold") + 2 * _PADDING
    x, y = moment.x, m.score_y(height, moment.score)
    reach = m.POINT_RADIUS + _AWAY
    over, under = (x - w / 2, y - reach - _HEIGHT), (x - w / 2, y + reach)
    right, left = (x + reach, y - _HEIGHT / 2), (x - reach - w, y - _HEIGHT / 2)
    first, second, away = (over, under, -_HEIGHT) if moment.score >= 0 else (under, over, _HEIGHT)
    further = (first[0], first[1] + away)
    places = (Box(px, py, w, _HEIGHT) for px, py in (first, second, right, left, further))
    return next((box for box in places if _inside(box, room) and not any(_meet(box, other) for other in taken)), None)


def _inside(box: Box, room: Box) -> bool:
    return box.x >= room.x and box.y >= room.y and box.right <= room.right and box.bottom <= room.bottom


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@lru_cache(maxsize=64)
def _label(text: str, w: float, theme: Theme) -> tuple[Mark, ...]:
    pill = Rect(Box(0, 0, w, _HEIGHT), theme.surface, theme.border, 1.0, _HEIGHT / 2)
    top = (_HEIGHT - m.line_step(m.SMALL)) / 2
    return (pill, *text_lines((text,), _PADDING, top, m.SMALL, theme.ink, "semibold"))
