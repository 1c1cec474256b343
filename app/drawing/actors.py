"""Whose feelings a map shows: who has a curve, in which order and style, and through which moments it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.drawing.look import Look
from app.drawing.sheet import Sheet
from app.drawing.signs import all_signs
from app.drawing.theme import ActorStyle, Theme
from app.model.document import Document
from app.model.records import EmotionScore, Id

Styles = Mapping[Id | None, ActorStyle | None]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose curve it is, and in which style; the customer has none, as above and below have their own colours.

    `assumed` are the touchpoints at which no source speaks for the score.
    """

    actor_id: Id | None
    style: ActorStyle | None
    moments: tuple[Moment, ...]
    assumed: frozenset[Id] = frozenset()

    @property
    def guessed(self) -> tuple[bool, ...]:
        """For each stretch between two moments, whether one of its ends is only assumed."""
        return _between([moment.touchpoint_id in self.assumed for moment in self.moments])


def actors(sheet: Sheet) -> tuple[Actor, ...]:
    """Those whose curves are shown: the customer first, then personas and staff in their order.

    Nobody has two moments at one touchpoint, even if the file says so, since no curve goes through both.
    """
    felt: dict[Id | None, list[Moment]] = {}
    assumed: dict[Id | None, set[Id]] = {}
    for touchpoint, x in sheet.centers:
        for actor_id, score in _first_scores(sheet.document, touchpoint.id).items():
            felt.setdefault(actor_id, []).append(_moment(score, x))
            if sheet.signs.of(score.id).assumed:
                assumed.setdefault(actor_id, set()).add(touchpoint.id)
    order = emotion.in_order(sheet.document, felt)
    styles, wanted = _styles(order, sheet.look.theme), sheet.look.actors
    shown = [i for i in order if wanted is None or i in wanted]
    return tuple(Actor(i, styles[i], tuple(felt[i]), frozenset(assumed.get(i, ()))) for i in shown)


def styles_on(document: Document, map_id: Id, theme: Theme) -> Styles:
    """In which style everyone's curve on a map is drawn, whether it is shown or not."""
    return _styles(emotion.actors(document, map_id), theme)


def guessed(document: Document, look: Look, felt: Sequence[Moment], actor_id: Id | None) -> tuple[bool, ...]:
    """For each stretch between two of an actor's moments, whether a look shows it as only assumed."""
    signs = all_signs(document, look.assumptions)
    scores = (document.score(moment.touchpoint_id, actor_id) for moment in felt)
    return _between([score is not None and signs.of(score.id).assumed for score in scores])


def side_color(theme: Theme, score: float) -> str:
    """The colour of a score: above neutral, below, or on it."""
    return theme.above if score > 0 else theme.below if score < 0 else theme.neutral


def _styles(order: Sequence[Id | None], theme: Theme) -> Styles:
    others = [actor_id for actor_id in order if actor_id is not None]
    return {None: None, **{actor_id: theme.actor(place) for place, actor_id in enumerate(others)}}


def _between(ends: Sequence[bool]) -> tuple[bool, ...]:
    return tuple(one or other for one, other in pairwise(ends))


def _first_scores(document: Document, touchpoint_id: Id) -> dict[Id | None, EmotionScore]:
    return {score.actor_id: score for score in reversed(document.scores(touchpoint_id))}


def _moment(score: EmotionScore, x: float) -> Moment:
    return Moment(score.touchpoint_id, x, score.score / 10)
