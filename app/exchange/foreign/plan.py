"""From the journeys in a file to what an import would make of them: not without end, and on a scale that is known.

Every reader counts by the same rule, so that what one format may hold no other may exceed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import ImportFileError
from app.exchange.asking import SCALE, ScaleQuestion
from app.exchange.base import ImportPlan, Remark
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.markup import TOO_MUCH
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import Scale, as_text, guess, on_scale, scores_of
from app.i18n import N_

MOST_MAPS = 200
"""Journeys in one file: a handbook has a few dozen."""

MOST_PARTS = 50_000
"""All that the journeys of one file hold together: more is no journey, but a mistake or an attack."""

TOO_MANY = N_("“{name}” holds more than {limit} journeys, which is too much for one file. Nothing was imported.")


@dataclass(frozen=True, slots=True)
class Usual:
    """The scale that a format has by itself, and the sentence (msgid, with {low} and {high}) that asks for another."""

    scale: Scale
    sentence: str


def plan_of(journeys: Sequence[Journey], name: str, given: Scale | None, usual: Usual, repairs: Repairs) -> ImportPlan:
    """What the journeys in a file called `name` would make; raises ImportFileError when they are too much.

    Their scores are on the scale of the file: the one that was `given`, or else the likeliest.
    """
    refuse_the_endless(journeys, name)
    scores = scores_of(journeys)
    scale = given or guess(scores, usual.scale)
    placed = [on_scale(journey, scale, repairs) for journey in journeys]
    return ImportPlan(
        titles=tuple(journey.title for journey in placed),
        build=lambda document, ids: build(document, placed, ids),
        repairs=repairs.told(),
        questions=() if guess(scores, usual.scale) == usual.scale else (_question(scores, scale, usual),),
    )


def refuse_the_endless(journeys: Sequence[Journey], name: str) -> None:
    """Raises ImportFileError when the file called `name` holds more journeys, or more in them, than anybody tells."""
    if len(journeys) > MOST_MAPS:
        raise ImportFileError(TOO_MANY, name=name, limit=MOST_MAPS)
    if sum(map(size_of, journeys)) > MOST_PARTS:
        raise ImportFileError(TOO_MUCH, name=name)


def size_of(journey: Journey) -> int:
    """How many parts a journey has: each phase, lane, step, note and link, and each actor, score and tag at one."""
    at_steps = sum(len(step.actors) + len(step.scores) + len(step.tags) + len(step.notes) for step in journey.steps)
    at_notes = sum(len(jot.tags) for jot in journey.jots)
    parts = (journey.phases, journey.rows, journey.steps, journey.notes, journey.jots, journey.ties)
    return sum(map(len, parts)) + at_steps + at_notes


def _question(scores: Sequence[float], scale: Scale, usual: Usual) -> ScaleQuestion:
    sentence = Remark(usual.sentence, {"low": as_text(min(scores)), "high": as_text(max(scores))})
    return ScaleQuestion(SCALE, sentence, scale)
