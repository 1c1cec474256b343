"""Commands that change the view and never the map: zooming and fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.canvas.camera import ZOOM_STEP

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


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
        """Shows the map at its own size."""
        self._canvas.camera.glide_zoom(1.0)

    def fit_map(self) -> None:
        """Shows the whole map."""
        camera = self._canvas.camera
        camera.glide_to(camera.fitted(self._canvas.whole))

    def fit_selection(self) -> None:
        """Shows the selection as large as it goes, up to twice its size."""
        place = self._canvas.closer_place()
        if place is not None:
            self._canvas.camera.glide_to(place)
