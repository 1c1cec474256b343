"""Stills: pixmaps in the place of curves and links, which are slow to paint, for as long as they stay as they are.

Shapes are painted anew for every picture in which they are seen, and on a map with several curves and many links that
is half of what a picture takes. So once the view has been quiet for a moment, what is in sight of them is painted once
into pixmaps, pixel for pixel as it stood. Nothing waits for a still: what changes has new shapes, and shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPixmap

from app.drawing.primitives import Box, Group, Layer
from app.exchange.raster import paint_marks, painter_on
from app.widgets.canvas.items import ShapesItem

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
        self._taken: list[ShapesItem] = []
        self._waiting: list[ShapesItem] = []
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._look)

    def view_changed(self) -> None:
        """Something else is seen, or was moved: what lacks a still gets one when all is quiet."""
        self._waiting.clear()
        self._quiet.start(_QUIET_MS)

    def view_zoomed(self) -> None:
        """Shapes are shown again: a still is good for one size only."""
        for item in self._taken:
            item.drop_still()
        self._taken.clear()
        self.view_changed()

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
            pixmap, at = self._still_of(item)
            item.show_still(pixmap, at, self._ratio() / self._scale_of_device())
            self._taken.append(item)
        if self._waiting:
            self._quiet.start(0)

    def _keep_only(self, seen: Iterable[ShapesItem]) -> None:
        """Lets go of those that are gone, and when they take too much, of those out of sight."""
        self._taken = [item for item in self._taken if item.scene() is not None]
        if sum(item.still_bytes for item in self._taken) > _MEMORY:
            kept = set(seen)
            for item in self._taken:
                if item not in kept:
                    item.drop_still()
            self._taken = [item for item in self._taken if item.has_still]

    def _is_worth_it(self, group: Group) -> bool:
        scale = self._scale_of_device()
        return group.layer is Layer.CURVE and group.w * group.h * scale * scale <= _LARGEST

    def _still_of(self, item: ShapesItem) -> tuple[QPixmap, QPointF]:
        """A group as it stands on the pixels of the screen, and where from its corner that picture begins."""
        scale, corner = self._scale_of_device(), item.scenePos()
        across, down = (corner.x() * scale) % 1.0, (corner.y() * scale) % 1.0
        left, top = floor(across - _RIM * scale), floor(down - _RIM * scale)
        right = ceil(across + (item.drawn.w + _RIM) * scale)
        bottom = ceil(down + (item.drawn.h + _RIM) * scale)
        pixmap = QPixmap(right - left, bottom - top)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = painter_on(pixmap, 1.0)
        painter.translate(across - left, down - top)
        painter.scale(scale, scale)
        paint_marks(painter, item.drawn.marks)
        painter.end()
        pixmap.setDevicePixelRatio(self._ratio())
        return pixmap, QPointF((left - across) / scale, (top - down) / scale)

    def _scale_of_device(self) -> float:
        return self._scale() * self._ratio()
