"""Making the records of maps from journeys that were told elsewhere.

A journey has one score a step and any number of actors. The customer's own curve takes every score. The actor who is
named first is that customer and becomes the map's persona, unless the journey says who is: journeys begin with the one
they are about, while most named is often a system. Each other actor becomes a persona with a curve of their own,
through the steps that name them. Personas, people, channels and tags that the file has already are used by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.exchange.foreign.journey import Jot, Journey, Row, Step
from app.exchange.foreign.shared import Shared
from app.guides.templates import standard_lanes
from app.model.document import Document
from app.model.edits import Ids
from app.model.edits.emotion import to_tenths
from app.model.order import spread
from app.model.records import (
    EmotionScore,
    Id,
    JourneyMap,
    Lane,
    LaneKind,
    Link,
    Note,
    Phase,
    Record,
    Tagging,
    Touchpoint,
)


def build(document: Document, journeys: Sequence[Journey], ids: Ids) -> list[Record]:
    """The records of one map for each journey, after the maps of `document`, owners first; scores from -2 to +2."""
    shared = Shared(document, journeys, ids)
    last = document.maps()[-1].order if document.maps() else ""
    keys = spread(len(journeys), last)
    maps = [_Map(journey, key, shared, ids).records() for journey, key in zip(journeys, keys, strict=True)]
    return [*shared.new, *(record for records in maps for record in records)]


def customer_of(journey: Journey) -> str | None:
    """The actor whom the journey is about, if it names any."""
    if journey.customer is None:
        return None
    first = next((actor for step in journey.steps for actor in step.actors), None)
    return journey.customer or first


class _Map:
    """One journey on its way to being a map."""

    def __init__(self, journey: Journey, order: str, shared: Shared, ids: Ids) -> None:
        self._journey, self._shared, self._ids = journey, shared, ids
        self._map = JourneyMap(
            id=ids(),
            order=order,
            title=journey.title,
            persona_id=shared.persona(customer_of(journey)),
            scenario=journey.description,
            state=journey.state,
        )
        self._phases = self._make_phases()
        self._lanes, self._rows = self._make_lanes()
        self._touchpoints = list(self._make_touchpoints())

    def records(self) -> list[Record]:
        """All that is on the map, owners first."""
        both, notes = list(zip(self._journey.steps, self._touchpoints, strict=True)), self._make_notes()
        return [
            self._map,
            *self._phases,
            *self._lanes,
            *self._touchpoints,
            *(score for step, touchpoint in both for score in self._scores(step, touchpoint.id)),
            *(note for note, _ in notes),
            *self._links(),
            *(tagging for step, touchpoint in both for tagging in self._taggings(step.tags, touchpoint.id)),
            *(tagging for note, jot in notes for tagging in self._taggings(jot.tags, note.id)),
        ]

    def _make_phases(self) -> list[Phase]:
        """A phase each; what stands before any is a first one, which shows its name in the reader's language."""
        names = self._journey.phases
        return [
            Phase(
                id=self._ids(), map_id=self._map.id, order=key, title=name or "", stage="first" if name is None else ""
            )
            for name, key in zip(names, spread(len(names)), strict=True)
        ]

    def _make_lanes(self) -> tuple[list[Lane], list[Lane]]:
        """All lanes, and those of them that are the journey's rows, in its order."""
        if not self._journey.rows:
            return standard_lanes(self._map.id, self._ids), []
        needed = [Row(kind) for kind in _kinds_around(self._journey)]
        rows = [*needed, *self._journey.rows]
        lanes = [
            Lane(id=self._ids(), map_id=self._map.id, order=key, kind=row.kind, title=row.title)
            for row, key in zip(rows, spread(len(rows)), strict=True)
        ]
        return lanes, lanes[len(needed) :]

    def _make_touchpoints(self) -> Iterator[Touchpoint]:
        steps = self._journey.steps
        for step, key in zip(steps, spread(len(steps)), strict=True):
            yield Touchpoint(
                id=self._ids(),
                phase_id=self._phases[step.phase].id,
                order=key,
                title=step.name,
                description=step.description,
                time_frame=step.time_frame,
                channel_id=self._shared.channel(step.channel),
                influence=step.influence,
                owner_id=self._shared.person(step.owner),
                moment_of_truth=step.moment_of_truth,
                brand_moment=step.brand_moment,
                expected=None if step.expected is None else to_tenths(step.expected),
                intended_value=step.intended_value,
            )

    def _scores(self, step: Step, touchpoint_id: Id) -> Iterator[EmotionScore]:
        feelings = {} if step.score is None else {self._shared.persona(actor): step.score for actor in step.actors}
        feelings |= {self._shared.persona(actor): score for actor, score in step.scores}
        for of_the_customer in (self._map.persona_id, None):
            feelings.pop(of_the_customer, None)
        customers = [] if step.score is None else [(None, step.score)]
        for actor, score in (*customers, *feelings.items()):
            yield EmotionScore(id=self._ids(), touchpoint_id=touchpoint_id, actor_id=actor, score=to_tenths(score))

    def _make_notes(self) -> list[tuple[Note, Jot]]:
        jots = self._jots()
        return [
            (
                Note(
                    id=self._ids(),
                    phase_id=self._phases[jot.phase].id,
                    lane_id=self._rows[jot.row].id,
                    order=key,
                    text=jot.text,
                    touchpoint_id=None if jot.step is None else self._touchpoints[jot.step].id,
                ),
                jot,
            )
            for jot, key in zip(jots, spread(len(jots)), strict=True)
        ]

    def _jots(self) -> list[Jot]:
        """All notes: those at steps, those of phases, and those of which more is known."""
        steps = enumerate(self._journey.steps)
        own = [Jot(step.phase, row, text, number) for number, step in steps for row, text in step.notes]
        return [*own, *(Jot(*free) for free in self._journey.notes), *self._journey.jots]

    def _links(self) -> Iterator[Link]:
        for tie in self._journey.ties:
            ends = {"from_id": self._touchpoints[tie.start].id, "to_id": self._touchpoints[tie.end].id}
            yield Link(id=self._ids(), kind=tie.kind, title=tie.title, **ends)

    def _taggings(self, tags: Iterable[str], subject_id: Id) -> Iterator[Tagging]:
        for tag_id in dict.fromkeys(map(self._shared.tag, tags)):
            if tag_id is not None:
                yield Tagging(id=self._ids(), tag_id=tag_id, subject_id=subject_id)


def _kinds_around(journey: Journey) -> Iterable[LaneKind]:
    """The lanes that steps need, which a format shows otherwise than as rows, where it does not name them itself."""
    steps = journey.steps
    wanted = {
        LaneKind.TOUCHPOINTS: True,
        LaneKind.EMOTION: any(step.score is not None or step.scores for step in steps),
        LaneKind.CHANNELS: any(step.channel for step in steps),
        LaneKind.OWNERS: any(step.owner for step in steps),
    }
    named = {row.kind for row in journey.rows}
    return [kind for kind, is_wanted in wanted.items() if is_wanted and kind not in named]
