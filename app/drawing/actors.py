"""Whose feelings a map shows: who has a curve, in which order and style, and through which moments it goes."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing.sheet import Sheet
from app.drawing.theme import ActorStyle, Theme
from app.model.records import EmotionScore, Id


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose curve it is, and in which style; the first has none, as above and below have their own colours."""

    actor_id: Id | None
    style: ActorStyle | None
    moments: tuple[Moment, ...]


def actors(sheet: Sheet) -> tuple[Actor, ...]:
    """Those whose curves are shown: the customer first, then personas and staff in their order."""
    felt: dict[Id | None, list[Moment]] = {}
    for touchpoint, x in sheet.centers():
        for score in sheet.document.scores(touchpoint.id):
            if sheet.look.actors is None or score.actor_id in sheet.look.actors:
                felt.setdefault(score.actor_id, []).append(_moment(score, x))
    order = [actor_id for actor_id in emotion.actors(sheet.document, sheet.journey.id) if actor_id in felt]
    styles = [None, *(sheet.look.theme.actor(place) for place in range(len(order)))]
    return tuple(Actor(i, style, tuple(felt[i])) for i, style in zip(order, styles, strict=False))


def side_color(theme: Theme, score: float) -> str:
    """The colour of a score: above neutral, below, or on it."""
    return theme.above if score > 0 else theme.below if score < 0 else theme.neutral


def _moment(score: EmotionScore, x: float) -> Moment:
    return Moment(score.touchpoint_id, x, score.score / 10)
