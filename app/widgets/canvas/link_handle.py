"""The handle at the right of a touchpoint from which a link is drawn, and the line that follows the hand."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from app.drawing.primitives import Group
from app.drawing.theme import Theme
from app.exchange.raster import color
from app.widgets.canvas.rubber_line import RubberLine
from app.widgets.canvas.scene import FEEDBACK_DEPTH, MapScene

RADIUS = 9.0
_MOUSE, _FINGER, _MOUSE_SLOP = 10.0, 22.0, 8.0
_DOWN = 0.75
"""How far down a touchpoint its handle is: below the plus that stands in the middle beside the last one."""


class LinkHandle:
    """Shows the handle of one touchpoint, or none."""

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self.group: Group | None = None
        self._item: QGraphicsPathItem | None = None
        self._lines: dict[object, RubberLine] = {}
        self._theme: Theme | None = None

    def show(self, group: Group | None, theme: Theme) -> None:
        """Shows the handle of what is drawn for a touchpoint, or takes it away."""
        self.group, self._theme = group, theme
        if group is None:
            if self._item is not None:
                self._item.hide()
            return
        if self._item is None:
            self._item = QGraphicsPathItem(_shape())
            self._item.setZValue(FEEDBACK_DEPTH)
            self._scene.addItem(self._item)
        self._item.setBrush(color(theme.raised))
        self._item.setPen(QPen(color(theme.accent), 1.75))
        self._item.setPos(self._place(group))
        self._item.show()

    def is_at(self, place: QPointF, slop: float, zoom: float) -> bool:
        """Whether a point of the scene is on the handle, for a contact with so much slop: a finger has 44 pixels."""
        return self.away(place) <= max(RADIUS + 3, (_MOUSE if slop <= _MOUSE_SLOP else _FINGER) / zoom)

    def away(self, place: QPointF) -> float:
        """How many map units a point of the scene is from the handle; without end while none is shown."""
        if self.group is None or self._item is None or not self._item.isVisible():
            return inf
        return QLineF(self._place(self.group), place).length()

    @property
    def says(self) -> str:
        """What the lines that are being drawn say at their ends, where they say something."""
        return " ".join(filter(None, (line.says for line in self._lines.values())))

    def rubber(self, owner: object, line: tuple[float, float, float, float] | None, leaves: bool) -> None:
        """Shows a line that an owner draws, or takes it away; where it `leaves`, its end says so."""
        if line is None:
            old = self._lines.pop(owner, None)
            if old is not None:
                self._scene.removeItem(old)
            return
        if owner not in self._lines:
            self._lines[owner] = RubberLine()
            self._lines[owner].setZValue(FEEDBACK_DEPTH)
            self._scene.addItem(self._lines[owner])
        if self._theme is not None:
            self._lines[owner].lead(line, leaves, self._theme)

    @staticmethod
    def _place(group: Group) -> QPointF:
        return QPointF(group.x + group.w, group.y + group.h * _DOWN)


def _shape() -> QPainterPath:
    """A ring with a small arrow."""
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), RADIUS, RADIUS)
    path.moveTo(-4, 0)
    path.lineTo(4, 0)
    path.moveTo(1, -3)
    path.lineTo(4, 0)
    path.lineTo(1, 3)
    return path
