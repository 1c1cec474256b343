"""Milestones of how many there are: of what the file holds, of what stands on the map, and of what each phase has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.analysis.emotion import lowest, moments
from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.milestones.base import Measure, Milestone, Reached, Wanted, counted, named
from app.analysis.milestones.filled import beginning_touchpoint, naming_persona, persona_of
from app.i18n import N_
from app.model.document import Document
from app.model.hierarchy import futures
from app.model.lane_kinds import LANE_KINDS
from app.model.records import Id, LaneKind, Phase
from app.model.whereabouts import actions_about, phase_of

COUNT = frozenset({"count"})
LANE = frozenset({"lane"})


def of_lane(wanted: Wanted) -> Iterable[str]:
    """What the lane is called that notes must stand in."""
    return (LANE_KINDS[wanted.lane].title,) if wanted.lane else ()


def notes_in(document: Document, phase: Phase, kind: LaneKind | None) -> int:
    """How many notes stand in the lanes of a kind in a phase."""
    lanes = (lane for lane in document.lanes(phase.map_id) if lane.kind is kind)
    return sum(len(document.notes(phase.id, lane.id)) for lane in lanes)


def acting(document: Document, map_id: Id, phase: Phase | None = None) -> FirstStep:
    """Adding an action where it hurts most of what has none, on the map or within a phase."""
    journey = document.touchpoints(phase.id) if phase else document.journey(map_id)
    open_ = {touchpoint.id for touchpoint in journey if not document.actions(touchpoint.id)}
    worst = lowest([moment for moment in moments(document, map_id) if moment.touchpoint_id in open_])
    first = next((touchpoint.id for touchpoint in journey if touchpoint.id in open_), phase.id if phase else map_id)
    return FirstStep(Deed.ADD_ACTION, worst.touchpoint_id if worst else first)


# --- of the file and of the map --------------------------------------------------------------------------------------


def _has_persona(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    return counted(int(persona_of(document, map_id) is not None), 1, lambda: naming_persona(document, map_id))


def _adding(deed: Deed, count: Callable[[Document, Id], int]) -> Measure:
    """So many as `count` finds, of which `deed` adds one."""

    def measure(document: Document, map_id: Id, wanted: Wanted) -> Reached:
        return counted(count(document, map_id), wanted.count, lambda: FirstStep(deed, map_id))

    return measure


def _personas(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The first persona is the map's own; the others stand beside it."""
    return counted(len(document.personas()), wanted.count, lambda: FirstStep(Deed.ADD_PERSONA, map_id))


