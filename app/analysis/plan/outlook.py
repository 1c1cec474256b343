"""The plan moves the curve: how customers would feel once actions are done. Pure: actions in, moments out.

What an action is expected to bring (`Action.lift`) is a judgement beforehand, so what comes out is a hope and no
measurement. Lifts at one touchpoint add up; nobody feels better or worse than the ends of the scale. Dropped actions
bring nothing, nor does one that is at no touchpoint or where nobody has said how it feels now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.analysis import emotion
from app.analysis.emotion import Moment
from app.model.document import Document
from app.model.records import SCORE_MAX, SCORE_MIN, Action, Id, Progress
from app.model.whereabouts import touchpoint_of


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """Which actions are counted: all, or with `until` those that are due by then, or with `picked` just those."""

    until: date | None = None
    picked: frozenset[Id] | None = None

    def counts(self, action: Action) -> bool:
        """Whether an action is among them; a dropped one never is."""
        if action.progress is Progress.DROPPED:
            return False
        if self.picked is not None:
            return action.id in self.picked
        return self.until is None or (action.due is not None and action.due <= self.until)


Lifts = frozenset[tuple[Id, int]]
"""How many tenths each touchpoint is lifted; those that are not are left out."""


def lifts(document: Document, choice: PlanChoice) -> Lifts:
    """What the chosen actions bring together."""
    found: Counter[Id] = Counter()
    for action in document.actions():
        touchpoint = touchpoint_of(document, action) if action.lift and choice.counts(action) else None
        if touchpoint is not None:
            found[touchpoint.id] += action.lift or 0
    return frozenset((i, lift) for i, lift in found.items() if lift)


def lifted(moments: Iterable[Moment], lifts: Iterable[tuple[Id, int]]) -> tuple[Moment, ...]:
    """The moments as they would be after `lifts`, within the scale."""
    known: Mapping[Id, int] = dict(lifts)
    return tuple(replace(m, score=_clamped(round(m.score * 10) + known.get(m.touchpoint_id, 0)) / 10) for m in moments)


def _clamped(tenths: int) -> int:
    return max(SCORE_MIN, min(SCORE_MAX, tenths))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The moments of the customer now, and with the plan; both are of the same touchpoints."""

    now: tuple[Moment, ...]
    then: tuple[Moment, ...]

    @property
    def moves(self) -> bool:
        """Whether the plan changes anything."""
        return self.now != self.then

    @property
    def lowest(self) -> tuple[Moment, Moment] | None:
        """The lowest point now, and the lowest with the plan; they may be of two touchpoints. None without any."""
        before, after = emotion.lowest(self.now), emotion.lowest(self.then)
        return (before, after) if before and after else None

    @property
    def end(self) -> tuple[Moment, Moment] | None:
        """The last moment now and with the plan; None without any."""
        before, after = emotion.end(self.now), emotion.end(self.then)
        return (before, after) if before and after else None


def outlook(document: Document, map_id: Id, choice: PlanChoice) -> Outlook:
    """What the plan brings to the customer of a map."""
    now = emotion.moments(document, map_id)
    return Outlook(now, lifted(now, lifts(document, choice)))
