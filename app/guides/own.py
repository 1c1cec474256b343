"""The phases and lanes that a sample brings instead of those of its template, under names of its own.

Takes checked data in one language; makes records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.guides.data_files import Data
from app.guides.skeleton import Skeleton
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import Id, Lane, LaneKind, Phase


def lane_name(lane: Data) -> str:
    """By which name a sample points at one of its lanes: the one it gave, or else its kind."""
    return str(lane.get("name") or lane.get("kind"))


def with_own(bones: Skeleton, sample: Data, ids: Ids) -> Skeleton:
    """The map of a template with the phases and lanes that `sample` has of its own, by the names they have there."""
    map_id = bones.map.id
    phases = dict(_phases(sample["phases"], map_id, ids)) if "phases" in sample else bones.phases
    lanes = dict(_lanes(sample["lanes"], map_id, ids)) if "lanes" in sample else bones.lanes
    return replace(bones, phases=phases, lanes=lanes)


def _phases(titles: dict[str, str], map_id: Id, ids: Ids) -> Iterable[tuple[str, Phase]]:
    for (name, title), key in zip(titles.items(), spread(len(titles)), strict=True):
        yield name, Phase(id=ids(), map_id=map_id, order=key, title=title)


def _lanes(rows: list[Data], map_id: Id, ids: Ids) -> Iterable[tuple[str, Lane]]:
    for lane, key in zip(rows, spread(len(rows)), strict=True):
        told = {name: value for name, value in lane.items() if name != "name"} | {"kind": LaneKind(lane["kind"])}
        yield lane_name(lane), Lane(id=ids(), map_id=map_id, order=key, **told)
