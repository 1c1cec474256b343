"""The line that follows a hand while it draws a link, and the sign at its end where that leads out of the journey."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsPathItem

from app.drawing.icons import icon
from app.drawing.primitives import Path
from app.drawing.theme import Theme
from app.exchange.raster import color, qt_path
from app.i18n import _
from app.widgets.canvas.plates import plate

_SIGN, _ICON = 12.0, 14.0
_OVER_A_FINGER = 32.0
"""How many pixels above the end of the line its words begin: beyond the finger that draws it."""


class RubberLine(QGraphicsLineItem):
    """A line from a touchpoint to a hand."""

    def __init__(self) -> None:
        super().__init__()
        self._sign: QGraphicsItem | None = None

    def lead(self, line: tuple[float, float, float, float], leaves: bool, theme: Theme) -> None:
        """Leads along these points, (x, y) to (x, y); at the end the sign lights up where it `leaves`."""
        self.setLine(*line)
        self.setPen(QPen(color(theme.below if leaves else theme.accent), 2.0))
        if leaves and self._sign is None:
            self._sign = _sign(theme, self)
        if self._sign is not None:
            self._sign.setPos(*line[2:])
            self._sign.setVisible(leaves)

    @property
    def says(self) -> str:
        """What the sign at its end says, while it is lit."""
        lit = self._sign is not None and self._sign.isVisible()
        return self._sign.toolTip() if self._sign is not None and lit else ""


def _sign(theme: Theme, parent: QGraphicsItem) -> QGraphicsItem:
    """The sign that ends a way out, with words over it; as large at every zoom."""
    disc = QPainterPath()
    disc.addEllipse(QRectF(-_SIGN, -_SIGN, 2 * _SIGN, 2 * _SIGN))
    sign = QGraphicsPathItem(disc, parent)
    sign.setBrush(color(theme.below))
    sign.setPen(QPen(color(theme.surface), 2.0))
    sign.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    sign.setToolTip(_("Leaves here"))
    lines = QPainterPath()
    for mark in icon("log-out", -_ICON / 2, -_ICON / 2, _ICON, theme.face_ink):
        if isinstance(mark, Path):
            lines.addPath(qt_path(mark))
    drawn = QGraphicsPathItem(lines, sign)
    drawn.setPen(QPen(color(theme.face_ink), 1.75))
    plate(_("Leaves here"), theme.ink, theme.surface, theme.below, sign, QPointF(-0.5, -1.0), _OVER_A_FINGER)
    return sign
