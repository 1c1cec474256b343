"""Today beside tomorrow: what a future map adds to, leaves out of, changes and moves in the map it was made from.

Phases and touchpoints are told by their origin, whatever they were renamed to and wherever they went. Time runs as on
the future map; what it left out stands where it stood. Scores are in tenths, as they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.analysis.link_changes import LinkChange, link_changes
from app.analysis.matching import matched, merged, out_of_order
from app.analysis.note_changes import NoteChange, lane_pairs, note_changes, notes_by_owner
from app.model.document import Document
from app.model.records import Id, JourneyMap, Phase, Touchpoint, field_names

FIELDS = tuple(
    name for name in field_names(Touchpoint) if name not in ("id", "phase_id", "order", "origin_id", "detail_id")
)
"""What can be changed about a touchpoint; where it stands is told apart from that."""


class Kind(StrEnum):
    """What became of a touchpoint, what weighs most first: one that was moved and changed is called moved.

    FELT is one that says what it said, and only feels different.
    """

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    FELT = "felt"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Step:
    """A touchpoint on both maps, or on one of them. `fields` are the names of those that differ; scores are tenths.

    `links` are those that begin here and differ.
    """

    before: Touchpoint | None
    after: Touchpoint | None
    before_score: int | None = None
    after_score: int | None = None
    fields: tuple[str, ...] = ()
    notes: tuple[NoteChange, ...] = ()
    moved: bool = False
    links: tuple[LinkChange, ...] = ()

    @property
    def lift(self) -> int | None:
        """How much better it feels, in tenths; None where one of the maps does not say."""
        return lift(self.before_score, self.after_score)

    @property
    def edited(self) -> bool:
        """Whether it says something else than before, its score apart."""
        return bool(self.fields or self.notes or self.links)

    @property
    def kind(self) -> Kind:
        """What became of it."""
        if self.before is None:
            return Kind.ADDED
        if self.after is None:
            return Kind.REMOVED
        if self.moved:
            return Kind.MOVED
        if self.edited:
            return Kind.CHANGED
        return Kind.SAME if self.before_score == self.after_score else Kind.FELT

    @property
    def touchpoint(self) -> Touchpoint:
        """It as it will be, or was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Stretch:
    """A phase on both maps, or on one of them, with its touchpoints; averages are those of each map's own phase.

    `notes` are those of the phase as a whole.
    """

    before: Phase | None
    after: Phase | None
    steps: tuple[Step, ...]
    before_average: int | None = None
    after_average: int | None = None
    notes: tuple[NoteChange, ...] = ()
    moved: bool = False

    @property
    def phase(self) -> Phase:
        """It as it will be, or was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def renamed(self) -> bool:
        """Whether it goes by another name than before."""
        if self.before is None or self.after is None:
            return False
        return (self.before.title, self.before.stage) != (self.after.title, self.after.stage)

    @property
    def lift(self) -> int | None:
        """How much better the phase feels on average."""
        return lift(self.before_average, self.after_average)


@dataclass(frozen=True, slots=True)
class Feeling:
    """How a whole map feels, in tenths; `end` is its last touchpoint's score, and None while nobody gave that one."""

    average: int | None
    peak: int | None
    lowest: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two maps, phase by phase along time."""

    current: JourneyMap
    future: JourneyMap
    stretches: tuple[Stretch, ...]
    before: Feeling
    after: Feeling

    @property
    def steps(self) -> tuple[Step, ...]:
        """All touchpoints, in time order."""
        return tuple(step for stretch in self.stretches for step in stretch.steps)

    @property
    def links(self) -> tuple[LinkChange, ...]:
        """All links that differ, in the order of the touchpoints where they begin."""
        return tuple(change for step in self.steps for change in step.links)

    def count(self, kind: Kind) -> int:
        """How many touchpoints are of a kind."""
        return sum(step.kind is kind for step in self.steps)


def lift(before: int | None, after: int | None) -> int | None:
    """What is gained, in tenths; None where either is not known."""
    return None if before is None or after is None else after - before


def compare(document: Document, current_id: Id, future_id: Id, actor_id: Id | None = None) -> Comparison:
    """How one map differs from another, felt by one actor, None being the customer; DocumentError without the maps."""
    current, future = document.get(current_id, JourneyMap), document.get(future_id, JourneyMap)
    return _Comparing(document, current, future, actor_id).result()


class _Comparing:
    """Everything that comparing two maps looks up once."""

    def __init__(self, document: Document, current: JourneyMap, future: JourneyMap, actor_id: Id | None) -> None:
        self._document, self._current, self._future, self._actor_id = document, current, future, actor_id
        self._old_phases, self._new_phases = document.phases(current.id), document.phases(future.id)
        self._phase_of = matched(document, self._old_phases, self._new_phases)
        self._phase_before = {after: before for before, after in self._phase_of.items()}
        old, new = document.journey(current.id), document.journey(future.id)
        self._step_of = matched(document, old, new)
        self._step_before = {after: before for before, after in self._step_of.items()}
        self._old = {touchpoint.id: touchpoint for touchpoint in old}
        self._lanes = lane_pairs(document, current.id, future.id)
        self._old_notes = notes_by_owner(document, self._old_phases, self._lanes)
        self._new_notes = notes_by_owner(document, self._new_phases, self._lanes.values())
        self._links = link_changes(document, old, new, self._step_of)
        self._moved = {i for phase in self._old_phases for i in self._moved_from(phase)}

    def result(self) -> Comparison:
        phases = merged(self._old_phases, self._new_phases, self._phase_of)
        order = [self._phase_of[phase.id] for phase in self._old_phases if phase.id in self._phase_of]
        moved = out_of_order(order, [phase.id for phase in self._new_phases])
        return Comparison(
            self._current,
            self._future,
            tuple(self._stretch(phase, moved) for phase in phases),
            self._feeling(self._current.id),
            self._feeling(self._future.id),
        )

    def _stretch(self, phase: Phase, moved: set[Id]) -> Stretch:
        origin = self._phase_before.get(phase.id)
        before = next((old for old in self._old_phases if old.id in (origin, phase.id)), None)
        after = phase if phase.map_id == self._future.id else None
        old = self._document.touchpoints(before.id) if before else ()
        new = self._document.touchpoints(after.id) if after else ()
        return Stretch(
            before,
            after,
            tuple(map(self._step, merged([t for t in old if self._is_here(t, after)], new, self._step_of))),
            self._average(old),
            self._average(new),
            self._notes_of_phase(before, after, old),
            phase.id in moved,
        )

    def _step(self, touchpoint: Touchpoint) -> Step:
        gone = touchpoint.id in self._old
        before = touchpoint if gone else self._old.get(self._step_before.get(touchpoint.id, Id("")))
        after = None if gone else touchpoint
        scores = (self._score(before), self._score(after))
        links = tuple(self._links.get(after.id, ())) if after else ()
        if before is None or after is None:
            return Step(before, after, *scores, links=links)
        fields = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
        return Step(before, after, *scores, fields, self._note_changes(before, after), after.id in self._moved, links)

    def _is_here(self, touchpoint: Touchpoint, after: Phase | None) -> bool:
        """Whether a touchpoint of today is told in its own phase: one that is moved is told where it went."""
        new = self._step_of.get(touchpoint.id)
        return new is None or (after is not None and self._document.get(new, Touchpoint).phase_id == after.id)

    def _moved_from(self, phase: Phase) -> Iterable[Id]:
        """The touchpoints of the future map that stood in this phase, and that went elsewhere or to another place."""
        home = self._phase_of.get(phase.id)
        now = [self._step_of[t.id] for t in self._document.touchpoints(phase.id) if t.id in self._step_of]
        stayed = [i for i in now if self._document.get(i, Touchpoint).phase_id == home]
        there = [touchpoint.id for touchpoint in self._document.touchpoints(home)] if home else []
        return out_of_order(stayed, there) | (set(now) - set(stayed))

    def _note_changes(
        self, before: Phase | Touchpoint | None, after: Phase | Touchpoint | None
    ) -> tuple[NoteChange, ...]:
        if before is None or after is None:
            return ()
        return note_changes(self._old_notes[before.id], self._new_notes[after.id], self._lanes)

    def _notes_of_phase(
        self, before: Phase | None, after: Phase | None, old: Sequence[Touchpoint]
    ) -> tuple[NoteChange, ...]:
        """The changes of notes of the phase as a whole; what a touchpoint that is gone left to its phase is not new."""
        if before is None or after is None:
            return ()
        mine = self._old_notes[before.id]
        left = [note for t in old if t.id not in self._step_of for note in self._old_notes[t.id]]
        changes = note_changes([*mine, *left], self._new_notes[after.id], self._lanes)
        return tuple(c for c in changes if c.before is None or c.before in mine)

    def _score(self, touchpoint: Touchpoint | None) -> int | None:
        score = self._document.score(touchpoint.id, self._actor_id) if touchpoint else None
        return score.score if score else None

    def _average(self, touchpoints: Sequence[Touchpoint]) -> int | None:
        return average([score for score in map(self._score, touchpoints) if score is not None])

    def _feeling(self, map_id: Id) -> Feeling:
        journey = self._document.journey(map_id)
        scores = [score for score in map(self._score, journey) if score is not None]
        end = self._score(journey[-1]) if journey else None
        return Feeling(average(scores), max(scores, default=None), min(scores, default=None), end)


def average(scores: Sequence[int]) -> int | None:
    """The mean of scores as a whole number, halves away from neutral; None without scores."""
    if not scores:
        return None
    total, count = sum(scores), len(scores)
    rounded = (2 * abs(total) + count) // (2 * count)
    return rounded if total >= 0 else -rounded
