"""What is shown of notes in the air: copies that follow the hand, ghosts where they stood, and where they will land."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPixmap
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QGraphicsItem, QGraphicsPathItem, QGraphicsPixmapItem

from app.drawing.primitives import Group
from app.drawing.theme import Theme
from app.exchange.raster import color
from app.widgets.canvas.frames import thin_pen
from app.widgets.canvas.scene import FEEDBACK_DEPTH, MapScene

PictureOf = Callable[[Group, float, float], QPixmap]
"""Draws a group at so many pixels a map unit, for a screen with such a pixel ratio."""

LIFTED_SCALE = 1.03
GHOST_DEPTH = 1.5
"""Ghosts lie under the notes: where a neighbour has moved in, there is nothing to remember."""

MOST_SHOWN = 60
"""Of more notes than this only the first are seen in the air: a hand covers no more, and each costs a picture."""

MOST_SHADOWS = 12
"""With more notes than this none casts a shadow, since a shadow is painted anew at each step."""

_LIFTED_DEPTH = 30.0
_SHADOW_OPACITY = {False: 0.4, True: 0.9}
"""By whether the theme is dark: on dark ground a shadow is seen only when it is nearly black."""


@dataclass
class _InTheAir:
    copies: list[tuple[QGraphicsItem, QPointF]] = field(default_factory=list)
    ghosts: list[QGraphicsItem] = field(default_factory=list)


class Lifting:
    """Shows what each owner, a gesture, has lifted off the map."""

    def __init__(self, scene: MapScene, theme: Theme, picture_of: PictureOf) -> None:
        self._scene = scene
        self._picture_of = picture_of
        self.theme = theme
        self._lifted: dict[object, _InTheAir] = {}
        self._landing: list[QGraphicsItem] = []

    def holds(self, owner: object) -> bool:
        """Whether this owner has something in the air."""
        return owner in self._lifted

    def lift(self, owner: object, groups: Iterable[Group], zoom: float, ratio: float) -> None:
        """Takes copies of `groups` into the air, and leaves ghosts where they stood."""
        shown = list(islice(groups, MOST_SHOWN))
        shadow = len(shown) <= MOST_SHADOWS
        copies = [self._copy(group, zoom, ratio, shadow) for group in shown]
        self._lifted[owner] = _InTheAir(copies, [self._ghost(group) for group in shown])

    def carry(self, owner: object, dx: float, dy: float) -> None:
        """Moves what an owner holds to (dx, dy) map units from where it was taken."""
        for item, start in self._lifted[owner].copies:
            item.setPos(start + QPointF(dx, dy))

    def put_down(self, owner: object) -> None:
        """Nothing of an owner is in the air any more."""
        held = self._lifted.pop(owner, _InTheAir())
        self._clear([*(item for item, _ in held.copies), *held.ghosts])

    def landing(self, groups: Sequence[Group]) -> None:
        """Lights up the places where lifted notes will land."""
        self._clear(self._landing)
        self._landing = [self._place(group) for group in groups[:MOST_SHOWN]]

    def _copy(self, group: Group, zoom: float, ratio: float, shadow: bool) -> tuple[QGraphicsItem, QPointF]:
        copy = QGraphicsPixmapItem(self._picture_of(group, zoom * ratio * LIFTED_SCALE, ratio))
        copy.setScale(1 / zoom)
        if self.theme.dark:
            _edge(copy, color(self.theme.lines_strong))
        if shadow:
            copy.setGraphicsEffect(self._shadow(ratio))
        self._add(copy, _LIFTED_DEPTH)
        grown = (LIFTED_SCALE - 1) / 2
        start = self._scene.panes.moved(group.layer) + QPointF(group.x - group.w * grown, group.y - group.h * grown)
        return copy, start

    def _shadow(self, ratio: float) -> QGraphicsDropShadowEffect:
        shadow = QGraphicsDropShadowEffect()
        shadow.setBlurRadius(12 * ratio)
        shadow.setOffset(0, 4)
        tint = QColor(color(self.theme.shadow))
        tint.setAlphaF(_SHADOW_OPACITY[self.theme.dark])
        shadow.setColor(tint)
        return shadow

    def _ghost(self, group: Group) -> QGraphicsItem:
        return self._outline(group, color(self.theme.ink_faint), 1.0, GHOST_DEPTH, inset=2.0)

    def _place(self, group: Group) -> QGraphicsItem:
        place = self._outline(group, color(self.theme.accent), 2.0, FEEDBACK_DEPTH, inset=1.0)
        tint = QColor(color(self.theme.accent))
        tint.setAlpha(28)
        place.setBrush(tint)
        return place

    def _outline(self, group: Group, tint: QColor, width: float, depth: float, inset: float = 0.0) -> QGraphicsPathItem:
        path = QPainterPath()
        box = QRectF(group.x, group.y, group.w, group.h).adjusted(inset, inset, -inset, -inset)
        path.addRoundedRect(box, 8, 8)
        outline = QGraphicsPathItem(path)
        pen = thin_pen(tint, width)
        pen.setStyle(Qt.PenStyle.DashLine)
        outline.setPen(pen)
        pane = self._scene.panes.of(group.layer)
        if pane is None:
            self._add(outline, depth)
        else:
            outline.setParentItem(pane)
            outline.setZValue(5)
        return outline

    def _add(self, item: QGraphicsItem, depth: float) -> None:
        item.setZValue(depth)
        self._scene.addItem(item)

    def _clear(self, items: list[QGraphicsItem]) -> None:
        for item in items:
            if item.scene() is not None:
                self._scene.removeItem(item)


def _edge(copy: QGraphicsPixmapItem, tint: QColor) -> None:
    """A thin edge: where notes are dark, a shadow alone does not tell one from those that it is held over."""
    edge = QGraphicsPathItem(copy)
    path = QPainterPath()
    path.addRoundedRect(copy.boundingRect().adjusted(1, 1, -1, -1), 6, 6)
    edge.setPath(path)
    edge.setPen(thin_pen(tint, 1.0))
