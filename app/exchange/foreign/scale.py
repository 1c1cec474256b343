"""The scale of a journey's scores: which one it must be, and where a score on it lies between -2 and +2.

A scale that the user gives counts for every score that does not tell its own, whatever would be guessed; where all
tell theirs, it is said that it was not used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.exchange.foreign.journey import Journey, Step
from app.exchange.foreign.repairs import Repairs
from app.i18n import N_, Bilingual

Scale = tuple[float, float]
"""The worst and the best score; the worst may be the highest number, as where 1 is best."""

FIVE: Scale = (1.0, 5.0)
"""What Mermaid's own manual says: 1 is worst, 5 best."""

_USUAL: tuple[Scale, ...] = (FIVE, (0, 5), (-2, 2), (1, 10), (0, 10), (-5, 5), (-10, 10), (1, 100), (0, 100))

BEYOND = N_("The score lies outside the scale of {low} to {high}; the nearest end was used.")

UNUSED = N_("Every score here tells its own scale, so that of {low} to {high}, which was given, was not used.")


def guess(scores: Sequence[float], usual: Scale = FIVE) -> Scale:
    """The first scale on which all `scores` lie, `usual` first; else from the lowest to the highest."""
    if not scores:
        return usual
    low, high = min(scores), max(scores)
    return next((scale for scale in (usual, *_USUAL) if scale[0] <= low and high <= scale[1]), _around(low, high))


def on_scale(journey: Journey, scale: Scale, repairs: Repairs) -> Journey:
    """`journey` with its scores from -2 to +2."""
    return replace(journey, steps=tuple(_placed(step, scale, repairs) for step in journey.steps))


def as_text(number: float) -> Bilingual:
    """A score as people write it: without a fraction where it has none, and with the decimal mark of who reads it."""
    return Bilingual({"en": f"{number:g}", "nl": f"{number:g}".replace(".", ",")})


def scores_of(journeys: Iterable[Journey]) -> list[float]:
    """Every score in some journeys, on the scale of their file."""
    steps = [step for journey in journeys for step in journey.steps]
    own = [score for step in steps for score in (step.score, step.expected) if score is not None]
    return own + [score for step in steps for _, score in step.scores]


def _placed(step: Step, scale: Scale, repairs: Repairs) -> Step:
    scores = scores_of((Journey("", "", (), (step,)),))
    if any(not min(scale) <= score <= max(scale) for score in scores):
        repairs.add(BEYOND, step.spot, low=as_text(scale[0]), high=as_text(scale[1]))
    return replace(
        step,
        score=_ours(step.score, scale),
        expected=_ours(step.expected, scale),
        scores=tuple((actor, score) for actor, own in step.scores if (score := _ours(own, scale)) is not None),
    )


def _ours(score: float | None, scale: Scale) -> float | None:
    """A score on `scale` from -2 to +2. Divided before it is subtracted, so that none is too large to work with."""
    if score is None:
        return None
    low, high = scale
    place = (score / 2 - low / 2) / (high / 2 - low / 2)
    return 4 * max(0.0, min(1.0, place)) - 2


def _around(low: float, high: float) -> Scale:
    return (low, high) if low < high else (min(0.0, low), max(0.0, high))
