"""Commands that change the view and never the map: zooming and fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from app.drawing.primitives import Group
from app.widgets.canvas.camera import ZOOM_STEP

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


def _box(group: Group) -> QRectF:
    return QRectF(group.x, group.y, group.w, group.h)


def _within(box: QRectF, point: QPointF) -> QPointF:
    """The point of a box that is nearest to another point."""
    return QPointF(max(box.left(), min(box.right(), point.x())), max(box.top(), min(box.bottom(), point.y())))


class ViewCommands:
    """The commands of a view."""

    _canvas: Canvas

    def zoom_in(self) -> None:
        """Zooms in by a step."""
        self._canvas.camera.glide_zoom(self._canvas.camera.place[2] * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zooms out by a step."""
        self._canvas.camera.glide_zoom(self._canvas.camera.place[2] / ZOOM_STEP)

    def zoom_100(self) -> None:
        """Shows the map at its own size; what is selected, or had the keyboard in sight, stays in view."""
        canvas = self._canvas
        sight, group = canvas.camera.in_sight(), canvas.focus_group()
        nearest = _within(canvas.whole, sight.center())
        canvas.camera.glide_zoom(1.0, None if nearest == sight.center() else nearest)
        if group is not None and (canvas.selection.ids or sight.intersects(_box(group))):
            canvas.show_group(group)

    def fit_map(self) -> None:
        """Shows the whole map."""
        camera = self._canvas.camera
        camera.glide_to(camera.fitted(self._canvas.whole))

    def fit_selection(self) -> None:
        """Shows the selection as large as it goes, up to twice its size."""
        place = self._canvas.closer_place()
        if place is not None:
            self._canvas.camera.glide_to(place)
