"""The records that a template gives: project, map, phases, lanes and example channels, without any content.

Takes template data that has already been checked and put in one language; reads no files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.guides.data_files import Data
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import PROJECT_ID, Channel, Id, JourneyMap, Lane, LaneKind, Phase, Project, Record


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A map without content; `phases` by stage or name in time order, `lanes` by kind or name from top to bottom."""

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
    project = Project(id=PROJECT_ID, title=title, language=language)
    made = JourneyMap(id=ids(), order=spread(1)[0], title=title)
    return Skeleton(
        project=project,
        map=made,
        phases={phase.stage: phase for phase in _phases(template, made.id, ids)},
        lanes={lane.kind: lane for lane in lanes(template, made.id, ids)},
        channels=channels(template.get("channels", ()), ids),
    )


def lanes(template: Data, map_id: Id, ids: Ids) -> list[Lane]:
    """The lanes of `template` for the map `map_id`, from top to bottom."""
    heights = template.get("heights", {})
    kinds = template["lanes"]
    return [
        Lane(id=ids(), map_id=map_id, order=key, kind=LaneKind(kind), height=heights.get(kind))
        for kind, key in zip(kinds, spread(len(kinds)), strict=True)
    ]


def channels(names: Iterable[str], ids: Ids) -> list[Channel]:
    """Channels called `names`, in that order."""
    known = list(names)
    return [Channel(id=ids(), order=key, name=name) for name, key in zip(known, spread(len(known)), strict=True)]


def _phases(template: Data, map_id: Id, ids: Ids) -> list[Phase]:
    stages = template["phases"]
    return [
        Phase(id=ids(), map_id=map_id, order=key, stage=stage)
        for stage, key in zip(stages, spread(len(stages)), strict=True)
    ]
