"""Coasting: the map goes on after a flick of the hand, slower and slower, until it rests or is touched."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

from app.widgets import motion

FRICTION = 0.3
"""Seconds in which the speed falls to little more than a third."""

SLOWEST = 40.0
"""Pixels a second below which the map rests."""

SLOWEST_FLICK = 150.0
"""Pixels a second below which letting go is no flick: the hand put the map where it wants it."""

FASTEST = 5000.0
"""Pixels a second at most, so that nobody loses the map with one stroke."""

_FRAME_MS = 8


class Coasting(QObject):
    """Pans a view by itself. Where nothing may move by itself, it does nothing."""

    def __init__(self, parent: QObject, pan: Callable[[float, float], None]) -> None:
        super().__init__(parent)
        self._pan = pan
        self._across = self._down = 0.0
        self._seen = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._step)

    @property
    def under_way(self) -> bool:
        """Whether the map moves by itself now."""
        return self._timer.isActive()

    def begin(self, across: float, down: float) -> None:
        """Goes on at so many pixels a second."""
        speed = math.hypot(across, down)
        if motion.calm() or speed < SLOWEST_FLICK:
            return
        share = min(1.0, FASTEST / speed)
        self._across, self._down, self._seen = across * share, down * share, monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Stays where it is."""
        self._timer.stop()

    def _step(self) -> None:
        now = monotonic()
        left = math.exp((self._seen - now) / FRICTION)
        self._seen = now
        way = FRICTION * (1 - left)  # the speed, summed over the time since the last step
        self._pan(self._across * way, self._down * way)
        self._across, self._down = self._across * left, self._down * left
        if math.hypot(self._across, self._down) < SLOWEST:
            self.stop()
