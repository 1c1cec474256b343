"""A journey as it is meant, in the words of the field: phases, steps that each stand in one, rows of notes.

Every part of the foreign file has been judged by now; no record has been made of it yet. Counting is from 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.exchange.foreign.repairs import Spot
from app.model.records import Influence, LaneKind, LinkKind, MapState


@dataclass(frozen=True, slots=True)
class Row:
    """A lane that the journey speaks of; without a title it goes by the name of its kind."""

    kind: LaneKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes a touchpoint.

    `phase` is its place among the journey's phases. `score` and `expected` are first on the file's own scale, later
    from -2 to +2, and are the customer's; `actors` are who is named at this step, who all feel as the customer does
    unless `scores` gives some of them their own. `notes` are what stands in the journey's rows at this step: the
    number of the row, and a text. `spot` is where it stood.
    """

    phase: int
    name: str
    score: float | None = None
    actors: tuple[str, ...] = ()
    description: str = ""
    spot: Spot | None = None
    scores: tuple[tuple[str, float], ...] = ()
    expected: float | None = None
    channel: str = ""
    owner: str = ""
    time_frame: str = ""
    intended_value: str = ""
    influence: Influence = Influence.OWN
    moment_of_truth: bool = False
    brand_moment: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A way from one step to another that is not simply the next; a drop-off from a step to itself leads out."""

    start: int
    end: int
    kind: LinkKind = LinkKind.NEXT
    title: str = ""


@dataclass(frozen=True, slots=True)
class Jot:
    """A note in a phase and a row, at a step or at none, with the tags that it carries."""

    phase: int
    row: int
    text: str
    step: int | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """One map to be. A phase of None holds the steps that stand before any phase.

    Without `rows` the map gets the usual lanes; with them those, and what steps need besides. `notes` stand in a phase
    without belonging to a step: the number of the phase, that of the row, and a text; `jots` are notes of which more is
    known. The `customer` is the persona of the map; an empty text leaves that to the first actor, and None says that it
    is nobody.
    """

    title: str
    description: str
    phases: tuple[str | None, ...]
    steps: tuple[Step, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[tuple[int, int, str], ...] = ()
    jots: tuple[Jot, ...] = ()
    ties: tuple[Tie, ...] = ()
    customer: str | None = ""
    state: MapState = MapState.CURRENT
