"""Shows one picture after another, and lets the new one come from where it lies: beside, inside or around the last."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.widgets import motion, style

_SLIDE = 0.12
"""How far pictures beside each other move, as a share of the width: enough to say which way, and calm."""

_GROWTH = 0.06
"""By how much the inner of two pictures is smaller while it comes, and the outer one larger."""


class Way(Enum):
    """From where a picture comes: the side it is on, and whether it is nearer (in) or farther (out) than the last."""

    AT_ONCE = (0, 0)
    NEXT = (1, 0)
    BACK = (-1, 0)
    IN = (0, 1)
    OUT = (0, -1)


class SlideView(QWidget):
    """Paints the picture that `make` gives for its size; whoever resizes it has it show the next one."""

    def __init__(self, make: Callable[[QSize, float], QPixmap]) -> None:
        super().__init__()
        self.setObjectName("present.slide")
        self._make = make
        self._now, self._before = QPixmap(), QPixmap()
        self._way = Way.AT_ONCE
        self._dark = False
        self.foot = 0  # pixels below the picture, which something else takes
        self._moving = QVariantAnimation(self)
        self._moving.setStartValue(0.0)
        self._moving.setEndValue(1.0)
        self._moving.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._moving.valueChanged.connect(self.update)
        self._moving.finished.connect(self._rest)

    @property
    def dark(self) -> bool:
        """Whether nothing is shown."""
        return self._dark

    @dark.setter
    def dark(self, wanted: bool) -> None:
        self._dark = wanted
        self.update()

    def show_next(self, way: Way) -> None:
        """Shows the picture of now, coming from `way`."""
        self._before, self._way = self._now, way
        self._now = self._make(self._room().size(), self.devicePixelRatioF())
        self._moving.stop()
        milliseconds = motion.duration(motion.VIEW_MS)
        if milliseconds and way is not Way.AT_ONCE and not self._before.isNull():
            self._moving.setDuration(milliseconds)
            self._moving.start()
        else:
            self._rest()

    def _room(self) -> QRect:
        return self.rect().adjusted(0, 0, 0, -self.foot)

    def _rest(self) -> None:
        self._before = QPixmap()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("black") if self._dark else QColor(style.look().canvas))
        if self._dark:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._before.isNull():
            self._paint(painter, self._now, 0.0)
            return
        share = float(self._moving.currentValue())
        painter.setOpacity(1.0 - share)
        self._paint(painter, self._before, -share)
        painter.setOpacity(share)
        self._paint(painter, self._now, 1.0 - share)

    def _paint(self, painter: QPainter, picture: QPixmap, away: float) -> None:
        """Paints a picture that still has `away` (or with a minus, has already gone) of its way to go."""
        aside, closer = self._way.value
        size = picture.deviceIndependentSize() * (1.0 - closer * _GROWTH * away)
        middle = QRectF(self._room()).center() + QPointF(aside * away * _SLIDE * self.width(), 0)
        corner = middle - QPointF(size.width() / 2, size.height() / 2)
        painter.drawPixmap(QRectF(corner, size), picture, QRectF(picture.rect()))
