"""What a search found, marked on the map: a frame and a bar under it, both heavier for the hit that is looked at.

Frames for a thousand hits are one item for each pane, so that the map pans as it did without.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.drawing.primitives import Layer
from app.model.records import Id
from app.widgets.canvas.map_view import MapView
from app.widgets.canvas.scene import FEEDBACK_DEPTH

GAP, WIDTH, BAR = 3.0, 2.0, 5.0
CURRENT_GAP, CURRENT_WIDTH, CURRENT_BAR = 6.0, 4.0, 9.0
_OVER_HEADERS = 30.0


class Markers:
    """The marks of one view; `show` says what is marked, and `follow` puts them where the map is drawn now."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._ids: tuple[Id, ...] = ()
        self._current: Id | None = None
        self._frames: dict[Layer, _Frames] = {}
        view.drawn.connect(self.follow)

    def show(self, ids: Iterable[Id], current: Id | None) -> None:
        """Marks records, as far as they are drawn, and one of them more than the others."""
        self._ids = tuple(dict.fromkeys(ids))
        self._current = current
        self.follow()

    @property
    def marked(self) -> tuple[Id, ...]:
        """The records that are marked and drawn."""
        return tuple(i for i in self._ids if self._view.map_scene.item_for(i) is not None)

    def follow(self) -> None:
        """Marks what is drawn now, where it is drawn now."""
        if not self._ids and not self._frames:
            return
        boxes: dict[Layer, list[QRectF]] = {}
        current: dict[Layer, QRectF] = {}
        for record_id in self._ids:
            group = self._view.map_scene.group_of(record_id)
            if group is None:
                continue
            box = QRectF(group.x, group.y, group.w, group.h)
            if record_id == self._current:
                current[group.layer] = box
            else:
                boxes.setdefault(group.layer, []).append(box)
        color = QColor(self._view.theme.found)
        for layer in boxes.keys() | current.keys() | self._frames.keys():
            self._on(layer).show_boxes(boxes.get(layer, []), current.get(layer), color)

    def _on(self, layer: Layer) -> _Frames:
        """The item that draws the marks of a layer: headers that stay in view keep theirs with them."""
        known = self._frames.get(layer)
        if known is None:
            known = self._frames[layer] = _Frames()
            pane = self._view.map_scene.pane_of(layer)
            known.setZValue(FEEDBACK_DEPTH if pane is None else _OVER_HEADERS)
            if pane is None:
                self._view.map_scene.addItem(known)
            else:
                known.setParentItem(pane)
        return known


class _Frames(QGraphicsItem):
    """Frames around boxes of the map, as thick on the screen at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self._frames: list[QRectF] = []
        self._bars: list[QLineF] = []
        self._current: QRectF | None = None
        self._bounds = QRectF()
        self._color = QColor()

    def show_boxes(self, boxes: list[QRectF], current: QRectF | None, color: QColor) -> None:
        """Frames these boxes, and the current one more heavily."""
        self.prepareGeometryChange()
        self._frames = [box.adjusted(-GAP, -GAP, GAP, GAP) for box in boxes]
        self._bars = [QLineF(box.bottomLeft(), box.bottomRight()) for box in self._frames]
        self._current = current
        self._color = color
        self._bounds = QRectF()
        for box in (*boxes, *([current] if current is not None else [])):
            self._bounds |= box
        self.setVisible(bool(boxes) or current is not None)
        self.update()

    def boundingRect(self) -> QRectF:
        room = 10 * CURRENT_BAR  # pens are as thick at a tenth of the size
        return self._bounds.adjusted(-room, -room, room, room)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(self._color, WIDTH))
        painter.drawRects(self._frames)
        painter.setPen(_pen(self._color, BAR))
        painter.drawLines(self._bars)
        if self._current is not None:
            self._paint_current(painter, self._current)

    def _paint_current(self, painter: QPainter, box: QRectF) -> None:
        frame = box.adjusted(-CURRENT_GAP, -CURRENT_GAP, CURRENT_GAP, CURRENT_GAP)
        tint = QColor(self._color)
        tint.setAlpha(40)
        painter.fillRect(frame, tint)
        painter.setPen(_pen(self._color, CURRENT_WIDTH))
        painter.drawRect(frame)
        painter.setPen(_pen(self._color, CURRENT_BAR))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
