"""Fingers on a list: a tap chooses, a second one opens, a long press asks for the menu, and moving scrolls."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QAbstractItemView

from app.widgets import shell_touch

LONG_PRESS_MS = 500
DOUBLE_TAP = 0.45
"""Seconds within which a second tap belongs to the first."""

STILL = 6
"""Pixels that a finger may move and still mean one place."""


class Fingers(QObject):
    """Understands the touches of one view; the first finger counts, others do nothing."""

    touched = Signal()
    tapped = Signal(QPoint)
    double_tapped = Signal(QPoint)
    pressed_long = Signal(QPoint)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._start: QPoint | None = None
        self._last = QPoint()
        self._scrolling = False
        self._tap: tuple[float, QPoint] = (0.0, QPoint())
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(LONG_PRESS_MS)
        self._holding.timeout.connect(self._held)
        shell_touch.takes_touches(view.viewport())

    def handle(self, event: QTouchEvent) -> None:
        """Takes a touch event."""
        points = event.points()
        place = points[0].position().toPoint() if points else self._last
        match event.type():
            case QEvent.Type.TouchBegin:
                self._begin(place)
            case QEvent.Type.TouchUpdate:
                self._move(place)
            case QEvent.Type.TouchEnd:
                self._end(place)
            case _:
                self._let_go()
        event.accept()

    def _begin(self, place: QPoint) -> None:
        self._start, self._last, self._scrolling = place, place, False
        self._holding.start()

    def _move(self, place: QPoint) -> None:
        if self._start is None:
            return
        if not self._scrolling and (place - self._start).manhattanLength() > STILL:
            self._scrolling = True
            self._holding.stop()
        if self._scrolling:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() - (place.y() - self._last.y()))
        self._last = place

    def _end(self, place: QPoint) -> None:
        start, scrolling = self._start, self._scrolling
        self._let_go()
        if start is None or scrolling:
            return
        moment, (before, there) = monotonic(), self._tap
        if moment - before < DOUBLE_TAP and (place - there).manhattanLength() < 4 * STILL:
            self._tap = (0.0, QPoint())
            self.double_tapped.emit(place)
        else:
            self._tap = (moment, place)
            self.tapped.emit(place)
        self.touched.emit()

    def _held(self) -> None:
        place = self._start
        self._let_go()
        if place is not None:
            self.pressed_long.emit(place)

    def _let_go(self) -> None:
        self._start = None
        self._holding.stop()
