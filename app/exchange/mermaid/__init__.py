"""Mermaid user journeys, as files of their own or as fenced blocks in Markdown.

A section becomes a phase, a task a touchpoint, a score of 1 to 5 an emotion of -2 to +2, an actor a persona. What
Mermaid itself accepts is read exactly as Mermaid reads it; what it refuses is repaired, line by line, and reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import ImportFileError
from app.exchange.asking import SCALE, ScaleQuestion
from app.exchange.base import ImportOptions, ImportPlan, Remark
from app.exchange.foreign.build import build
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import FIVE, as_text, guess, on_scale, scores_of
from app.exchange.mermaid import grammar, lenient
from app.exchange.mermaid.diagram import Diagram
from app.exchange.mermaid.journey import journey_of
from app.exchange.mermaid.sources import Source, sources
from app.exchange.mermaid.writing import check, write
from app.i18n import N_

MAX_MAPS = 200
"""Journeys in one file: a handbook has a few dozen."""

MAX_STEPS = 20_000
"""Tasks, sections and named actors in one file: more is no journey, but a mistake or an attack."""


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads every journey in a file called `name`.

    Raises ImportFileError when there is none: for another type of diagram it names that type. A scale in `options` must
    have two different ends.
    """
    repairs = Repairs()
    journeys = [_read_one(found, repairs) for found in sources(source, name, repairs)]
    _refuse_the_endless(journeys, name)
    scores = scores_of(journeys)
    scale = options.scale or guess(scores)
    placed = [on_scale(journey, scale, repairs) for journey in journeys]
    return ImportPlan(
        titles=tuple(journey.title for journey in placed),
        build=lambda document, ids: build(document, placed, ids),
        repairs=repairs.told(),
        questions=() if guess(scores) == FIVE else (_question(scores, scale),),
    )


def _read_one(source: Source, repairs: Repairs) -> Journey:
    diagram = _parse(source, repairs)
    title = source.prepared.title or diagram.acc_title or source.title
    return journey_of(diagram, title, source.prepared.extras, repairs)


def _parse(source: Source, repairs: Repairs) -> Diagram:
    try:
        return grammar.parse(source.prepared, repairs)
    except grammar.NotMermaidError:
        return lenient.parse(source.prepared, repairs)


def _refuse_the_endless(journeys: Sequence[Journey], name: str) -> None:
    size = sum(1 + len(step.actors) for journey in journeys for step in journey.steps)
    if len(journeys) > MAX_MAPS:
        raise ImportFileError(
            N_("“{name}” holds more than {limit} journeys, which is too much for one file. Nothing was imported."),
            name=name,
            limit=MAX_MAPS,
        )
    if size + sum(len(journey.phases) for journey in journeys) > MAX_STEPS:
        raise ImportFileError(
            N_("“{name}” holds more than {limit} steps, which is too much for a journey. Nothing was imported."),
            name=name,
            limit=MAX_STEPS,
        )


def _question(scores: Sequence[float], scale: tuple[float, float]) -> ScaleQuestion:
    return ScaleQuestion(
        SCALE,
        Remark(
            N_("The scores run from {low} to {high}, not from 1 to 5. What is the worst and what is the best score?"),
            {"low": as_text(min(scores)), "high": as_text(max(scores))},
        ),
        scale,
    )


__all__ = ["MAX_MAPS", "MAX_STEPS", "check", "read", "write"]
