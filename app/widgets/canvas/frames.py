"""Lines that are as thick on the screen at every zoom and every scale: the frame around a group, and thin pens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

GAP, WIDTH = 2.0, 2.0
"""Pixels of the window between a frame and what it is around, and its own thickness."""

_ROOM = 40.0
"""Map units around what is framed that its frame may take when it is seen from afar."""

_GLOW = 90
"""How strong the glow along a line is, of 255."""


def thin_pen(tint: QColor, width: float) -> QPen:
    """A pen of so many pixels of the window at every zoom; Qt would take them for pixels of the screen."""
    pen = QPen(tint, width * QGuiApplication.instance().devicePixelRatio())  # type: ignore[union-attr]
    pen.setCosmetic(True)
    return pen


class Frame(QGraphicsItem):
    """A rounded frame around a box, or along its inner edge, which an edge of the view then does not cut off."""

    def __init__(self, box: QRectF, radius: float, tint: QColor, dashed: bool, within: bool) -> None:
        super().__init__()
        self._box, self._radius, self._within = box, radius, within
        self._pen = QPen(tint, WIDTH, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = painter.worldTransform().m11()
        away = (WIDTH / 2 if self._within else -(GAP + WIDTH / 2)) / zoom
        box = self._box.adjusted(away, away, -away, -away)
        radius = max(0.0, self._radius - away)
        self._pen.setWidthF(WIDTH / zoom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)  # what was painted before may have left one
        painter.drawRoundedRect(box, radius, radius)


class LineFrame(QGraphicsPathItem):
    """A glow along a line, for what is no box."""

    def __init__(self, line: Sequence[tuple[float, float]], tint: QColor) -> None:
        path = QPainterPath(QPointF(*line[0]))
        for point in line[1:]:
            path.lineTo(*point)
        super().__init__(path)
        glow = QColor(tint)  # a copy: every part of the drawing shares the colour that was given
        glow.setAlpha(_GLOW)
        pen = QPen(glow, 9.0)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.setPen(pen)
