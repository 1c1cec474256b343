"""Wheel and trackpad: what they do to the view.

Fingers on a trackpad pan by pixels, and the system itself lets them coast, so nothing of ours coasts after them. They
pinch, and a double tap of two fingers goes to the selection and back.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from app.widgets.canvas.camera import Camera
from app.widgets.canvas.detour import Detour
from app.widgets.canvas.flight import ViewPlace

WHEEL_STEP = 0.6
"""Pixels panned for each of the 120 units that a notch of a wheel counts."""

WHEEL_ZOOM = 1.0015
"""The factor of zoom for each of those units."""


class Trackpad:
    """Moves one camera. `closer` gives the place that a double tap of two fingers goes to, if there is one."""

    def __init__(self, camera: Camera, closer: Callable[[], ViewPlace | None]) -> None:
        self._camera = camera
        self._closer = closer
        self._detour = Detour(camera)
        self._zooms = False  # whether the scroll under way is a zoom, whatever keys are let go of meanwhile
        self._cut_short = False  # whether the rest of what the system lets coast means nothing any more

    def cut_short(self) -> None:
        """A pointer came down: the coasting of the system is not followed any more."""
        self._cut_short = True

    def wheel(self, event: QWheelEvent) -> None:
        """Pans; with Ctrl, zooms at the cursor; with Shift, pans sideways."""
        phase = event.phase()
        coasts = phase == Qt.ScrollPhase.ScrollMomentum
        if not coasts:
            self._cut_short = False
            self._zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (coasts and (self._cut_short or self._zooms)) or not _says_something(event):
            return
        self._camera.stop()
        if self._zooms:
            turned = event.angleDelta()
            self._camera.zoom_by(WHEEL_ZOOM ** (turned.y() or turned.x()), event.position())
        else:
            step = _step(event)
            self._camera.pan(step.x(), step.y())

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Follows fingers that pinch or tap twice on a trackpad; False for what means nothing here."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.BeginNativeGesture:
            self._camera.stop()
            self._cut_short = True
        elif kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._camera.stop()
            self._camera.zoom_by(max(0.1, 1 + event.value()), event.position())
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._closer_or_back()
        else:
            return kind == Qt.NativeGestureType.EndNativeGesture
        return True

    def _closer_or_back(self) -> None:
        place = self._closer()
        if self._detour.under_way:
            self._detour.back()
        elif place is not None:
            before = self._camera.place
            self._camera.glide_to(place)
            self._detour.went_from(before)


def _says_something(event: QWheelEvent) -> bool:
    return not (event.angleDelta().isNull() and event.pixelDelta().isNull())


def _step(event: QWheelEvent) -> QPointF:
    """How far a turn pans, in pixels; Shift turns a wheel sideways."""
    turned, pixels = event.angleDelta(), event.pixelDelta()
    step = QPointF(pixels) if not pixels.isNull() else QPointF(turned) * WHEEL_STEP
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not step.x():
        return QPointF(step.y(), 0)
    return step
