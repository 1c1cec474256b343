"""What the empty cells of a map ask: questions of the template that the map was made from, else of the kind of lane.

The one place that knows; the drawing is given `own_question` by its Look. A map keeps its questions when its phases and
lanes get other names: a phase is known by its stage; a lane by a title that the template gives it, or else by its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.guides.data_files import Data
from app.guides.template_schema import lane_name
from app.guides.templates import template_data, template_ids
from app.i18n import Bilingual
from app.model.lane_kinds import kind_of
from app.model.records import JourneyMap, Lane, LaneKind, MapState, Phase


def prompt_of(journey: JourneyMap, phase: Phase | None, lane: Lane) -> str:
    """The msgid of what an empty cell of a map asks; without a phase, of what a lane asks in general."""
    return (own_question(journey, phase, lane) if phase is not None else "") or kind_of(lane).prompt


def own_question(journey: JourneyMap, phase: Phase, lane: Lane) -> str:
    """The msgid of what the template of a map asks in a cell; empty where it has nothing to ask, or there is none."""
    asked = _asked(journey.template)
    return asked.at(journey.state, phase.stage, lane) if asked is not None else ""


def name_of_lane(template: str, lane: Lane) -> str | None:
    """How the file of a shipped template names a lane of a map made from it; None for a lane of the user's own."""
    asked = _asked(template)
    return asked.name_of(lane) if asked is not None else None


@dataclass(frozen=True)
class _Asked:
    """What one template asks, by stage and name of the lane, and how its lanes are known."""

    today: Mapping[tuple[str, str], str]
    future: Mapping[tuple[str, str], str]
    by_title: Mapping[str, str]
    by_kind: Mapping[LaneKind, str]

    def at(self, state: MapState, stage: str, lane: Lane) -> str:
        """What is asked in a cell; a future map asks what is asked of today where nothing else is said."""
        name = self.name_of(lane)
        if name is None:
            return ""
        cell = stage, name
        return (self.future.get(cell) if state is MapState.FUTURE else None) or self.today.get(cell, "")

    def name_of(self, lane: Lane) -> str | None:
        """How the template names a lane."""
        return self.by_title.get(lane.title) or self.by_kind.get(lane.kind)


@lru_cache(maxsize=64)
def _asked(template_id: str) -> _Asked | None:
    """What a template asks; None where none of that name ships."""
    if template_id not in template_ids():
        return None
    data = template_data(template_id)
    return _Asked(
        today=_questions(data),
        future=_questions(data.get("future", {})),
        by_title=dict(_titles(data)),
        by_kind=dict(_kinds(data)),
    )


def _questions(data: Data) -> dict[tuple[str, str], str]:
    told = data.get("prompts", {})
    return {(stage, lane): Bilingual(words) for stage, lanes in told.items() for lane, words in lanes.items()}


def _titles(data: Data) -> Iterator[tuple[str, str]]:
    """Every title that the template gives a lane, in every language, with the lane's name."""
    for lane in data["lanes"]:
        if isinstance(lane, dict) and "title" in lane:
            yield from ((title, lane_name(lane)) for title in lane["title"].values())


def _kinds(data: Data) -> Iterator[tuple[LaneKind, str]]:
    """The kinds of which the template has one lane; but an own lane is about something else once it is renamed."""
    kinds = [lane["kind"] if isinstance(lane, dict) else lane for lane in data["lanes"]]
    for kind, lane in zip(kinds, data["lanes"], strict=True):
        if kinds.count(kind) == 1 and kind != LaneKind.FREE:
            yield LaneKind(kind), lane_name(lane)
