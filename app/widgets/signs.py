"""Small drawn signs: the light of an action, and the face of a score. Colour is never the only difference.

Green is a disc with a tick, amber a ring with its half filled, red an open ring. A face smiles or frowns by its score.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from app.model.records import Light, Tint
from app.widgets import icons, style


def paint_light(painter: QPainter, box: QRectF, light: Light) -> None:
    """The sign of a traffic light, within a square."""
    color = QColor(style.look().lights[light])
    ring = box.adjusted(1.5, 1.5, -1.5, -1.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.setBrush(color if light is Light.GREEN else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if light is Light.AMBER:
        painter.setBrush(color)
        painter.drawPie(ring, 270 * 16, 180 * 16)
    elif light is Light.GREEN:
        _paint_tick(painter, ring)
    painter.restore()


def light_icon(light: Light) -> QIcon:
    """The sign of a light as an icon to stand before words."""
    return _painted(lambda painter, box: paint_light(painter, box, light))


def tint_icon(tint: Tint, ticked: bool = False) -> QIcon:
    """A scrap of paper in a colour, as an icon to stand before words; with a tick if it is chosen."""

    def paint(painter: QPainter, box: QRectF) -> None:
        paper = QColor(style.look().tints[tint])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.look().ink_soft), 1))
        painter.setBrush(paper)
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        if ticked:
            painter.setPen(QPen(QColor(style.look().note_ink), 2))
            painter.drawPolyline([QPointF(4.5, 8.5), QPointF(7, 11), QPointF(11.5, 5.5)])

    return _painted(paint)


def face_icon(score: int) -> QIcon:
    """The face of a score in tenths, as an icon to stand before words."""
    return _painted(lambda painter, box: paint_face(painter, box.center(), 7.5, score))


def _painted(paint: Callable[[QPainter, QRectF], None]) -> QIcon:
    result = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(QSize(16, 16) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter, QRectF(0, 0, 16, 16))
        painter.end()
        result.addPixmap(icons.with_gap(picture))
    return result


def face(score: int, size: int, scale: float) -> QPixmap:
    """The face of a score in tenths (-20..20), `size` pixels square on a screen of this scale: for lists of them.

    It is kept, since to paint a face takes six times as long as to paint its picture.
    """
    return _face(score, size, scale, style.look().name)


@cache
def _face(score: int, size: int, scale: float, _theme: str) -> QPixmap:
    picture = QPixmap(QSize(size, size) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_face(painter, QPointF(size / 2, size / 2), size / 2, score)
    painter.end()
    return picture


def paint_face(painter: QPainter, center: QPointF, radius: float, score: int) -> None:
    """A face for a score in tenths (-20..20), in the colour of its side of neutral."""
    theme = style.look()
    fill = theme.above if score > 0 else theme.below if score < 0 else theme.neutral
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(center)
    painter.scale(radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QPointF(0, 0), 1, 1)
    painter.setBrush(QColor(theme.face_ink))
    for side in (-0.36, 0.36):
        painter.drawEllipse(QPointF(side, -0.24), 0.13, 0.15)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.face_ink), 0.17, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(_mouth(score / 20))
    painter.restore()


def _mouth(mood: float) -> QPainterPath:
    ends, middle = 0.34 - 0.12 * mood, 0.34 + 0.42 * mood
    path = QPainterPath(QPointF(-0.46, ends))
    path.quadTo(QPointF(0, middle), QPointF(0.46, ends))
    return path


def _paint_tick(painter: QPainter, ring: QRectF) -> None:
    def at(x: float, y: float) -> QPointF:
        return QPointF(ring.x() + ring.width() * x, ring.y() + ring.height() * y)

    pen = QPen(QColor(style.look().surface), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.3)])
