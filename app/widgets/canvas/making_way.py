"""Making way for a panel: what has the keyboard stays in view, and the map goes back when the panel is gone."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.drawing.primitives import Group
from app.widgets.canvas.detour import Detour
from app.widgets.canvas.map_view import MapView


class MakingWay:
    """Moves a view as little as needed when it becomes narrower, and back when it becomes wider again."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._detour = Detour(view.camera)

    def resized(self, old: QSize, new: QSize, group: Group | None) -> None:
        """The view changed its size; `group` is what should stay in view, if it was."""
        if new.width() > old.width() and self._detour.under_way:
            self._detour.back()
        elif group is not None and self._was_in_view(group, old):
            before = self._view.camera.place
            self._view.show_group(group)
            self._detour.went_from(before)

    def _was_in_view(self, group: Group, size: QSize) -> bool:
        place = self._view.mapFromScene(self._view.scene_position(group, group.w / 2, group.h / 2))
        return 0 <= place.x() < size.width() and 0 <= place.y() < size.height()
