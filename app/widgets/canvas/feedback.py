"""What the canvas shows of a gesture and of the selection: frames, ghosts, the lasso, the plus, and what is lifted.

All of it is view state: nothing here is an edit or outlives the moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsDropShadowEffect,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
)

from app.drawing.primitives import Box, Group, Layer
from app.drawing.theme import Theme
from app.exchange.raster import color
from app.widgets.canvas.items import render
from app.widgets.canvas.scene import FEEDBACK_DEPTH, MapScene

LIFTED_SCALE = 1.03
GHOST_DEPTH = 1.5
"""Ghosts lie under the notes: where a neighbour has moved in, there is nothing to remember."""

PLUS_RADIUS = 12.0
BUTTON_RADIUS = 16.0
_FRAME_GAP = 3.0
_HEADER_DEPTH = 30.0


class Feedback:
    """The marks that come and go over the map."""

    def __init__(self, scene: MapScene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self._frames: list[QGraphicsItem] = []
        self._lifted: dict[object, list[tuple[QGraphicsItem, QPointF]]] = {}
        self._ghosts: dict[object, list[QGraphicsItem]] = {}
        self._landing: list[QGraphicsItem] = []
        self._lasso: QGraphicsRectItem | None = None
        self._plus: QGraphicsPathItem | None = None
        self._buttons: dict[str, QGraphicsPathItem] = {}

    def set_theme(self, theme: Theme) -> None:
        """Uses other colours from now on."""
        self._theme = theme

    # --- selection -----------------------------------------------------------------------------------------------

    def frame(self, selected: Iterable[Group], focus: Group | None, has_keyboard: bool) -> None:
        """Draws a frame around each selected group and a ring around the one that has the keyboard."""
        self._clear(self._frames)
        chosen = list(selected)
        for group in chosen:
            self._frames.append(self._outline(group, color(self._theme.accent), 2.0, _FRAME_GAP, False))
        if focus is not None and ((has_keyboard and len(chosen) != 1) or focus not in chosen):
            self._frames.append(self._outline(focus, color(self._theme.focus), 2.0, _FRAME_GAP, focus.role == "cell"))

    # --- dragging ------------------------------------------------------------------------------------------------

    def lift(self, owner: object, groups: Sequence[Group], dx: float, dy: float, zoom: float, ratio: float) -> None:
        """Shows copies of `groups` above the map, moved by (dx, dy), and ghosts where they stood."""
        if not groups:
            self._clear([item for item, _ in self._lifted.pop(owner, [])])
            self._clear(self._ghosts.pop(owner, []))
            return
        if owner not in self._lifted:
            self._lifted[owner] = [self._lifted_copy(group, zoom, ratio) for group in groups]
            self._ghosts[owner] = [self._ghost(group) for group in groups]
        for item, start in self._lifted[owner]:
            item.setPos(start + QPointF(dx, dy))

    def landing(self, groups: Iterable[Group]) -> None:
        """Lights up the places where lifted notes will land."""
        self._clear(self._landing)
        for group in groups:
            place = self._outline(group, color(self._theme.accent), 2.0, -1.0, True)
            tint = QColor(color(self._theme.accent))
            tint.setAlpha(28)
            place.setBrush(tint)
            self._landing.append(place)

    # --- lasso and plus ------------------------------------------------------------------------------------------

    def lasso(self, box: Box | None) -> None:
        """Shows a lasso, or takes it away."""
        if box is None:
            if self._lasso is not None:
                self._clear([self._lasso])
            self._lasso = None
            return
        if self._lasso is None:
            self._lasso = QGraphicsRectItem()
            fill = QColor(color(self._theme.accent))
            fill.setAlpha(24)
            self._lasso.setBrush(fill)
            self._lasso.setPen(_cosmetic(color(self._theme.accent), 1.0))
            self._add(self._lasso)
        self._lasso.setRect(QRectF(box.x, box.y, box.w, box.h))

    def plus(self, at: tuple[float, float] | None) -> None:
        """Shows a plus at a point of the map, or takes it away."""
        if at is None:
            if self._plus is not None:
                self._plus.hide()
            return
        if self._plus is None:
            self._plus = QGraphicsPathItem(_plus_shape(PLUS_RADIUS))
            self._add(self._plus)
        self._dress(self._plus, self._theme.accent)
        self._plus.setPos(*at)
        self._plus.show()

    @property
    def plus_at(self) -> QPointF | None:
        """Where the plus is shown, if it is."""
        return self._plus.pos() if self._plus is not None and self._plus.isVisible() else None

    def buttons(self, places: Mapping[str, tuple[Layer, float, float]]) -> None:
        """Puts round buttons with a plus in the panes of the headers, by name."""
        for name, (layer, x, y) in places.items():
            if name not in self._buttons:
                self._buttons[name] = QGraphicsPathItem(_plus_shape(BUTTON_RADIUS), self._scene.pane(layer))
            self._dress(self._buttons[name], self._theme.ink_soft)
            self._buttons[name].setPos(x, y)

    def button_at(self, place: QPointF) -> str | None:
        """The name of the button at a point of the scene."""
        reach = BUTTON_RADIUS + 4
        for name, button in self._buttons.items():
            away = button.scenePos() - place
            if abs(away.x()) <= reach and abs(away.y()) <= reach:
                return name
        return None

    def button_position(self, name: str) -> QPointF:
        """Where a button stands in the scene."""
        return self._buttons[name].scenePos()

    # --- making --------------------------------------------------------------------------------------------------

    def _outline(self, group: Group, tint: QColor, width: float, gap: float, dashed: bool) -> QGraphicsPathItem:
        path = QPainterPath()
        box = QRectF(group.x, group.y, group.w, group.h).adjusted(-gap, -gap, gap, gap)
        path.addRoundedRect(box, 8, 8)
        outline = QGraphicsPathItem(path)
        pen = _cosmetic(tint, width)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        outline.setPen(pen)
        item = self._scene.item(group.key)
        if item is not None and item.parentItem() is not None:
            outline.setParentItem(item.parentItem())
            outline.setZValue(5)
        else:
            self._add(outline)
        return outline

    def _lifted_copy(self, group: Group, zoom: float, ratio: float) -> tuple[QGraphicsItem, QPointF]:
        copy = QGraphicsPixmapItem(render(group, zoom * ratio * LIFTED_SCALE, ratio))
        copy.setScale(1 / zoom)
        shadow = QGraphicsDropShadowEffect()
        shadow.setBlurRadius(12 * ratio)
        shadow.setOffset(0, 4)
        shadow.setColor(color(self._theme.shadow))
        copy.setGraphicsEffect(shadow)
        self._add(copy)
        copy.setZValue(_HEADER_DEPTH)
        source = self._scene.item(group.key)
        start = source.scenePos() if source is not None else QPointF(group.x, group.y)
        grown = (LIFTED_SCALE - 1) / 2
        return copy, start - QPointF(group.w * grown, group.h * grown)

    def _ghost(self, group: Group) -> QGraphicsItem:
        ghost = self._outline(group, color(self._theme.ink_faint), 1.0, 0.0, True)
        ghost.setZValue(GHOST_DEPTH)
        return ghost

    def _dress(self, button: QGraphicsPathItem, ink: str) -> None:
        button.setBrush(color(self._theme.raised))
        button.setPen(QPen(color(ink), 1.75))

    def _add(self, item: QGraphicsItem) -> None:
        item.setZValue(FEEDBACK_DEPTH)
        self._scene.addItem(item)

    def _clear(self, items: list[QGraphicsItem]) -> None:
        for item in items:
            if item.scene() is not None:
                self._scene.removeItem(item)
        items.clear()


def _cosmetic(tint: QColor, width: float) -> QPen:
    pen = QPen(tint, width)
    pen.setCosmetic(True)
    return pen


def _plus_shape(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    for dx, dy in ((5.0, 0.0), (0.0, 5.0)):
        path.moveTo(-dx, -dy)
        path.lineTo(dx, dy)
    return path
