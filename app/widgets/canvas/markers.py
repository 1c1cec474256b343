"""What a search found, marked on the map: a frame and a bar under it, both heavier for the hit that is looked at.

All frames of a pane are one item, and those of each part of the drawing are worked out once; so with thousands of hits
the map still pans and is laid out anew as it was without.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.drawing.drawing import Part, Placed
from app.drawing.primitives import Layer
from app.model.records import Id
from app.widgets.canvas.map_view import MapView
from app.widgets.canvas.scene import FEEDBACK_DEPTH

GAP, WIDTH, BAR = 2.0, 2.0, 4.0
CURRENT_GAP, CURRENT_WIDTH, CURRENT_BAR = 6.0, 4.0, 9.0
_OVER_HEADERS = 30.0
_ROOM = 100.0
"""Map units around what is framed that frames may take: they are as thick on the screen when it is seen from afar."""


class Markers:
    """The marks of one view; `show` says what is marked, and `follow` puts them where the map is drawn now."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._ids: frozenset[Id] = frozenset()
        self._chips: frozenset[Id] = frozenset()
        self._current: str | None = None
        self._known: dict[str, _Marked] = {}
        self._frames: dict[Layer, _Frames] = {}
        view.drawn.connect(self.follow)

    def show(self, ids: Iterable[Id], current: str | None = None, chips: Iterable[Id] = ()) -> None:
        """Marks records, as far as they are drawn, and the chips of touchpoints.

        The group with the key `current` is marked more than the others.
        """
        wanted, chosen = frozenset(ids), frozenset(chips)
        if (wanted, chosen) != (self._ids, self._chips):
            self._ids, self._chips, self._known = wanted, chosen, {}
        self._current = current
        self.follow()

    @property
    def marked(self) -> tuple[Id, ...]:
        """The records that are marked and drawn."""
        return tuple(i for i in self._ids if self._view.map_scene.item_for(i) is not None)

    def follow(self) -> None:
        """Marks what is drawn now, where it is drawn now."""
        wanted = bool(self._ids or self._chips)
        if not wanted and not self._frames:
            return
        marked: dict[Layer, list[_Marked]] = {}
        before, self._known = self._known, {}
        for placed in self._view.map_scene.drawing.parts if wanted else ():
            known = before.get(placed.key)
            if known is None or known.part is not placed.part:
                known = _Marked.of(placed.part, self._ids, self._chips)
            self._known[placed.key] = known
            if known.boxes:
                marked.setdefault(placed.layer, []).append(known.at(placed))
        self._show(marked)

    def _show(self, marked: dict[Layer, list[_Marked]]) -> None:
        color = QColor(self._view.theme.found)
        group = self._view.map_scene.group(self._current) if self._current else None
        for layer in marked.keys() | self._frames.keys():
            current = QRectF(group.x, group.y, group.w, group.h) if group and group.layer is layer else None
            self._on(layer).show_marked(marked.get(layer, []), current, color)

    def _on(self, layer: Layer) -> _Frames:
        """The item that draws the marks of a layer: headers that stay in view keep theirs with them."""
        known = self._frames.get(layer)
        if known is None:
            known = self._frames[layer] = _Frames()
            pane = self._view.map_scene.panes.of(layer)
            known.setZValue(FEEDBACK_DEPTH if pane is None else _OVER_HEADERS)
            if pane is None:
                self._view.map_scene.addItem(known)
            else:
                known.setParentItem(pane)
        return known


@dataclass(eq=False)
class _Marked:
    """What is marked of one part: boxes from the part's own origin, and where on the map that is."""

    part: Part
    boxes: tuple[QRectF, ...]
    x: float = 0.0
    y: float = 0.0
    zoom: float = 0.0
    edges: tuple[QRectF, ...] = ()

    @staticmethod
    def of(part: Part, ids: frozenset[Id], chips: frozenset[Id]) -> _Marked:
        groups = [group for i, group in part.by_record.items() if i in ids]
        groups += [group for group in part.groups if group.role == "chip" and group.record_id in chips]
        return _Marked(part, tuple(QRectF(g.x, g.y, g.w, g.h) for g in groups))

    def at(self, placed: Placed) -> _Marked:
        """The same, where the part is placed now."""
        self.x, self.y = placed.x, placed.y
        return self

    @property
    def bounds(self) -> QRectF:
        """What all of it may take on the map."""
        box = self.part.box
        return QRectF(self.x + box.x, self.y + box.y, box.w, box.h).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)

    def edges_at(self, zoom: float) -> tuple[QRectF, ...]:
        """The frames as thin boxes to be filled, which is many times quicker than drawing their outlines."""
        if zoom != self.zoom:
            self.zoom = zoom
            self.edges = tuple(edge for box in self.boxes for edge in _edges(box, GAP, WIDTH / zoom, BAR / zoom))
        return self.edges


class _Frames(QGraphicsItem):
    """The frames of one pane, as thick on the screen at every zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._marked: list[_Marked] = []
        self._current: QRectF | None = None
        self._bounds = QRectF()
        self._color = QColor()

    def show_marked(self, marked: list[_Marked], current: QRectF | None, color: QColor) -> None:
        """Frames what is marked, and the current box more heavily."""
        self.prepareGeometryChange()
        self._marked, self._current, self._color = marked, current, color
        self._bounds = QRectF()
        for each in marked:
            self._bounds |= each.bounds
        self.setVisible(bool(marked))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = painter.worldTransform().m11()
        exposed = option.exposedRect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        for each in self._marked:
            if each.bounds.intersects(exposed):
                painter.translate(each.x, each.y)
                painter.drawRects(each.edges_at(zoom))
                painter.translate(-each.x, -each.y)
        if self._current is not None:
            self._paint_current(painter, self._current, zoom)

    def _paint_current(self, painter: QPainter, box: QRectF, zoom: float) -> None:
        tint = QColor(self._color)
        tint.setAlpha(40)
        painter.fillRect(box.adjusted(-CURRENT_GAP, -CURRENT_GAP, CURRENT_GAP, CURRENT_GAP), tint)
        painter.drawRects(_edges(box, CURRENT_GAP, CURRENT_WIDTH / zoom, CURRENT_BAR / zoom))


def _edges(box: QRectF, gap: float, width: float, bar: float) -> tuple[QRectF, ...]:
    """A frame around a box as four boxes: its upper edge, its sides, and the bar under it."""
    left, top = box.left() - gap - width, box.top() - gap - width
    across, down = box.width() + 2 * (gap + width), box.height() + 2 * gap + width
    return (
        QRectF(left, top, across, width),
        QRectF(left, top, width, down),
        QRectF(left + across - width, top, width, down),
        QRectF(left, top + down, across, bar),
    )
