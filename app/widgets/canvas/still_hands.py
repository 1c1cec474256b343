"""Fingers on a view that can only be looked at: one pans, two pan and zoom with the point under them staying put."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

from app.widgets.canvas.camera import Camera

KINDS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel})
_NEAR = 8.0
"""Pixels between two fingers below which they are too near to say how large."""


def move(camera: Camera, event: QTouchEvent) -> None:
    """Moves the camera as the fingers have moved since the last event."""
    camera.stop()
    still = [point for point in event.points() if point.state() != QEventPoint.State.Released]
    if not still:
        return
    before, now = _middle([point.lastPosition() for point in still]), _middle([point.position() for point in still])
    camera.pan(now.x() - before.x(), now.y() - before.y())
    was = _spread([point.lastPosition() for point in still], before)
    spread = _spread([point.position() for point in still], now)
    if was > _NEAR and spread > _NEAR:
        camera.zoom_by(spread / was, now)


def _middle(places: list[QPointF]) -> QPointF:
    return QPointF(sum(p.x() for p in places) / len(places), sum(p.y() for p in places) / len(places))


def _spread(places: list[QPointF], middle: QPointF) -> float:
    """The mean distance of the fingers to their middle, in pixels; 0 for one finger."""
    distances = [QPointF.dotProduct(place - middle, place - middle) ** 0.5 for place in places]
    return float(sum(distances) / len(distances))
