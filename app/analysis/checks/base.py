"""What a check finds: what, where, why it matters and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.analysis.first_step import Deed, FirstStep
from app.i18n import Translate, _, fill
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Id, LaneKind, Persona, Progress, Record, Touchpoint


class Severity(StrEnum):
    """How much a finding matters: something to know, something to improve, something that costs customers."""

    INFO = "info"
    ADVICE = "advice"
    WARNING = "warning"


class FixKind(StrEnum):
    """What would mend a finding; the window knows how to begin each, the checks only name it (see `Fix.step`)."""

    ADD_PHASE = "add_phase"
    ADD_TOUCHPOINT = "add_touchpoint"
    SET_EMOTION = "set_emotion"
    ADD_ACTION = "add_action"
    SET_OWNER = "set_owner"
    SET_DUE = "set_due"
    SET_NEEDS = "set_needs"
    SHOW_DONE = "show_done"
    ADD_EVIDENCE = "add_evidence"


_STEPS: dict[FixKind, tuple[Deed, str]] = {
    FixKind.ADD_PHASE: (Deed.ADD_PHASE, ""),
    FixKind.ADD_TOUCHPOINT: (Deed.ADD_TOUCHPOINT, ""),
    FixKind.SET_EMOTION: (Deed.SET_FIELD, "score"),
    FixKind.ADD_ACTION: (Deed.ADD_ACTION, ""),
    FixKind.SET_OWNER: (Deed.SET_FIELD, "owner_id"),
    FixKind.SET_DUE: (Deed.SET_FIELD, "due"),
    FixKind.SET_NEEDS: (Deed.SET_FIELD, "needs"),
    FixKind.SHOW_DONE: (Deed.SHOW_DONE, ""),
    FixKind.ADD_EVIDENCE: (Deed.SHOW_EVIDENCE, ""),
}
"""What each is as a step, and the field that it fills in."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The way out of a finding: `label` is the msgid for its button, `record_id` the record it begins at."""

    kind: FixKind
    label: str
    record_id: Id

    @property
    def step(self) -> FirstStep:
        """The step that the window takes for it."""
        deed, field = _STEPS[self.kind]
        return FirstStep(deed, self.record_id, field)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a map lacks. `message` and `why` are msgids; the message has the placeholder {title}.

    `about` is the record it is about, as it was when the map was checked; `whose` are the personas whom it concerns
    where it does not concern everybody, and the message then has the placeholder {names}. `other` is what it does not
    go together with, and the message then has the placeholder {other}.
    """

    check: str
    severity: Severity
    map_id: Id
    about: Record
    message: str
    why: str
    fix: Fix
    whose: tuple[Persona, ...] = ()
    other: Record | None = None

    @property
    def record_id(self) -> Id:
        """Where to look."""
        return self.about.id

    @property
    def values(self) -> dict[str, object]:
        """The placeholders of the message, with names of our own in English; `text` translates those too."""
        return self._values(str)

    def text(self, translate: Translate | None = None) -> str:
        """The message as `translate` speaks, or in the language of the screen."""
        return fill(self.message, translate, **self._values(translate or _))

    def _values(self, translate: Translate) -> dict[str, object]:
        names = {"names": ", ".join(title_of(persona, translate) for persona in self.whose)} if self.whose else {}
        other = {"other": title_of(self.other, translate)} if self.other else {}
        return {"title": title_of(self.about, translate), **names, **other}


Check = Callable[[Document, Id, date], Iterable[Finding]]
"""One rule: what it finds on a map, in the map's own order, on the day that is given."""


def shows_emotion(document: Document, map_id: Id) -> bool:
    """Whether the map works with emotion at all: a map whose emotion lane is hidden lacks no scores."""
    lane = document.lane(map_id, LaneKind.EMOTION)
    return lane is not None and not lane.hidden


def is_taken_up(document: Document, touchpoint_id: Id) -> bool:
    """Whether an action that was not dropped is to mend this touchpoint, what is under it, or what becomes of it.

    The future map is where most improvements are thought out, so an action there answers what is found today.
    """
    return any(
        action.progress is not Progress.DROPPED
        for moment in _with_what_becomes_of_it(document, touchpoint_id)
        for action in document.actions(moment)
    )


def _with_what_becomes_of_it(document: Document, touchpoint_id: Id) -> Iterable[Id]:
    """A touchpoint and all that were made from it, from map to map; each once, in whatever circle a file has them."""
    found = {touchpoint_id: None}
    waiting = [touchpoint_id]
    while waiting:
        origin = waiting.pop()
        made = [r for r in document.referrers(origin) if isinstance(r, Touchpoint) and r.origin_id == origin]
        waiting += [touchpoint.id for touchpoint in made if touchpoint.id not in found]
        found |= dict.fromkeys(waiting)
    return found
