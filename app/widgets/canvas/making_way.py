"""Making way for a panel: what has the keyboard stays in view, and the map goes back when the panel is gone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

from app.drawing.primitives import Group
from app.widgets.canvas.flight import ViewPlace
from app.widgets.canvas.map_view import MapView


@dataclass(frozen=True)
class _Way:
    """From where the map was sent how far, in map units, and how often hands had moved it until then."""

    start: ViewPlace
    across: float
    down: float
    moves_by_hand: int


class MakingWay:
    """Moves a view as little as needed when it becomes narrower, and back when it becomes wider again.

    Whoever goes along the map by keys meanwhile has not moved it by hand: it still goes back. Where what has the
    keyboard by then would be out of view, it goes back as far as it was sent.
    """

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._way: _Way | None = None

    def resized(self, old: QSize, new: QSize, group: Group | None) -> None:
        """The view changed its size; `group` is what should stay in view, if it was."""
        way = self._way_under()
        if new.width() > old.width() and way is not None:
            self._go_back(way, group)
        elif group is not None and self._was_in_view(group, old):
            before = self._view.camera.place
            self._view.show_group(group)
            self._remember(before, way)

    def _way_under(self) -> _Way | None:
        """The way that the view was sent, unless hands or another zoom have taken it elsewhere."""
        way, camera = self._way, self._view.camera
        same = way is not None and way.moves_by_hand == camera.moves_by_hand and way.start[2] == camera.place[2]
        return way if same else None

    def _remember(self, before: ViewPlace, way: _Way | None) -> None:
        after = self._view.camera.place
        across, down = after[0] - before[0], after[1] - before[1]
        if way is not None:
            way = _Way(way.start, way.across + across, way.down + down, way.moves_by_hand)
        elif across or down:
            way = _Way(before, across, down, self._view.camera.moves_by_hand)
        self._way = way

    def _go_back(self, way: _Way, group: Group | None) -> None:
        x, y, zoom = self._view.camera.place
        self._way = None
        if group is None or self._view.would_show(group, way.start):
            self._view.camera.glide_to(way.start)
        else:
            self._view.camera.glide_to((x - way.across, y - way.down, zoom))
            self._view.show_group(group)

    def _was_in_view(self, group: Group, size: QSize) -> bool:
        """Whether the middle of a group was in a view of this size, or was about to come there."""
        x, y, zoom = self._view.camera.place
        corner, here = self._view.mapToScene(0, 0), self._view.scene_position(group, group.w / 2, group.h / 2)
        if here == QPointF(group.x + group.w / 2, group.y + group.h / 2):  # headers go along with the view
            corner = QPointF(x, y)
        return QRectF(corner.x(), corner.y(), size.width() / zoom, size.height() / zoom).contains(here)
