"""The map as it will be once what is carried is dropped where it is: laid out before that, while the hand rests.

Under a hand columns stay as wide as they are, so a drop takes a layout of its own, which is most of what it takes. It
is made a lane at a time, each in a turn of its own, and the drop that follows only has to show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from app.drawing.drawing import Drawing
from app.drawing.layout import lane_by_lane, layout
from app.drawing.look import Look
from app.model.document import Document
from app.model.records import Id, Lane
from app.widgets.own_turn import OwnTurn

_RESTS_MS = 20
"""How long the hand has carried it over the same place when it may be about to drop it there."""

_SLICE = 0.004
"""Seconds of laying out in one go."""


class Foreseeing:
    """Lays out one document ahead, the one that it was last asked for."""

    def __init__(self, parent: QObject) -> None:
        self._wanted: tuple[Document, Id, Look] | None = None
        self._laying: Iterator[Lane] = iter(())
        self._drawing: Drawing | None = None
        self._working = OwnTurn(parent, self._work)
        self._resting = QTimer(parent, singleShot=True, interval=_RESTS_MS)
        self._resting.timeout.connect(self._working.ask)

    def begin(self, document: Document, map_id: Id, look: Look) -> None:
        """Lays out this map of `document` soon; if that is under way already, it goes on."""
        if self._wanted == (document, map_id, look):
            return
        self.call_off()
        self._wanted, self._laying = (document, map_id, look), lane_by_lane(document, map_id, look)
        self._resting.start()

    def call_off(self) -> None:
        """Nothing is carried any more, or it is elsewhere."""
        self._wanted = self._drawing = None
        self._resting.stop()
        self._working.call_off()

    def drawing(self, document: Document, map_id: Id, look: Look) -> Drawing | None:
        """What was laid out, if the document became just that; what is still to be done of it is done now."""
        if self._wanted is None or self._wanted != (document, map_id, look):
            return None
        return self._drawing or layout(*self._wanted)

    def _work(self) -> None:
        end = perf_counter() + _SLICE
        for _lane in self._laying:
            if perf_counter() > end:
                self._working.ask()
                return
        if self._wanted is not None:
            self._drawing = layout(*self._wanted)