def _segments_with_persona(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    segments = document.segments()
    known = {persona.segment_id for persona in document.personas()}
    bare = [segment.id for segment in segments if segment.id not in known]
    if not segments:
        return Reached(0, 0, FirstStep(Deed.ADD_SEGMENT, map_id))
    return counted(len(segments) - len(bare), len(segments), lambda: FirstStep(Deed.ADD_PERSONA, bare[0]))


def _touchpoints(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    found = len(document.journey(map_id))
    return counted(found, wanted.count, lambda: beginning_touchpoint(document, map_id))


def _actions(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The actions about a map that say what is done; what is to be done for its future map is on the same list."""
    actions = actions_about(document, [map_id, *(future.id for future in futures(document, map_id))])
    nameless = [action.id for action in actions if not action.title]

    def begin() -> FirstStep:
        return filling(nameless[0], "title") if nameless else acting(document, map_id)

    return counted(len(actions) - len(nameless), wanted.count, begin)


def _notes(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """Notes of a lane anywhere on the map; the next one belongs where customers feel worst and nothing stands yet."""
    phases = document.phases(map_id)
    found = sum(notes_in(document, phase, wanted.lane) for phase in phases)
    bare = {phase.id for phase in phases if not notes_in(document, phase, wanted.lane)}
    return counted(found, wanted.count, lambda: _noting_at_worst(document, map_id, bare, wanted.lane))


def _noting_at_worst(document: Document, map_id: Id, bare: set[Id], lane: LaneKind | None) -> FirstStep:
    phases = document.phases(map_id)
    if not phases:
        return FirstStep(Deed.ADD_PHASE, map_id)
    where = {touchpoint.id: touchpoint.phase_id for touchpoint in document.journey(map_id)}
    felt = [moment for moment in moments(document, map_id) if not bare or where[moment.touchpoint_id] in bare]
    worst = lowest(felt)
    first = next((phase.id for phase in phases if phase.id in bare), phases[0].id)
    return FirstStep(Deed.ADD_NOTE, where[worst.touchpoint_id] if worst else first, lane=lane)


# --- of each phase ---------------------------------------------------------------------------------------------------


def _each_phase(
    has: Callable[[Document, Phase, Wanted], bool], step: Callable[[Document, Phase, Wanted], FirstStep]
) -> Measure:
    """The milestone that every phase of the map has something; `step` is the first to it in a phase that has not."""

    def measure(document: Document, map_id: Id, wanted: Wanted) -> Reached:
        phases = document.phases(map_id)
        bare = [phase for phase in phases if not has(document, phase, wanted)]
        if not phases:
            return Reached(0, 0, FirstStep(Deed.ADD_PHASE, map_id))
        return counted(len(phases) - len(bare), len(phases), lambda: step(document, bare[0], wanted))

    return measure


def _has_touchpoints(document: Document, phase: Phase, wanted: Wanted) -> bool:
    return len(document.touchpoints(phase.id)) >= wanted.count


def _has_channel(document: Document, phase: Phase, _wanted: Wanted) -> bool:
    return any(touchpoint.channel_id is not None for touchpoint in document.touchpoints(phase.id))


def _give_channel(document: Document, phase: Phase, _wanted: Wanted) -> FirstStep:
    first = next(iter(document.touchpoints(phase.id)), None)
    return filling(first.id, "channel_id") if first else FirstStep(Deed.ADD_TOUCHPOINT, phase.id)


def _has_notes(document: Document, phase: Phase, wanted: Wanted) -> bool:
    return notes_in(document, phase, wanted.lane) >= wanted.count


def _has_action(document: Document, phase: Phase, _wanted: Wanted) -> bool:
    return any(phase_of(document, action) == phase for action in document.actions())


_HOW_MANY = N_("{names}: {done} of {of}")
_IN_PHASES = N_("{names}: in {done} of {of} phases")

COUNTED: dict[str, Milestone] = {
    "persona": Milestone(_has_persona, _HOW_MANY, named(N_("The persona of this map"))),
    "personas": Milestone(_personas, _HOW_MANY, named(N_("Personas")), COUNT),
    "segments": Milestone(
        _adding(Deed.ADD_SEGMENT, lambda document, _map: len(document.segments())),
        _HOW_MANY,
        named(N_("Segments")),
        COUNT,
    ),
    "segments_with_persona": Milestone(_segments_with_persona, _HOW_MANY, named(N_("Segments with a persona"))),
    "people": Milestone(
        _adding(Deed.ADD_PERSON, lambda document, _map: len(document.persons())),
        _HOW_MANY,
        named(N_("Our people")),
        COUNT,
    ),
    "phases": Milestone(
        _adding(Deed.ADD_PHASE, lambda document, map_id: len(document.phases(map_id))),
        _HOW_MANY,
        named(N_("Phases")),
        COUNT,
    ),
    "touchpoints": Milestone(_touchpoints, _HOW_MANY, named(N_("Touchpoints")), COUNT),
    "notes": Milestone(_notes, _HOW_MANY, of_lane, COUNT | LANE, LANE),
    "actions": Milestone(
        _actions,
        _HOW_MANY,
        named(N_("Actions")),
        COUNT,
    ),
    "touchpoints_in_each_phase": Milestone(
        _each_phase(_has_touchpoints, lambda _document, phase, _wanted: FirstStep(Deed.ADD_TOUCHPOINT, phase.id)),
        _IN_PHASES,
        named(N_("Touchpoints")),
        COUNT,
    ),
    "channel_in_each_phase": Milestone(_each_phase(_has_channel, _give_channel), _IN_PHASES, named(N_("Channels"))),
    "notes_in_each_phase": Milestone(
        _each_phase(_has_notes, lambda _document, phase, wanted: FirstStep(Deed.ADD_NOTE, phase.id, lane=wanted.lane)),
        _IN_PHASES,
        of_lane,
        COUNT | LANE,
        LANE,
    ),
    "action_in_each_phase": Milestone(
        _each_phase(_has_action, lambda document, phase, _wanted: acting(document, phase.map_id, phase)),
        _IN_PHASES,
        named(N_("Actions")),
    ),
}
"""Their names, as guides write them."""
