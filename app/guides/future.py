"""The future map of a sample: made from the map of today as the program makes it, and then changed as the sample says.

Takes checked data in one language; every change is an edit, as the user would make it.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.guides.data_files import Data
from app.model import edits
from app.model.document import Document
from app.model.edits.base import Edit, Ids
from app.model.records import Id, Lane, Record, Touchpoint

_WORDS = ("title", "description", "time_frame")


def with_future(
    records: list[Record],
    wanted: Data,
    touchpoints: Mapping[str, Touchpoint],
    lanes: Mapping[str, Lane],
    ids: Ids,
) -> list[Record]:
    """The records of a file with, behind its only map, the future map that is `wanted`."""
    future = _Future(Document(records), wanted["title"], touchpoints, lanes, ids)
    for name in wanted.get("without_lanes", ()):
        future.drop_lane(name)
    for name, change in wanted["touchpoints"].items():
        future.change(name, change)
    for new in wanted.get("added", ()):
        future.add(new)
    for name in wanted.get("without", ()):
        future.drop(name)
    return list(future.document.records.values())


class _Future:
    """A document whose second map becomes the future one."""

    def __init__(
        self,
        document: Document,
        title: str,
        touchpoints: Mapping[str, Touchpoint],
        lanes: Mapping[str, Lane],
        ids: Ids,
    ) -> None:
        self._ids = ids
        self.document = document
        self._map_id = self._do(edits.make_future(document, document.maps()[0].id, title, ids=ids)).created[0]
        copies = {touchpoint.origin_id: touchpoint.id for touchpoint in self.document.journey(self._map_id)}
        self._own = {name: copies[touchpoint.id] for name, touchpoint in touchpoints.items()}
        copied = zip(lanes, self.document.lanes(self._map_id), strict=True)
        self._lanes = {name: lane.id for name, lane in copied}

    def drop_lane(self, name: str) -> None:
        """Leaves out a lane of today, such as what hurts now."""
        self._do(edits.delete(self.document, self._lanes[name]))

    def change(self, name: str, change: Data) -> None:
        """Gives a touchpoint the feeling, and the words, that it is to have."""
        self._say(self._own[name], change)

    def add(self, new: Data) -> None:
        """Puts a new touchpoint behind one that is there."""
        before = self.document.get(self._own[new["after"]], Touchpoint)
        position = self.document.touchpoints(before.phase_id).index(before) + 1
        made = self._do(edits.add_touchpoint(self.document, before.phase_id, new["title"], position, ids=self._ids))
        self._say(made.created[0], new)

    def drop(self, name: str) -> None:
        """Leaves out a touchpoint of today."""
        self._do(edits.delete(self.document, self._own[name]))

    def _say(self, touchpoint_id: Id, data: Data) -> None:
        self._do(edits.set_emotion(self.document, touchpoint_id, data["emotion"], ids=self._ids))
        words = {name: data[name] for name in _WORDS if name in data}
        if words:
            self._do(edits.set_fields(self.document, touchpoint_id, **words))

    def _do(self, edit: Edit) -> Edit:
        self.document = self.document.after(edit.change)
        return edit
