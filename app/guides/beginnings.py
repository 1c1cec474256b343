"""What a map made from a template begins with beside its skeleton: some notes and touchpoints.

Takes template data that has already been checked and put in one language; reads no files.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.guides.data_files import Data
from app.guides.skeleton import Skeleton
from app.model.edits.base import Ids
from app.model.order import spread
from app.model.records import Link, LinkKind, Note, Record, Touchpoint


def begun(bones: Skeleton, template: Data, ids: Ids) -> list[Record]:
    """The records of a file with what `template` puts on the map that it gives."""
    touchpoints = _touchpoints(bones, template, ids)
    made = [*touchpoints.values(), *_notes(bones, template, ids)]
    return [*bones.records(), *made, *_links(touchpoints, template, ids)]


def _touchpoints(bones: Skeleton, template: Data, ids: Ids) -> dict[str, Touchpoint]:
    told: Data = template.get("touchpoints", {})
    return {
        name: Touchpoint(
            id=ids(),
            phase_id=bones.phases[data["phase"]].id,
            order=key,
            title=data["title"],
            description=data.get("description", ""),
        )
        for (name, data), key in zip(told.items(), spread(len(told)), strict=True)
    }


def _notes(bones: Skeleton, template: Data, ids: Ids) -> Iterator[Note]:
    for stage, told in template.get("notes", {}).items():
        for name, texts in told.items():
            phase, lane = bones.phases[stage], bones.lanes[name]
            for text, key in zip(texts, spread(len(texts)), strict=True):
                yield Note(id=ids(), phase_id=phase.id, lane_id=lane.id, order=key, text=text)


def _links(touchpoints: dict[str, Touchpoint], template: Data, ids: Ids) -> Iterator[Link]:
    for link in template.get("links", ()):
        ends = {"from_id": touchpoints[link["from"]].id, "to_id": touchpoints[link["to"]].id}
        yield Link(id=ids(), kind=LinkKind(link["kind"]), title=link.get("title", ""), **ends)
