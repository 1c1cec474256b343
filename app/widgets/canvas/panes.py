"""The panes that keep headers in view: what is their child stays at the upper or the left edge while the map moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene

from app.drawing.drawing import Drawing
from app.drawing.primitives import Layer

DEPTHS = {
    Layer.GROUND: 0.0,
    Layer.CURVE: 1.0,
    Layer.NOTES: 2.0,
    Layer.LANE_HEADERS: 20.0,
    Layer.PHASE_HEADERS: 21.0,
    Layer.CORNER: 22.0,
}
"""How high each layer lies in the scene."""

PINNED = (Layer.LANE_HEADERS, Layer.PHASE_HEADERS, Layer.CORNER)


class Panes:
    """One pane for each layer of headers, with a plate behind it on which the map disappears."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._pins = {layer: _pin(scene, DEPTHS[layer]) for layer in PINNED}
        self._plates = {layer: _plate(pin) for layer, pin in self._pins.items()}

    @property
    def phases(self) -> QGraphicsItem:
        """The pane at the upper edge."""
        return self._pins[Layer.PHASE_HEADERS]

    def of(self, layer: Layer) -> QGraphicsItem | None:
        """The pane of a layer; None for one that scrolls."""
        return self._pins.get(layer)

    def move(self, x: float, y: float) -> None:
        """Moves the panes to a window whose upper left corner is at (x, y) of the map."""
        self._pins[Layer.LANE_HEADERS].setX(x)
        self._pins[Layer.PHASE_HEADERS].setY(y)
        self._pins[Layer.CORNER].setPos(x, y)

    def moved(self, layer: Layer) -> QPointF:
        """How far what stands in a layer has been moved from where the drawing has it."""
        pin = self._pins.get(layer)
        return pin.pos() if pin is not None else QPointF()

    @property
    def corner(self) -> tuple[float, float]:
        """How far the headers have been moved from where the drawing has them, across and down."""
        moved = self.moved(Layer.CORNER)
        return moved.x(), moved.y()

    def paint(self, ground: QColor) -> None:
        """Paints the plates in this colour."""
        for plate in self._plates.values():
            plate.setBrush(ground)

    def resize(self, drawing: Drawing) -> None:
        """Makes the plates as large as the headers of a drawing."""
        self._plates[Layer.LANE_HEADERS].setRect(0, 0, drawing.header_width, drawing.height)
        self._plates[Layer.PHASE_HEADERS].setRect(0, 0, drawing.width, drawing.header_height)
        self._plates[Layer.CORNER].setRect(0, 0, drawing.header_width, drawing.header_height)


def _pin(scene: QGraphicsScene, depth: float) -> QGraphicsRectItem:
    pin = QGraphicsRectItem()
    pin.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    pin.setZValue(depth)
    scene.addItem(pin)
    return pin


def _plate(pin: QGraphicsRectItem) -> QGraphicsRectItem:
    plate = QGraphicsRectItem(pin)
    plate.setPen(Qt.PenStyle.NoPen)
    plate.setBrush(QColor())
    plate.setZValue(-1)
    return plate
