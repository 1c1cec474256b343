"""The tick boxes of the plan: how they look, and how much room they have. What they mean is said by who paints them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.widgets import style

_BOX = 16


def room() -> int:
    """How many pixels at the left of a row or card its tick box takes, and a press on it."""
    return style.target(34)


def paint(painter: QPainter, place: QRect, ticked: bool, some: bool = False) -> None:
    """A box in the middle of a place, ticked or empty; with `some`, a bar says that some below it are ticked."""
    theme = style.look()
    box = QRectF(0, 0, _BOX, _BOX)
    box.moveCenter(QPointF(place.center()))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if ticked or some else theme.ink_soft), 1.5))
    painter.setBrush(QColor(theme.accent) if ticked or some else QColor(theme.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(QColor(theme.accent_ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if ticked:
        corner = box.topLeft()
        painter.drawPolyline([corner + QPointF(4, 8.5), corner + QPointF(7, 11.5), corner + QPointF(12, 5)])
    elif some:
        painter.drawLine(box.center() - QPointF(4, 0), box.center() + QPointF(4, 0))
    painter.restore()
