"""The future map of a sample: made from the map of today as the program makes it, and then changed as the sample says.

Takes checked data in one language; every change is an edit, as the user would make it.
"""

from __future__ import annotations

from typing import Any

from app.guides.data_files import Data
from app.guides.moments import Named, felt, fields_of
from app.model import edits
from app.model.document import Document
from app.model.edits.base import Edit, Ids
from app.model.records import Id, Link, LinkKind, Record, Touchpoint


def with_future(records: list[Record], wanted: Data, named: Named, ids: Ids) -> list[Record]:
    """The records of a file with, behind its only map, the future map that is `wanted`."""
    future = _Future(Document(records), wanted["title"], named, ids)
    future.say_of_map(wanted)
    for name in wanted.get("without_lanes", ()):
        future.drop_lane(name)
    for name, change in wanted["touchpoints"].items():
        future.change(name, change)
    for new in wanted.get("added", ()):
        future.add(new)
    for name in wanted.get("without", ()):
        future.drop(name)
    for phase, cells in wanted.get("notes", {}).items():
        future.note(phase, cells)
    if "links" in wanted:
        future.link(wanted["links"])
    return list(future.document.records.values())


class _Future:
    """A document whose second map becomes the future one; knows what there became of each thing with a name."""

    def __init__(self, document: Document, title: str, named: Named, ids: Ids) -> None:
        self._ids = ids
        self._named = named
        self.document = document
        today = document.maps()[0].id
        self._map_id = self._do(edits.make_future(document, today, title, ids=ids)).created[0]
        copies = {touchpoint.origin_id: touchpoint.id for touchpoint in self.document.journey(self._map_id)}
        self._own = {name: copies[touchpoint.id] for name, touchpoint in named.touchpoints.items()}
        phases = {phase.origin_id: phase.id for phase in self.document.phases(self._map_id)}
        self._phases = {name: phases[phase.id] for name, phase in named.phases.items()}
        pairs = zip(document.lanes(today), self.document.lanes(self._map_id), strict=True)
        lanes = {lane.id: copy.id for lane, copy in pairs}
        self._lanes = {name: lanes[lane.id] for name, lane in named.lanes.items()}

    def say_of_map(self, wanted: Data) -> None:
        """Gives the map the persona and the scenario that it is to have."""
        told: dict[str, Any] = {"scenario": wanted["scenario"]} if "scenario" in wanted else {}
        if "persona" in wanted:
            told["persona_id"] = self._named.personas[wanted["persona"]].id
        self._do(edits.set_fields(self.document, self._map_id, **told))

    def drop_lane(self, name: str) -> None:
        """Leaves out a lane of today, such as what hurts now."""
        self._do(edits.delete(self.document, self._lanes[name]))

    def change(self, name: str, change: Data) -> None:
        """Gives a touchpoint the feelings, the words and the notes that it is to have."""
        self._say(self._own[name], change)

    def add(self, new: Data) -> None:
        """Puts a new touchpoint behind one that is there."""
        before = self.document.get(self._own[new["after"]], Touchpoint)
        position = self.document.touchpoints(before.phase_id).index(before) + 1
        made = self._do(edits.add_touchpoint(self.document, before.phase_id, new["title"], position, ids=self._ids))
        self._say(made.created[0], new)
        if "name" in new:
            self._own[new["name"]] = made.created[0]

    def drop(self, name: str) -> None:
        """Leaves out a touchpoint of today, with the notes that stand under it."""
        touchpoint = self.document.get(self._own[name], Touchpoint)
        for lane in self.document.lanes(self._map_id):
            self._fill(touchpoint.phase_id, lane.id, touchpoint.id, ())
        self._do(edits.delete(self.document, touchpoint.id))

    def note(self, phase: str, cells: Data) -> None:
        """Puts notes of a whole phase in the place of those of today."""
        for lane, texts in cells.items():
            self._fill(self._phases[phase], self._lanes[lane], None, texts)

    def link(self, links: list[Data]) -> None:
        """Puts links in the place of those that came along from today."""
        here = {touchpoint.id for touchpoint in self.document.journey(self._map_id)}
        old = [link.id for link in self.document.all_of(Link) if link.from_id in here]
        self._do(edits.delete(self.document, *old))
        for link in links:
            start, end, kind = self._own[link["from"]], self._own[link["to"]], LinkKind(link["kind"])
            made = self._do(edits.add_link(self.document, start, end, kind, ids=self._ids))
            self._do(edits.set_fields(self.document, made.created[0], title=link.get("title", "")))

    def _say(self, touchpoint_id: Id, data: Data) -> None:
        named = self._named
        for actor_id, score in felt(data, named.people, named.personas):
            self._do(edits.set_emotion(self.document, touchpoint_id, score, actor_id, ids=self._ids))
        self._do(edits.set_fields(self.document, touchpoint_id, **fields_of(data, named.channels, named.people)))
        phase_id = self.document.get(touchpoint_id, Touchpoint).phase_id
        for lane, texts in data.get("notes", {}).items():
            self._fill(phase_id, self._lanes[lane], touchpoint_id, texts)

    def _fill(self, phase_id: Id, lane_id: Id, touchpoint_id: Id | None, texts: list[str] | tuple[()]) -> None:
        """Puts notes in a column in the place of those that came along from today."""
        old = [note.id for note in self.document.column(phase_id, lane_id, touchpoint_id)]
        if old:
            self._do(edits.delete(self.document, *old))
        if texts:
            self._do(
                edits.add_notes(self.document, lane_id, phase_id, texts, touchpoint_id=touchpoint_id, ids=self._ids)
            )

    def _do(self, edit: Edit) -> Edit:
        self.document = self.document.after(edit.change)
        return edit
