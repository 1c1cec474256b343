"""Mermaid user journeys, as files of their own or as fenced blocks in Markdown.

A section becomes a phase, a task a touchpoint, a score of 1 to 5 an emotion of -2 to +2, an actor a persona. What
Mermaid itself accepts is read exactly as Mermaid reads it; what it refuses is repaired, line by line, and reported.
"""

from __future__ import annotations

from app.exchange.base import ImportOptions, ImportPlan
from app.exchange.foreign.journey import Journey
from app.exchange.foreign.plan import Usual, plan_of
from app.exchange.foreign.repairs import Repairs
from app.exchange.foreign.scale import FIVE
from app.exchange.mermaid import grammar, lenient
from app.exchange.mermaid.diagram import Diagram
from app.exchange.mermaid.journey import journey_of
from app.exchange.mermaid.sources import Source, sources
from app.exchange.mermaid.writing import HOLDS, check, write
from app.i18n import N_

_USUAL = Usual(
    FIVE, N_("The scores run from {low} to {high}, not from 1 to 5. What is the worst and what is the best score?")
)


def read(source: bytes, name: str, options: ImportOptions) -> ImportPlan:
    """Reads every journey in a file called `name`.

    Raises ImportFileError when there is none: for another type of diagram it names that type. A scale in `options` must
    have two different ends.
    """
    repairs = Repairs()
    journeys = [_read_one(found, repairs) for found in sources(source, name, repairs)]
    return plan_of(journeys, name, options.scale, _USUAL, repairs)


def _read_one(source: Source, repairs: Repairs) -> Journey:
    diagram = _parse(source, repairs)
    title = source.prepared.title or diagram.acc_title or source.title
    return journey_of(diagram, title, source.prepared.extras, repairs)


def _parse(source: Source, repairs: Repairs) -> Diagram:
    try:
        return grammar.parse(source.prepared, repairs)
    except grammar.NotMermaidError:
        return lenient.parse(source.prepared, repairs)


__all__ = ["HOLDS", "check", "read", "write"]
