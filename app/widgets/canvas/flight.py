"""A flight: the view glides from one place to another, and can be stopped anywhere on the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from app.widgets import motion

ViewPlace = tuple[float, float, float]
"""Where a view is: the map units at its upper left, and its zoom."""


class Flight(QObject):
    """Calls `show` with each place on the way. Where nothing may move by itself, the first one is the last."""

    def __init__(self, parent: QObject, show: Callable[[ViewPlace], None]) -> None:
        super().__init__(parent)
        self._show = show
        self._start = self._end = (0.0, 0.0, 1.0)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    @property
    def goal(self) -> ViewPlace | None:
        """Where the view will come to rest, while it is under way."""
        running = self._animation.state() == QVariantAnimation.State.Running
        return self._end if running else None

    def begin(self, start: ViewPlace, end: ViewPlace) -> None:
        """Glides from one place to another."""
        self.stop()
        self._start, self._end = start, end
        milliseconds = motion.duration(motion.VIEW_MS)
        if not milliseconds:
            self._show(end)
            return
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Stays where it is now."""
        self._animation.stop()

    def shift(self, by: float) -> None:
        """Its whole way lies so many pixels further right on the map: the view itself has moved on the screen."""
        self._start, self._end = shifted(self._start, by), shifted(self._end, by)

    def _step(self, share: float) -> None:
        self._show(between(self._start, self._end, share))


def shifted(place: ViewPlace, by: float) -> ViewPlace:
    """The place of a view whose left edge has moved right by so many pixels, while its map stayed on the screen."""
    return place[0] + by / place[2], place[1], place[2]


def between(start: ViewPlace, end: ViewPlace, share: float) -> ViewPlace:
    """The place at a share of the way, 0 to 1.

    Zoom grows by equal factors. One point of the map keeps its pixel all the way; the corner of a view that zooms
    about a fixed point goes along with one over the zoom.
    """
    if share >= 1.0:
        return end
    zoom = start[2] * (end[2] / start[2]) ** share
    span = 1 / end[2] - 1 / start[2]
    way = (1 / zoom - 1 / start[2]) / span if abs(span) > 1e-9 else share
    return start[0] + (end[0] - start[0]) * way, start[1] + (end[1] - start[1]) * way, zoom
