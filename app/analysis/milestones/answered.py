"""Milestones of what is done about what was found: answers to pain points, actions for gaps and dips, and a plan."""

from __future__ import annotations

from datetime import date

from app.analysis.checks.base import is_taken_up
from app.analysis.checks.dips import dip_without_action
from app.analysis.emotion import dips, moments
from app.analysis.first_step import Deed, FirstStep, filling
from app.analysis.gap import gaps
from app.analysis.milestones.base import Milestone, Reached, Wanted, counted, named
from app.analysis.milestones.counted import COUNT, acting, notes_in
from app.analysis.milestones.filled import beginning_touchpoint, first_empty, is_filled
from app.i18n import N_
from app.model.document import Document
from app.model.records import Action, Horizon, Id, LaneKind, Light
from app.model.whereabouts import actions_about


def _answered_pains(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """The phases with pain points that have so many opportunities against them."""
    hurting = [phase for phase in document.phases(map_id) if notes_in(document, phase, LaneKind.PAINS)]
    open_ = [phase for phase in hurting if notes_in(document, phase, LaneKind.OPPORTUNITIES) < wanted.count]
    if not hurting:
        phases = document.phases(map_id)
        first = FirstStep(Deed.ADD_NOTE, phases[0].id, lane=LaneKind.PAINS) if phases else None
        return Reached(0, 0, first or FirstStep(Deed.ADD_PHASE, map_id))
    step = FirstStep(Deed.ADD_NOTE, (open_ or hurting)[0].id, lane=LaneKind.OPPORTUNITIES)
    return counted(len(hurting) - len(open_), len(hurting), lambda: step)


def _mended_gaps(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    """The gaps that an action is for; once something is expected and felt, and nothing falls short, none is missing."""
    known = [gap.touchpoint_id for gap in gaps(document, map_id)]
    open_ = [i for i in known if not is_taken_up(document, i)]
    if not any(is_filled(document, t, "expected") and document.score(t.id) for t in document.journey(map_id)):
        return Reached(0, 0, _filling_first(document, map_id, "expected"))
    return counted(len(known) - len(open_), len(known), lambda: FirstStep(Deed.ADD_ACTION, open_[0]))


def _filling_first(document: Document, map_id: Id, field: str) -> FirstStep:
    """Filling in a field of the first touchpoint, or that and how it feels, or making that touchpoint."""
    first = next(iter(document.journey(map_id)), None)
    if first is None:
        return beginning_touchpoint(document, map_id)
    return filling(first.id, first_empty(document, first, (field, "score")) or field)


def _mended_dips(document: Document, map_id: Id, _wanted: Wanted) -> Reached:
    """The dips that the map check would name, and those that an action is for."""
    open_ = [finding.record_id for finding in dip_without_action(document, map_id, date.min)]
    met = [m.touchpoint_id for m in dips(moments(document, map_id)) if is_taken_up(document, m.touchpoint_id)]
    of = len({*open_, *met})
    if not any(document.score(touchpoint.id) for touchpoint in document.journey(map_id)):
        return Reached(0, 0, _filling_first(document, map_id, "score"))
    return counted(of - len(open_), of, lambda: FirstStep(Deed.ADD_ACTION, open_[0]))


def _plan(document: Document, map_id: Id) -> list[Action]:
    return actions_about(document, [map_id])


def _lights(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """Of how many colours the lights are; every action begins red, so the next to judge is the first that still is."""
    actions = _plan(document, map_id)
    red = next((action for action in actions if action.light is Light.RED), None)
    enough = len(actions) >= wanted.count
    step = filling(red.id, "light") if red and enough else acting(document, map_id)
    return counted(len({action.light for action in actions}), wanted.count, lambda: step)


def _horizons(document: Document, map_id: Id, wanted: Wanted) -> Reached:
    """Over how many terms the actions are spread; every action begins at now."""
    actions = _plan(document, map_id)
    now = next((action for action in reversed(actions) if action.horizon is Horizon.NOW), None)
    enough = len(actions) >= wanted.count
    step = filling(now.id, "horizon") if now and enough else acting(document, map_id)
    return counted(len({action.horizon for action in actions}), wanted.count, lambda: step)


_HOW_MANY = N_("{names}: {done} of {of}")

ANSWERED: dict[str, Milestone] = {
    "answered_pains": Milestone(
        _answered_pains, N_("{names}: in {done} of {of} phases"), named(N_("Solutions for pain points")), COUNT
    ),
    "mended_gaps": Milestone(_mended_gaps, _HOW_MANY, named(N_("An action for every gap"))),
    "mended_dips": Milestone(_mended_dips, _HOW_MANY, named(N_("An action for every dip"))),
    "lights": Milestone(_lights, _HOW_MANY, named(N_("Different statuses")), COUNT),
    "horizons": Milestone(_horizons, _HOW_MANY, named(N_("Spread over now, next and later")), COUNT),
}
"""Their names, as guides write them."""
