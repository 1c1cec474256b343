"""What a diagram means: every line judged, phases, and steps that each stand in one; nothing yet made of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.exchange.foreign.journey import Journey, Step
from app.exchange.foreign.repairs import Repairs, Spot
from app.exchange.foreign.words import fitting, without_html
from app.exchange.mermaid.diagram import SPACES, Diagram, Section, Task, decoded
from app.exchange.mermaid.extras import Extras, as_it_was, with_extras
from app.exchange.mermaid.lenient import COLON_IN_SECTION
from app.exchange.mermaid.task_data import Reading, pieces_of, read_task
from app.i18n import N_

COLON_IN_TITLE = N_("A title has no colon after its keyword; what follows was read as the title.")
COLUMNS_SWAPPED = N_("Actor and step had changed places throughout this journey.")

_TOO_FEW_TO_TELL = 4


def journey_of(diagram: Diagram, fallback_title: str, extras: Mapping[int, Extras], repairs: Repairs) -> Journey:
    """The journey that `diagram` draws, called `fallback_title` when it has no title of its own.

    `extras` are what lines of ours say besides, each by the number of the line that it holds for.
    """
    phases: list[str | None] = []
    steps: list[Step] = []
    diagram = _title_after_all(diagram, repairs)
    parts = [_section_after_all(part, repairs) for part in diagram.parts]
    readings = iter(_readings([part for part in parts if isinstance(part, Task)], repairs))
    for part in parts:
        beyond = extras.get(part.line.number or 0, {})
        if isinstance(part, Section):
            name = as_it_was(beyond, "name", _words(part.name, part.line, repairs), part.line, repairs)
            # Mermaid draws one span for a section that is named again straight away.
            if not phases or phases[-1] != name or beyond.get("again") is True:
                phases.append(name)
            continue
        if not phases:
            phases.append(None)
        step = _step(next(readings), len(phases) - 1, part.line, repairs)
        steps.append(with_extras(step, beyond, repairs))
    about = _about(extras)
    title = as_it_was(about, "title", _words(diagram.title or fallback_title, None, repairs), None, repairs)
    description = as_it_was(about, "scenario", _words(diagram.description, None, repairs), None, repairs)
    return Journey(title, description, tuple(phases), tuple(steps), customer=_customer(about, repairs))


def _about(extras: Mapping[int, Extras]) -> Extras:
    """What lines of ours say of the whole journey; of several the first."""
    told: dict[str, object] = {}
    for each in extras.values():
        told = {name: each[name] for name in ("customer", "title", "scenario") if name in each} | told
    return told


def _customer(about: Extras, repairs: Repairs) -> str | None:
    """Whom the journey is said to be about: None is nobody, an empty text says nothing."""
    told = about.get("customer", "")
    return fitting(told, None, repairs) if isinstance(told, str) else None


def _words(text: str, line: Spot | None, repairs: Repairs) -> str:
    """A text of the diagram. Its own entities stand for characters, whatever these would mean in HTML."""
    return fitting(decoded(without_html(text)), line, repairs)


def _section_after_all(part: Section | Task, repairs: Repairs) -> Section | Task:
    """A task called “section” whose score is words is a section with a colon too many."""
    words_after = _words_after("section", part)
    if not words_after:
        return part
    repairs.add(COLON_IN_SECTION, part.line)
    return Section(words_after, part.line)


def _title_after_all(diagram: Diagram, repairs: Repairs) -> Diagram:
    """The diagram with what stands in a task called “title”, whose score is words, as its title."""
    for part in diagram.parts:
        if not diagram.title and (title := _words_after("title", part)):
            repairs.add(COLON_IN_TITLE, part.line)
            return replace(diagram, title=title, parts=tuple(other for other in diagram.parts if other is not part))
    return diagram


def _words_after(keyword: str, part: Section | Task) -> str:
    """What follows `keyword` and a colon, when it is no score."""
    if isinstance(part, Section) or part.data is None or part.name.strip(SPACES).casefold() != keyword:
        return ""
    return part.data if math.isnan(pieces_of(part.data)[0]) else ""


def _readings(tasks: Sequence[Task], repairs: Repairs) -> Iterator[Reading]:
    readings = [read_task(task, repairs) for task in tasks]
    swapped = _columns_are_swapped(readings)
    for task, reading in zip(tasks, readings, strict=True):
        if swapped:
            repairs.add(COLUMNS_SWAPPED, task.line)
            yield Reading(", ".join(reading.actors), reading.score, (reading.name.strip(SPACES),), reading.rest)
        else:
            yield reading


def _columns_are_swapped(readings: Sequence[Reading]) -> bool:
    """Whether few names come back time and again, each with another “actor”: then the actors are the steps."""
    names = Counter(reading.name.strip(SPACES) for reading in readings)
    actors = {reading.actors for reading in readings if reading.actors}
    return len(readings) >= _TOO_FEW_TO_TELL and len(actors) == len(readings) and len(names) <= len(readings) // 3


def _step(reading: Reading, phase: int, line: Spot, repairs: Repairs) -> Step:
    named = (_words(actor, line, repairs) for actor in reading.actors)
    return Step(
        phase=phase,
        name=_words(reading.name, line, repairs),
        score=reading.score,
        actors=tuple(dict.fromkeys(filter(None, named))),
        description=_words(reading.rest, line, repairs),
        spot=line,
    )
