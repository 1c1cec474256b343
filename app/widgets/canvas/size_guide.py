"""The guide of a resize: a line where the edge of a phase or lane will be, and in words what it has room for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from app.drawing.theme import Theme
from app.exchange.raster import color
from app.i18n import N_, fill
from app.widgets.canvas.frames import thin_pen
from app.widgets.canvas.gestures.stage import Guide
from app.widgets.canvas.plates import plate
from app.widgets.canvas.scene import MapScene

DEPTH = 40.0
"""Above everything, the headers included: the label stands in them."""

_GAP = 4.0


class SizeGuides:
    """Shows one guide for each owner, a gesture."""

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._shown: dict[object, QGraphicsLineItem] = {}

    def show(self, owner: object, guide: Guide | None, theme: Theme, corner: QPointF) -> None:
        """Shows the owner's guide, or none; `corner` is where in the scene the headers that stay in view begin."""
        known = self._shown.pop(owner, None)
        if known is not None:
            self._scene.removeItem(known)
        if guide is not None:
            self._shown[owner] = self._line(guide, theme, corner)

    def text(self, owner: object) -> str:
        """What the owner's guide says."""
        return next(item.toolTip() for item in self._shown[owner].childItems())

    @property
    def owners(self) -> list[object]:
        """Whose guides are shown."""
        return list(self._shown)

    def _line(self, guide: Guide, theme: Theme, corner: QPointF) -> QGraphicsLineItem:
        drawing = self._scene.drawing
        if guide.upright:
            line = QGraphicsLineItem(guide.at, corner.y(), guide.at, max(drawing.height, corner.y()))
            place, side = QPointF(guide.at, corner.y() + drawing.header_height / 2), QPointF(-1.0, -0.5)
        else:
            line = QGraphicsLineItem(corner.x(), guide.at, max(drawing.width, corner.x()), guide.at)
            place, side = QPointF(corner.x() + drawing.header_width, guide.at), QPointF(0.0, -1.0)
        line.setPen(_pen(theme, guide.fits))
        line.setZValue(DEPTH)
        self._scene.addItem(line)
        edge = theme.surface  # or it would be lost on a phase of the same colour
        plate(words(guide), theme.accent_ink, theme.accent, edge, line, side, _GAP).setPos(place)
        return line


def words(guide: Guide) -> str:
    """What a guide says, in the language of the screen."""
    if guide.count == 1:
        return fill(N_("Room for one touchpoint"))
    if guide.count is not None:
        return fill(N_("Room for {count} touchpoints"), count=guide.count)
    if guide.fits:
        return fill(N_("Just as high as needed"))
    return fill(N_("{size} high"), size=round(guide.size))


def _pen(theme: Theme, fits: bool) -> QPen:
    pen = thin_pen(color(theme.accent), 2.0)
    pen.setStyle(Qt.PenStyle.SolidLine if fits else Qt.PenStyle.DashLine)
    return pen
