"""Stills: pixmaps in the place of curves and links, which are slow to paint, for as long as they stay as they are.

Shapes are painted anew for every picture in which they are seen, and on a map with several curves and many links that
is half of what a picture takes. So once the view has been quiet for a moment, what is in sight of them is painted once
into pixmaps, pixel for pixel as it stood. What changes under a hand shows its shapes at once; only what
makes room for something carried, which comes after it anyway, has its stills taken ahead, between two pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPixmap

from app.drawing.primitives import Box, Group, Layer
from app.exchange.raster import paint_marks, painter_on
from app.widgets.canvas.items import ShapesItem
from app.widgets.own_turn import OwnTurn

_QUIET_MS = 120
"""How long nothing may have changed: while a hand bends a curve, a still would be of no use to the next picture."""

_SLICE = 0.006
"""Seconds of painting in one go, so that a frame is never late."""

_LARGEST = 1_000_000
"""Pixels above which a group stays shapes: it is seen from near, where few are in sight."""

_MEMORY = 32 * 2**20
"""Bytes that stills may take together."""

_RIM = 4.0
"""Map units by which the stroke of a curve may stand out of its box."""


_MOST_AHEAD = 200
"""Stills that may wait for being shown: a hand that goes on elsewhere leaves some that never are."""


@dataclass(frozen=True, slots=True)
class Still:
    """A group as pixels, and where from its corner they begin, `scale` map units to a pixel."""

    group: Group
    pixmap: QPixmap
    at: QPointF
    scale: float


class Stills(QObject):
    """Keeps stills of the curves and links in sight."""

    def __init__(
        self,
        parent: QObject,
        shapes_in: Callable[[Box], Iterable[ShapesItem]],
        in_sight: Callable[[], QRectF],
        scale: Callable[[], float],
        device_pixel_ratio: Callable[[], float],
    ) -> None:
        super().__init__(parent)
        self._shapes_in, self._in_sight = shapes_in, in_sight
        self._scale, self._ratio = scale, device_pixel_ratio
        self._taken: set[ShapesItem] = set()
        self._waiting: list[ShapesItem] = []
        self._ahead: dict[int, Still] = {}  # by the identity of their group: to compare marks would take too long
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._working = OwnTurn(self, self._look)
        self._quiet.timeout.connect(self._working.ask)

    def view_changed(self) -> None:
        """Something else is seen, or was moved: what lacks a still gets one when all is quiet."""
        self._waiting.clear()
        self._working.call_off()
        self._quiet.start()

    def view_zoomed(self) -> None:
        """Shapes are shown again: a still is good for one size only."""
        for item in self._taken:
            item.show_shapes()
        self._taken.clear()
        self._ahead.clear()
        self.view_changed()

    def take_ahead(self, found: Iterable[tuple[Group, QPointF]]) -> bool:
        """Takes stills of groups that are soon to be shown with their corner at a place of the map; whether it had to.

        It takes but a few milliseconds at a time, so it is to be asked again until there is nothing left to take.
        """
        end, lacking = perf_counter() + _SLICE, False
        for group, corner in found:
            if id(group) not in self._ahead and self._is_worth_it(group):
                self._ahead[id(group)] = self._still_of(group, corner)
                lacking = True
                if perf_counter() > end:
                    break
        return lacking

    def dress(self, item: ShapesItem) -> None:
        """Has an item whose group is new show the still that was taken ahead of it, if there is one, or else shapes."""
        still = self._ahead.pop(id(item.drawn), None)
        if still is None:
            item.show_shapes()
        else:
            self._show(item, still)
        if len(self._ahead) > _MOST_AHEAD:
            self._ahead.clear()

    def _look(self) -> None:
        if not self._waiting:
            sight = self._in_sight()
            seen = list(self._shapes_in(Box(sight.x(), sight.y(), sight.width(), sight.height())))
            self._keep_only(seen)
            self._waiting = [item for item in seen if not item.has_still and self._is_worth_it(item.drawn)]
        self._work()

    def _work(self) -> None:
        end = perf_counter() + _SLICE
        while self._waiting and perf_counter() < end:
            item = self._waiting.pop()
            self._show(item, self._still_of(item.drawn, item.scenePos()))
        if self._waiting:
            self._working.ask()

    def _keep_only(self, seen: Iterable[ShapesItem]) -> None:
        """Lets go of those that are gone, and when they take too much, of those out of sight."""
        self._taken = {item for item in self._taken if item.scene() is not None and item.has_still}
        if sum(item.still_bytes for item in self._taken) > _MEMORY:
            for item in self._taken.difference(seen):
                item.show_shapes()
            self._taken.intersection_update(seen)

    def _is_worth_it(self, group: Group) -> bool:
        scale = self._scale_of_device()
        return group.layer is Layer.CURVE and group.w * group.h * scale * scale <= _LARGEST

    def _show(self, item: ShapesItem, still: Still) -> None:
        item.show_still(still.pixmap, still.at, still.scale)
        self._taken.add(item)

    def _still_of(self, group: Group, corner: QPointF) -> Still:
        """A group as it stands on the pixels of the screen with its corner there on the map."""
        scale = self._scale_of_device()
        across, down = (corner.x() * scale) % 1.0, (corner.y() * scale) % 1.0
        left, top = floor(across - _RIM * scale), floor(down - _RIM * scale)
        right = ceil(across + (group.w + _RIM) * scale)
        bottom = ceil(down + (group.h + _RIM) * scale)
        pixmap = QPixmap(right - left, bottom - top)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = painter_on(pixmap, 1.0)
        painter.translate(across - left, down - top)
        painter.scale(scale, scale)
        paint_marks(painter, group.marks)
        painter.end()
        pixmap.setDevicePixelRatio(self._ratio())
        at = QPointF((left - across) / scale, (top - down) / scale)
        return Still(group, pixmap, at, self._ratio() / scale)

    def _scale_of_device(self) -> float:
        return self._scale() * self._ratio()
