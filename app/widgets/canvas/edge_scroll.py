"""Scrolling at the edge: the view follows a drag that rests near its edge, as far as the map goes."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas

EDGE_BAND = 36.0
"""Pixels from the edge of the view, or from the headers that stay in view, within which a drag scrolls it."""

EDGE_DELAY = 0.2
"""Seconds in the band before it does."""

EDGE_EASE = 0.5
"""Seconds from the first movement to full speed."""

EDGE_SPEED = 18.0
"""Pixels a step at the very edge."""

BEYOND = 48.0
"""Pixels of open ground that it scrolls into beyond the end of the map."""

_SLOWING = 8.0
"""Of the way that is left, one part in so many is gone in one step: the scroll eases out."""


@dataclass
class _Pull:
    across: float  # from 1, the left edge, to -1, the right one
    down: float
    since: float


class EdgeScroll:
    """Scrolls one view for any number of drags, each with a pull of its own."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pulls: dict[object, _Pull] = {}
        self._timer = QTimer(canvas)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._step)

    def at(self, owner: object, x: float | None, y: float, under_headers: bool = False) -> None:
        """Where the owner's drag is in the view, or None when it ended; the headers may hide the edges at two sides."""
        viewport, (left, top) = self._canvas.viewport(), self._header_edges() if under_headers else (0.0, 0.0)
        across = _pull(x, left, viewport.width()) if x is not None else 0.0
        down = _pull(y, top, viewport.height()) if x is not None else 0.0
        known = self._pulls.pop(owner, None)
        if across or down:
            self._pulls[owner] = _Pull(across, down, known.since if known else monotonic())
        if not self._pulls:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _step(self) -> None:
        across = self._within_map(sum(pull.across * _ease(pull) for pull in self._pulls.values()), upright=False)
        down = self._within_map(sum(pull.down * _ease(pull) for pull in self._pulls.values()), upright=True)
        if across or down:
            self._canvas.camera.pan(across, down)

    def _within_map(self, pull: float, upright: bool) -> float:
        """The pixels of one step, fewer and fewer towards the end of the map that is shown."""
        camera, drawing = self._canvas.camera, self._canvas.map_scene.drawing
        sight = camera.in_sight()
        first, last = (sight.top(), sight.bottom()) if upright else (sight.left(), sight.right())
        end = drawing.height if upright else drawing.width
        left = first * camera.zoom if pull > 0 else (end - last) * camera.zoom + BEYOND
        pixels = max(0.0, min(min(1.0, abs(pull)) * EDGE_SPEED, left / _SLOWING))
        return pixels if pull > 0 else -pixels

    def _header_edges(self) -> tuple[float, float]:
        """Where the headers that stay in view end, in pixels from the left and from the top."""
        scene, camera = self._canvas.map_scene, self._canvas.camera
        sight, (across, down) = camera.in_sight(), scene.panes.corner
        right, bottom = across + scene.drawing.header_width, down + scene.drawing.header_height
        return (right - sight.left()) * camera.zoom, (bottom - sight.top()) * camera.zoom


def _ease(pull: _Pull) -> float:
    waited = monotonic() - pull.since - EDGE_DELAY
    return max(0.0, min(1.0, waited / EDGE_EASE))


def _pull(place: float, low: float, high: float) -> float:
    """How hard an edge pulls, from 1 (the low edge) to -1 (the high edge), 0 between the bands."""
    if place < low + EDGE_BAND:
        return min(1.0, (low + EDGE_BAND - place) / EDGE_BAND)
    if place > high - EDGE_BAND:
        return -min(1.0, (place - high + EDGE_BAND) / EDGE_BAND)
    return 0.0
