"""Commands that change the view and never the map: zooming and fitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from app.widgets.canvas.camera import ZOOM_STEP

if TYPE_CHECKING:
    from app.widgets.canvas.canvas import Canvas


class ViewCommands:
    """The commands of a view."""

    _canvas: Canvas

    def zoom_in(self) -> None:
        """Zooms in by a step."""
        self._canvas.camera.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zooms out by a step."""
        self._canvas.camera.zoom_by(1 / ZOOM_STEP)

    def zoom_100(self) -> None:
        """Shows the map at its own size."""
        self._canvas.camera.zoom_to(1.0)

    def fit_map(self) -> None:
        """Shows the whole map."""
        self._canvas.camera.fit(QRectF(0, 0, self._canvas.drawing.width, self._canvas.drawing.height))

    def fit_selection(self) -> None:
        """Shows the selection as large as it goes, up to twice its size."""
        boxes = [QRectF(g.x, g.y, g.w, g.h) for g in self._canvas.selected_groups()]
        united = QRectF()
        for box in boxes:
            united = united.united(box)
        if boxes:
            self._canvas.camera.fit(united.adjusted(-40, -40, 40, 40), largest=2.0)
