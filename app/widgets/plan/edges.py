"""Scrolling while something is carried near an edge of a view: the nearer, the faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer

from app.widgets.plan.cards_ground import CardsGround

_BAND = 44
_TICK_MS, _WAIT_MS = 16, 200
_FASTEST = 18
"""Pixels a tick."""


class Edges:
    """Scrolls one view, and tells after each step where the hand is, so that what it holds goes along."""

    def __init__(self, view: CardsGround, carry: Callable[[QPoint], None]) -> None:
        self._view, self._carry = view, carry
        self._place = QPoint()
        self._ticking = QTimer(view)
        self._ticking.timeout.connect(self._step)

    def at(self, place: QPoint) -> None:
        """The hand is at a point of the view; near an edge it scrolls after a moment."""
        self._place = place
        if self._way().isNull():
            self._ticking.stop()
        elif not self._ticking.isActive():
            self._ticking.start(_WAIT_MS)

    def stop(self) -> None:
        """Nothing is carried any more."""
        self._ticking.stop()

    def _step(self) -> None:
        self._ticking.setInterval(_TICK_MS)
        way = self._way()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        before = across.value(), down.value()
        across.setValue(across.value() + way.x())
        down.setValue(down.value() + way.y())
        if (across.value(), down.value()) != before:
            self._carry(self._place)

    def _way(self) -> QPoint:
        room = self._view.free_room()
        at = self._place - room.topLeft()
        return QPoint(_speed(at.x(), room.width()), _speed(at.y(), room.height()))


def _speed(place: int, length: int) -> int:
    """How many pixels a tick: none in the middle, and more towards either end."""
    near = min(_BAND, length // 4)
    inside = min(place, length - place)
    if inside >= near:
        return 0
    fast = 1 + _FASTEST * (near - max(0, inside)) // max(1, near)
    return -fast if place < length / 2 else fast
