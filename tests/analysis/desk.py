"""A map to try the checks on: a desk at which edits are run at once."""

from __future__ import annotations

from datetime import date

from app.analysis.checks import findings
from app.model import edits
from app.model.document import Document
from app.model.records import PROJECT_ID, Id, JourneyMap, LaneKind, Project, Touchpoint

TODAY = date(2026, 3, 1)
MAP = Id("map")


class Desk:
    """A map with an emotion lane, on which edits are run at once."""

    def __init__(self) -> None:
        self.document = Document([Project(id=PROJECT_ID), JourneyMap(id=MAP, order="V", title="Map")])
        self.run(edits.add_lane(self.document, MAP, LaneKind.EMOTION))

    def run(self, edit: edits.Edit) -> Id:
        self.document.apply(edit.change)
        return edit.created[0] if edit.created else Id("")

    def phase(self, name: str, *scores: float | None, map_id: Id = MAP, stage: str = "") -> Id:
        """A phase with a touchpoint for each score; None is a touchpoint without one."""
        phase_id = self.run(edits.add_phase(self.document, map_id, name))
        if stage:
            self.run(edits.set_fields(self.document, phase_id, stage=stage))
        for score in scores:
            touchpoint_id = self.run(edits.add_touchpoint(self.document, phase_id, f"{name} {score}"))
            if score is not None:
                self.run(edits.set_emotion(self.document, touchpoint_id, score))
        return phase_id

    def touchpoint(self, title: str) -> Id:
        touchpoints = (r for r in self.document.records.values() if isinstance(r, Touchpoint))
        return next(t.id for t in touchpoints if t.title == title)

    def action(self, title: str, touchpoint: str | None = None, **values: object) -> Id:
        where = self.touchpoint(touchpoint) if touchpoint else None
        action_id = self.run(edits.add_action(self.document, title, where))
        if values:
            self.run(edits.set_fields(self.document, action_id, **values))
        return action_id

    def found(self, *checks: str) -> list[str]:
        """The findings of some checks, in English."""
        return [f.text(str) for f in findings(self.document, today=TODAY) if f.check in checks]
