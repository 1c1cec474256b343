"""Words on a plate over the map, as large at every zoom: what a hand is told about what it does."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from app.exchange.raster import color, qt_font

_AIR = QPointF(8, 4)
_TEXT_SIZE = 13.0


def plate(
    text: str, ink: str, ground: str, edge: str, parent: QGraphicsItem, side: QPointF, gap: float
) -> QGraphicsItem:
    """Words in `ink` on a plate of the colour `ground` with an `edge`, hung on `parent`.

    `side` is where its upper left lies from the place it is put, in shares of its size; `gap` pixels keep it off.
    """
    said = QGraphicsSimpleTextItem(text)
    said.setFont(qt_font("semibold", _TEXT_SIZE))
    said.setBrush(color(ink))
    box = QRectF(QPointF(), said.boundingRect().size()).adjusted(0, 0, 2 * _AIR.x(), 2 * _AIR.y())
    box.moveTo(side.x() * (box.width() + gap) + gap * (1 + side.x()), side.y() * (box.height() + gap))
    path = QPainterPath()
    path.addRoundedRect(box, 4, 4)
    made = QGraphicsPathItem(path, parent)
    made.setBrush(color(ground))
    made.setPen(QPen(color(edge), 2.0))
    made.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    made.setToolTip(text)
    said.setParentItem(made)
    said.setPos(box.topLeft() + _AIR)
    return made
