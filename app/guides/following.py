"""How far a map is with a guide: which steps are done, by what the map holds or by hand, and which one comes next.

Pure: a guide and a document in, an answer out. Knows no window.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.first_step import FirstStep
from app.analysis.milestones import Reached
from app.guides.guides import Guide, Step
from app.model.document import Document
from app.model.hierarchy import current_of
from app.model.records import Id, JourneyMap, MapState


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one step is: each of its conditions in their order, and whether somebody ticked it."""

    step: Step
    reached: tuple[Reached, ...]
    by_hand: bool

    @property
    def by_itself(self) -> bool:
        """Whether the map holds all that the step asks for."""
        return bool(self.reached) and all(each.complete for each in self.reached)

    @property
    def done(self) -> bool:
        """Whether the step has its tick."""
        return self.by_hand or self.by_itself

    @property
    def first_step(self) -> FirstStep | None:
        """What to do next, where something is missing that can be measured."""
        return next((each.step for each in self.reached if not each.complete), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a guide is on one map."""

    steps: tuple[StepProgress, ...]

    @property
    def done(self) -> int:
        """How many steps have their tick."""
        return sum(step.done for step in self.steps)

    @property
    def complete(self) -> bool:
        """Whether every step has."""
        return self.done == len(self.steps)

    @property
    def current(self) -> StepProgress | None:
        """The first step without a tick."""
        return next((step for step in self.steps if not step.done), None)


def progress(guide: Guide, document: Document, map_id: Id) -> Progress:
    """How far the map is with the guide."""
    ticked = document.get(map_id, JourneyMap).guide_done.split()
    return Progress(tuple(_step(document, map_id, step, f"{guide.id}/{step.id}" in ticked) for step in guide.steps))


def followed_on(document: Document, map_id: Id) -> JourneyMap:
    """The map whose guide goes on here: of a future map the one that it was made from, whose guide led to it."""
    journey = document.get(map_id, JourneyMap)
    origin = current_of(document, journey) if journey.state is MapState.FUTURE else None
    return origin if origin is not None and (origin.guide or not journey.guide) else journey


def _step(document: Document, map_id: Id, step: Step, by_hand: bool) -> StepProgress:
    reached = tuple(asked.milestone.measure(document, map_id, asked.wanted) for asked in step.conditions)
    return StepProgress(step, reached, by_hand)
