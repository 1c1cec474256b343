"""The emotion lane: for each actor a curve through the points of the touchpoints, and what stands out on it.

The first actor's curve is coloured above and below neutral, with the area between tinted; further ones have a colour
and a dash of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing import faces
from app.drawing import measures as m
from app.drawing.actors import Actor, actors, side_color
from app.drawing.curve import customer_curve, line
from app.drawing.drawing import Part, Placed
from app.drawing.kept import Kept
from app.drawing.marks import labels
from app.drawing.primitives import Box, Circle, Group, Layer, Mark, Path
from app.drawing.scale import scale
from app.drawing.sheet import Band, Sheet
from app.drawing.theme import ActorStyle, Theme
from app.model.records import Id, Lane

_CURVE, _OTHER_CURVE, _RIM = 3.0, 2.5, 2.0
_GHOST = 1.5
_CURVE_GROUPS: Kept[Group] = Kept(64)
_CURVES: Kept[Part] = Kept(64)
"""Curves are kept apart and few, since each is as large as its whole journey."""


def lay_out(sheet: Sheet, lane: Lane, y: float) -> Band:
    """The curves, points and labels of the emotion lane, and the scale in its header."""
    band = Band(float(max(lane.height or m.EMOTION_HEIGHT, m.COLLAPSED_HEIGHT * 2)))
    shown = actors(sheet)
    curves: list[Group] = []
    points: list[Group] = []
    for actor in reversed(shown):
        curves += _curve(sheet, lane, actor, band.height)
        points += (_point(sheet, actor, moment, band.height) for moment in actor.moments)
    if sheet.look.for_screen:
        points += _ghosts(sheet, band.height)
    if shown:
        taken = [_around(moment, band.height) for actor in shown for moment in actor.moments]
        points += labels(sheet, lane, shown[0].moments, taken, band.height, _last(sheet))
    for name, layer, groups in (("curves", Layer.CURVE, tuple(curves)), ("points", Layer.NOTES, tuple(points))):
        if groups:
            kept = _CURVES.of(groups, None, partial(Part, groups))
            band.parts.append(Placed(f"{name}:{lane.id}", layer, 0.0, y, kept, lane.id))
    band.parts.append(scale(sheet, lane, shown, y, band.height))
    return band


def _last(sheet: Sheet) -> Id | None:
    """The touchpoint at which the journey ends."""
    touchpoints = [touchpoint.id for touchpoint, _x in sheet.centers()]
    return touchpoints[-1] if touchpoints else None


def _around(moment: Moment, height: float) -> Box:
    """The room that a point takes, its rim included."""
    r = m.POINT_RADIUS + _RIM
    return Box(moment.x - r, m.score_y(height, moment.score) - r, 2 * r, 2 * r)


# --- curves ----------------------------------------------------------------------------------------------------------


def _curve(sheet: Sheet, lane: Lane, actor: Actor, height: float) -> list[Group]:
    if len(actor.moments) < 2:
        return []
    left = actor.moments[0].x
    points = tuple((moment.x - left, moment.score) for moment in actor.moments)
    marks = _curve_marks(points, height, sheet.look.theme, actor.style)
    w = actor.moments[-1].x - left
    key = f"curve:{lane.id}:{actor.actor_id or ''}"
    return [
        _CURVE_GROUPS.of((marks,), (key, left), lambda: Group(key, "curve", Layer.CURVE, left, 0.0, w, height, marks))
    ]


@lru_cache(maxsize=8)
def _curve_marks(
    points: tuple[emotion.Point, ...], height: float, theme: Theme, style: ActorStyle | None
) -> tuple[Mark, ...]:
    segments, y_of = emotion.bezier(points), partial(m.score_y, height)
    if style is None:
        return customer_curve(segments, y_of, theme, _CURVE)
    commands = line(segments, y_of)
    return (
        Path(commands, stroke=theme.curve_ground, stroke_width=_OTHER_CURVE + 2),
        Path(commands, stroke=style.color, stroke_width=_OTHER_CURVE, dash=style.dash),
    )


# --- points ----------------------------------------------------------------------------------------------------------


def _point(sheet: Sheet, actor: Actor, moment: Moment, height: float) -> Group:
    color = actor.style.color if actor.style else side_color(sheet.look.theme, moment.score)
    marks = _face(moment.score, color, sheet.look.theme)
    return _point_group(moment.touchpoint_id, actor.actor_id, moment.x, m.score_y(height, moment.score), marks)


@lru_cache(maxsize=512)
def _face(score: float, color: str, theme: Theme) -> tuple[Mark, ...]:
    r = m.POINT_RADIUS
    return faces.filled(r, r, r, score, color, theme.face_ink, theme.curve_ground)


def _ghosts(sheet: Sheet, height: float) -> Iterator[Group]:
    """Hollow points on neutral for what the customer, or whoever is asked now, did not tell yet: to be dragged."""
    asked, theme, r = sheet.look.asked, sheet.look.theme, m.POINT_RADIUS
    if sheet.look.actors is not None and asked not in sheet.look.actors:
        return
    ink = theme.lines_strong if asked is None else theme.accent
    ring = Circle(r, r, r - _GHOST / 2, fill=theme.curve_ground, stroke=ink, stroke_width=_GHOST)
    neutral = m.score_y(height, emotion.NEUTRAL)
    for touchpoint, x in sheet.centers():
        if sheet.document.score(touchpoint.id, asked) is None:
            yield _point_group(touchpoint.id, asked, x, neutral, (ring,), for_screen=True)


@lru_cache(maxsize=2048)
def _point_group(
    touchpoint_id: Id, actor_id: Id | None, x: float, y: float, marks: tuple[Mark, ...], for_screen: bool = False
) -> Group:
    r = m.POINT_RADIUS
    key = f"point:{touchpoint_id}:{actor_id or ''}"
    return Group(key, "point", Layer.NOTES, x - r, y - r, 2 * r, 2 * r, marks, touchpoint_id, for_screen)
