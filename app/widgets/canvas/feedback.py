"""What the canvas shows of a gesture and of the selection: frames, the lasso, the plus, and what is lifted.

All of it is view state: nothing here is an edit or outlives the moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
)

from app.drawing.links import line_of
from app.drawing.primitives import Box, Group, Layer, Point
from app.drawing.theme import Theme
from app.exchange.raster import color
from app.widgets.canvas.frames import Frame, LineFrame, thin_pen
from app.widgets.canvas.lifting import Lifting, PictureOf
from app.widgets.canvas.scene import FEEDBACK_DEPTH, MapScene

PLUS_RADIUS = 12.0
BUTTON_RADIUS = 16.0
_RADIUS = 6.0
_WITHIN = {"phase": (0.5, 0.5), "lane": (0.5, 0.5), "cell": (2.0, 2.0)}
"""How far within a header or cell its frame lies, across and down: beyond it, headers that stay in view cut it off."""

_ROUND = ("chip", "point", "expected")


class _Framed(NamedTuple):
    """What a frame is around; equal ones are one, so that a frame which stays is not made anew."""

    layer: Layer
    x: float
    y: float
    w: float
    h: float
    role: str
    ink: str
    dashed: bool
    line: tuple[Point, ...] = ()


def _framed(group: Group, ink: str, dashed: bool = False) -> _Framed:
    line = line_of(group) if group.role == "link" else ()
    return _Framed(group.layer, group.x, group.y, group.w, group.h, group.role, ink, dashed, line)


class Feedback:
    """The marks that come and go over the map."""

    def __init__(self, scene: MapScene, theme: Theme, picture_of: PictureOf) -> None:
        self._scene = scene
        self._theme = theme
        self._frames: dict[_Framed, QGraphicsItem] = {}
        self.lifting = Lifting(scene, theme, picture_of)
        self._lasso: QGraphicsRectItem | None = None
        self._plus: QGraphicsPathItem | None = None
        self._buttons: dict[str, QGraphicsPathItem] = {}

    def set_theme(self, theme: Theme) -> None:
        """Uses other colours from now on."""
        self._theme = self.lifting.theme = theme

    # --- selection -----------------------------------------------------------------------------------------------

    def frame(self, selected: Iterable[Group], focus: Group | None, has_keyboard: bool) -> None:
        """Draws a frame around each selected group, and a dashed ring around the one that has the keyboard.

        While the keyboard is elsewhere the frames are faint, and there is no ring.
        """
        chosen = list(selected)
        wanted = {_framed(group, self._theme.accent if has_keyboard else self._theme.ink_faint) for group in chosen}
        if focus is not None and has_keyboard and (len(chosen) != 1 or focus not in chosen):
            wanted.add(_framed(focus, self._theme.focus, dashed=True))
        self._clear([self._frames.pop(frame) for frame in self._frames.keys() - wanted])
        for frame in wanted - self._frames.keys():
            self._frames[frame] = self._outline(frame)

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
            self._lasso.setPen(thin_pen(color(self._theme.accent), 1.0))
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
                self._buttons[name] = QGraphicsPathItem(_plus_shape(BUTTON_RADIUS), self._scene.panes.of(layer))
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

    def _outline(self, frame: _Framed) -> QGraphicsItem:
        if frame.line:
            glow = LineFrame(frame.line, color(frame.ink))
            self._add(glow)
            return glow
        across, down = _WITHIN.get(frame.role, (0.0, 0.0))
        box = QRectF(frame.x, frame.y, frame.w, frame.h).adjusted(across, down, -across, -down)
        radius = box.height() / 2 if frame.role in _ROUND else _RADIUS
        outline = Frame(box, radius, color(frame.ink), frame.dashed, frame.role in _WITHIN)
        pane = self._scene.panes.of(frame.layer)
        if pane is not None:
            outline.setParentItem(pane)
            outline.setZValue(5)
        else:
            self._add(outline)
        return outline

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


def _plus_shape(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    for dx, dy in ((5.0, 0.0), (0.0, 5.0)):
        path.moveTo(-dx, -dy)
        path.lineTo(dx, dy)
    return path
