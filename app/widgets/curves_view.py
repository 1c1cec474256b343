"""Which curves of the map that is shown are in sight: remembered in the settings, shown by the canvas."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.model.records import Id
from app.settings import Settings
from app.widgets.canvas.canvas import Canvas
from app.widgets.canvas.curves_shown import CurvesShown


class CurvesView(QObject):
    """Shows and hides curves. `changed` tells that others are in sight now, or those of another map."""

    changed = Signal()

    def __init__(self, canvas: Canvas, settings: Settings) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._settings = settings
        canvas.map_changed.connect(self._read)
        self._read()

    @property
    def shown(self) -> CurvesShown:
        """What is in sight now."""
        return self._canvas.showing.curves

    @property
    def with_expected(self) -> bool:
        """Whether what customers expect is in sight."""
        if self.shown.expected is None:
            journey = self._canvas.document.journey(self._canvas.map_id)
            return any(touchpoint.expected is not None for touchpoint in journey)
        return self.shown.expected

    def show_actor(self, actor_id: Id | None, wanted: bool) -> None:
        """Shows or hides someone's curve; None is the customer's."""
        self._keep(self.shown.with_actor(actor_id, wanted))

    def show_expected(self, wanted: bool) -> None:
        """Shows what was expected, with a place at each touchpoint that says nothing of it yet; or hides all of it."""
        self._keep(replace(self.shown, expected=wanted))

    def _keep(self, shown: CurvesShown) -> None:
        self._settings.show_curves(self._canvas.map_id, shown.words())
        self._settings.save()
        self._show(shown)

    def _read(self) -> None:
        self._show(CurvesShown.of(self._settings.curves_of(self._canvas.map_id)))

    def _show(self, shown: CurvesShown) -> None:
        if shown != self.shown:
            self._canvas.showing.curves = shown
            self._canvas.refresh()
        self.changed.emit()
