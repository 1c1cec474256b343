"""The scale of a journey's scores: which one it must be, and where a score on it lies between -2 and +2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.exchange.mermaid.diagram import Repairs
from app.exchange.mermaid.journey import Journey, Step
from app.i18n import N_

Scale = tuple[float, float]
"""The worst and the best score; the worst may be the highest number, as where 1 is best."""

FIVE: Scale = (1.0, 5.0)
"""What Mermaid's own manual says: 1 is worst, 5 best."""

_USUAL: tuple[Scale, ...] = (FIVE, (0, 5), (-2, 2), (1, 10), (0, 10), (-5, 5), (-10, 10), (1, 100), (0, 100))

BEYOND = N_("The score lies outside the scale of {low} to {high}; the nearest end was used.")


def guess(scores: Sequence[float]) -> Scale:
    """The first usual scale on which all `scores` lie; else the one from the lowest to the highest."""
    if not scores:
        return FIVE
    low, high = min(scores), max(scores)
    return next((scale for scale in _USUAL if scale[0] <= low and high <= scale[1]), _around(low, high))


def on_scale(journey: Journey, scale: Scale, repairs: Repairs) -> Journey:
    """`journey` with its scores from -2 to +2."""
    return replace(journey, steps=tuple(_placed(step, scale, repairs) for step in journey.steps))


def as_text(number: float) -> str:
    """A score as people write it: without a fraction where it has none."""
    return f"{number:g}"


def _placed(step: Step, scale: Scale, repairs: Repairs) -> Step:
    if step.score is None:
        return step
    low, high = scale
    if not min(scale) <= step.score <= max(scale):
        repairs.add(BEYOND, step.line, low=as_text(low), high=as_text(high))
    # Divided before it is subtracted, so that no score is too large to work with.
    place = (step.score / 2 - low / 2) / (high / 2 - low / 2)
    return replace(step, score=4 * max(0.0, min(1.0, place)) - 2)


def _around(low: float, high: float) -> Scale:
    return (low, high) if low < high else (min(0.0, low), max(0.0, high))
