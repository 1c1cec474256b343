"""What follows from a map: actions, and which of them must wait for which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from app.model.records.base import Id, Record, owner, ref
from app.model.records.choices import Horizon, Light, Progress

SUBJECTS = ("touchpoint", "note", "phase", "channel", "journey_map")
"""The kinds of record that an action can mend; a pain point or an opportunity is a note."""

JUDGED_MIN, JUDGED_MAX = 1, 5
"""How impact and effort are judged."""

PERCENT_MAX = 100
"""All of an action is done."""

LIFT_MAX = 40
"""The most tenths that an emotion can rise or fall: from one end of the scale to the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """Something someone will do, and what for.

    `why` is the finding that it answers, `subject_id` what it mends: a touchpoint, a note (a pain point, an
    opportunity), a phase, a channel or a whole map; None says nothing about that. With `of_gap` it mends the gap
    between what is expected and what is felt at the touchpoint that is its subject; beside another subject that says
    nothing. app.model.whereabouts tells at which touchpoint an action is.

    `department` is who does it where that is no person yet. Impact and effort run from 1 to 5, `percent` from 0 to 100;
    it starts on `start`, never after `due`. Costs are cents, once and a month, in the file's one currency (EUR).
    `measure` is what tells whether it worked, `target` what that should become. `lift` is how much the emotion at its
    touchpoint is expected to rise, in tenths from -40 to 40. None is not known, or not judged yet.
    """

    KIND: ClassVar[str] = "action"
    order: str
    title: str
    description: str = ""
    why: str = ""
    subject_id: Id | None = ref(*SUBJECTS)
    of_gap: bool = False
    owner_id: Id | None = ref("person")
    department: str = ""
    light: Light = Light.RED
    progress: Progress = Progress.PLANNED
    impact: int | None = None
    effort: int | None = None
    horizon: Horizon = Horizon.NOW
    start: date | None = None
    due: date | None = None
    percent: int = 0
    cost_once: int | None = None
    cost_monthly: int | None = None
    measure: str = ""
    target: str = ""
    lift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """That one action needs another to be done first. They never go round in a circle."""

    KIND: ClassVar[str] = "dependency"
    action_id: Id = owner("action")
    needs_id: Id = owner("action")
