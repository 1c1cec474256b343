"""Where actions stand on the matrix of impact against effort, and on the board. Pure: actions in, places out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.model.records import JUDGED_MAX, JUDGED_MIN, Action, Horizon, Progress

Judged = tuple[int, int]
"""An impact and an effort, each from 1 to 5."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Actions by what they are judged to be, and those that still wait for it, all in the order they came in."""

    judged: Mapping[Judged, tuple[Action, ...]]
    waiting: tuple[Action, ...]


def cells(actions: Iterable[Action]) -> Cells:
    """The matrix of `actions`; one that lacks its impact or its effort waits."""
    judged: dict[Judged, list[Action]] = {}
    waiting = []
    for action in actions:
        if action.impact is None or action.effort is None:
            waiting.append(action)
        else:
            judged.setdefault((action.impact, action.effort), []).append(action)
    return Cells({place: tuple(found) for place, found in judged.items()}, tuple(waiting))


def beside(action: Action, more_impact: int, more_effort: int) -> Judged:
    """The impact and effort one step on, within the matrix. One that waits comes to its middle first."""
    if action.impact is None or action.effort is None:
        middle = (JUDGED_MIN + JUDGED_MAX) // 2
        return (action.impact or middle, action.effort or middle)
    return (_kept(action.impact + more_impact), _kept(action.effort + more_effort))


def _kept(number: int) -> int:
    return max(JUDGED_MIN, min(JUDGED_MAX, number))


class Grouping(StrEnum):
    """What the columns of the board are; each is a field of an action."""

    PROGRESS = "progress"
    HORIZON = "horizon"


Stage = Progress | Horizon
STAGES: Mapping[Grouping, tuple[Stage, ...]] = {
    Grouping.PROGRESS: tuple(Progress),
    Grouping.HORIZON: tuple(Horizon),
}
"""The columns, from left to right."""


def stage_of(action: Action, by: Grouping) -> Stage:
    """The column in which an action stands."""
    return action.progress if by is Grouping.PROGRESS else action.horizon


def board(actions: Iterable[Action], by: Grouping) -> Mapping[Stage, tuple[Action, ...]]:
    """Every column, also an empty one, with its actions in the order they came in."""
    found: dict[Stage, list[Action]] = {stage: [] for stage in STAGES[by]}
    for action in actions:
        found[stage_of(action, by)].append(action)
    return {stage: tuple(column) for stage, column in found.items()}


def next_stage(action: Action, by: Grouping, steps: int) -> Stage:
    """The column so many further, or the outermost one."""
    row = STAGES[by]
    place = row.index(stage_of(action, by)) + steps
    return row[max(0, min(len(row) - 1, place))]
