"""The curves of the sheet of emotions: whose they are, what each says of a moment, and how its line is told apart.

A moment is a touchpoint as it is now and as it will be, either of which may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.analysis.comparison import compare
from app.analysis.plan.outlook import PlanChoice, outlook
from app.drawing.theme import Theme
from app.exchange.excel.actors import Actor, actors_of
from app.exchange.excel.words import Words
from app.i18n import N_
from app.model.document import Document
from app.model.records import Id, JourneyMap, Touchpoint

Moments = tuple[tuple[Touchpoint | None, Touchpoint | None], ...]
Say = Callable[[Touchpoint | None, Touchpoint | None], float | None]


@dataclass(frozen=True)
class Curve:
    """A line of the chart: what it is called, what it says of a moment from -2 to +2, and how it is drawn."""

    name: str
    score: Say
    color: str
    dash: str = ""
    marker: str = "circle"
    hollow: bool = False
    points: float = 2.75


def moments_of(document: Document, journey: JourneyMap, future: JourneyMap | None) -> Moments:
    """The moments of a map in time order; those of its future map stand where they will come."""
    if future is None:
        return tuple((touchpoint, None) for touchpoint in document.journey(journey.id))
    return tuple((step.before, step.after) for step in compare(document, journey.id, future.id).steps)


def curves_of(
    document: Document, journey: JourneyMap, future: JourneyMap | None, words: Words, theme: Theme
) -> list[Curve]:
    """The curves of a map: everybody's now, everybody's as they will be, and the customer's with the plan."""
    now = [*_now(document, journey, words, theme)]
    colors = {actor.id: curve.color for actor, curve in now if not actor.expected}
    later = [*_later(document, future, words, theme, colors)] if future else []
    return [*(curve for _actor, curve in now), *later, *_planned(document, journey, words, theme)]


def _now(document: Document, journey: JourneyMap, words: Words, theme: Theme) -> Iterator[tuple[Actor, Curve]]:
    for index, actor in enumerate(actors_of(document, journey, words)):

        def score(now: Touchpoint | None, _then: Touchpoint | None, actor: Actor = actor) -> float | None:
            return actor.score(document, now) if now else None

        if actor.expected:
            yield actor, Curve(actor.name, score, theme.lines_strong, "sysDot", points=1.5)
        else:
            color = theme.actor(index - 1).color if index else theme.accent
            yield actor, Curve(actor.name, score, color, "dash" if index else "")


def _later(
    document: Document, future: JourneyMap, words: Words, theme: Theme, colors: dict[Id | None, str]
) -> Iterator[Curve]:
    for actor in actors_of(document, future, words):
        if actor.expected:
            continue

        def score(_now: Touchpoint | None, then: Touchpoint | None, actor: Actor = actor) -> float | None:
            return actor.score(document, then) if then else None

        name = words(N_("{name}, in future"), name=actor.name)
        yield Curve(name, score, colors.get(actor.id, theme.ink_soft), "sysDash", "diamond", hollow=True)


def _planned(document: Document, journey: JourneyMap, words: Words, theme: Theme) -> Iterator[Curve]:
    hoped = outlook(document, journey.id, PlanChoice())
    if not hoped.moves:
        return
    scores = {moment.touchpoint_id: moment.score for moment in hoped.then}

    def score(now: Touchpoint | None, _then: Touchpoint | None) -> float | None:
        return scores.get(now.id) if now else None

    name = words(N_("With the plan"))
    yield Curve(name, score, theme.above, "sysDash", "triangle", hollow=True, points=1.75)
