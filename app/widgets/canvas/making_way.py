"""Making way for a panel: what has the keyboard stays in view, and the map goes back when the panel is gone."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.drawing.primitives import Group
from app.widgets.canvas.map_view import MapView, ViewPlace


class MakingWay:
    """Moves a view as little as needed when it becomes narrower, and back when it becomes wider again."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._moved: tuple[ViewPlace, ViewPlace] | None = None  # from where the view was, to where it went

    def resized(self, old: QSize, new: QSize, group: Group | None) -> None:
        """The view changed its size; `group` is what should stay in view, if it was."""
        if self._moved is not None and new.width() > old.width():
            self._go_back()
        elif group is not None and self._was_in_view(group, old):
            before = self._view.place()
            self._view.show_group(group)
            after = self._view.place()
            self._moved = (before, after) if after != before else None

    def _go_back(self) -> None:
        """Back to where the map was, unless the user has moved it since."""
        if self._moved is not None and self._view.place() == self._moved[1]:
            self._view.show_place(self._moved[0])
        self._moved = None

    def _was_in_view(self, group: Group, size: QSize) -> bool:
        place = self._view.mapFromScene(self._view.scene_position(group, group.w / 2, group.h / 2))
        return 0 <= place.x() < size.width() and 0 <= place.y() < size.height()
