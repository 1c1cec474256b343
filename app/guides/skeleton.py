"""The records that a template gives: project, map, phases, lanes and example channels, without any content.

Takes template data that has already been checked and put in one language; reads no files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.guides.data_files import Data
from app.guides.template_schema import lane_name
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import PROJECT_ID, Channel, Id, JourneyMap, Lane, LaneKind, Phase, Project, Record


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A map without content; `phases` by stage in time order, `lanes` by their names from top to bottom."""

    project: Project
    map: JourneyMap
    phases: dict[str, Phase]
    lanes: dict[str, Lane]
    channels: list[Channel]

    def records(self) -> list[Record]:
        """All of it, owners before what they own."""
        return [self.project, self.map, *self.phases.values(), *self.lanes.values(), *self.channels]


def skeleton(template: Data, language: str, title: str, ids: Ids) -> Skeleton:
    """The map that `template` describes, called `title`, as is its project."""
    project = Project(id=PROJECT_ID, title=title, language=language, **template.get("project", {}))
    made = JourneyMap(id=ids(), order=spread(1)[0], title=title, **template.get("map", {}))
    told = template["lanes"]
    return Skeleton(
        project=project,
        map=made,
        phases={phase.stage: phase for phase in phases(template, made.id, ids)},
        lanes=dict(zip(map(lane_name, told), lanes(told, made.id, ids), strict=True)),
        channels=channels(template.get("channels", ()), ids),
    )


def lanes(told: Sequence[Any], map_id: Id, ids: Ids) -> list[Lane]:
    """The lanes that a template or sample tells of, for the map `map_id`, from top to bottom."""
    return [
        Lane(id=ids(), map_id=map_id, order=key, **_lane(lane))
        for lane, key in zip(told, spread(len(told)), strict=True)
    ]


def _lane(told: Any) -> Data:
    data = told if isinstance(told, dict) else {"kind": told}
    return {name: value for name, value in data.items() if name != "name"} | {"kind": LaneKind(data["kind"])}


def channels(names: Iterable[str], ids: Ids) -> list[Channel]:
    """Channels called `names`, in that order."""
    known = list(names)
    return [Channel(id=ids(), order=key, name=name) for name, key in zip(known, spread(len(known)), strict=True)]


def phases(template: Data, map_id: Id, ids: Ids) -> list[Phase]:
    """The phases of `template`, for the map `map_id`, in time order."""
    told = [phase if isinstance(phase, dict) else {"stage": phase} for phase in template["phases"]]
    return [
        Phase(id=ids(), map_id=map_id, order=key, **each) for each, key in zip(told, spread(len(told)), strict=True)
    ]
