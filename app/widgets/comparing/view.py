"""The view of the picture of a comparison: it tells what is pressed, and marks what is picked."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from app.analysis.comparison import Comparison
from app.drawing.comparison.picture import picture, size_of
from app.drawing.comparison.stage import HIGHEST, LOWEST, Stage, step_for
from app.drawing.look import Look
from app.drawing.primitives import Box
from app.i18n import _
from app.model.records import Id
from app.widgets import words
from app.widgets.canvas.camera import FIT_MARGIN
from app.widgets.canvas.map_view import MIN_READABLE
from app.widgets.canvas.still_view import StillView

_STILL = 6.0
"""Pixels that a press may move and still be a press, and no pan."""

_FOOT = 32.0
"""Map units left free under the picture."""


class ComparisonView(StillView):
    """Shows one comparison, as wide as the view if it can be read so. `pressed(id)` tells of a touchpoint or phase."""

    pressed = Signal(str)

    def __init__(self, theme_name: str, parent: QWidget) -> None:
        super().__init__(theme_name, parent)
        self.setObjectName("comparing.picture")
        self.map_scene.set_ground(self.theme.canvas)
        self._pressed_at = QPointF()
        self._comparison: Comparison | None = None
        self._picked: Id | None = None

    def show_comparison(self, comparison: Comparison) -> None:
        """Draws a comparison."""
        self._comparison = comparison
        step = step_for(comparison, self.viewport().width() - 2.0 * FIT_MARGIN)
        stage = Stage(comparison, Look(self.theme, _), words.score, step, self._picked)
        self.show_drawing(picture(replace(stage, field=self._field(*size_of(stage)))))

    def show_start(self) -> None:
        """Shows all of it, or its beginning as large as it can be read."""
        self.camera.fit(self.whole, smallest=MIN_READABLE)

    def show_picked(self, record_id: Id | None) -> None:
        """Brings a touchpoint or phase into view, and marks a touchpoint; None marks nothing."""
        self._picked = record_id
        if self._comparison is not None:
            self.show_comparison(self._comparison)
        group = self.map_scene.group_of(record_id) if record_id else None
        if group is not None:
            self.show_group(group)

    def _field(self, wide: float, low: float) -> float:
        """How high the curves may be for a picture that is so wide, and at its lowest so high, to fill the view."""
        width, height = (size - 2.0 * FIT_MARGIN for size in (self.viewport().width(), self.viewport().height()))
        zoom = max(MIN_READABLE, min(1.0, width / wide))
        return max(LOWEST, min(HIGHEST, LOWEST + height / zoom - low - _FOOT))

    def _tell(self, at: QPointF) -> None:
        """Tells of what stands at a place of the view, headers that stay in view first."""
        place = self.mapToScene(at.toPoint())
        _across, down = self.map_scene.panes.corner
        if at.y() < self.map_scene.drawing.header_height * self.zoom:
            place.setY(place.y() - down)
        found = self.map_scene.drawing.within(Box(place.x(), place.y(), 0.0, 0.0))
        record_id = next((group.record_id for group in found if group.record_id is not None), None)
        if record_id is not None:
            self.pressed.emit(record_id)

    # --- events --------------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Takes a tap for a press, beside what all fingers do."""
        if event.type() == QEvent.Type.TouchEnd:
            points = cast(QTouchEvent, event).points()
            if len(points) == 1 and _near(points[0].pressPosition(), points[0].position()):
                self._tell(points[0].position())
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a press began."""
        super().mousePressEvent(event)
        self._pressed_at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tells of a press that was no pan."""
        super().mouseReleaseEvent(event)
        if _near(self._pressed_at, event.position()):
            self._tell(event.position())


def _near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() <= _STILL
