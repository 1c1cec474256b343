"""The deck: every slide of one map, made when it is asked for, and the tour through them."""

from __future__ import annotations

from app.drawing.slides import moment, overview, phase
from app.drawing.slides.slide import Slide, Stage
from app.drawing.slides.tour import Stop, Tour


class Deck:
    """The slides of a map on a stage. A document that changed wants a new deck."""

    def __init__(self, stage: Stage) -> None:
        self.tour = Tour(stage.document, stage.map_id, self.parts)
        self._stage = stage
        self._slides: dict[Stop, Slide] = {}
        self._parts: dict[Stop, int] = {}

    def parts(self, stop: Stop) -> int:
        """How many slides a stop takes."""
        if stop not in self._parts:
            self._parts[stop] = self._count(stop)
        return self._parts[stop]

    def slide(self, stop: Stop) -> Slide:
        """The slide of a stop of the tour."""
        if stop not in self._slides:
            self._slides[stop] = self._make(stop)
        return self._slides[stop]

    def _count(self, stop: Stop) -> int:
        if stop.phase_id is None:
            return 1
        if stop.touchpoint_id or stop.loose:
            return moment.parts(self._stage, stop.phase_id, stop.touchpoint_id)
        return phase.parts(self._stage, stop.phase_id)

    def _make(self, stop: Stop) -> Slide:
        if stop.phase_id is None:
            return overview.overview_slide(self._stage)
        if stop.touchpoint_id:
            return moment.touchpoint_slide(self._stage, stop.touchpoint_id, stop.part)
        if stop.loose:
            return moment.loose_slide(self._stage, stop.phase_id, stop.part)
        return phase.phase_slide(self._stage, stop.phase_id, stop.part)
